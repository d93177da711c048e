"""Files that a trainer has the program write: whole or not at all, and what keeps them from it told in one sentence."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workstation.i18n import tr
from workstation.problem import Problem


class NotWritten(Problem):
    """A file or folder cannot be written, or taken away. Its argument is the path."""

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr("{path} cannot be written: check your rights on it and the room on the disk.", path=self.args[0])


@contextmanager
def writing(path: Path | str) -> Iterator[None]:
    """Within it, what the system refuses is raised as ``NotWritten`` of that path."""
    try:
        yield
    except OSError as fault:
        raise NotWritten(str(path)) from fault


def write_whole(path: Path, text: str) -> None:
    """Put a file in its place at one stroke, safe on the disk before it stands there, with the rights it had.

    A new one is its owner's alone. Line ends are kept as they are. Raises ``OSError``; what stood there stands then.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
