"""An act has what it changed laid out, however much stands around it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.shift import ANNE
from tests.widgets.desk.conftest import Make
from widgets.common.labels import Label
from widgets.desk_window import DeskPage
from workstation import commands as c

KNOWN = ("greet_full", "ask_name", "ask_birth")
NOTICE = (("document", "price_list"),)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The widths at which texts were asked how high they are."""
    found: list[int] = []
    height = Label.heightForWidth

    def counted(label: Label, width: int) -> int:
        found.append(width)
        return height(label, width)

    monkeypatch.setattr(Label, "heightForWidth", counted)
    return found


def test_what_was_done_before_is_not_laid_out_again_at_each_act(
    post: Make, qapp: QApplication, asked: list[int]
) -> None:
    desk = post(*KNOWN)
    page = DeskPage(desk.theme, desk.bridge)
    desk.show(page)

    def done() -> int:
        asked.clear()
        desk.do(c.DoAct("c1", ANNE, "document.send", "", NOTICE))
        qapp.processEvents()
        return len(asked)

    done()
    few = done()
    for _ in range(20):
        done()
    assert 0 < done() <= few + 2
