"""A fold names the families of events it reads, and every event in them: none takes a new one in silence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from typing import get_args

from tests.architecture.source import Module, modules
from workstation import events
from workstation.events.codec import all_event_classes

UNIONS = ("Event", "ContactEvent", "LineEvent")
FAMILIES = {
    name: {kind.__name__ for kind in get_args(value)}
    for name, value in vars(events).items()
    if name.endswith("Event") and name not in UNIONS
}
NAMES = {kind.__name__ for kind in all_event_classes()}
# Reads every family by its nature: it tells of each event what brings it about.
CAUSES = "workstation/session/asking.py"


def matches(module: Module) -> Iterator[tuple[ast.Match, set[str]]]:
    """The matches over events, each with the events it names."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Match):
            patterns = [x for case in node.cases for x in ast.walk(case.pattern) if isinstance(x, ast.MatchClass)]
            named = {ast.unparse(pattern.cls).rpartition(".")[2] for pattern in patterns} & NAMES
            if named:
                yield node, named


@cache
def folds() -> list[tuple[Module, ast.Match, set[str]]]:
    """Every match over events there is."""
    read = [module for module in modules("workstation", "widgets", "db") if "match " in module.text]
    return [(module, node, named) for module in read for node, named in matches(module)]


def broken(module: Module, node: ast.Match, named: set[str]) -> Iterator[str]:
    """What a fold keeps silent about."""
    whole = set().union(*(family for family in FAMILIES.values() if family & named))
    if named != whole:
        yield f"{module.name}:{node.lineno} passes over {sorted(whole - named)}"
    last = node.cases[-1].pattern
    if isinstance(last, ast.MatchAs) and last.pattern is None:
        yield f"{module.name}:{node.lineno} takes any event that comes"


def test_every_event_is_in_one_family() -> None:
    assert sorted(name for family in FAMILIES.values() for name in family) == sorted(NAMES)


def test_a_fold_names_every_event_of_its_families() -> None:
    assert folds()
    assert [fault for fold in folds() for fault in broken(*fold)] == []


def test_no_family_is_read_by_nobody() -> None:
    read = set().union(*(named for module, _, named in folds() if module.name != CAUSES))
    assert [name for name, family in FAMILIES.items() if not family & read] == []
