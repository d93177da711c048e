"""Flags that cost less than the scorecard says, and flags that no test raises."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from workstation.content.diagnostics import Diagnostics
from workstation.folding import folded
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats, all_moves
from workstation.roleplay.playing.steps import chosen_in

# What a note must never hold, whatever the role-play (CNIL); the scorecard fails the contact for it.
_GRAVE = frozenset({"secret", "judgement", "health", "origin", "politics", "offence", "suspicion"})
_OPENED = re.compile(r"\bidentity >= [23]\b")
_SMALL = frozenset(
    {
        "le", "la", "les", "un", "une", "des", "du", "de", "d", "l", "et", "ou", "a", "au", "aux", "en", "par",
        "pour", "sur", "dans", "est", "sont", "ete", "etait", "n", "ne", "pas", "qui", "que", "qu", "se", "s",
        "y", "ce", "cette", "ces", "son", "sa", "ses", "il", "elle", "on", "avec", "sans", "plus",
    }
)  # fmt: skip
_STEM = 6  # letters by which words of one family are known
_LIKE, _LEAST = 2 / 3, 3  # so much of a knock-out's words in a flag's reason, and so many of them


def advise_severity(
    script: m.Script, diagnostics: Diagnostics, knock_outs: Mapping[str, str], housed: Collection[str]
) -> None:
    """Warn of each flag that only takes points off where the scorecard fails the contact.

    ``knock_outs``: by criterion or fatal flag of the channel, what the scorecard says of it. ``housed``: the flags
    whose cost is the house's.
    """
    raised = dict(_by_structure(script))
    for flag in script.flags:
        if flag.fatal or not flag.penalty or flag.id in housed:  # the house says what those cost
            continue
        reason = knock_outs.get(flag.id) or knock_outs.get(raised.get(flag.id, "")) or _alike(flag.why, knock_outs)
        if reason:
            diagnostics.add("RP141", script.place_of(f"flags.{flag.id}"), name=flag.id, held=reason)


def _by_structure(script: m.Script) -> Iterator[tuple[str, str]]:
    """The flags whose place says what they are: a note that holds what it never may, a part opened to nobody known."""
    for beat in all_beats(script):
        if beat.note and _GRAVE & set(beat.note.must_not):
            yield from ((flag, "note") for move in beat.note.moves if move.breach for flag in move.flags)
    for move, _ in all_moves(script):
        if move.breach_unless and move.desk.endswith(".open") and _OPENED.search(move.breach_unless.text):
            yield move.breach_flag, "identify"


def _alike(why: str, knock_outs: Mapping[str, str]) -> str:
    """The knock-out whose words, or those of one of its cases, a flag's reason says; nothing when none."""
    said = _stems(why)
    for knock_out in knock_outs.values():
        for case in (knock_out, *re.split(r",? ou (?=un |une |l’|le |la |vise )", knock_out)):
            words = _stems(case)
            common = len(words & said)
            if common >= _LEAST and common >= _LIKE * len(words):
                return knock_out
    return ""


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", folded(text))
    return {word[:_STEM] for word in words if word not in _SMALL}


def advise_tested(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn of each flag without which every test would come out the same, as far as their steps say.

    A test that expects no flags by name may still miss one that its steps raise.
    """
    expected = {flag for test in script.tests for flag in test.expect.flags or ()}
    played = {step for test in script.tests if test.expect.flags is None for step in _ids(test.steps)}
    maybe = {flag for move, _ in all_moves(script) if move.id in played for flag in (*move.flags, move.breach_flag)}
    if any(test.expect.flags is None and test.notes + test.replies for test in script.tests):
        maybe |= set(_written(script))
    used = set(_raised(script))
    for flag in script.flags:
        if flag.id in used and flag.id not in expected | maybe:
            diagnostics.add("RP142", script.place_of(f"flags.{flag.id}"), name=flag.id)


def _ids(steps: Collection[str]) -> Iterator[str]:
    for step in steps:
        try:
            yield chosen_in(step)[0]
        except ValueError:
            continue


def _written(script: m.Script) -> Iterator[str]:
    """The flags that a note or a reply may raise."""
    for beat in all_beats(script):
        for check in (beat.note, beat.reply):
            if check is not None:
                yield from (flag for move in check.moves for flag in move.flags)
                yield from (flag for facet in check.facets for flag in facet.flags)


def _raised(script: m.Script) -> Iterator[str]:
    """The flags of what a recruit does; those of time are raised in every role-play alike."""
    yield from _written(script)
    for move, _ in all_moves(script):
        yield from (*move.flags, move.breach_flag)
