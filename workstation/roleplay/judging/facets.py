"""Facets of a note or a reply: each a thing that the text says or does not say, judged alone.

A facet is said when one of its wordings stands in the text at the start of a word, whatever the agreement and the signs
between, in a clause that says something, and is not denied there. « carte … bloquée » are two stretches of a sentence,
in that order. What it claims to have been done must stand, and its number beside those words says that it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workstation.content.text import TextFault, render_text
from workstation.roleplay.judging.clauses import Reading, Token, read, tokens_of
from workstation.roleplay.judging.grammar import grammar
from workstation.roleplay.judging.pieces import pieces
from workstation.roleplay.model import CHOICES, Facet

Values = Mapping[str, Mapping[str, str]]

# So many small words may stand between two words of a wording: « carte a bien été bloquée ».
_BETWEEN = 5
# So many words of any kind may stand between two stretches of one, none of them one that turns to something else.
_GAP = "…"
_APART = 12
# What may stand between the letters of plain words.
_SIGNS = str.maketrans(dict.fromkeys(" \u00a0\u202f’-€", ""))
_SHORTEST_BEGINNING = 4
# A heading has so many words at most.
_HEADING = 4
# A number of so many signs compares by its signs alone, however they are grouped.
_REGROUPED = 5
_ARTICLES = {
    "fr": frozenset({"le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'"}),
    "en": frozenset({"the", "a", "an"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einer"}),
}


@dataclass(frozen=True)
class FacetJudged:
    """What came of a facet. ``denied``: its words stand there and are denied; ``false``: a deed that does not stand."""

    id: str
    met: bool
    denied: bool = False
    false: bool = False


@dataclass(frozen=True)
class Wording:
    """A wording ready to be looked for, stretch by stretch.

    ``denied``: it must be denied, or holds its own denial (« aucune … »). ``tells``: it is a sentence by itself as its
    author wrote it (« bloquée »). ``calls``: it calls somebody by their name (« Monsieur Texier »). ``needs``: what any
    sentence that says it holds of its words, but for its last one.
    """

    stretches: tuple[tuple[Token, ...], ...]
    denied: bool
    tells: bool
    calls: bool = False
    needs: frozenset[str] = frozenset()


def judge_facets(
    facets: tuple[Facet, ...], text: str, language: str, values: Values, standing: Mapping[str, str]
) -> tuple[FacetJudged, ...]:
    """Each facet judged alone. ``standing``: the desk steps whose deed stands, with the reference it was given."""
    return FacetReader(facets, language, {**values, "reference": standing}).judge(text, standing)


class FacetReader:
    """Reads texts for the same facets again and again: a sentence read once is not read again."""

    def __init__(self, facets: tuple[Facet, ...], language: str, values: Values) -> None:
        self._facets = facets
        self._language = language
        self._references = values.get("reference", {})
        self._wordings = [tuple(_wordings(facet, language, values)) for facet in facets]
        self._read: dict[str, tuple[tuple[bool, bool], ...]] = {}

    def judge(self, text: str, standing: Mapping[str, str]) -> tuple[FacetJudged, ...]:
        """What came of each facet, the deeds that stand being those."""
        said, denied = set[int](), set[int]()
        heading = ""
        for start, end in pieces(text):
            sentence = heading + text[start:end]
            heading = _heading(text[start:end], self._language)
            for number, (says, denies) in enumerate(self._sentence(sentence)):
                if says:
                    said.add(number)
                if denies:
                    denied.add(number)
        return tuple(
            FacetJudged(facet.id, met=False, false=True)
            if n in said and facet.claims and facet.claims not in standing
            else FacetJudged(facet.id, n in said, n in denied and n not in said)
            for n, facet in enumerate(self._facets)
        )

    def _sentence(self, sentence: str) -> tuple[tuple[bool, bool], ...]:
        """For each facet, whether the sentence says it and whether it denies it."""
        if sentence not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            reading = read(sentence, self._language)
            self._read[sentence] = tuple(
                _told(facet, wordings, reading, self._quotes(facet, sentence))
                for facet, wordings in zip(self._facets, self._wordings, strict=True)
            )
        return self._read[sentence]

    def _quotes(self, facet: Facet, sentence: str) -> bool:
        """Whether the number that the deed was given stands there: « demande de remboursement, réf. 36433 »."""
        number = self._references.get(facet.claims, "") if facet.claims else ""
        return bool(number) and number in sentence


def _heading(piece: str, language: str) -> str:
    """A piece that only names what the next one tells of (« Le livret. Il reste ici. »), as the label of that one."""
    name = piece.strip().rstrip(".?")
    if not name or len(name.split()) > _HEADING or name[-1] in "!:;…":
        return ""
    reading = read(name, language)
    whole = len(reading.clauses) == 1 and not any(token.kind for token in reading.tokens)
    return f"{name} : " if whole and not reading.predicates(reading.clauses[0]) else ""


Told = tuple[str, str, str]
"""What came of a thing to say (``state_of``), why it is to be said, and words that say it; empty where none are."""


def told(facets: tuple[Facet, ...], judged: tuple[FacetJudged, ...]) -> tuple[Told, ...]:
    """What came of each facet that there is a word to say of, and what it is."""
    pairs = ((state_of(facet, one), facet) for facet, one in zip(facets, judged, strict=True))
    return tuple((state, what_of(facet), example_of(facet)) for state, facet in pairs if state)


def example_of(facet: Facet) -> str:
    """Words that say it, as an author's reason alone does not tell what was to be written; empty without plain ones."""
    if not facet.wanted or not facet.why:
        return ""
    return next((one for one in facet.says if one.translate(_SIGNS).isalnum()), "")


def what_of(facet: Facet) -> str:
    """What it is, as a reader is told: its author's reason, else the first of its wordings."""
    return facet.why or (facet.says[0] if facet.says else facet.id)


def state_of(facet: Facet, one: FacetJudged) -> str:
    """Met, missing, denied, false; unwanted where it should not be said; nothing where a fault was not made.

    What is chosen and not written is chosen or unchosen.
    """
    if facet.id in CHOICES and not facet.says:
        return "chosen" if one.met else "unchosen"
    if facet.wanted:
        return "false" if one.false else "met" if one.met else "denied" if one.denied else "missing"
    return "unwanted" if one.met else ""


# So many sentences are kept: those of a text of 100,000 characters.
_KEPT = 4_096


def _told(facet: Facet, wordings: tuple[Wording, ...], reading: Reading, quoted: bool) -> tuple[bool, bool]:
    said = denied = False
    for wording in wordings:
        if not wording.needs <= reading.stems:
            continue
        for places in _found(wording, reading):
            if not facet.wanted and reading.supposed(places[-1]):
                continue  # « lorsque votre compte est à découvert » tells nothing of theirs
            against = any(reading.denied(at) for at in places)
            if against is not wording.denied:
                denied = True
            elif quoted or (_stands(wording, reading, places) and not (facet.claims and reading.put_off(places))):
                said = True
    return said, denied


def _stands(wording: Wording, reading: Reading, places: tuple[int, ...]) -> bool:
    """Whether a clause it stands in says something, and not the key words alone."""
    if any(reading.of(at).says for at in places):
        return True
    clause = reading.of(places[-1])
    return (wording.tells or wording.calls) and clause.end - clause.start <= len(places) + _BETWEEN


def _wordings(facet: Facet, language: str, values: Values) -> Iterator[Wording]:
    for text in facet.says:
        try:
            rendered = render_text(text, values)
        except TextFault:  # the reference of a deed that was not done: nobody can say it
            continue
        written = (
            (rendered, rendered.replace("-", "")) if "-" in rendered else (rendered,)
        )  # a compound, hyphened or not
        yield from filter(None, (compiled(each, language, facet.denied) for each in written))
        if day := _weekday(rendered, language):
            yield from filter(None, [compiled(_NEXT[language].format(day=day), language, facet.denied)])


@lru_cache(maxsize=16_384)
def compiled(text: str, language: str, denied: bool = False) -> Wording | None:
    """A wording with its articles left out; None when nothing of it is left."""
    words = grammar(language)
    cut = [tokens_of(part, language) for part in text.split(_GAP)]
    stretches = tuple(filter(None, (_kept(tokens, language) for tokens in cut)))
    owned = any(token.word in words.negators for tokens in cut for token in tokens)
    if not stretches or not text.strip():
        return None
    calls = stretches[0][0].word in words.titles
    *needed, _ = (token for stretch in stretches for token in stretch)
    needs = frozenset(token.stem for token in needed if not token.kind)
    return Wording(stretches, denied or owned, _tells(read(text, language)), calls, needs)


def _kept(tokens: tuple[Token, ...], language: str) -> tuple[Token, ...]:
    """What is looked for of a stretch: neither its articles nor what denies it; « lundi 30 novembre » is the day."""
    left_out = _ARTICLES.get(language, frozenset()) | grammar(language).negators
    if any(token.kind == "date" for token in tokens):
        left_out |= _WEEKDAYS
    return tuple(token for token in tokens if token.kind or token.word not in left_out)


@lru_cache(maxsize=16_384)
def _weekday(text: str, language: str) -> str:
    """The weekday of a wording that is a date and no more: it may be told as « lundi prochain » too."""
    tokens = tokens_of(text, language)
    days = [token.word for token in tokens if token.word in _WEEKDAYS]
    told = language in _NEXT and len(days) == 1 and len(tokens) == 2 and any(one.kind == "date" for one in tokens)
    return days[0] if told else ""


_NEXT = {"fr": "{day} prochain", "en": "next {day}", "de": "nächsten {day}"}


_WEEKDAYS = frozenset(
    {
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
        "samstag", "sonntag",
    }
)  # fmt: skip


def _tells(reading: Reading) -> bool:
    return any(token.accented for token in reading.tokens)


def _found(wording: Wording, reading: Reading) -> Iterator[tuple[int, ...]]:
    """Where the wording stands: the places of its words, those in between left out."""
    first, *others = wording.stretches
    for at in range(len(reading.tokens)):
        if places := _from(first, reading, at, not others):
            if rest := _further(others, reading, places[-1] + 1):
                yield places + rest
            elif not others:
                yield places


def _further(stretches: Sequence[tuple[Token, ...]], reading: Reading, start: int) -> tuple[int, ...]:
    """The places of stretches that follow one another from there on; empty where one does not stand."""
    found: tuple[int, ...] = ()
    for number, stretch in enumerate(stretches, 1):
        places: tuple[int, ...] = ()
        for at in range(start, min(start + _APART + 1, len(reading.tokens))):
            if places := _from(stretch, reading, at, number == len(stretches)):
                break
            if reading.tokens[at].word in _TURNS:
                return ()
        if not places:
            return ()
        found, start = found + places, places[-1] + 1
    return found


_TURNS = frozenset({"mais", "but", "aber", "sondern"})


def _from(stretch: tuple[Token, ...], reading: Reading, start: int, ends: bool) -> tuple[int, ...]:
    places: list[int] = []
    at, last = start, len(stretch) - 1
    for number, word in enumerate(stretch):
        for skipped in range(_BETWEEN + 1):
            length = _matches(word, reading.tokens, at + skipped, ends and number == last)
            if length:
                at += skipped
                places += range(at, at + length)
                at += length
                break
            if not places or not _between(reading, at + skipped, places[-1]):
                return ()
        else:
            return ()
    return tuple(places)


def _between(reading: Reading, at: int, before: int) -> bool:
    """Whether a word may stand inside a wording: a small one, of the same clause."""
    if at >= len(reading.tokens):
        return False
    token, words = reading.tokens[at], reading.grammar
    if token.clause != reading.tokens[before].clause:
        return False
    return token.word in words.small or token.word in words.negators


def _matches(word: Token, tokens: tuple[Token, ...], at: int, last: bool) -> int:
    """How many words of the text are that word of a wording: one, or the groups of a number; 0 when it is another."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    if word.kind:
        if token.kind and _same_value(word, token):
            return 1
        return _regrouped(word.word, tokens, at)
    if token.kind:
        return 0
    if token.word == word.word or token.stem == word.stem:
        return 1
    return int(last and len(word.word) >= _SHORTEST_BEGINNING and token.word.startswith(word.word))


def _same_value(word: Token, token: Token) -> bool:
    if (word.kind, token.kind) == ("number", "date"):  # « le 10 » is the day, « le 10 décembre » too
        return token.value[-2:] == word.value.zfill(2)
    if word.kind != token.kind:
        return False
    if word.kind == "date" and len(word.value) != len(token.value):  # a year left out is the one meant
        return word.value[-5:] == token.value[-5:]
    return word.value == token.value


def _regrouped(signs: str, tokens: tuple[Token, ...], at: int) -> int:
    if len(signs) < _REGROUPED:
        return 0
    found, length = "", 0
    while at + length < len(tokens) and len(found) < len(signs):
        found += tokens[at + length].word
        length += 1
    return length if found == signs else 0
