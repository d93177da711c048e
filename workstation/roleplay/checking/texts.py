"""Every text of a role-play with its place, and what its wording must hold to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from workstation.content.diagnostics import Diagnostics, Place, lines_of, phrase
from workstation.content.personal import real_looking
from workstation.content.typography import as_written
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.sayings import Saying

# One breath on the telephone: what a person takes in before they must answer (house rule).
BREATH = 40
SPOKEN = ("call", "callback", "outbound")


# No session is set before this year.
_SESSIONS = 2020


class Text(NamedTuple):
    """A text. ``said``: aloud or in writing to the other, so in the customer's language; else in French.

    ``filled``: its insertions are filled in when it is shown. ``birth``: it may name a day of birth. ``label``: a name
    on a list, set as its author likes.
    """

    words: str
    place: Place
    said: bool = True
    filled: bool = True
    birth: bool = False
    label: bool = False


def all_moves(script: m.Script) -> Iterator[tuple[m.Move, str]]:
    """Every move with its kind: move, subject, note, reply, interrupt, desk."""
    for beat in script.beats:
        for move in beat.moves:
            yield move, "move"
        for move in beat.subjects.of if beat.subjects else ():
            yield move, "subject"
        for move in beat.note.moves if beat.note else ():
            yield move, "note"
        for move in beat.reply.moves if beat.reply else ():
            yield move, "reply"
    for interrupt in script.interrupts:
        for move in interrupt.beat.moves:
            yield move, "interrupt"
    for move in script.desk:
        yield move, "desk"


def all_beats(script: m.Script) -> Iterator[m.Beat]:
    """Every beat, those of the interrupts included."""
    yield from script.beats
    yield from (interrupt.beat for interrupt in script.interrupts)


def all_texts(script: m.Script) -> Iterator[Text]:
    """Every text that is said or shown, in reading order within each part."""
    for key, words in (("title", script.title), ("summary", script.summary)):
        yield Text(words, script.place_of(key), said=False, filled=False, label=True)
    for key, words in (("situation", script.situation), ("aim", script.aim)):
        yield Text(words, script.place_of(key), said=False, filled=False)
    for name, words in script.facts:
        yield Text(words, script.place_of(f"facts.{name}"), filled=False, birth="birth" in name)
    for flag in script.flags:
        yield Text(flag.why, script.place_of(f"flags.{flag.id}"), said=False, filled=False)
    for beat in all_beats(script):
        yield Text(beat.client, beat.at("client.calm", "client"))
        yield Text(beat.client_tense, beat.at("client.tense"))
        yield from _ways((*beat.others, *beat.adds))
        yield Text(beat.whisper, beat.at("whisper"), said=False)
        if beat.silence:
            yield Text(beat.silence.client, beat.at("silence.client.calm", "silence.client"))
            yield Text(beat.silence.client_tense, beat.at("silence.client.tense"))
    if script.hold:
        yield Text(script.hold.client, script.place_of("hold.client"))
        yield Text(script.hold.client_tense, script.place_of("hold.client"))
    for move, _ in all_moves(script):
        birth = move.verifies == "birth_date"
        yield Text(move.say, move.at("say"))
        yield Text(move.answer, move.at("answer.calm", "answer"), birth=birth)
        yield Text(move.answer_tense, move.at("answer.tense"), birth=birth)
        yield from _ways(move.others, birth=birth)
        yield Text(move.why, move.at("why"), said=False)
        yield Text(move.hint, move.at("hint"), said=False)
        yield Text(move.asks, move.at("asks"), said=False)
        for part in move.parts:
            yield Text(part.client, part.place)
            yield Text(part.title, part.place, said=False)
            yield from (Text(says, part.place) for says in part.says if "{{" in says)
    for end in script.ends:
        yield Text(end.client, end.place)
        yield Text(end.client_tense, end.place)


def _ways(sayings: tuple[Saying, ...], *, birth: bool = False) -> Iterator[Text]:
    for one in sayings:
        yield Text(one.calm, one.place, birth=birth)
        yield Text(one.tense, one.place, birth=birth)


_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|februar|märz|juni|juli|oktober|dezember"
)
# Days with a name of their own: they are feasts, and come back each year.
_FEASTS = re.compile(r"(1er|1st|1\.|1) (janvier|mai|novembre|january|may|januar|mai)|8 mai|14 juillet|15 août"
                     r"|11 novembre|25 (décembre|december|dezember)", re.IGNORECASE)  # fmt: skip
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th|\.)?[ \u00a0](?:of )?(?:{_MONTHS})\b(?:[ \u00a0]\d{{4}})?"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)


class Wording:
    """Finds where a word of a text was written: in the text itself, or in what a fragment was given for it."""

    def __init__(self, diagnostics: Diagnostics, given: Collection[tuple[str, Place]]) -> None:
        self._diagnostics = diagnostics
        self._given = given

    def place(self, text: Place, word: str) -> Place:
        """The place of ``word`` in the text that begins at ``text``."""
        found = self._diagnostics.within(text, word)
        if found != text or not text.file:
            return found
        given = next((place for words, place in self._given if as_written(word).search(words)), None)
        return self._diagnostics.within(given, word) if given else text


def check_wording(script: m.Script, diagnostics: Diagnostics, wording: Wording) -> None:
    """Report what may stand in no text: a date that will be wrong tomorrow, a number that may be somebody's."""
    for text in all_texts(script):
        if not text.words:
            continue
        for found in real_looking(text.words):
            diagnostics.add("RP056", wording.place(text.place, found), name=found)
        if text.birth:
            continue
        for match in _DATE.finditer(text.words):
            if not _FEASTS.fullmatch(match[0]) and not _long_ago(match[0]):
                diagnostics.add("RP052", wording.place(text.place, match[0]), name=match[0])


def _long_ago(date: str) -> bool:
    """A day that is told with its year, and is no day of a session: somebody's birth, the opening of an account."""
    year = re.search(r"\d{4}", date)
    return year is not None and int(year[0]) < _SESSIONS


# What the program does not set by itself, since it could mean several things.
_QUOTES = re.compile(r'["“”]\w*')
_WANTED = phrase(mark("guillemets around what is quoted, or nothing around what is said"))
_INSERTED = re.compile(r"\{\{.*?\}\}")


def advise_wording(script: m.Script, diagnostics: Diagnostics, wording: Wording) -> None:
    """Warn of what can be said better: a breath too long, a typewriter's French."""
    french = script.language.startswith("fr")
    for text in all_texts(script):
        if not text.words:
            continue
        count = len(_INSERTED.sub("x", text.words).replace("?", "").split())
        if text.said and text.filled and script.channel in SPOKEN and count > BREATH:
            diagnostics.add("RP064", text.place, count=count, most=BREATH)
        if (not text.said or french) and not text.label:
            _typography(text, diagnostics, wording)


def _typography(text: Text, diagnostics: Diagnostics, wording: Wording) -> None:
    if found := _QUOTES.search(_INSERTED.sub("x", text.words)):
        diagnostics.add("RP066", wording.place(text.place, found[0]), name=found[0][0], wanted=_WANTED)


_TO_DO = re.compile(r"\b(?:TODO|FIXME)\b|# à décider")


def words_to_do(text: str, diagnostics: Diagnostics) -> None:
    """Warn of each « TODO » left in the file, in a text or a comment, and of what an upgrade could not decide."""
    for number, line in enumerate(lines_of(text), 1):
        found = _TO_DO.search(line)
        if found:
            diagnostics.add("RP067", Place(number, found.start() + 1), name=found[0])
