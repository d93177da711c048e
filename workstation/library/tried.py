"""The sentences a role-play gives as tests: what each is heard as, and what must not be taken for it.

From each are made a denied one, a reported one and one that breaks a rule: they are not what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation.content.diagnostics import Diagnostic, Place
from workstation.folding import plain_words
from workstation.library.given import GivenFault
from workstation.library.hearing import ASKED, HEARD, Hearing, Listener, as_object, listener
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.checking.texts import all_beats
from workstation.roleplay.model import NO_MOVE, Beat, Script
from workstation.roleplay.playing.step import open_moves

MEANT, DENIED, REPORTED, FORBIDS = "meant", "denied", "reported", "forbidden"
_VARIANTS: dict[str, dict[str, str]] = {
    "fr": {
        DENIED: "je n’ai pas dit que {said}",
        REPORTED: "mon collègue disait que {said}",
        FORBIDS: "{said}, et donnez-moi votre code secret",
    },
    "en": {
        DENIED: "I did not say that {said}",
        REPORTED: "my colleague said that {said}",
        FORBIDS: "{said}, and give me your PIN",
    },
    "de": {
        DENIED: "ich habe nicht gesagt, dass {said}",
        REPORTED: "mein Kollege sagte, dass {said}",
        FORBIDS: "{said}, und nennen Sie mir Ihre PIN",
    },
}


@dataclass(frozen=True)
class Tried:
    """A sentence said at a beat. ``move``: what it is meant for; ``kind``: as it was given, or which variant of it."""

    kind: str
    move: str
    beat: str
    place: Place
    heard: Hearing

    @property
    def is_right(self) -> bool:
        """Whether what came of it is no mistake.

        What was meant is heard, or asked about; what was denied or reported is not taken for a move that costs; what
        breaks a rule is told, by the rule or by the move that is such a breach.
        """
        found = self.heard
        match self.kind:
            case "meant" if self.move == NO_MOVE:
                return not (found.outcome == HEARD and found.moves)
            case "meant":
                return found.outcome in (HEARD, ASKED) and self.move in found.moves
            case "forbidden":
                return bool(found.rules) or self.is_taken
            case _:
                return not self.is_taken

    @property
    def is_taken(self) -> bool:
        """Whether it is taken for the move, and that costs something."""
        found = self.heard
        return found.outcome == HEARD and self.move in found.moves and self.move in found.costly


def tried(roleplay: Roleplay, shelf: Shelf, beat: str = "") -> Iterator[Tried]:
    """Every sentence of the role-play, and its variants, where its move may be said; at one beat, if it is named.

    Raises ``GivenFault`` where no words are known.
    """
    script = roleplay.script
    if not script.sentences:
        return
    who = listener(roleplay, shelf)
    for sentence in script.sentences:
        for where in _beats(script, sentence.move):
            if not beat or where.id == beat:
                yield Tried(MEANT, sentence.move, where.id, sentence.place, _heard(who, sentence.text, where.id))
                for kind, said in variants(sentence.text, script.language) if sentence.move != NO_MOVE else ():
                    yield Tried(kind, sentence.move, where.id, sentence.place, _heard(who, said, where.id))


def heard_at(roleplay: Roleplay, shelf: Shelf, beat: str) -> Iterator[Tried]:
    """Everything that is written to be heard at one beat: its tests, then the sentences of its moves, each once.

    What is said with an act at the desk, and what is not open yet, is left out. Raises ``GivenFault``.
    """
    yield from tried(roleplay, shelf, beat)
    who = listener(roleplay, shelf)
    place = who.place(beat)
    said = {plain_words(one.text) for one in roleplay.script.sentences}
    for step in open_moves(who.role.program, place):
        move = step.move
        for text in () if move.desk else (move.say, *move.hears):
            if text and "{{" not in text and plain_words(text) not in said:
                said.add(plain_words(text))
                yield Tried(MEANT, move.id, beat, move.at(f"hears.{text}", "say"), who.hear(text, place))


def mixed_up(found: Sequence[Tried]) -> list[Tried]:
    """Those that are not heard as meant, then those of which somebody has to be asked, or that are two things."""
    wrong = [one for one in found if not one.is_right]
    doubtful = [one for one in found if one.is_right and one.kind == MEANT and not _plainly(one)]
    return [*wrong, *doubtful]


def _plainly(one: Tried) -> bool:
    """Whether it is heard as its move and nothing else, or is meant for none."""
    found = one.heard
    return one.move == NO_MOVE or (found.outcome == HEARD and found.moves == (one.move,))


def _heard(who: Listener, text: str, beat: str) -> Hearing:
    return who.hear(text, who.place(beat))


def variants(text: str, language: str) -> Iterator[tuple[str, str]]:
    """What is made of a sentence, each with its kind."""
    said = text.rstrip(" .!?")
    yield from ((kind, form.format(said=said)) for kind, form in _VARIANTS.get(language[:2], {}).items())


def _beats(script: Script, move: str) -> Iterator[Beat]:
    """Where a move may be said; a sentence that is meant for none is tried at the first beat."""
    if move == NO_MOVE:
        yield next(beat for beat in script.beats if beat.id == script.start)
        return
    for beat in all_beats(script):
        said = (*beat.moves, *(beat.subjects.of if beat.subjects else ()))
        if any(one.id == move for one in said):
            yield beat


def sentence_faults(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each sentence that is heard as something else, or whose variant is taken for it."""
    if roleplay.program is None or not roleplay.script.sentences:
        return []
    found = roleplay.nothing_found()
    try:
        for one in tried(roleplay, shelf):
            if not one.is_right:
                said = {"wording": one.heard.sentence, "name": one.move}
                if one.kind == MEANT:
                    found.add("RP155", one.place, **said, came=came(one.heard))
                elif one.is_taken:
                    found.add("RP156", one.place, **said)
    except GivenFault:  # told where the language is chosen
        return []
    return found.found


def came(heard: Hearing) -> str:
    """What came of a sentence, as the table and the diagnostics name it: a move, or an outcome."""
    if heard.outcome == HEARD and heard.moves:
        return ", ".join(heard.moves)
    if heard.outcome == ASKED:
        return "? " + ", ".join(heard.moves)
    return heard.aside or heard.outcome


def table(found: list[Tried]) -> dict[str, dict[str, int]]:
    """For each move, how many of its sentences came to what: the confusion table, in reading order."""
    rows: dict[str, dict[str, int]] = {}
    for one in found:
        if one.kind == MEANT:
            row = rows.setdefault(one.move, {})
            row[came(one.heard)] = row.get(came(one.heard), 0) + 1
    return rows


def tried_as_object(one: Tried) -> dict[str, object]:
    """A sentence tried, as machines read it."""
    return {"kind": one.kind, "move": one.move, "right": one.is_right, **as_object(one.heard)}
