"""Forms of the banking acts: a few fields, prefilled, under the part of the dossier they change. Never a window."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import NumberField
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from workstation.bank.dossier import Card as BankCard
from workstation.bank.dossier import Dossier
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import spoken_date

RAISE_STEP = 1000
"""Euros added to a limit by default when it is raised for a time."""
RAISE_DAYS = 7
SLOTS = ((1, "10:00"), (2, "14:30"), (4, "17:00"))
"""Three openings of an adviser's diary: working days from today, and the hour."""


def documents() -> tuple[tuple[str, str], ...]:
    """What may be sent to the client's secure mailbox."""
    return (
        ("account_details", tr("Bank account details")),
        ("payment-insurance", tr("Payment insurance notice")),
        ("power_of_attorney", tr("Power of attorney form")),
        ("price_list", tr("Price list")),
        ("dispute_form", tr("Dispute form")),
    )


def working_day(today: date, count: int) -> date:
    """The ``count``-th working day after ``today``."""
    day = today
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


class ActForm(Card):
    """One act to confirm. ``confirmed`` carries the act, its target and the fields; ``cancelled`` says it was left."""

    confirmed = Signal(str, str, object)
    cancelled = Signal()

    def __init__(
        self, theme: Theme, act: str, target: str, dossier: Dossier, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "inset", parent)
        self._theme, self.act, self.target = theme, act, target
        self._dossier, self._today = dossier, today
        self._fields: dict[str, SegmentedControl | QComboBox | QSpinBox] = {}
        self._column = QVBoxLayout(self)
        title = phrase("act", act)
        card = self._card()
        if card is not None:
            title = f"{title} · {phrase('card', card.kind)} •••• {card.tail}"
        self._column.addWidget(Label(theme, title, "body", weight=700, wrap=True))
        self._add_fields()
        self._column.addLayout(self._gestures())
        self.setAccessibleName(title)
        theme.changed.connect(self._restyle)
        self._restyle()

    def values(self) -> tuple[tuple[str, str], ...]:
        """The fields as the act takes them."""
        found = []
        for name, field in self._fields.items():
            if isinstance(field, SegmentedControl):
                found.append((name, field.current_name()))
            elif isinstance(field, QComboBox):
                found.append((name, str(field.currentData())))
            else:
                found.append((name, str(field.value())))
        return tuple(found)

    def focus_first(self) -> None:
        """Give the keyboard to the first field, or to the confirming button."""
        for field in self._fields.values():
            inner = field.findChildren(QWidget) if isinstance(field, SegmentedControl) else [field]
            first = next((w for w in inner if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form, Enter confirms it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press()
        else:
            super().keyPressEvent(event)

    def _card(self) -> BankCard | None:
        return next((card for card in self._dossier.cards if card.id == self.target), None)

    def _add_fields(self) -> None:
        card = self._card()
        match self.act:
            case "card.block":
                self._add_choice("reason", tr("Reason"), ("lost", "stolen", "fraud"))
                self._tell(tr("A block is final: the card will not be used again."))
            case "card.raise_limit":
                limit = card.limit // 100 if card else RAISE_STEP
                self._add_number("amount", tr("Limit over 30 days, in euros"), limit + RAISE_STEP, 100, 20_000, 100)
                self._add_number("days", tr("For how many days"), RAISE_DAYS, 1, 30, 1)
            case "card.order":
                place = self._dossier.client.address
                self._tell(tr("Sent to {address}.", address=f"{place.street}, {place.postcode} {place.city}"))
            case "document.send":
                self._add_list("document", tr("Document"), documents())
                self._tell(tr("It goes to the client’s secure mailbox."))
            case "appointment.book":
                self._add_list("slot", tr("Opening"), self._slots())
            case "dispute.open":
                last = next((op for op in self._dossier.operations if op.amount < 0), None)
                amount = abs(last.amount) // 100 if last else 0
                self._add_number("amount", tr("Amount disputed, in euros"), max(1, amount), 1, 100_000, 1)
            case "app.push":
                self._tell(tr("The client receives a request in the app, reads it and approves it."))
            case _:
                self._add_list("subject", tr("Subject"), self._alerts())

    def _slots(self) -> tuple[tuple[str, str], ...]:
        found = []
        for days, hour in SLOTS:
            day = working_day(self._today, days)
            words = tr("{day} at {hour}", day=spoken_date(day, language()), hour=hour)
            found.append((f"{day.isoformat()} {hour}", words))
        return tuple(found)

    @staticmethod
    def _alerts() -> tuple[tuple[str, str], ...]:
        return (
            ("fraud", tr("Suspected fraud")),
            ("complaint", tr("Complaint")),
            ("out_of_scope", tr("Outside my remit")),
        )

    def _add_choice(self, name: str, label: str, codes: tuple[str, ...]) -> None:
        field = SegmentedControl(self._theme, [(code, phrase("block_reason", code)) for code in codes])
        field.select(codes[0])
        self._add(name, label, field)

    def _add_list(self, name: str, label: str, choices: tuple[tuple[str, str], ...]) -> None:
        field = QComboBox()
        for code, words in choices:
            field.addItem(words, code)
        self._add(name, label, field)

    def _add_number(self, name: str, label: str, value: int, low: int, high: int, step: int) -> None:
        field = NumberField()
        field.setRange(low, high)
        field.setSingleStep(step)
        field.setValue(value)
        line = field.findChild(QLineEdit)
        if line is not None:
            line.setTextMargins(self._theme.pad(8), 0, 0, 0)  # the style sheet's padding stops at the spin box
        self._add(name, label, field)

    def _add(self, name: str, label: str, field: SegmentedControl | QComboBox | QSpinBox) -> None:
        self._fields[name] = field
        field.setAccessibleName(label)
        self._column.addWidget(Label(self._theme, label, "label", "medium", wrap=True))
        self._column.addWidget(field)

    def _tell(self, sentence: str) -> None:
        self._column.addWidget(Label(self._theme, sentence, "small", "medium", wrap=True))

    def _gestures(self) -> QHBoxLayout:
        self._confirm = Button(self._theme, tr("Confirm"), "primary", "small", icon="check")
        leave = Button(self._theme, tr("Cancel"), "plain", "small", keys="Esc")
        self._confirm.clicked.connect(self._press)
        leave.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(self._confirm)
        row.addWidget(leave)
        row.addStretch(1)
        return row

    def _press(self) -> None:
        self.confirmed.emit(self.act, self.target, self.values())

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(12))
        self._column.setSpacing(self._theme.pad(6))
