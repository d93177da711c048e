"""What a command answers: to machines on stdout, to people on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any

from workstation.problem import Problem


class CommandFault(Problem):
    """A command that cannot be carried out: one clear line, exit 2."""


def answer(value: Any) -> None:
    """A machine-readable answer."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def say(text: str) -> None:
    """Words for a person."""
    sys.stderr.write(text + "\n")


def lines(text: str) -> None:
    """The answer itself, when it is made of words."""
    sys.stdout.write(text + "\n")
