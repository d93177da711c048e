"""How a note turned out: what it holds, what it must not, judged on the saved text alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from workstation.content.reading import finish, open_document
from workstation.roleplay.model import NoteCheck, NoteText
from workstation.roleplay.program import Node, Step

# A full card number: thirteen to nineteen digits, however they are spaced.
_CARD_NUMBER = re.compile(r"(?<!\d)(?:\d[ \u00a0\u202f.-]?){12,18}\d(?!\d)")


def folded(text: str) -> str:
    """Lower case, no accents, apostrophes straight, spaces single."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("œ", "oe"))
    return " ".join("".join(ch for ch in plain if not unicodedata.combining(ch)).split())


@dataclass(frozen=True)
class Finding:
    """A word that has no place in a note; ``neutral`` is what to write instead, or empty."""

    family: str
    word: str
    neutral: str = ""


@dataclass(frozen=True)
class NoteWords:
    """The families of words a CRM note must not hold (CNIL, zones de commentaires libres)."""

    families: Mapping[str, tuple[tuple[str, str], ...]]

    def findings(self, text: str) -> list[Finding]:
        """Every forbidden word of the text, whole words only."""
        plain = folded(text)
        found = []
        for family, words in self.families.items():
            for word, neutral in words:
                if re.search(rf"(?<!\w){re.escape(folded(word))}(?!\w)", plain):
                    found.append(Finding(family, word, neutral))
        if _CARD_NUMBER.search(text):
            found.append(Finding("secret", _CARD_NUMBER.search(text)[0]))  # type: ignore[index]
        return found


def read_note_words(text: str, file: str) -> NoteWords:
    """The word lists. Raises ``ContentFault``."""
    top = open_document(text, file)
    families: dict[str, list[tuple[str, str]]] = {}
    for block in top.blocks("families"):
        name = block.ident("id")
        neutral = block.text("neutral")
        families[name] = [(word, neutral) for word in block.texts("words")]
        block.done()
    finish(top)
    return NoteWords({name: tuple(words) for name, words in families.items()})


@dataclass(frozen=True)
class Judgement:
    """What a note lacks and what it should not say, and the outcome that follows."""

    chosen: Step | None
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]


def judge(node: Node, note: NoteText, words: NoteWords) -> Judgement:
    """The first of the beat's note moves that applies: a breach, then the number of elements missing, then the rest."""
    check = node.beat.note
    if check is None:
        return Judgement(None, (), ())
    missing = missing_elements(check, note)
    findings = tuple(f for f in words.findings(f"{note.text} {note.follow_up}") if f.family in check.must_not)
    for step in node.note:
        if step.move.breach:
            if findings:
                return Judgement(step, missing, findings)
        elif step.move.missing is None or len(missing) <= step.move.missing:
            return Judgement(step, missing, findings)
    return Judgement(None, missing, findings)


def missing_elements(check: NoteCheck, note: NoteText) -> tuple[str, ...]:
    """The ids of what the note lacks; a wrong code or outcome counts as one each."""
    plain = folded(f"{note.text} {note.follow_up}")
    missing = [element.id for element in check.must if not any(folded(word) in plain for word in element.any)]
    if check.codes and note.code not in check.codes:
        missing.append("code")
    if check.outcomes and note.outcome not in check.outcomes:
        missing.append("outcome")
    return tuple(missing)
