"""Forms of the banking acts: a few fields, prefilled, under the part of the dossier they change. Never a window.

At the foot stands what is read again with the client, and how far the role goes. What the desk refuses is said there.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.act_fields import ActField, ListField, card_words, field_of, target_words
from widgets.adviser.dossier_model import Reading
from widgets.adviser.flow import flowing
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Card as BankCard
from workstation.bank.dossier import Dossier
from workstation.bank.parts import PARTS
from workstation.bank.targets import TARGETS, targets
from workstation.i18n import language, tr, trn
from workstation.phrases import deed, phrase
from workstation.wording import money

TARGET = "target"


class ActForm(Card):
    """One act to confirm. ``confirmed`` carries the act, its target and the fields; ``cancelled`` says it was left.

    ``edited``: something in it was typed or chosen.
    """

    confirmed = Signal(str, str, object)
    cancelled = Signal()
    edited = Signal()

    def __init__(
        self,
        theme: Theme,
        act: str,
        target: str,
        dossier: Dossier,
        reading: Reading,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "inset", parent)
        self._theme, self.act, self.target = theme, act, target
        self._dossier, self._reading = dossier, reading
        self._declared = ACTS[act]
        self.closed = self.closes(reading)
        self._fields: dict[str, ActField] = {}
        self._column = QVBoxLayout(self)
        title = phrase("act", act)
        card = self._card()
        if card is not None:
            title = f"{title} · {card_words(card, masked=self._masks_target())}"
        self._column.addWidget(Label(theme, title, "body", weight=700, wrap=True))
        self._barred = Label(theme, "", "body", "alert", wrap=True)
        self._column.addWidget(self._barred)
        if not self.closed:
            self._add_fields()
        self._reach = Label(theme, "", "small", "medium", wrap=True)
        self._again = Label(theme, "", "small", "strong", wrap=True)
        self.refusal = Label(theme, "", "body", "alert", wrap=True)
        for line in (self._again, self._reach, self.refusal):
            self._column.addWidget(line)
        self.refusal.hide()
        self._column.addWidget(self._gestures())
        self.setAccessibleName(title)
        self._tell_barred()
        self._follow()
        theme.changed.connect(self._restyle)
        self._restyle()

    def values(self) -> tuple[tuple[str, str], ...]:
        """The fields as the act takes them."""
        return tuple((name, field.value()) for name, field in self._fields.items())

    def field(self, name: str) -> ActField:
        """The field of that name. Raises ``KeyError``."""
        return self._fields[name]

    def closes(self, reading: Reading) -> bool:
        """Whether the form has no fields to whoever reads: what the dossier masks, no form of it shows."""
        part, needed = self._declared.part, self._declared.level
        return reading.level_of(part) < min(needed, PARTS[part].level if part in PARTS else needed)

    def read_by(self, reading: Reading) -> None:
        """Say at the head whether it will be refused, now that another level is reached; what is filled in stays."""
        self._reading = reading
        self._tell_barred()

    def focus_first(self) -> None:
        """Give the keyboard to the first field, or to the confirming button."""
        first = next((field.first() for field in self._fields.values()), self._confirm)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, reason: str) -> None:
        """Say why the desk did not do it, and whom to turn to."""
        words = self._reading.refused(self._declared, reason)
        said = reason != "identity_needed" and not self._barred.isHidden() and self._barred.text() == words
        self.refusal.setText(tr("Nothing was done. The report comes back to it.") if said else words)
        self.refusal.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form, Enter confirms it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press()
        else:
            super().keyPressEvent(event)

    def _masks_target(self) -> bool:
        """Whether the part of the dossier where what it is done to stands is closed still: a block comes first."""
        part = self._declared.part
        return part in PARTS and self._reading.level_of(part) < PARTS[part].level

    def _card(self) -> BankCard | None:
        return next((card for card in self._dossier.cards if card.id == self.target), None)

    def _add_fields(self) -> None:
        declared = self._declared
        if declared.target and not self.target:
            found = targets(self._dossier, declared.target)
            hidden = self._masks_target()
            choices = [(one.id, target_words(self._dossier, declared.target, one, masked=hidden)) for one in found]
            self._add(ListField(self._theme, TARGET, phrase("target", declared.target), choices))
        for field in declared.fields:
            self._add(field_of(self._theme, field, self._dossier, self._aim(), self._reading.today))
        if declared.tells:
            place = self._dossier.client.address
            told = tr(declared.tells, address=f"{place.street}, {place.postcode} {place.city}")
            self._column.addWidget(Label(self._theme, told, "small", "medium", wrap=True))

    def _add(self, field: ActField) -> None:
        self._fields[field.name] = field
        field.edited.connect(self._follow)
        field.edited.connect(self.edited)
        self._column.addWidget(field)

    def _aim(self) -> str:
        """What the act is done to, as the form stands."""
        chosen = self._fields.get(TARGET)
        return chosen.value() if chosen else self.target

    def _aim_words(self) -> str:
        """What it is done to, where its id says nothing to a reader: which account, which operation."""
        kind, aim = self._declared.target, self._aim()
        found = targets(self._dossier, kind) if kind and TARGETS[kind].coded else ()
        return next((target_words(self._dossier, kind, one) for one in found if one.id == aim), "")

    def _tell_barred(self) -> None:
        words = self._reading.bars(self._declared, self._dossier)
        self._barred.setText(words)
        self._barred.setVisible(bool(words))

    def _follow(self) -> None:
        """Say again what would be done, and how far the role goes."""
        for line in (self._again, self._reach, self.refusal, self._points):
            line.hide()
        if self.closed:
            return
        values = {name: value for name, value in self.values() if name != TARGET}
        faults = self._wrong()
        aim, remit = self._aim_words(), self._reading.perimeter.of(self.act)
        said = deed(self.act, self._aim(), () if faults else values.items(), to=aim)
        she = self._dossier.client.title == "Mme"
        her, him = tr("To read again with her: {deed}", deed=said), tr("To read again with him: {deed}", deed=said)
        self._again.setText(her if she else him)
        self._again.setVisible(not faults and bool(values or self._aim()))
        most = remit.most.get(self._reading.job)
        self._reach.setVisible(most is not None and not faults)
        if most is not None and not faults:
            weight = self._declared.weighs(self._dossier, self._aim(), values)
            amount, limit = money(weight, language()), money(most * 100, language())
            beyond = phrase("desk", remit.ask)
            self._reach.setText(
                tr("Your remit: {amount} of {most}. Beyond: {desk}.", amount=amount, most=limit, desk=beyond)
            )
            self._reach.set_tone("alert" if weight > most * 100 else "medium")

    def _gestures(self) -> QWidget:
        self._confirm = Button(self._theme, tr("Confirm"), "primary", "small", icon="check")
        leave = Button(self._theme, tr("Cancel"), "plain", "small", keys="Esc")
        self._points = Button(self._theme, "", "link", "small", icon="see_above")
        self._points.hide()
        self._confirm.clicked.connect(self._press)
        leave.clicked.connect(self.cancelled)
        self._points.clicked.connect(self._to_first_fault)
        return flowing(self._theme, (self._confirm, leave, self._points))

    def _wrong(self) -> list[ActField]:
        return [field for field in self._fields.values() if field.fault()]

    def _to_first_fault(self) -> None:
        """Bring the keyboard to the first thing that is wrong, and it into view."""
        for field in self._wrong()[:1]:
            field.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        """Ask for the act; what can be no value is said first, and holds the keyboard."""
        for field in self._fields.values():
            field.tell(field.fault())
        if wrong := self._wrong():
            n = len(wrong)
            self._points.setText(trn("{n} point", "{n} points", n))
            self._points.setAccessibleName(trn("{n} point to complete", "{n} points to complete", n))
            self._points.show()
            self._to_first_fault()
            return
        values = dict(self.values())
        target = values.pop(TARGET, self.target)
        self.confirmed.emit(self.act, target, tuple(values.items()))

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, self._theme.pad(10), side, self._theme.pad(12))
        self._column.setSpacing(self._theme.pad(8))
