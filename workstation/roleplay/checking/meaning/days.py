"""Days, years and last digits said in a conversation that the dossiers contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from workstation.bank.dossier import Dossier, Operation
from workstation.bank.people import REFERENCE, Person
from workstation.content.diagnostics import Diagnostics
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.said import Said, dossiers_of, operations_named, said_in
from workstation.roleplay.checking.spelled import flat, holds, tells_day

_CLAUSE = re.compile(r"(?<=[.;:!?…,])\s+")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAYS = (
    ("lundi", "monday", "montag"), ("mardi", "tuesday", "dienstag"), ("mercredi", "wednesday", "mittwoch"),
    ("jeudi", "thursday", "donnerstag"), ("vendredi", "friday", "freitag"), ("samedi", "saturday", "samstag"),
    ("dimanche", "sunday", "sonntag"),
)  # fmt: skip
_AGO = {
    "avant hier": 2, "hier": 1, "yesterday": 1, "last night": 1, "gestern": 1, "ce matin": 0, "aujourd hui": 0,
    "this morning": 0, "heute": 0,
}  # fmt: skip
_FORTNIGHT = 13  # a weekday names one of the two last of its name
# What comes back every month is said of the next time too.
_RECURS = ("virement", "prelevement")
_BORN = re.compile(r"\b(?:nee?s?|naiss\w*|born|birth\w*|geboren|geburt\w*)\b")
_LONG_DATE = re.compile(r"\b\d{1,2}(?:er|st|nd|rd|th|\.)?(?: of)?[ /.](?:[a-z]+|\d{1,2}),?[ /.](?:19|20)\d{2}\b")
_SINCE = re.compile(r"\b(?:cliente?s?|customer|kundin|kunde)(?: \w+){0,3} (?:depuis|since|seit) ((?:19|20)\d{2})\b")
_TAIL = re.compile(r"\b(?:termin\w+|finissant|finit|ending|ends|endet)(?: \w+){0,3} (\d{4})\b")


def advise_days(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Warn of each day of an operation, of each day of birth, year and last digits that no dossier holds."""
    dossiers = dossiers_of(script, people)
    if not dossiers:
        return
    shift = timedelta(days=_DAYS.index(script.at[:3]) if script.at[:3] in _DAYS else 1)
    for said in said_in(script):
        for words, held in (*_operations(said, dossiers, shift), *_births(said, dossiers), *_numbers(said, dossiers)):
            diagnostics.add("RP138", diagnostics.within(said.place, words), name=words, held=held)


def _operations(said: Said, dossiers: tuple[Dossier, ...], shift: timedelta) -> Iterator[tuple[str, str]]:
    """A weekday, or « hier », said of an operation of these last days."""
    today = REFERENCE + shift
    for clause in _CLAUSE.split(said.words):
        text = flat(clause)
        named = operations_named(text, dossiers)
        if not named or any(_is_old(one) or flat(one.label).startswith(_RECURS) for one in named):
            continue
        days = {one.day + shift for one in named}
        for words in _contrary(text, days, today):
            yield words, " · ".join(f"{one.label}, {one.day + shift:%Y-%m-%d}" for one in named)


def _is_old(operation: Operation) -> bool:
    return (REFERENCE - operation.day).days > _FORTNIGHT


# Before a day that is to come, or up to which something lasts.
_UNTIL = re.compile(r"\b(?:jusqu\w*|avant|d ici|des|prochaine?|until|before|by|next|bis|vor)\b")


def _contrary(text: str, days: set[date], today: date) -> Iterator[str]:
    """The words for a day that are true of none of the days."""
    if _UNTIL.search(text):
        return
    for weekday, names in enumerate(_WEEKDAYS):
        for name in names:
            if holds(text, name) and not any(day.weekday() == weekday for day in days):
                yield name
    told = next((words for words in _AGO if holds(text, words)), "")
    if told and today - timedelta(days=_AGO[told]) not in days:
        yield told


def _births(said: Said, dossiers: tuple[Dossier, ...]) -> Iterator[tuple[str, str]]:
    """A day of birth: of nobody whose dossier is known."""
    text = flat(said.words)
    found = _LONG_DATE.search(text)
    if found is None or not _BORN.search(f"{flat(said.asked)} {text}"):
        return
    births = [dossier.client.birth_date for dossier in dossiers]
    if not any(tells_day(found[0], birth) for birth in births):
        yield found[0], " · ".join(birth.isoformat() for birth in births)


def _numbers(said: Said, dossiers: tuple[Dossier, ...]) -> Iterator[tuple[str, str]]:
    """The year since when somebody is a client, the last digits of an account or a card."""
    text = flat(said.words)
    years = {str(dossier.client.since) for dossier in dossiers}
    tails = {account.tail for dossier in dossiers for account in dossier.accounts}
    tails |= {card.tail for dossier in dossiers for card in dossier.cards}
    for pattern, known in ((_SINCE, years), (_TAIL, tails)):
        for found in pattern.finditer(text):
            if found[1] not in known:
                yield found[1], " · ".join(sorted(known))
