"""Whether what a role-play asks of a deed can be done: fields and values that the act declares, targets that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Act, Choice, Number, Several, Slot, Typed
from workstation.bank.dossier import Dossier
from workstation.bank.parts import OPENINGS
from workstation.bank.people import Person, client_id
from workstation.bank.perimeter import Perimeter
from workstation.bank.targets import targets
from workstation.bank.typed import Unread
from workstation.content.diagnostics import Diagnostics, Phrase, nearest, phrase
from workstation.content.reading import one_of
from workstation.i18n import mark
from workstation.phrases import PHRASES
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.refusing import Desk


def check_deeds(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Report each field, value and target of a desk move that no deed could have."""
    for move, _ in all_moves(script):
        act = ACTS.get(move.desk)
        dossier = _dossier(move, script, people)
        for want in move.wants:
            if act is None:
                if move.desk in OPENINGS:  # a part that is opened has nothing to choose
                    _unknown(diagnostics, move, want, ())
            elif want.field == act.target:
                _check_things(diagnostics, move, want, act.target, dossier)
            elif isinstance(several := act.field(want.field), Several):
                _check_things(diagnostics, move, want, several.kind, dossier)
            else:
                _check_field(diagnostics, move, want, act)


def advise_refused(program: Program, diagnostics: Diagnostics) -> None:
    """Warn of each deed that the desk refuses in that dossier, whichever of its values, whatever was done before."""
    for number, refused in program.refused.items():
        if refused.always:
            move, reason = program.steps[number].move, Phrase(PHRASES["refused"][refused.always])
            diagnostics.add("RP103", move.at("with", "desk"), name=move.id, reason=reason)


def advise_words(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn of words that go with an act which waits for none: what is no good counts at once."""
    for move, _ in all_moves(script):
        if move.desk and move.flags and move.say:
            diagnostics.add("RP106", move.at("say"), name=move.id)


def desk_of(script: m.Script, people: Mapping[str, Person], perimeter: Perimeter) -> Desk:
    """The desk as a role-play finds it: the dossiers of its people, as they are on their own day."""
    slugs = {script.subject, script.client, *(move.client for move, _ in all_moves(script) if move.client)}
    persons = {slug: _person(slug, script, people) for slug in slugs}
    found = {person.client: person.dossier for person in persons.values() if person}
    return Desk(found.get, perimeter, client_id(script.subject), script.job)


def _dossier(move: m.Move, script: m.Script, people: Mapping[str, Person]) -> Dossier | None:
    person = _person(move.client or script.subject, script, people)
    return person.dossier if person else None


def _person(slug: str, script: m.Script, people: Mapping[str, Person]) -> Person | None:
    return script.described if script.described and slug == script.client else people.get(slug)


def _check_things(diagnostics: Diagnostics, move: m.Move, want: m.Want, kind: str, dossier: Dossier | None) -> None:
    """Report what the dossier does not hold: a target, or one of the things that are ticked."""
    if dossier is None:
        return
    known = [one.id for one in targets(dossier, kind)]
    for value in want.values:
        if value not in known:
            place = diagnostics.within(move.at(f"with.{want.field}", "with"), value)
            diagnostics.add(
                "RP102",
                place,
                nearest(value, known),
                among=known,
                name=dossier.client.name,
                value=value,
                kind=want.field,
            )


def _check_field(diagnostics: Diagnostics, move: m.Move, want: m.Want, act: Act) -> None:
    field = act.field(want.field)
    if field is None:
        known = [*([act.target] if act.target else ()), *(one.name for one in act.fields)]
        _unknown(diagnostics, move, want, known)
        return
    if isinstance(field, Slot) or (isinstance(field, Typed) and field.kind == "day"):
        diagnostics.add("RP105", move.at(f"with.{want.field}", "with"), name=want.field, act=move.desk)
        return
    for value, expected in _wrong(want, field):
        place = diagnostics.within(move.at(f"with.{want.field}", "with"), value)
        among = [option.code for option in field.options] if isinstance(field, Choice) else []
        diagnostics.add(
            "RP101", place, nearest(value, among), among=among, name=want.field, value=value, expected=expected
        )


def _wrong(want: m.Want, field: object) -> Iterator[tuple[str, str | Phrase]]:
    """The values that no deed could have, with what is expected instead."""
    match field:
        case Choice(options=options):
            codes = [option.code for option in options]
            yield from (
                (value, one_of(codes)) for value in want.values or (f"{want.low}–{want.high}",) if value not in codes
            )
        case Number(low=low, high=high):
            bounds = phrase(mark("a whole number from {low} to {high}"), low=low, high=high)
            if want.values:
                yield from ((value, bounds) for value in want.values if not _within(value, low, high))
            elif want.low > want.high:
                yield (
                    f"{want.low}–{want.high}",
                    phrase(mark("the lower of the two first, {low} to {high}"), low=want.high, high=want.low),
                )
            elif want.high < low or want.low > high:
                yield f"{want.low}–{want.high}", bounds
        case Typed() if want.values:
            kept = ((value, _kept(field, value)) for value in want.values)
            yield from ((value, form or mark("what the form can read")) for value, form in kept if form != value)
        case _:
            yield want.told(), mark("one value, or a list of them")


def _kept(field: Typed, value: str) -> str:
    """The value as the form keeps it, the only spelling that is ever met; nothing where it cannot be read."""
    try:
        return field.read(value, date.min)
    except Unread:
        return ""


def _within(value: str, low: int, high: int) -> bool:
    return value.isascii() and value.isdecimal() and low <= int(value) <= high


def _unknown(diagnostics: Diagnostics, move: m.Move, want: m.Want, known: tuple[str, ...] | list[str]) -> None:
    place = move.at(f"with.{want.field}", "with")
    diagnostics.add("RP100", place, nearest(want.field, known), among=known, name=want.field, act=move.desk)
