"""The foot of the composer gives its room to words that do something."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from widgets.adviser.composer_foot import ComposerFoot
from widgets.adviser.composer_parts import Main
from widgets.common.theme import Theme
from workstation import i18n


@pytest.mark.parametrize(("scale", "width"), [(1.0, 400), (1.5, 611), (2.0, 820)])
def test_to_make_wait_keeps_its_words_before_what_tells_how_to_choose(qtbot: QtBot, scale: float, width: int) -> None:
    i18n.install("fr")
    theme = Theme("light", scale)
    foot = ComposerFoot(theme)
    foot.setMinimumWidth(1)
    qtbot.addWidget(foot)
    foot.hint.setText("choisir")
    foot.show_letters("ABCD")
    foot.show_wait("Un instant.")
    foot.show_skip(False, over=False, leaves=False)
    foot.turn_to.hide()
    foot.show_main(Main("Dire la phrase", "Return"), apart=False)
    foot.resize(3 * width, foot.sizeHint().height())
    foot.show()
    whole = foot.wait.sizeHint().width()
    caps, hint = foot._caps, foot.hint
    assert all(each.isVisible() for each in (*caps, hint))
    foot.resize(width, foot.height())
    assert foot.wait.sizeHint().width() == whole
    assert not hint.isVisible()
    foot.resize(foot.say.sizeHint().width() + whole // 2, foot.height())
    assert foot.wait.sizeHint().width() < whole
    foot.resize(3 * width, foot.height())
    assert foot.wait.sizeHint().width() == whole
    assert all(each.isVisible() for each in (*caps, hint))
    foot.show_skip(True, over=False, leaves=False)
    foot.show_main(None, apart=False)
    foot.show_skip(False, over=False, leaves=False)
    foot.show_main(Main("Dire la phrase", "Return"), apart=False)
    assert foot.wait.sizeHint().width() == whole, "before the row is laid out again"
