"""What a conversation looks like afterwards: sentences, and the facts between them."""

from __future__ import annotations

from dataclasses import dataclass

from workstation import events as e
from workstation.channels import WRITTEN


@dataclass(frozen=True)
class Line:
    """One line of the transcript. ``who``: customer, adviser, fact. A fact has a ``code`` and ``values``, no text.

    The ``code`` of a sentence that was not understood is ``unclear``.
    """

    number: int
    at: int
    who: str
    text: str = ""
    move: str = ""
    code: str = ""
    values: tuple[str, ...] = ()


def line_of(entry: e.Entry[e.Event], channel: str) -> Line | None:
    """The line an entry adds to a contact on that channel, if any."""
    match entry.event:
        case e.CustomerSpoke(text=text):
            return Line(entry.number, entry.at, "customer", text)
        case e.SentenceUnclear(text=text):
            return Line(entry.number, entry.at, "adviser", text, code="unclear")
        case e.ReplySent(text=text, move=move):
            return Line(entry.number, entry.at, "adviser", text, move)
        case e.ConversationMoved(said=said, move=move) if said:
            return Line(entry.number, entry.at, "adviser", said, move)
        case _:
            found = _fact(entry.event, channel)
            return Line(entry.number, entry.at, "fact", code=found[0], values=found[1]) if found else None


def _fact(event: e.Event, channel: str) -> tuple[str, tuple[str, ...]] | None:
    match event:
        case e.ConversationMoved(cause="silence"):
            return "silence", ()
        case e.CallHeld(announced=announced):
            return "held", (str(announced),)
        case e.CallResumed(held=held):
            return "resumed", (str(held),)
        case e.ActDone(act=act, reference=reference):
            return "act", (act, reference)
        case e.ActRefused(act=act, reason=reason):
            return "act_refused", (act, reason)
        case e.SectionOpened(section=section, level=level, needed=needed):
            return ("revealed" if level < needed else "section"), (section, str(needed))
        case e.IdentityJudged(element=element, accepted=accepted, level=level):
            return "identity", (element, "accepted" if accepted else "rejected", str(level))
        case e.CallEnded(by=by):
            return "closed" if channel in WRITTEN else "ended", (by,)
        case _:
            return None
