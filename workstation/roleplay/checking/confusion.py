"""Sentences of one beat that could mean two of its moves."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.content.diagnostics import Diagnostics
from workstation.folding import plain_words
from workstation.roleplay import model as m


def advise_confusion(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn of each sentence that two moves of a beat are both recognised by."""
    for beat in (*script.beats, *(one.beat for one in script.interrupts)):
        known: dict[str, m.Move] = {}
        for move in (*beat.moves, *(beat.subjects.of if beat.subjects else ())):
            for sentence in _heard(move):
                plain = plain_words(sentence)
                other = known.setdefault(plain, move)
                if other is move or not _together(move, other) or (move.intent and other.intent):
                    continue
                place = move.at(f"hears.{sentence}", "say")
                diagnostics.add("RP051", place, name=move.id, other=other.id, line=other.at("id").line)


def check_intents(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report each wording that two moves of a beat have by their intents, or beside one."""
    for beat in (*script.beats, *(one.beat for one in script.interrupts)):
        known: dict[str, m.Move] = {}
        for move in (*beat.moves, *(beat.subjects.of if beat.subjects else ())):
            for sentence in _heard(move) if move.intent else ():
                other = known.setdefault(plain_words(sentence), move)
                if other is not move and _together(move, other):
                    about = {"name": move.intent, "other": other.intent, "wording": sentence, "beat": beat.id}
                    diagnostics.add("RP153", move.at("intent"), **about)
                    break


def _heard(move: m.Move) -> Iterator[str]:
    """The model sentence and the other wordings; one that something is inserted in is said otherwise each time."""
    yield from (text for text in (move.say, *move.hears) if text and "{{" not in text)


def _together(one: m.Move, other: m.Move) -> bool:
    """Whether both can be open at once, as far as a reader sees: two conditions that differ may exclude each other."""
    return one.when is None or other.when is None or one.when.text == other.when.text
