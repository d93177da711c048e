"""A form shows nothing that the dossier still masks, and says at its head what will be refused in any case."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from tests.support.acting import done_as_one_would
from tests.widgets.desk.conftest import ANNE, Post
from tests.widgets.desk.test_operations import desk
from widgets.adviser.act_fields import Tick
from widgets.adviser.act_forms import ActForm
from widgets.adviser.dossier_model import Reading, View
from widgets.adviser.dossier_views import views_of
from workstation.bank.acts import ACTS, Act
from workstation.bank.dossier import Dossier
from workstation.phrases import phrase

__all__ = ["desk"]


def secrets(dossier: Dossier, reading: Reading) -> set[str]:
    """What the dossier shows at full identity in a part that is closed to that reader, and last digits."""
    masked = {view.name for view in views_of(dossier, reading) if view.look == "closed"}
    whole = Reading(3, frozenset(masked), reading.today)
    known = _told(tuple(view for view in views_of(dossier, whole) if view.name in masked))
    place = dossier.client.address
    numbers = {one.tail for one in (*dossier.cards, *dossier.accounts)} if reading.level < 2 else set()
    street = {place.street} if reading.level < 1 else set()
    return known | numbers | street


def _told(views: tuple[View, ...]) -> set[str]:
    rows = [row for view in views for block in view.blocks for row in block.rows]
    return {word for row in rows for word in (row.value, row.label) if " " in word}


def read(widget: QWidget) -> str:
    """Everything written in a widget, in its lists too."""
    lists = [box.itemText(row) for box in widget.findChildren(QComboBox) for row in range(box.count())]
    labels = [label.text() for label in widget.findChildren(QLabel)]
    ticks = [str(tick.operation.label) for tick in widget.findChildren(Tick)]
    return "\n".join([*labels, *lists, *ticks, *(line.text() for line in widget.findChildren(QLineEdit))])


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("act", ACTS.values(), ids=lambda act: act.id)
def test_no_form_shows_what_the_dossier_masks_nor_keeps_a_refusal_for_the_end(desk: Post, act: Act, level: int) -> None:
    identity_first = phrase("refused", "identity_needed")
    dossier = desk.bridge.dossier(desk.contact, ANNE)
    assert dossier is not None
    reading = Reading(level, frozenset(), desk.bridge.today, perimeter=desk.bridge.perimeter())
    target, _ = done_as_one_would(act, dossier, desk.bridge.today)
    for aim in {"", target}:
        form = ActForm(desk.theme, act.id, aim, dossier, reading)
        desk.qtbot.addWidget(form)
        written = read(form)
        assert [one for one in secrets(dossier, reading) if one in written] == []
        assert (identity_first in written) == (level < act.level)
        form.read_by(Reading(3, frozenset(), desk.bridge.today, perimeter=desk.bridge.perimeter()))
        assert identity_first not in read(form)
