"""Whether what a role-play asks of a deed can be done: fields and values that the act declares, targets that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import TOGETHER, Act, Choice, Done, Number, Several, Typed
from workstation.bank.dossier import Dossier
from workstation.bank.parts import OPENINGS
from workstation.bank.people import Person
from workstation.bank.targets import targets
from workstation.bank.typed import Unread
from workstation.content.dates import REFERENCE_DATE
from workstation.content.diagnostics import Diagnostics, Phrase, nearest, phrase
from workstation.content.reading import one_of
from workstation.i18n import mark
from workstation.phrases import PHRASES
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves


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


def advise_deeds(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Warn of each deed that the dossier it is done in refuses, whichever of its values is chosen.

    Where other acts may have changed that part of the dossier before, nothing is sure.
    """
    done = [(move, ACTS[move.desk]) for move, _ in all_moves(script) if move.desk in ACTS]
    for move, act in done:
        dossier = _dossier(move, script, people)
        if dossier is None or any(other.part == act.part and other is not act for _, other in done):
            continue
        met = (dossier, *_left_by_others(dossier, act, done))
        reasons = [_against(act, one, values) for values in _wished(move) for one in met]
        if all(reasons):
            diagnostics.add(
                "RP103", move.at("with", "desk"), name=move.id, reason=Phrase(PHRASES["refused"][reasons[0]])
            )


def _left_by_others(dossier: Dossier, act: Act, done: list[tuple[m.Move, Act]]) -> Iterator[Dossier]:
    """The dossier as each other deed of the role-play leaves it: a card is blocked before its payment is disputed."""
    for move, other in done:
        wished = next(_wished(move), {})
        target, values = other.filled(dossier, wished.pop(other.target, ""), wished, REFERENCE_DATE)
        said = dict(values)
        sound = all(field.fits(said[field.name], dossier, REFERENCE_DATE) for field in other.fields)
        if other is not act and sound and not other.against(dossier, target, said):
            yield other.effect(dossier, target, said, Done(REFERENCE_DATE, ""))


def _wished(move: m.Move) -> Iterator[dict[str, str]]:
    """The ways of doing a deed as asked: every value listed, both ends of a range, all that is to be ticked at once."""
    act = ACTS.get(move.desk)
    ways = [[(want.field, value) for value in _values(want, act)] for want in move.wants]
    return (dict(way) for way in product(*ways))


def _values(want: m.Want, act: Act | None) -> tuple[str, ...]:
    if act and isinstance(act.field(want.field), Several):
        return (TOGETHER.join(want.values),)
    return want.values or (str(want.low), str(want.high))


def _against(act: Act, dossier: Dossier, values: dict[str, str]) -> str:
    """Why the act is refused with these values, a reason's code; where no target is named, on the first there is."""
    known = [one.id for one in targets(dossier, act.target)] if act.target else [""]
    target = values.pop(act.target, "") or (known[0] if known else "")
    return act.against(dossier, target, values) if known else "no_target"


def _dossier(move: m.Move, script: m.Script, people: Mapping[str, Person]) -> Dossier | None:
    slug = move.client or script.subject
    person = script.described if script.described and slug == script.client else people.get(slug)
    return person.dossier if person else None


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
        case Typed(kind=kind) if kind != "day" and want.values:  # a day is counted from one that no file knows
            kept = ((value, _kept(field, value)) for value in want.values)
            yield from ((value, form or mark("what the form can read")) for value, form in kept if form != value)
        case _:
            yield want.model(), mark("nothing: the agenda decides on the day")


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
