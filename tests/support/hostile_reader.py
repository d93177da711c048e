"""Reads every hostile file in a process that may take so much and no more: ``folder megabytes seconds``.

With a fourth word, those as large as a file may be, too.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.support.content import FILE, LOST_CARD, SHELF
from tests.support.hostile import CASES, LARGE
from workstation.library.shelf import read_roleplay
from workstation.roleplay.reading.loader import load


def bound(megabytes: int, seconds: int) -> None:
    """Let the process grow by so much from now on, where the system can be asked to see to it."""
    try:
        import resource
    except ImportError:
        return
    status = Path("/proc/self/status")
    if status.exists():
        taken = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmSize"))
        resource.setrlimit(resource.RLIMIT_AS, (taken * 1024 + megabytes * 1_000_000,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def peak() -> int:
    """The most memory taken so far, in megabytes; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM")), 0)


def write(name: str, folder: Path) -> Path:
    """The file of that name, in a folder of its own."""
    folder.mkdir()
    return (CASES | LARGE)[name].write(folder)


def said(path: Path) -> list[tuple[str, str, int]]:
    """What is said of one file: (severity, code, letters)."""
    diagnostics = read_roleplay(path, SHELF.around).diagnostics
    return [(fault.severity, fault.code, len(fault.describe())) for fault in diagnostics]


def main(folder: Path, megabytes: int, seconds: int, *, large: bool = False) -> None:
    """One line of JSON a file: its name, what was said of it, seconds it took, and megabytes at the most so far."""
    load(LOST_CARD, FILE, SHELF.around)  # whatever is read once is not a hostile file's doing
    bound(megabytes, seconds)
    for number, name in enumerate(CASES | LARGE if large else CASES):
        path = write(name, folder / str(number))
        start = time.process_time()
        told = said(path)
        line = json.dumps((name, told, time.process_time() - start, peak()))
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), large=len(sys.argv) > 4)
