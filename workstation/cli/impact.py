"""``check --impact ID``: the role-plays and the sessions kept that lean on a figure, a sheet, a fragment, a rule."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from workstation.cli.answers import CommandFault, answer, lines
from workstation.content.diagnostics import nearest
from workstation.i18n import tr, trn
from workstation.library.leaning import KINDS, Leaning, Pass, known, leaning, passes
from workstation.library.shelf import Shelf
from workstation.library.store import Store


def run(arguments: argparse.Namespace, shelf: Shelf, open_store: Callable[[], Store] | None) -> int:
    """List what leans on it. ``open_store``: None where nothing was ever kept. Raises ``CommandFault``."""
    kind, name = _named(arguments.impact, shelf)
    found = leaning(shelf, kind, name)
    kept: list[Pass] = []
    if open_store is not None:
        store = open_store()
        try:
            kept = list(passes(store, kind, name))
        finally:
            store.close()
    if arguments.json:
        answer(_as_json(arguments.impact, found, kept))
    else:
        for line in _in_words(arguments.impact, found, kept):
            lines(line)
    return 0


def _named(written: str, shelf: Shelf) -> tuple[str, str]:
    kind, _, name = written.partition(".")
    if kind not in KINDS or not name:
        kinds = ", ".join(KINDS)
        raise CommandFault(
            tr("“{name}” names nothing: write one of {kinds}, a full stop and a name.", name=written, kinds=kinds)
        )
    there = known(shelf, kind)
    if name not in there:
        meant = nearest(name, there)
        cure = tr("Did you mean “{name}”?", name=f"{kind}.{meant}") if meant else ""
        raise CommandFault(f"{tr('There is no “{name}” here.', name=written)} {cure}".strip())
    return kind, name


def _as_json(name: str, found: Sequence[Leaning], kept: Sequence[Pass]) -> dict[str, object]:
    roleplays = [{"scenario": one.scenario, "file": one.path, "how": [tr(how) for how in one.how]} for one in found]
    stored = [
        {
            "session": one.session,
            "scenario": one.scenario,
            "started": one.started,
            "score": one.score,
            "passed": one.passed,
            "how": [tr(how) for how in one.how],
        }
        for one in kept
    ]
    return {"diagnostics": [], "proofs": [], "impact": {"id": name, "roleplays": roleplays, "passes": stored}}


def _in_words(name: str, found: Sequence[Leaning], kept: Sequence[Pass]) -> list[str]:
    said = [f"{one.path}: {one.scenario}, {', '.join(tr(how) for how in one.how)}" for one in found]
    for one in kept:
        score = "" if one.score is None else f"  {one.score}/100"
        said.append(f"{one.session}  {one.started}  {one.scenario}{score}")
    roleplays = trn("{n} role-play", "{n} role-plays", len(found))
    sessions = trn("{n} session kept", "{n} sessions kept", len(kept))
    return [*said, tr("{name}: {roleplays}, {sessions}.", name=name, roleplays=roleplays, sessions=sessions)]
