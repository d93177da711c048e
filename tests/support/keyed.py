"""A desk worked with nothing but keys: what somebody would do next, pressed as the sheet of keys has it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from widgets.adviser.act_forms import TARGET, ActForm
from widgets.adviser.mail_queue import MailQueue
from widgets.bridge import Bridge
from widgets.common.move_card import MoveCard
from widgets.common.tabs import SegmentedControl
from widgets.desk_window import DeskPage
from workstation import commands as c
from workstation.desk.state import NOTE_TEXT
from workstation.session.player import Turn

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
FURTHEST = 150
"""So many presses of Tab, or of an arrow, reach anything there is."""


class DeadEnd(AssertionError):
    """Something that no key reaches."""


def asked(form: ActForm, values: dict[str, str]) -> list[tuple[str, str]]:
    """What is to be filled in: what the act is done to among it, unless its button said that, or nothing is."""
    return [(name, value) for name, value in values.items() if name != TARGET or name in dict(form.values())]


class Keyed:
    """Does with keys what a player asks for. Raises ``DeadEnd`` where they do not lead."""

    def __init__(self, page: DeskPage, bridge: Bridge) -> None:
        self.page, self._bridge = page, bridge
        self.pressed = 0

    @property
    def held(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.focusWidget()
        if found is None:
            raise DeadEnd("the keyboard is nowhere")
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """One key, wherever the keyboard is."""
        QTest.keyClick(self.held, key, modifier)
        self.pressed += 1

    def type(self, text: str) -> None:
        """A text, sign by sign."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.held, QKeyEvent(kind, 0, PLAIN, sign))
            self.pressed += 1

    def go_to(self, wanted: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> None:
        """Press Tab, or an arrow, until it has the keyboard."""
        for _ in range(FURTHEST):
            if self.held is wanted:
                return
            self.press(key)
        told = f"{self.held} {self.held.accessibleName()}"
        raise DeadEnd(f"no key leads to {wanted.accessibleName() or wanted}, the keyboard is on {told}")

    def do(self, turn: Turn) -> None:
        """What the turn asks for."""
        match turn.command:
            case c.GoReady():
                self.press(Qt.Key.Key_P, CTRL_SHIFT)
            case c.AnswerContact(contact=contact) if self._is_piled(contact):
                self._take_mail(contact)
            case c.JoinMail(contact=contact, copy=copy):
                self._take_mail(contact, copy)
            case c.AnswerContact():
                self.press(Qt.Key.Key_A, CTRL_SHIFT)
            case c.FocusContact(contact=contact):
                self._turn_to(contact)
            case c.OpenDossier(client=client):
                self._find(client)
            case c.Say(move=move):
                self._say(move)
            case c.JudgeIdentity(element=element, accepted=accepted):
                self._judge(element, accepted)
            case c.EditDraft(where=where, inserted=text):
                self.press(Qt.Key.Key_F6 if where == NOTE_TEXT else Qt.Key.Key_F4)
                self.type(text)
            case c.SendReply():
                self.press(Qt.Key.Key_Return, CTRL)
            case c.EndContact():
                self.press(Qt.Key.Key_R, CTRL_SHIFT)
            case c.SetNoteField(field=field, value=value):
                self._note(field, value)
            case c.CloseContact():
                self.press(Qt.Key.Key_T, CTRL_SHIFT)
            case c.DoAct(target=target, values=values):
                self._act(turn.step.partition("/")[2].partition("[")[0], {TARGET: target, **dict(values)})
            case c.OpenSection():
                self._act(turn.step.partition("/")[2], {})
            case other:
                raise DeadEnd(f"no key is known for {other}")

    def _is_piled(self, contact: str) -> bool:
        """Whether it waits in the queue of e-mails, where nothing rings."""
        there = self._bridge.state.contacts[contact]
        return there.offer.mail is not None and there.phase == "queued"

    @property
    def _queue(self) -> MailQueue:
        """The queue of e-mails that is in sight."""
        return self.page.pile if self.page.pile.isVisible() else self.page.mails

    def _take_mail(self, contact: str, copy: int = -1) -> None:
        """Enter on its row, or on that of a copy, which joins it."""
        self.press(Qt.Key.Key_F11)
        table, row = self._queue.table, self._queue.model.number_of(contact, copy)
        for _ in range(FURTHEST):
            if (at := table.currentIndex().row()) == row:
                break
            self.press(Qt.Key.Key_Down if at < row else Qt.Key.Key_Up)
        self.press(Qt.Key.Key_Return)

    def _turn_to(self, contact: str) -> None:
        self.press(Qt.Key.Key_F2)
        self.go_to(self.page.rail._cards[contact], Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)

    def _find(self, client: str) -> None:
        """By name, as one does for whoever no number or sign-in tells of."""
        name = self._bridge.session.world.records.load(client, self._bridge.today).client.name
        self.press(Qt.Key.Key_K, CTRL)
        self.type(name)
        self.press(Qt.Key.Key_Return)

    def _say(self, move: str) -> None:
        self.press(Qt.Key.Key_F4)
        self._letter(move)
        self.press(Qt.Key.Key_Return)

    def _letter(self, move: str) -> None:
        card = self._card(move)
        if card.option.letter:
            self.press(getattr(Qt.Key, f"Key_{card.option.letter}"))
        else:
            self.press(Qt.Key.Key_Home)
            self.go_to(card, Qt.Key.Key_Down)

    def _card(self, move: str) -> MoveCard:
        try:
            return self.page.composer.moves.card(move)
        except KeyError as fault:
            raise DeadEnd(f"{move} is not on the list") from fault

    def _judge(self, element: str, accepted: bool) -> None:
        row = self.page.dossier.strip.row(element)
        if row is None:
            raise DeadEnd(f"nothing to judge for {element}")
        self.press(Qt.Key.Key_F3)
        self.go_to(row.accept if accepted else row.reject)
        self.press(Qt.Key.Key_Return)

    def _note(self, field: str, value: str) -> None:
        page = self.page.wrap_up
        if field == "code":
            self.go_to(page.picker.all)
            self.press(Qt.Key.Key_Return)
            self.type(value)
            self.press(Qt.Key.Key_Return)
        elif field == "outcome":
            assert page.outcome is not None
            self._pick(page.outcome, value)
        else:
            self._choose(page.follow_up, value)

    def _pick(self, control: SegmentedControl, value: str) -> None:
        """Tab comes to one of the values, and arrows choose among the others."""
        segments = {one.name: one for one in control.findChildren(QAbstractButton)}  # type: ignore[attr-defined]
        names = list(segments)
        stop = next(name for name in names if segments[name].focusPolicy() == Qt.FocusPolicy.StrongFocus)
        self.go_to(segments[stop])
        if stop == value:
            self.press(Qt.Key.Key_Space)
        ahead = Qt.Key.Key_Right if names.index(value) > names.index(stop) else Qt.Key.Key_Left
        self.go_to(segments[value], ahead)
        if control.current_name() != value:
            raise DeadEnd(f"{value} is not chosen")

    def _choose(self, box: QComboBox, value: str) -> None:
        self.go_to(box)
        self.press(Qt.Key.Key_Home)
        for _ in range(FURTHEST):
            if str(box.currentData() or "") == value:
                return
            self.press(Qt.Key.Key_Down)
        raise DeadEnd(f"{value} is not in the list")

    def _act(self, move: str, values: dict[str, str]) -> None:
        """From its line among what may be said to its form, or to the part that it opens."""
        self.press(Qt.Key.Key_F4)
        self._turn_aside()
        self.press(Qt.Key.Key_Home)
        self.go_to(self._card(move), Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Return)
        form = self.page.dossier.form()
        if form is not None:
            self._fill(form, values)
            if isinstance(self.page.window().focusWidget(), QComboBox):  # Enter would open it
                self.go_to(form._confirm)
        self.press(Qt.Key.Key_Return)

    def _turn_aside(self) -> None:
        """Where a reply is written, its acts stand behind the link at its foot."""
        if self.page.composer.reply.isVisible():
            self.go_to(self.page.composer.aside)
            self.press(Qt.Key.Key_Return)

    def _fill(self, form: ActForm, values: dict[str, str]) -> None:
        for name, value in asked(form, values):
            field = form.field(name)
            first = field.first()
            if isinstance(first, QComboBox):
                self._choose(first, value)
                continue
            self.go_to(first)
            self.press(Qt.Key.Key_Space)
            for _ in range(FURTHEST):
                if field.value() == value:
                    break
                self.press(Qt.Key.Key_Right)
                self.press(Qt.Key.Key_Space)
