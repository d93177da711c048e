"""Search in knowledge sheets, as one types: accents, plurals and slips of the finger aside, to the best passage.

An index in memory, made once for the sheets a session pinned: words in order of name, each with the passages it stands
in. What is typed is read word by word; a word that no sheet holds gives way to those it begins, then to those one or
two letters away.
"""

from __future__ import annotations

import bisect
import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workstation.content.sheets import Sheet
from workstation.folding import plain_words

MOST_WORDS = 12
"""Words of a search that are looked for; what a whole pasted page says after them is left."""
LONGEST = 32
MOST_ENDINGS = 60
_TITLE, _TAG, _HEADING, _TEXT, _AGAIN = 6.0, 5.0, 2.5, 1.0, 0.3
_HELD = 8.0
"""What it is worth to a sheet that it holds one more of the words, whichever."""
_PREFIX, _SLIP = 0.7, 0.5
_SHORTEST_SLIP, _TWO_SLIPS = 4, 8
_SIGNS = re.compile(r"^(?:[-*>]|\d{1,3}[.)])\s+")
# Words of a question that say nothing of its matter.
_EMPTY_WORDS = """
    a ai alors au aux avec c ca ce ces cela cette comment combien d dans de des du elle elles en est et eux
    faire fait faut il ils j je l la le les leur lui ma mais me mes mon n ne nous on ou par pas peut peux
    plus pour puis qu quand que quel quelle quelles quels qui quoi s sa se ses si son sur ta te tu un une vos
    votre vous y
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True)
class Passage:
    """What stands under one heading of a sheet; ``number`` counts the sheet's passages from 0."""

    sheet: str
    title: str
    number: int
    heading: str
    text: str

    def line(self, near: Sequence[Mapping[str, float]] = ()) -> str:
        """Its line that holds most of what is looked for, else its first, without the signs of Markdown."""
        lines = [_SIGNS.sub("", line).replace("**", "").strip() for line in self.text.splitlines()]
        told = [line for line in lines if line] or [self.heading]
        held = [sum(any(word in known for word in _stems(line)) for known in near) for line in told]
        return told[held.index(max(held))]


@dataclass(frozen=True)
class Hit:
    """A sheet that answers a search, by its best passage and the line of it that tells."""

    passage: Passage
    line: str
    score: float


def passages(sheet: Sheet) -> tuple[Passage, ...]:
    """The parts of a sheet, each under its heading; what stands before the first has none."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in sheet.body.splitlines():
        if line.startswith("#"):
            found.append((line.lstrip("#").strip(), []))
        else:
            found[-1][1].append(line)
    texts = [(heading, "\n".join(lines).strip()) for heading, lines in found]
    kept = [(heading, text) for heading, text in texts if heading or text]
    return tuple(Passage(sheet.id, sheet.title, at, heading, text) for at, (heading, text) in enumerate(kept))


def stem(word: str) -> str:
    """A folded word without its plural and its feminine: « perdues » is « perdu », « journaux » is « journal »."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else word[:-3] + "al"
    bare = word[:-1] if len(word) > 3 and word[-1] in "sx" else word
    short = bare.rstrip("e")
    return short if len(short) >= 3 else bare


@dataclass(frozen=True)
class _Indexed:
    """A sheet as it is looked through: for each passage, the words that stand in it and what each is worth there."""

    passages: tuple[Passage, ...]
    worth: tuple[Mapping[str, float], ...]


@dataclass
class SheetIndex:
    """The words of the sheets. ``find`` answers a search; nothing else is to be known of it."""

    _sheets: list[_Indexed] = field(default_factory=list)
    _where: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _words: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sheets: Iterable[Sheet]) -> SheetIndex:
        """An index over sheets, their figures filled in or not."""
        made = cls()
        for sheet in sheets:
            made._add(sheet)
        made._words = sorted(made._where)
        for at in made._where.values():
            rarity = math.log(1 + len(made._sheets) / len(at))
            for number in at:
                at[number] *= rarity
        return made

    def find(self, query: str, most: int = 12) -> tuple[Hit, ...]:
        """The sheets that answer, the best first: those that hold most of the words, then the rarer and the nearer."""
        wanted = _wanted(query)
        near = [self._near(word, last=at == len(wanted) - 1) for at, word in enumerate(wanted)]
        score: dict[int, float] = {}
        for known in near:
            met: dict[int, float] = {}
            for word, sure in known.items():
                for number, worth in self._where[word].items():
                    if (held := worth * sure) > met.get(number, 0.0):
                        met[number] = held
            for number, worth in met.items():
                score[number] = score.get(number, 0.0) + worth + _HELD
        best = heapq.nlargest(most, score, key=lambda number: (score[number], -number))
        return tuple(self._hit(self._sheets[number], near, score[number]) for number in best)

    @staticmethod
    def _hit(sheet: _Indexed, near: Sequence[Mapping[str, float]], score: float) -> Hit:
        """The passage of a sheet that holds most of what is looked for; the first where the title alone does."""

        def worth(at: int) -> float:
            words = sheet.worth[at]
            return sum(
                max((words.get(word, 0.0) * sure for word, sure in known.items()), default=0.0) for known in near
            )

        best = sheet.passages[max(range(len(sheet.passages)), key=lambda at: (worth(at), -at))]
        return Hit(best, best.line(near), score)

    def _add(self, sheet: Sheet) -> None:
        number, parts = len(self._sheets), passages(sheet)
        worth: list[Mapping[str, float]] = []
        for part in parts:
            held = dict.fromkeys(_stems(part.text), _TEXT)
            worth.append(held | dict.fromkeys(_stems(part.heading), _HEADING))
        self._sheets.append(_Indexed(parts, tuple(worth)))
        for words, weight in ((sheet.title, _TITLE), (" ".join(sheet.tags), _TAG)):
            for word in _stems(words):
                self._where[word][number] = self._where[word].get(number, 0.0) + weight
        for each in worth:
            for word, weight in each.items():
                at = self._where[word]
                at[number] = max(at.get(number, 0.0), weight) + _AGAIN

    def _near(self, word: str, *, last: bool) -> dict[str, float]:
        """The words of the sheets that a typed one stands for, and how surely."""
        found = {word: 1.0} if word in self._where else {}
        if not found or last:  # the last is still being typed
            found = {**self._begun(word), **found}
        if not found and len(word) >= _SHORTEST_SLIP:
            slips = 1 if len(word) < _TWO_SLIPS else 2
            near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=8)
            found = {known: _SLIP / far for known, far, _at in near}
        return found

    def _begun(self, word: str) -> dict[str, float]:
        if len(word) < 2:
            return {}
        start = bisect.bisect_left(self._words, word)
        end = bisect.bisect_left(self._words, word + "\uffff", start)
        return dict.fromkeys(self._words[start : min(end, start + MOST_ENDINGS)], _PREFIX)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in plain_words(text).split() if word not in _EMPTY}


def _wanted(query: str) -> list[str]:
    typed = [word[:LONGEST] for word in plain_words(query[: MOST_WORDS * (LONGEST + 1)]).split()][:MOST_WORDS]
    telling = [word for word in typed if word not in _EMPTY] or typed
    return list(dict.fromkeys(stem(word) for word in telling))
