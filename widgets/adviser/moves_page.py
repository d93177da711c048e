"""The composer's list: what may be said or done at the desk now, a letter each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from widgets.adviser.composer_parts import Main
from widgets.bridge import Bridge
from widgets.common.move_card import Option, Sign
from widgets.common.move_list import MoveList
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import ResumeCall, Say
from workstation.i18n import tr
from workstation.phrases import deed
from workstation.session.offer import Offered
from workstation.session.state import Contact
from workstation.wording import clock


class MovesPage(MoveList):
    """The list, which may be given less than it takes and then scrolls.

    A layout holds a height that follows the width for the least there may be: the thread would pay for it.
    ``act_lit`` carries the act at the desk that a line is about, or an empty text; ``act_asked`` the one to do now.
    """

    act_lit = Signal(str)
    act_asked = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__(theme)
        self._bridge = bridge
        self._offered: tuple[Offered, ...] = ()
        self.said.connect(self.say_move)
        self.desk_hovered.connect(self._lit)
        self.desk_asked.connect(self._asked)

    def hasHeightForWidth(self) -> bool:
        """Not here, though the sentences wrap."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height the moves take at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def forget(self) -> None:
        """Make the list again the next time it is shown."""
        self._offered = ()

    def show_contact(self, contact: Contact) -> None:
        """List what is offered now, the sentence chosen before still chosen if it can be."""
        found = self._bridge.offered(contact)
        if found == self._offered and self.options:
            return
        kept = self.chosen_id
        self._offered = found
        options = [option_of(contact, line) for line in found]
        still = kept if any(o.id == kept and o.state == "normal" for o in options) else None
        self.set_options(options, still)

    def letters(self) -> list[str]:
        """Those of the sentences that can be said, in order."""
        return [line.letter for line in self._offered if line.kind == "say" and line.letter]

    def main(self, contact: Contact, kind: str) -> Main:
        """The button that says what is chosen."""
        letter = next((line.letter for line in self._offered if line.move == self.chosen_id), "")
        if kind == "hold":
            text = tr("Go back and say {letter}", letter=letter) if letter else tr("Go back to the call")
            return Main(text, "Return", kind="now", icon="resume")
        if contact.offer.channel in WRITTEN:
            text = tr("Send sentence {letter}", letter=letter) if letter else tr("Send the sentence")
        else:
            text = tr("Say sentence {letter}", letter=letter) if letter else tr("Say the sentence")
        return Main(text, "Return", "" if letter else tr("Choose a sentence first"))

    def press(self, contact: Contact, kind: str) -> None:
        """The button was pressed."""
        chosen = self.chosen_id
        if chosen is not None:
            self.say_move(chosen)
        elif kind == "hold":
            self._bridge.do(ResumeCall(contact.id))

    def say_move(self, move: str) -> None:
        """Say it; from a hold, come back first; once they have said what they break a silence with."""
        contact = self._bridge.contact()
        if contact is None:
            return
        if contact.phase == "held" and not self._bridge.do(ResumeCall(contact.id)):
            return
        for _ in contact.talk.queue:
            self._bridge.skip()
        self._bridge.do(Say(contact.id, move))

    def _lit(self, move: str) -> None:
        self.act_lit.emit(self._act_of(move))

    def _asked(self, move: str) -> None:
        self.act_asked.emit(self._act_of(move))

    def _act_of(self, move: str) -> str:
        return next((line.act for line in self._offered if line.move == move), "")


def option_of(contact: Contact, line: Offered) -> Option:
    """A line of what is offered, as a card shows it."""
    match line.kind:
        case "said":
            said = next((x for x in contact.lines if x.move == line.move), None)
            at = clock(said.at - contact.life.answered_at) if said else ""
            return Option(line.move, line.letter, line.text, state="said", reason=tr("said at {time}", time=at))
        case "desk":
            first = tr("Identity {level} first", level=line.needed) if line.needed else ""
            sign = sign_of(line)
            act = deed(line.act, "", line.asked)
            hint = line.hint or (tr("Not the act to do here") if line.poor else "")
            return Option(line.move, line.letter, act, hint, state="desk", reason=first, sign=sign)
        case _:
            # What is said of an act has often no hint of its own: its author wrote one for the act.
            hint = line.hint or (tr("The act is done: say so") if line.act and line.advised else "")
            return Option(line.move, line.letter, line.text, hint, sign=sign_of(line))


def sign_of(line: Offered) -> Sign:
    """The tutor's sign: a hand where nothing is better now, a triangle where it harms."""
    return "hint" if line.advised else "warning" if line.poor else ""
