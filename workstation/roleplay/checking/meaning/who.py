"""What the head of a file says twice: the subject and the note's code, the persona and the dossier of who speaks."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, nearest
from workstation.content.manners import PLAIN
from workstation.folding import plain_words
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.outcomes import judged

_GENDERS = {"Mme": "f", "M.": "m"}


def advise_who(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Warn of a motif that no note accepts, and of a persona who is not the person that the dossier describes."""
    notes = [check for _, key, check in judged(script) if isinstance(check, m.NoteCheck) and check.codes]
    if notes and not any(script.motif in note.codes for note in notes):
        diagnostics.add("RP136", script.place_of("motif"), name=script.motif)
    _persona(script, diagnostics, people)


def hint_manner(script: m.Script, diagnostics: Diagnostics, manners: Collection[str]) -> None:
    """Hint at a manner that nothing is known of: the guide then says nothing of how to speak with them."""
    mood = script.persona.mood
    if manners and mood and mood not in (PLAIN, *manners):
        place = diagnostics.within(script.place_of("persona"), mood)
        diagnostics.add("RP168", place, nearest(mood, manners), among=manners, name=mood)


def speaker(script: m.Script, people: Mapping[str, Person]) -> Person | None:
    """Who speaks, where they have a dossier."""
    if script.caller == "third":
        return None
    if script.described is not None and script.subject in (script.client, script.described.slug):
        return script.described
    return people.get(script.subject)


def _persona(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    told, person = script.persona, speaker(script, people)
    place = script.place_of("persona")
    if told.title in _GENDERS and told.gender and _GENDERS[told.title] != told.gender:
        diagnostics.add("RP137", place, value=f"{told.title} · {told.gender}", held=_GENDERS[told.title])
    elif person is not None:
        client = person.dossier.client
        if not _named(told.name, client.first_name, client.last_name):
            diagnostics.add("RP137", diagnostics.within(place, told.name), value=told.name, held=client.name)
        elif told.title and client.title and told.title != client.title:
            diagnostics.add(
                "RP137", diagnostics.within(place, told.title), value=f"{told.title} {told.name}", held=client.title
            )
    elif script.caller == "third" and (known := script.described or people.get(script.client)) is not None:
        owner = known.dossier.client
        if plain_words(told.name) == plain_words(owner.name):
            diagnostics.add("RP137", diagnostics.within(place, told.name), value=told.name, held="caller: third")


def _named(told: str, first: str, last: str) -> bool:
    """Whether a name is that of the dossier: the surname, and the first name where one is told."""
    words = plain_words(told).split()
    surname = plain_words(last).split()
    if words[-len(surname) :] != surname and words[: len(surname)] != surname:
        return False
    rest = [word for word in words if word not in surname and word not in ("mme", "m", "madame", "monsieur", "mlle")]
    return not rest or set(rest) <= set(plain_words(first).split()) or set(plain_words(first).split()) <= set(rest)
