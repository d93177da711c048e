"""How well sets of sentences are heard, by kind: through the very decision of a session where the place ships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import sqrt

from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import KINDS, Case, MadeUp, cases, matcher, roleplay
from workstation.events import ConversationMoved
from workstation.library.hearing import ASKED, FORBIDDEN, Hearing, Listener, listener
from workstation.library.playing import play_test
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import PlaceTuple, Program
from workstation.roleplay.playing.step import left_moves, node_at
from workstation.roleplay.playing.steps import deed_as

SETS = {
    "french_tuning": "fr",
    "french_fresh": "fr",
    "french_second": "fr",
    "french_test": "fr",
    "french_costly": "fr",
    "french_judged": "fr",
    "french_unseen": "fr",
    "french_third_tuned": "fr",
    "french_third_apart": "fr",
    "french_fourth_tuned": "fr",
    "french_fourth_apart": "fr",
    "french_fifth_tuned": "fr",
    "french_sixth_tuned": "fr",
    "french_sixth_apart": "fr",
    "french_seventh_apart": "fr",
    "french_eighth_apart": "fr",
    "french_ninth_apart": "fr",
    "french_tenth_apart": "fr",
    "french_forbidden": "fr",
    "english_fresh": "en",
    "english": "en",
    "english_costly": "en",
    "english_judged": "en",
    "english_unseen": "en",
    "english_third_tuned": "en",
    "english_third_apart": "en",
    "english_fourth_tuned": "en",
    "english_fourth_apart": "en",
    "english_fifth_tuned": "en",
    "english_sixth_tuned": "en",
    "english_sixth_apart": "en",
    "english_seventh_apart": "en",
    "english_eighth_apart": "en",
    "english_ninth_apart": "en",
    "english_tenth_apart": "en",
    "english_forbidden": "en",
    "german": "de",
    "german_costly": "de",
    "german_call": "de",
    "german_fourth_tuned": "de",
    "german_fourth_apart": "de",
    "german_fifth_tuned": "de",
    "german_sixth_tuned": "de",
    "german_sixth_apart": "de",
    "german_seventh_apart": "de",
    "german_eighth_apart": "de",
    "german_ninth_apart": "de",
    "german_tenth_apart": "de",
    "german_forbidden": "de",
}
"""Every set, and its language."""
FACTS = ("right", "right or asked", "asked", "nothing", "not meant", "costly", "denied taken", "flagged")
"""What is counted of each sentence; the last four are faults."""


@dataclass(frozen=True)
class Read:
    """How a sentence was heard: the moves taken, those offered, those that cost, whether a rule was found broken."""

    taken: tuple[str, ...]
    offered: tuple[str, ...]
    costly: frozenset[str]
    flagged: bool


def read(case: Case, language: str, by: str) -> Read:
    """How the sentence is heard at its place."""
    if case.place in case.beats:
        offers, at = case.heard(matcher(language, by)), MadeUp(case.beats, case.place)
        asked = () if offers else case.asked(matcher(language, by))
        costly = frozenset(offer.id for offer in (*offers, *at.offered()) if offer.costs)
        return Read(tuple(offer.id for offer in offers), asked, costly, flagged=False)
    name, _, place = case.place.partition("/")
    beat, *after = place.split(" after ")
    who = _listener(name, language, by)
    done = tuple(_deeds(who.role.program, case.meant))
    return _read(who.hear(case.sentence, _place(name, who, beat, tuple(after), case.meant), done), who)


def _place(name: str, who: Listener, beat: str, after: tuple[str, ...], meant: tuple[str, ...]) -> PlaceTuple:
    """The beat with everything identified; where what is meant is not open so, as one of the tests came by it."""
    program, place = who.role.program, who.place(beat, after)
    if set(meant) <= {step.move.id for step in left_moves(program, place)}:
        return place
    came = (one for one in _places(name) if node_at(program, one) == node_at(program, place))
    fit = (one for one in came if set(meant) <= {step.move.id for step in left_moves(program, one)})
    return next(fit, place)


@cache
def _places(name: str) -> tuple[PlaceTuple, ...]:
    """Every place that the tests of a role-play come by."""
    found = roleplay(name)
    played = (play_test(found, BUNDLED, test).session for test in found.script.tests)
    events = (entry.event for session in played for entry in session.entries())
    return tuple(dict.fromkeys(event.place for event in events if isinstance(event, ConversationMoved)))


def _read(heard: Hearing, who: Listener) -> Read:
    taken = () if heard.outcome == ASKED else heard.moves
    steps = [step for move in taken if (step := who.role.program.step_of(move))]
    faults = frozenset(step.move.id for step in steps if step.move.flags)  # of the places that follow too
    flagged = heard.outcome == FORBIDDEN or bool(heard.rules) or bool(faults)
    return Read(taken, heard.moves if heard.outcome == ASKED else (), heard.costly | faults, flagged)


@cache
def _listener(name: str, language: str, by: str) -> Listener:
    return replace(listener(roleplay(name), BUNDLED), matcher=matcher(language, by))


def _deeds(program: Program, moves: Sequence[str]) -> Iterator[Deed]:
    """What was done at the desk by whoever tells of it."""
    for move in moves:
        step = program.step_of(move)
        if step and step.deed:
            yield deed_as(step.deed, {})


def facts(case: Case, heard: Read) -> frozenset[str]:
    """Which of ``FACTS`` are true of it."""
    found = set()
    others = [move for move in heard.taken if move not in case.meant]
    if case.kind == "forbidden":
        right, others = heard.flagged, []
    elif case.meant:
        right = set(heard.taken) == set(case.meant) and (not heard.flagged or bool(heard.costly & set(case.meant)))
    else:
        right = not heard.taken and not heard.flagged
    offered = bool(set(heard.offered) & set(case.meant))
    if right and not (heard.offered and not case.meant):
        found |= {"right", "right or asked"}
    elif offered or (heard.offered and case.kind == "denied"):
        found.add("right or asked")
    if heard.offered:
        found.add("asked")
    if not heard.taken and not heard.offered and not heard.flagged and case.meant:
        found.add("nothing")
    if others:
        found.add("not meant")
    fault = heard.flagged and not heard.taken and case.kind != "forbidden" and not heard.costly & set(case.meant)
    if heard.costly & set(others) or fault:
        found.add("costly")
    if case.kind == "denied" and (others or heard.flagged):
        found.add("denied taken")
    if case.kind == "neighbour" and heard.flagged:
        found.add("flagged")
    return frozenset(found)


@cache
def counted(name: str, by: str = "meaning") -> dict[str, Counter[str]]:
    """By kind, how many sentences there are (« n ») and of how many each fact is true."""
    found: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for case in cases(name):
        found[case.kind].update(["n", *facts(case, read(case, SETS[name], by))])
    return {kind: counts for kind, counts in found.items() if counts}


def summed(names: Sequence[str], by: str = "meaning") -> dict[str, Counter[str]]:
    """The counts of several sets as of one, and those of all kinds under « all »."""
    found: dict[str, Counter[str]] = {}
    for name in names:
        for kind, counts in counted(name, by).items():
            found.setdefault(kind, Counter()).update(counts)
    return {**found, "all": sum(found.values(), Counter())}


def interval(count: int, total: int) -> tuple[float, float]:
    """Between what a rate of ``count`` in ``total`` lies with 95 % confidence (Wilson’s score interval)."""
    if not total:
        return 0.0, 1.0
    z, rate = 1.96, count / total
    middle = (rate + z * z / (2 * total)) / (1 + z * z / total)
    half = z * sqrt(rate * (1 - rate) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return max(0.0, middle - half), min(1.0, middle + half)


def table(names: Sequence[str], by: str = "meaning") -> list[str]:
    """A line a kind and fact that is true of any: how many, the rate and its interval in per cent."""
    lines = []
    for kind, counts in summed(names, by).items():
        lines.append(f"{kind:<11}{counts['n']:>5}")
        for fact in FACTS:
            if counts[fact] or fact in ("right", "not meant"):
                low, high = interval(counts[fact], counts["n"])
                rate = 100 * counts[fact] / counts["n"]
                lines.append(f"  {fact:<16}{counts[fact]:>5}  {rate:5.1f} %  [{100 * low:.1f}, {100 * high:.1f}]")
    return lines
