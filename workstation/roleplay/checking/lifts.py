"""The rules that a role-play lifts or uses: they exist, hold on its channel, and are none of its own flags."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.content.diagnostics import Diagnostics, nearest
from workstation.content.reading import SEEN, is_blank
from workstation.roleplay import model as m
from workstation.roleplay.checking.facets import checks_of
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.judging.rules import Rules


def check_lifts(script: m.Script, diagnostics: Diagnostics, rules: Rules) -> None:
    """Report what is lifted and does not exist, is held too, or was a rule already."""
    held = dict(_held(script))
    for lift in script.lifts:
        name = lift.rule
        place = script.place_of(f"lift.{name}")
        if rules.get(name) is None:
            diagnostics.add("RP120", place, nearest(name, rules.ids), among=rules.ids, name=name)
        elif name in held and not lift.level:
            diagnostics.add("RP121", place, name=name, other=held[name])
        if is_blank(lift.why):
            diagnostics.add("RP012", place, name=name, expected=SEEN)


def advise_lifts(script: m.Script, diagnostics: Diagnostics, rules: Rules) -> None:
    """Warn of a rule lifted where it never holds."""
    for lift in script.lifts:
        rule = rules.get(lift.rule)
        if rule and not rule.severity_on(script.channel):
            diagnostics.add("RP127", script.place_of(f"lift.{lift.rule}"), name=lift.rule)


def _held(script: m.Script) -> Iterator[tuple[str, str]]:
    """The rules that a move flags or that a text is searched for, and by what."""
    for beat, check in checks_of(script):
        yield from (
            (family, beat.id) for family in (check.must_not if isinstance(check, m.NoteCheck) else check.families)
        )
    for move, _ in all_moves(script):
        yield from ((flag, move.id) for flag in (*move.flags, move.breach_flag) if flag)
