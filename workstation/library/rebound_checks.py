"""What is checked of rebounds beside their form: the sheet, the words of the opening, and rules that contradict."""

from __future__ import annotations

from typing import Protocol

from workstation.content.diagnostics import Diagnostic, Diagnostics, Phrase, nearest
from workstation.content.reading import one_of
from workstation.i18n import mark
from workstation.library.insertion_checks import Beside as InsertedBeside
from workstation.library.insertion_checks import Words
from workstation.rebounds.contradicting import contradictions
from workstation.rebounds.rules import Rebounds

_ITSELF = mark("its own conditions exclude each other")
_BARRED = mark("“{name}” holds each time")


class Beside(InsertedBeside, Protocol):
    """What they are held against."""

    @property
    def rebounds(self) -> Rebounds: ...  # noqa: D102


def rebound_faults(mine: Rebounds, text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with a file of rebounds that can be read. Bars of other files hold for it too."""
    found = Diagnostics(file, text)
    words = Words(beside, found)
    for one in mine.rebounds:
        for language, said in one.opening.items():
            words.look(said, language, one.place, ("call", "chat"))
        if one.sheet and one.sheet not in beside.sheets:
            place = found.within(one.place, one.sheet)
            expected = one_of(sorted(beside.sheets))
            found.add("RP012", place, nearest(one.sheet, beside.sheets), name="sheet", expected=expected)
    others = beside.rebounds
    never = {bar.id: bar for bar in (*others.never, *mine.never)}
    wait = {bar.id: bar for bar in (*others.wait, *mine.wait)}
    every = Rebounds(never=tuple(never.values()), wait=tuple(wait.values()))
    for one, bar in contradictions(mine.rebounds, every):
        reason = Phrase(_BARRED, (("name", bar.id),)) if bar else Phrase(_ITSELF)
        found.add("RP225", found.within(one.place, one.id), name=one.id, reason=reason)
    return found.found
