"""What a command answers: to machines on stdout, to people on stderr."""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
import unicodedata
from typing import Any, TextIO

from workstation.i18n import mark, tr
from workstation.printable import is_printable, printable
from workstation.problem import Problem

# What a console may lack, and what a reader takes for it.
_NEAREST = {
    "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2192": "->", "\u00ab": '"', "\u00bb": '"', "\u0153": "oe", "\u0152": "OE", "\u00e6": "ae", "\u00b7": "-",
    "\u00d7": "x",
}  # fmt: skip
_SPACES = "\u00a0\u202f"


# The system says these in its own language, which need not be the reader's.
_REASONS = {
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),
    errno.ENOENT: mark("there is nothing of that name"),
    errno.EACCES: mark("it is not allowed"),
    errno.EPERM: mark("it is not allowed"),
    errno.EROFS: mark("it can only be read"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a file stands where a folder is meant"),
    errno.ENAMETOOLONG: mark("the name is too long"),
}


class CommandFault(Problem):
    """A command that cannot be carried out: one clear line, exit 2."""


def answer(value: Any, indent: int | None = None) -> None:
    """A machine-readable answer: the same value whatever the console can write."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(_encoding(sys.stdout))
    except UnicodeEncodeError:
        text = json.dumps(value, indent=indent)
    lines("".join(sign if is_printable(sign) else json.dumps(sign)[1:-1] for sign in text))


def say(text: str) -> None:
    """Words for a person. Where nobody can hear them they are lost, and nothing else is."""
    heard: TextIO | None = sys.stderr
    if heard is None or heard.closed:
        return
    try:
        _write(heard, text)
    except OSError:
        _let_go(heard)


def lines(text: str) -> None:
    """The answer itself, when it is made of words. Raises ``CommandFault`` when there is nowhere to write it."""
    out: TextIO | None = sys.stdout
    if out is None or out.closed:
        raise CommandFault(tr("The answer cannot be written: the standard output is closed."))
    try:
        _write(out, text)
    except BrokenPipeError:  # whoever was reading has enough (« | head »): not even the closing line is wanted
        _let_go(out)
        raise
    except OSError as fault:
        _let_go(out)
        raise CommandFault(tr("The answer cannot be written: {detail}.", detail=reason(fault))) from fault


def reason(fault: OSError) -> str:
    """Why the system refused, in the reader's language."""
    words = _REASONS.get(fault.errno or 0)
    return tr(words) if words else tr("the system refuses it (error {number})", number=fault.errno)


def one_line(text: str) -> str:
    """The text on one line and in the order it is read: what does not print is shown by its code."""
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode() for c in text)


def _encoding(stream: TextIO | None) -> str:
    return (stream.encoding if stream is not None else None) or "utf-8"


def _write(stream: TextIO, text: str) -> None:
    """Write a line as far as it can be: a console may lack a letter, a file's name need not be made of letters."""
    encoding = _encoding(stream)
    stream.write(printable(text).encode(encoding, "nearest").decode(encoding) + "\n")
    stream.flush()  # at once, for a fault found at the end of the program can be told to nobody


def _let_go(stream: TextIO) -> None:
    """Let what could not be written go: left in its buffer it would be tried again, and complained of, at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _nearest(fault: UnicodeError) -> tuple[str | bytes, int]:
    """What stands nearest to a sign that an encoding lacks: a space, the letter without its accent, else its code."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    found = ""
    for sign in fault.object[fault.start : fault.end]:
        plain = _NEAREST.get(sign) or "".join(c for c in unicodedata.normalize("NFKD", sign) if c.isascii())
        found += plain or sign.encode("ascii", "backslashreplace").decode()
    return found, fault.end


codecs.register_error("nearest", _nearest)
