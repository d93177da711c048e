"""The one question asked during a contact: it is not over, and you are leaving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.events.desk import REPLY_TEXT
from workstation.i18n import tr
from workstation.phrases import of_channel
from workstation.session.state import Contact

Leaving = Literal["window", "desk", "attempt"]
"""The window closes; the desk is left for Home; so is an attempt that Home does not offer again."""


class LeaveDialog(SheetDialog):
    """Accepted: pause and leave. Rejected, by Esc too: stay. ``given_up``: end the session, without a mark.

    Nobody is hung up on in any case. ``paused``: it is already, and is not offered to be. Only the desk offers to give
    up; what Home does not offer again is given up or stayed with. ``branch``: the session tries again from a moment of
    another one, which stands. ``shift``: all the contacts of a shift are left with the one in hand, ``beside`` too.
    """

    given_up = Signal()

    def __init__(
        self,
        theme: Theme,
        contact: Contact | None = None,
        parent: QWidget | None = None,
        *,
        leaving: Leaving = "window",
        paused: bool = False,
        branch: bool = False,
        shift: bool = False,
        beside: Sequence[Contact] = (),
    ) -> None:
        channel = "shift" if shift else contact.offer.channel if contact is not None else "call"
        title = tr("{what}?", what=of_channel("leave", channel))
        super().__init__(theme, title, 460 if leaving == "window" else 560, parent)
        lines = []
        if leaving != "attempt" and not branch:
            lines.append(of_channel("kept" if leaving == "window" else "paused", channel))
        if leaving != "window":
            lines.append(of_channel("given_up", channel))
        if branch:
            lines.append(tr("This second try is not offered again. The one it began from stays as it was."))
        for one in (contact, *beside):
            self.body.addWidget(Label(theme, _where_it_stands(one), "body", wrap=True))
        for words in lines:
            self.body.addWidget(Label(theme, words, "body", "medium", wrap=True))
        self.leave = Button(theme, tr("Close the desk"), "danger")
        if leaving != "window":
            self.leave = Button(theme, tr("Come back later") if paused else tr("Pause and come back later"), "plain")
        self.give_up = Button(theme, tr("Give up, without a mark"), "danger")
        self.stay = Button(theme, of_channel("stay", channel), "primary")
        self.add_gesture(self.give_up, left=True)
        self.add_gesture(self.leave)
        self.add_gesture(self.stay)
        self.give_up.setVisible(leaving != "window")
        self.leave.setVisible(leaving != "attempt")
        self.stay.setDefault(True)
        self.leave.clicked.connect(self.accept)
        self.give_up.clicked.connect(self._on_given_up)
        self.stay.clicked.connect(self.reject)
        self._fit()
        self.stay.setFocus()

    @classmethod
    def ask(
        cls,
        theme: Theme,
        contact: Contact | None = None,
        parent: QWidget | None = None,
        *,
        leaving: Leaving = "window",
        paused: bool = False,
        branch: bool = False,
        shift: bool = False,
        beside: Sequence[Contact] = (),
    ) -> LeaveDialog:
        """Open the question without waiting; ``accepted`` leaves."""
        dialog = cls(theme, contact, parent, leaving=leaving, paused=paused, branch=branch, shift=shift, beside=beside)
        dialog.open()
        return dialog

    def _on_given_up(self) -> None:
        self.given_up.emit()
        self.reject()


def _where_it_stands(contact: Contact | None) -> str:
    """Where the contact stands: nobody is said to be there who has gone."""
    if contact is None:
        return tr("The session is not over.")
    customer, phase = contact.offer.customer, contact.phase
    if contact.offer.mail and contact.desk.drafts.get(REPLY_TEXT) and phase in ("queued", "talking"):
        return tr("{customer} waits for your reply: its draft is to finish.", customer=customer)
    if phase in ("queued", "ringing"):
        return tr("{customer} waits for your answer.", customer=customer)
    if phase == "wrap_up" or (contact.talk.concluded and contact.offer.channel != "email"):
        return tr("The conversation with {customer} is over. The note is left to finish.", customer=customer)
    if phase == "held":
        return tr("{customer} is on hold.", customer=customer)
    if contact.offer.channel == "email" and contact.talk.concluded:
        return tr("{customer} has your reply. The contact is left to close.", customer=customer)
    if contact.offer.channel == "email":
        return tr("{customer} waits for your reply.", customer=customer)
    return tr("{customer} is still with you.", customer=customer)
