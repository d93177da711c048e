"""Files that are made from what is declared elsewhere: written anew, or with ``--check`` only compared."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def only_compared(told: str | None, arguments: Sequence[str] | None = None) -> bool:
    """Whether ``--check`` was asked for. ``told``: what the tool does, for its help."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--check", action="store_true", help="compare the files, write nothing")
    return bool(parser.parse_args(arguments).check)


def settle(files: Iterable[tuple[Path, str]], check: bool) -> list[str]:
    """Give each file what it should hold; with ``check``, a sentence for each that holds something else."""
    faults = []
    for path, text in files:
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            faults.append(f"{path.relative_to(ROOT).as_posix()}: not what it is made from says: make diagnostics")
    return faults


def ended(counted: str, faults: Sequence[str]) -> int:
    """Say what was found, the faults on stderr; the exit code."""
    for line in faults:
        print(line, file=sys.stderr)
    print(f"{counted}, {len(faults)} faults")
    return 1 if faults else 0
