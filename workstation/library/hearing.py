"""What one sentence would be heard as, somewhere in a role-play: nothing is played, nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workstation import events as e
from workstation.commands import Refused, SayFreely
from workstation.i18n import tr
from workstation.library.given import GivenFault, alone
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.start import FIRST
from workstation.roleplay.customer import speech
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.judging.asides import ALSO
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import BEAT, IDENTITY, SEEN, PlaceTuple, Program
from workstation.roleplay.playing.step import Happening, start, step
from workstation.roleplay.recognition import Matcher, Near
from workstation.session.hearing import matcher_of

HEARD, ASKED, FORBIDDEN, NOT_UNDERSTOOD = "heard", "asked", "forbidden", "not_understood"
_IDENTIFIED = 3
_SHOWN = 3


@dataclass(frozen=True)
class Hearing:
    """A sentence, where it is said, and what comes of it.

    ``moves``: those heard, in order; those offered when it is asked about. ``rules``: what it breaks. ``by``: the
    version of what heard it, or the rules. ``refused``: why the desk or the talk takes no such sentence there.
    ``near``: the likeliest moves, heard or not. ``aside``: the kind of what is beside the matter.
    """

    sentence: str
    beat: str
    outcome: str
    moves: tuple[str, ...]
    rules: tuple[str, ...]
    by: str
    refused: str
    costly: frozenset[str]
    near: tuple[Near, ...]
    aside: str = ""


@dataclass(frozen=True)
class Listener:
    """Who listens: the customer of a role-play on its day, and the recogniser of their language."""

    role: Role
    matcher: Matcher

    def place(self, beat: str = "", after: Sequence[str] = ()) -> PlaceTuple:
        """A beat, by default the first, the customer fully identified; ``after``: beats seen before it.

        Raises ``GivenFault``.
        """
        program = self.role.program
        place = list(step(program, start(program), Happening("answered"))[0])
        place[IDENTITY] = _IDENTIFIED
        if beat:
            place[BEAT] = _node(program, beat)
        for one in (*after, beat) if beat else after:
            place[SEEN] |= 1 << _node(program, one)
        return tuple(place)

    def _talk(self, place: PlaceTuple) -> Talk:
        return Talk(place=place, beat=self.role.program.nodes[place[BEAT]].beat.id, on_line=True, patience=1)

    def decide(self, sentence: str, place: PlaceTuple, done: Sequence[Deed] = ()) -> list[e.Event]:
        """What a session makes of the sentence at a place. Raises ``Refused``."""
        return speech.decide(self._talk(place), SayFreely(FIRST, sentence), self.role, self.matcher, done, 0)

    def hear(self, sentence: str, place: PlaceTuple, done: Sequence[Deed] = ()) -> Hearing:
        """What the sentence is heard as at a place; ``done``: what was done at the desk before it."""
        beat = self.role.program.nodes[place[BEAT]].beat.id
        costly, near = speech.nearest(self._talk(place), sentence, self.role, self.matcher)
        found: list[e.Event] = []
        refused = ""
        try:
            found = self.decide(sentence, place, done)
        except Refused as why:
            refused = why.reason
        moves = [one for one in found if isinstance(one, e.ConversationMoved)]
        too = (one.move for one in found if isinstance(one, e.AsideHeard) and one.kind == ALSO)
        heard = (*(one.move for one in moves if one.move), *too)
        offered = tuple(m.move for one in found if isinstance(one, e.SentenceAsked) for m in one.offered)
        rules = tuple(flag for one in moves if one.cause == "forbidden" for flag in one.flags)
        aside = next((one.kind for one in found if isinstance(one, e.AsideHeard) and one.kind != ALSO), "")
        outcome = HEARD if heard or aside else FORBIDDEN if rules else ASKED if offered else NOT_UNDERSTOOD
        by = ", ".join(rules) if outcome == FORBIDDEN else aside or self.matcher.version
        return Hearing(
            sentence, beat, outcome, heard or offered, rules, by, refused, costly, tuple(near[:_SHOWN]), aside
        )


def listener(roleplay: Roleplay, shelf: Shelf) -> Listener:
    """Who would listen to an adviser that writes what they say. Raises ``GivenFault`` where no words are known."""
    role = replace(alone(roleplay, shelf), help="free")
    path = f"recognition/{role.program.script.language[:2]}.yaml"
    text = shelf.pinned_files().get(path)
    if text is None:
        raise GivenFault("no_words", role.program.script.language)
    return Listener(role, matcher_of(text, path))


def as_object(heard: Hearing) -> dict[str, object]:
    """What a sentence was heard as, as machines read it."""
    return {
        "sentence": heard.sentence,
        "beat": heard.beat,
        "outcome": heard.outcome,
        "moves": list(heard.moves),
        "by": heard.by,
    }


def lines_of(heard: Hearing) -> list[str]:
    """What a sentence was heard as, in words: the outcome, who heard it, what was near, what stood in the way."""
    moves = ", ".join(heard.moves)
    match heard.outcome:
        case "heard" if heard.aside:
            told = tr("Heard as beside the matter: {kind}. It is no move.", kind=heard.aside)
        case "heard":
            told = tr("Heard: {moves}.", moves=moves)
        case "asked":
            told = tr("Asked between: {moves}.", moves=moves)
        case "forbidden":
            told = tr("Forbidden at any stage: {rules}.", rules=", ".join(heard.rules))
        case _:
            told = tr("Not understood.")
    found = [tr("“{sentence}” at {beat}", sentence=heard.sentence, beat=heard.beat), f"  {told}"]
    if heard.outcome == HEARD and heard.rules:
        found.append("  " + tr("And forbidden at any stage: {rules}.", rules=", ".join(heard.rules)))
    if heard.near:
        near = ", ".join(f"{one.move} {one.score:.2f}" for one in heard.near)
        found.append("  " + tr("Nearest: {moves}.", moves=near))
        first = heard.near[0].move
        if first in heard.costly and (heard.outcome != HEARD or first not in heard.moves):
            found.append("  " + tr("{move} costs something: it is taken only when it is sure.", move=first))
    found.append("  " + tr("Heard by: {version}.", version=heard.by))
    return found


def _node(program: Program, beat: str) -> int:
    found = next((node.number for node in program.nodes if node.beat.id == beat), None)
    if found is None:
        raise GivenFault("no_beat", ", ".join(node.beat.id for node in program.nodes))
    return found
