"""Where the keyboard is on the desk: one rule, after each event, for every pane.

An event of ``LEADS`` takes the keyboard to where the next gesture is made. One of ``INVITES`` does so unless somebody
is in the middle of something: a text, or the dossier with its forms and its answers to judge. Any other leaves it where
it is. Whatever happens, a keyboard whose place has gone is never left to Qt, which would hand it to the next control of
the window; nor is one whose pane goes from a column to a tab. A click on the bar takes it from nobody: Tab alone brings
it there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from widgets.adviser.composer import Composer
from widgets.adviser.conversation import Conversation
from widgets.adviser.dossier_pane import DossierPane
from widgets.adviser.mail_queue import MailQueue
from widgets.adviser.ring_card import RingPage
from widgets.adviser.waiting_page import WaitingPage
from widgets.adviser.wrap_up_page import WrapUpPage
from workstation import events as e

Busy = Literal["writing", "deciding", "reading", "gone"]
"""What the keyboard was doing: in a text, in the dossier, anywhere else, or its place is gone."""

LEADS: frozenset[type[e.Event]] = frozenset(
    (
        e.ContactAnswered,
        e.IdentityJudged,
        e.ActDone,
        e.HearingCorrected,
        e.ReplySent,
        e.DocumentShared,
        e.ContactEnded,
        e.WrapUpStarted,
        e.ContactClosed,
        e.ContactPutBack,
        e.ContactTakenOver,
    )
)
INVITES: frozenset[type[e.Event]] = frozenset(
    (e.PresenceSet, e.ContactFocused, e.CallHeld, e.CallResumed, e.SessionPaused, e.SessionResumed)
)
WRITING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


def goes_on(happened: Collection[type[e.Event]], busy: Busy, *, turn_came: bool) -> bool:
    """Whether the keyboard goes to the next gesture; ``turn_came``: the adviser may speak, and could not before."""
    if busy == "gone" or LEADS & set(happened):
        return True
    return busy == "reading" and (turn_came or bool(INVITES & set(happened)))


@dataclass(frozen=True)
class Places:
    """The pages in the middle of the desk, and the panes that keep the keyboard to themselves when they can."""

    centre: QStackedWidget
    waiting: WaitingPage
    ringing: RingPage
    wrap_up: WrapUpPage
    pile: MailQueue
    composer: Composer
    conversation: Conversation
    panes: tuple[QWidget, ...]
    show_centre: Callable[[], None]
    """Brings those pages to the front, where they are under a tab."""


class Keyboard(QObject):
    """Keeps the rule on a desk, and goes with it: told before the panes show what happened, and once they have."""

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk)
        self._desk = desk
        self._places: Places | None = None
        self._held: QWidget | None = None
        self._pane: QWidget | None = None
        self._busy: Busy = "gone"
        self._amid = False
        self._turn = ""

    def learn(self, places: Places) -> None:
        """Know the panes, once they are made."""
        self._places = places
        for whisper in (places.conversation.whisper, places.wrap_up.whisper):
            whisper.left.connect(self.give)  # it goes without an event

    def before(self, *_: object) -> None:
        """Note what the keyboard is doing, while it is still there."""
        self._held = self._desk.window().focusWidget()
        self._pane = self._pane_of(self._held)
        self._busy = _busy(self._held)
        self._amid = isinstance(self._held, QPlainTextEdit) and bool(self._held.toPlainText())
        self._turn = self._places.composer.turn if self._places is not None else ""

    def after(self, entries: Collection[e.Entry[e.Event]]) -> None:
        """Put the keyboard where it belongs now."""
        if self._places is None or not self._desk.isVisible():
            return
        came = self._places.composer.turn == "choose" and self._turn != "choose"
        busy: Busy = "gone" if self._has_gone() else self._busy
        # An e-mail leaves by itself, whatever one is doing by then.
        happened = {type(one.event) for one in entries if one.asked or not isinstance(one.event, e.ReplySent)}
        if goes_on(happened, busy, turn_came=came):
            self.give(writing=self._amid)

    def placed(self) -> None:
        """Put the keyboard back where it was, once the panes have changed places; or where it belongs."""
        held = self._held
        if self._places is None or not self._desk.isVisible():
            return
        if self._has_gone():
            self.give()
        elif held is not None and isValid(held) and held.isVisible():
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self, *, writing: bool = False) -> None:
        """Put the keyboard where the next gesture is made; ``writing``: it was amid a text that has gone."""
        places = self._places
        if places is None:
            return
        places.show_centre()
        page = places.centre.currentWidget()
        if page is places.waiting:
            places.waiting.take_focus()
        elif page is places.pile:
            places.pile.focus_pane()
        elif page is places.ringing:
            places.ringing.take_focus()
        elif page is places.wrap_up:
            places.wrap_up.take_focus(writing=writing)
        elif not places.composer.take_focus():
            places.conversation.transcript.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_gone(self) -> bool:
        """Whether its place is gone. A pane that made its controls again may have kept it, and then it has not."""
        held, composer = self._held, self._places.composer if self._places is not None else None
        if composer is not None and composer.parts and held is composer.primary and self._turn != composer.turn:
            return True  # the button is there, and does something else
        if held is not None and isValid(held) and held.isVisible() and held.isEnabled():
            return False
        now = self._desk.window().focusWidget()
        return self._pane is None or self._pane_of(now) is not self._pane or not now.isVisible()

    def _pane_of(self, widget: QWidget | None) -> QWidget | None:
        if self._places is None or widget is None:
            return None
        return next((pane for pane in self._places.panes if pane.isAncestorOf(widget)), None)


def _busy(held: QWidget | None) -> Busy:
    if held is None:
        return "gone"
    if isinstance(held, WRITING):
        return "writing"
    holder: QWidget | None = held
    while holder is not None:
        if isinstance(holder, DossierPane):
            return "deciding"
        holder = holder.parentWidget()
    return "reading"
