"""Many role-plays proved at once: each in a process of its own, and none whose proof is known already."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from workstation.assessment.proving import Proof, prove
from workstation.assessment.scorecard import Scorecard
from workstation.cli.answers import CommandFault
from workstation.cli.remembered import Remembered, key_of
from workstation.content.plain import from_plain, to_plain
from workstation.i18n import tr
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.playing.program import Refused
from workstation.roleplay.reading.includes import MISSING, CannotInclude, Included
from workstation.roleplay.reading.loader import load_with

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Asked:
    """A role-play to be proved, whole: as plain values, so that another process can be asked."""

    path: str
    text: str
    included: tuple[tuple[str, Included], ...]
    computed: tuple[tuple[str, int], ...]
    card: Scorecard
    states: int
    refused: tuple[tuple[int, Refused], ...] = ()

    def read(self, name: str) -> Included:
        """An included file as it was read, with the name its faults are reported under. Raises ``CannotInclude``."""
        for known, found in self.included:
            if known == name:
                return found
        raise CannotInclude(MISSING)

    def key(self, around: str) -> str:
        """A digest of all that the proof rests on; ``around``: what holds in every role-play, and the program."""
        whole = repr((self.path, self.included, self.computed, self.card, self.states, self.refused))
        return key_of(around, self.text, whole)


def asked_of(roleplay: Roleplay, shelf: Shelf, card: Scorecard, states: int) -> Asked:
    """What is asked about a role-play of a shelf."""
    included = tuple((name, shelf.folders.read(name)) for name, _ in roleplay.includes)
    refused = tuple(roleplay.script_program.refused.items())
    return Asked(str(roleplay.path), roleplay.text, included, roleplay.script.computed, card, states, refused)


def prove_alone(asked: Asked) -> Proof:
    """The proof, from the texts alone."""
    program = load_with(asked.text, asked.path, None, asked, dict(asked.computed) or None).program
    return prove(replace(program, refused=dict(asked.refused)), asked.card, asked.states)


def prove_all(
    wanted: Sequence[tuple[Roleplay, Asked]], around: str, known: Remembered, progress: Progress
) -> dict[Path, Proof]:
    """The proofs by role-play. Raises ``CommandFault`` when a process that worked on one is gone.

    ``around``: a digest of what holds in every role-play. ``progress``: told the states of one proved in this process.
    """
    found: dict[Path, Proof] = {}
    left: list[tuple[Roleplay, Asked]] = []
    for roleplay, asked in wanted:
        proof = _remembered(known, asked.key(around))
        if proof is None:
            left.append((roleplay, asked))
        else:
            found[roleplay.path] = proof
    workers = min(os.cpu_count() or 1, len(left))
    if workers > 1:
        proofs = _together([asked for _, asked in left], workers)
    else:
        proofs = [prove(one.script_program, asked.card, asked.states, progress) for one, asked in left]
    for (roleplay, asked), proof in zip(left, proofs, strict=True):
        known.keep(asked.key(around), to_plain(proof))
        found[roleplay.path] = proof
    return found


def _together(asked: Sequence[Asked], workers: int) -> list[Proof]:
    """Started afresh on every system: what was forked would carry this process's threads and locks along."""
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            return list(pool.map(prove_alone, asked))
    except BrokenProcessPool as fault:
        said = tr("A proof was cut short: the process at work on it is gone. Start again with fewer programs open.")
        raise CommandFault(said) from fault


def _remembered(known: Remembered, key: str) -> Proof | None:
    kept = known.get(key)
    if kept is None:
        return None
    try:
        proof: Proof = from_plain(Proof, kept)
    except (TypeError, ValueError, KeyError):
        return None
    return proof
