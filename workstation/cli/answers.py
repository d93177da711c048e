"""What a command answers: to machines on stdout, to people on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from workstation.problem import Problem


class CommandFault(Problem):
    """A command that cannot be carried out: one clear line, exit 2."""


def answer(value: Any) -> None:
    """A machine-readable answer."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """Words for a person."""
    _write(sys.stderr, text)


def lines(text: str) -> None:
    """The answer itself, when it is made of words."""
    _write(sys.stdout, text)


def _write(stream: TextIO | None, text: str) -> None:
    """Write a line as far as it can be: a console may lack a letter, a file's name need not be made of letters."""
    if stream is None:  # closed by whoever started us
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
