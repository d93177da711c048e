"""Asking a colleague while a contact waits: an expert for advice, or whoever a matter is brought up to.

Four acts are apart: answering, passing the contact on, asking for advice, bringing the matter up. After the last two
the contact stays one's own. What is asked goes without the client's data: it is the case that is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from workstation import commands as c
from workstation import events as e
from workstation.bank.records import Records
from workstation.chance import draw
from workstation.clock import SECOND
from workstation.commands import Refused
from workstation.content.experts import ADVICE, APPROVAL, ESCALATION, LATE, RIGHT, WRONG, Answer, Expert
from workstation.content.fillings import FIGURES, filled
from workstation.folding import folded
from workstation.roleplay.judging.facets import judge_facets
from workstation.roleplay.judging.looks import LOOKS
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.roleplay.model import Facet
from workstation.session.others import clients_of
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState

ADVISED = "advised"
"""The timer of a colleague who answers."""
LATE_BELOW, WRONG_BELOW = 0.2, 0.3
"""Of ten answers two come late and one is wrong, where there is a wrong one. Design default."""
_NUMBERS = ("card", "account", "code")


def whom(state: SessionState, pins: Pins) -> tuple[Expert, ...]:
    """Who may be asked; nobody in a session older than they are."""
    known = pins.experts(state.started.manifest) if state.started is not None else ()
    return tuple(one for one in known if one.way != APPROVAL)


def decide(
    state: SessionState, contact: Contact, command: c.AskExpert | c.Escalate, at: int, records: Records, pins: Pins
) -> list[e.Event]:
    """The question leaves; what will be answered, and when, stands in the event. Raises ``Refused``."""
    way = ADVICE if isinstance(command, c.AskExpert) else ESCALATION
    expert = next((one for one in whom(state, pins) if one.id == command.colleague and one.way == way), None)
    text = command.text.strip()
    if expert is None or state.started is None:
        raise Refused("no_colleague")
    if contact.over or contact.phase in ("queued", "ringing"):
        raise Refused("not_now")
    if not text:
        raise Refused("question_empty")
    if any(asked.colleague == expert.id for asked in contact.desk.awaited):
        raise Refused("asked_already")
    number = len(contact.desk.asked) + 1
    known = _recognised(expert, text)
    fate = _fate(draw(state.started.seed, contact.id, "fate", number), known)
    drawn = draw(state.started.seed, contact.id, "advice", number)
    said = (known.wrong if fate == WRONG else known.say) if known else expert.unsure
    figures = pins.said_figures(state.started, NOTES_LANGUAGE)
    answer, _ = filled(said, {f"{FIGURES}.{name}": words for name, words in figures.items()}, NOTES_LANGUAGE)
    given = tuple(dict.fromkeys(_given_away(state, contact, text, records, pins)))
    due = at + expert.seconds(drawn, fate) * SECOND
    about = known.id if known else ""
    return [e.ColleagueAsked(contact.id, expert.id, expert.title, way, text, due, answer, fate, about, given)]


def due(contact: Contact) -> Iterator[tuple[int, str]]:
    """(moment, timer) of the answers to come, as long as somebody is there to read them."""
    if not contact.over:
        yield from ((asked.due, ADVISED) for asked in contact.desk.awaited)


def fall_due(contact: Contact, at: int) -> list[e.Event]:
    """The colleague answers."""
    asked = next(one for one in contact.desk.awaited if one.due <= at)
    return [e.ColleagueAnswered(contact.id, asked.colleague, asked.title, asked.answer)]


def _recognised(expert: Expert, text: str) -> Answer | None:
    """The first answer whose wordings stand in the question."""
    facets = tuple(Facet(answer.id, answer.asked) for answer in expert.answers)
    judged = judge_facets(facets, text, NOTES_LANGUAGE, {}, {})
    return next((answer for answer, one in zip(expert.answers, judged, strict=True) if one.met), None)


def _fate(drawn: float, known: Answer | None) -> str:
    if known is not None and known.wrong and LATE_BELOW <= drawn < WRONG_BELOW:
        return WRONG
    return LATE if drawn < LATE_BELOW else RIGHT


def _given_away(state: SessionState, contact: Contact, text: str, records: Records, pins: Pins) -> Iterator[str]:
    """By what a question betrays a client: a name, a number, an address."""
    plain = folded(text)
    yield from (stray.by for stray in clients_of(state, contact, records, pins).strays(plain))
    if any(next(LOOKS[look](plain), None) for look in _NUMBERS):
        yield "number"
