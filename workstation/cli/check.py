"""``check``: every kind of file in ``scripts/``, the tests that role-plays carry, and on request what is proved."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import Proof
from workstation.cli.answers import CommandFault, answer, lines, reason, say
from workstation.cli.packing import changed_json
from workstation.cli.proofs import asked_of, prove_all
from workstation.cli.prove import (
    as_json,
    coverage_in_words,
    coverage_json,
    in_words,
    mutations_in_words,
    mutations_json,
    walks_in_words,
    walks_json,
)
from workstation.cli.remembered import Remembered, content_key, key_of, program_key
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.files import read_file
from workstation.content.plain import from_plain, to_plain
from workstation.i18n import language, tr, trn
from workstation.library.checking import content_files, faults_of
from workstation.library.differing import alike
from workstation.library.drawn import played_faults
from workstation.library.kinds import kind_of
from workstation.library.laying import Change, changed
from workstation.library.mutating import Mutations, mutate
from workstation.library.pack_folder import HEAD, is_pack
from workstation.library.revising import Revised, revision
from workstation.library.shelf import DAYS, Roleplay, Shelf, read_roleplay
from workstation.library.shift_playing import failed_trials
from workstation.library.shifts import read_shift
from workstation.library.spelling import spelling_faults
from workstation.library.tried import sentence_faults
from workstation.paths import SCRIPTS, user_cache
from workstation.roleplay.reading.explaining import explained
from workstation.roleplay.reading.includes import FOLDER as FRAGMENT_FOLDER
from workstation.roleplay.solving.coverage import Covered, coverage
from workstation.roleplay.solving.states import LIMIT
from workstation.roleplay.solving.walker import Walks, walk

TOLD_EVERY = 50_000


@dataclass
class Report:
    """What was found in everything checked. ``shelves``: the other content folders that were read for it."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    walks: list[tuple[str, Walks]] = field(default_factory=list)
    covered: list[tuple[Roleplay, tuple[Covered, ...]]] = field(default_factory=list)
    mutations: list[Mutations] = field(default_factory=list)
    shelves: dict[Path, Shelf] = field(default_factory=dict)
    explained: list[tuple[str, list[str]]] = field(default_factory=list)
    revised: list[tuple[str, list[Revised]]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unproved: list[str] = field(default_factory=list)


def run(arguments: argparse.Namespace, shelf: Shelf) -> int:
    """Check and list the faults; 1 when there is an error."""
    known = Remembered(user_cache())
    around = _around_all(arguments, shelf) if arguments.solve else None
    told = _kept(known.get(around)) if around else None
    if told is None:
        told = _told(_found(arguments, shelf, known), arguments)
        if around:
            known.keep(around, to_plain(told))
    if arguments.json:
        answer(told.value)
    else:
        for line in told.lines:
            lines(line)
    return told.code


@dataclass(frozen=True)
class Told:
    """The answer, whole: lines for people or a value for machines, and the exit code."""

    code: int
    lines: tuple[str, ...]
    value: Any


def _kept(plain: Any) -> Told | None:
    try:
        return from_plain(Told, plain) if plain is not None else None
    except (TypeError, ValueError, KeyError):
        return None


def _around_all(arguments: argparse.Namespace, shelf: Shelf) -> str | None:
    """A digest of all the answer rests on: what was asked, the content it was asked about, and the program."""
    own = [shelf.own.parent / name for name in ("roleplays", "wordings", DAYS)] if shelf.own else []
    pack = [shelf.pack] if shelf.pack and shelf.pack.exists() else []
    asked = [*(arguments.paths or [SCRIPTS]), *([arguments.since] if arguments.since else [])]
    beside = [root for path in asked if (root := _content_root(path))]
    try:
        content = content_key([shelf.root, *(path for path in own if path.exists()), *pack, *asked, *beside])
    except OSError:  # a path that goes round in a circle
        return None
    options = repr(sorted((name, str(value)) for name, value in vars(arguments).items()))
    return key_of(content, options, language(), str(shelf.day), program_key()) if content else None


def _found(arguments: argparse.Namespace, shelf: Shelf, known: Remembered) -> Report:
    report = Report()
    seen: set[Path] = set()
    found: list[tuple[Roleplay, Shelf]] = []
    for path in arguments.paths or [SCRIPTS]:
        try:
            found += _check(path, shelf, report, seen)
        except OSError as fault:
            raise CommandFault(tr("{path} cannot be read: {reason}.", path=path, reason=reason(fault))) from fault
    proofs = _proofs(found, arguments, known) if arguments.solve else {}
    report.unproved = report.unread if arguments.solve else []
    for roleplay, there in found:
        report.diagnostics += [*played_faults(roleplay, there), *sentence_faults(roleplay, there)]
        _look_closer(roleplay, there, arguments, report, proofs)
    return report


def _told(report: Report, arguments: argparse.Namespace) -> Told:
    stuck = any(walks.stuck is not None for _, walks in report.walks)
    code = 1 if stuck or any(fault.severity == "error" for fault in report.diagnostics) else 0
    if arguments.json:
        return Told(code, (), _as_json(report, arguments))
    return Told(code, tuple(_in_words(report)), None)


def _proofs(found: list[tuple[Roleplay, Shelf]], arguments: argparse.Namespace, known: Remembered) -> dict[Path, Proof]:
    wanted = []
    for roleplay, there in found:
        if roleplay.program is None:
            continue
        with suppress(ContentFault):  # the tests, which are marked with it too, say so
            card = there.scorecard(roleplay.script.channel)
            wanted.append((roleplay, asked_of(roleplay, there, card, arguments.states or LIMIT)))
    shelves = {id(there): there for _, there in found}.values()
    rests = [f"{path}\n{text}" for there in shelves for path, text in sorted(there.pinned_files().items())]
    return prove_all(wanted, key_of(program_key(), *rests), known, _Progress()) if wanted else {}


def _check(path: Path, shelf: Shelf, report: Report, seen: set[Path]) -> Iterator[tuple[Roleplay, Shelf]]:
    """Note the faults of a file or a folder, each file once; the role-plays that can be played come back."""
    if not path.exists():
        raise CommandFault(tr("There is nothing at {path}.", path=path))
    path = path.parent if path.name == HEAD else path
    if path.is_dir() and (is_pack(path) or (path / "scorecards").is_dir()):
        if path.resolve() in seen:
            return
        seen.add(path.resolve())
        there = Shelf(pack=path) if is_pack(path) else Shelf(path)
        faults = there.check()
        if there.laid.refused and not there.laid.faults:
            raise CommandFault(there.laid.refused)
        report.changes += there.laid.changes
        report.diagnostics += faults
        if not any(fault.severity == "error" for fault in faults):
            yield from ((roleplay, there) for roleplay in there.roleplays)
            for source in there.laid.part("shifts"):
                report.diagnostics += failed_trials(read_shift(source.text, source.file), source.file, there)
        return
    files = content_files(path) if path.is_dir() else [path]
    if not files:
        raise CommandFault(tr("There is no training content in {path}: its files end in .yaml.", path=path))
    for file in files:
        if file.resolve() not in seen:
            seen.add(file.resolve())
            yield from _file(file, _around(file, shelf, report), report)


def _content_root(path: Path) -> Path | None:
    above = path.resolve().parents
    return next((folder for folder in above if is_pack(folder) or (folder / "scorecards").is_dir()), None)


def _around(file: Path, shelf: Shelf, report: Report) -> Shelf:
    """The content folder that a file lies in, with what lies there beside it; else the one given."""
    root = _content_root(file)
    if root is None or root in (shelf.root.resolve(), shelf.laid.pack and shelf.laid.pack.resolve()):
        return shelf
    if root not in report.shelves:
        report.shelves[root] = Shelf(pack=root) if is_pack(root) else Shelf(root)
    return report.shelves[root]


def _file(path: Path, shelf: Shelf, report: Report) -> Iterator[tuple[Roleplay, Shelf]]:
    faults = faults_of(path, shelf)
    if faults is not None:
        report.diagnostics += faults
        kind = kind_of(path)
        if kind and kind.name == "shifts" and not any(fault.severity == "error" for fault in faults):
            report.diagnostics += failed_trials(read_shift(read_file(path), str(path)), str(path), shelf)
        return
    roleplay = read_roleplay(path, shelf.around, shelf.folders)
    report.diagnostics += roleplay.diagnostics
    if roleplay.program is not None:
        yield roleplay, shelf
    elif path.parent.name != FRAGMENT_FOLDER:
        report.unread.append(str(path))


def _look_closer(
    roleplay: Roleplay, shelf: Shelf, arguments: argparse.Namespace, report: Report, proofs: dict[Path, Proof]
) -> None:
    """Proofs, walks and coverage, as far as they are asked for."""
    if roleplay.program is None:
        return
    program = roleplay.program
    if arguments.solve:
        proof = proofs.get(roleplay.path)
        if proof is None:
            return
        report.proofs.append(proof)
        sources = dict(roleplay.sources)
        report.diagnostics += proof_faults(proof, program.script, str(roleplay.path), roleplay.text, sources)
    if arguments.spelling:
        report.diagnostics += spelling_faults(roleplay)
    if arguments.walk:
        report.walks.append((program.script.id, walk(program, arguments.walk)))
    if arguments.coverage:
        report.covered.append((roleplay, coverage(program, shelf.rules)))
    if arguments.mutate:
        report.mutations.append(mutate(roleplay, shelf))
    if arguments.since:
        report.revised.append((program.script.id, revision(_before(arguments.since, shelf), roleplay, shelf)))
    if arguments.explain:
        whole = explained(roleplay.text, str(roleplay.path), shelf.folders, program.script)
        report.explained.append((program.script.id, [*whole, *_two_runs(roleplay, shelf)]))


def _two_runs(roleplay: Roleplay, shelf: Shelf) -> Iterator[str]:
    """How much of what the customer says is the same in two runs."""
    share = round(alike(roleplay, shelf) * 100)
    yield "# " + tr("two runs done well: {share}% of the customer’s lines are the same", share=share)


def _before(path: Path, shelf: Shelf) -> Roleplay:
    """The text before. Raises ``ContentFault`` when it does not check."""
    found = read_roleplay(path, shelf.around, shelf.folders)
    if found.program is None:
        raise ContentFault(list(found.diagnostics))
    return found


class _Progress:
    """Says how far an exploration is, now and then."""

    def __init__(self) -> None:
        self._next = TOLD_EVERY

    def __call__(self, states: int) -> None:
        if states >= self._next:
            self._next = states + TOLD_EVERY
            say(trn("{n} state so far…", "{n} states so far…", states))


def _as_json(report: Report, arguments: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {
        "diagnostics": [fault.as_json() for fault in report.diagnostics],
        "proofs": [as_json(proof) for proof in report.proofs],
    }
    if report.changes:
        found["changes"] = [changed_json(one) for one in report.changes]
    if arguments.walk:
        found["walks"] = [walks_json(scenario, walks) for scenario, walks in report.walks]
    if arguments.coverage:
        found["coverage"] = [coverage_json(one.script.id, covered) for one, covered in report.covered]
    if arguments.mutate:
        found["mutations"] = [mutations_json(one) for one in report.mutations]
    if arguments.since:
        found["revised"] = [
            {"scenario": name, "ways": [one.as_json() for one in ways]} for name, ways in report.revised
        ]
    if arguments.explain:
        found["explained"] = [{"scenario": name, "text": "\n".join(whole)} for name, whole in report.explained]
    return found


def _in_words(report: Report) -> Iterator[str]:
    for proof in report.proofs:
        yield from in_words(proof)
    yield from (tr("{file} is proved once its errors are mended.", file=file) for file in report.unproved)
    for scenario, walks in report.walks:
        yield from walks_in_words(scenario, walks)
    for roleplay, covered in report.covered:
        yield from coverage_in_words(str(roleplay.path), covered)
    for one in report.mutations:
        yield from mutations_in_words(one)
    for name, ways in report.revised:
        yield from (one.said() for one in ways)
        if not ways:
            yield tr("{scenario}: no test comes to anything else.", scenario=name)
    for _, whole in report.explained:
        yield from whole
    yield from map(changed, report.changes)
    for fault in report.diagnostics:
        yield fault.describe()
    yield _counted([fault.severity for fault in report.diagnostics])


def _counted(severities: list[str]) -> str:
    """« 1 erreur, 2 remarques. », and the hints where there are any."""
    if not severities:
        return tr("Everything is in order.")
    errors, remarks, hints = (severities.count(severity) for severity in ("error", "warning", "hint"))
    parts = [trn("{n} error", "{n} errors", errors), trn("{n} remark", "{n} remarks", remarks)]
    parts += [trn("{n} hint", "{n} hints", hints)] if hints else []
    return f"{', '.join(parts)}."
