"""A fold names the families of events it reads, and every event in them: none takes a new one in silence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import get_args

import pytest

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


FOLDS = [(module, node, named) for module in modules("workstation", "widgets", "db") for node, named in matches(module)]


def test_every_event_is_in_one_family() -> None:
    assert sorted(name for family in FAMILIES.values() for name in family) == sorted(NAMES)


@pytest.mark.parametrize(("module", "node", "named"), FOLDS, ids=lambda x: getattr(x, "name", getattr(x, "lineno", "")))
def test_a_fold_names_every_event_of_its_families(module: Module, node: ast.Match, named: set[str]) -> None:
    whole = set().union(*(family for family in FAMILIES.values() if family & named))
    assert named == whole, f"{module.name}:{node.lineno} passes over {sorted(whole - named)}"
    last = node.cases[-1].pattern
    silent = isinstance(last, ast.MatchAs) and last.pattern is None
    assert not silent, f"{module.name}:{node.lineno} takes any event that comes"


def test_no_family_is_read_by_nobody() -> None:
    read = set().union(*(named for module, _, named in FOLDS if module.name != CAUSES))
    assert [name for name, family in FAMILIES.items() if not family & read] == []
