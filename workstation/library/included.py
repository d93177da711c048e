"""The files that role-plays include, read from the folders where content lives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workstation.library.reading import read_file
from workstation.paths import SCRIPTS
from workstation.roleplay.includes import FOLDER, MISSING, OUTSIDE, CannotInclude, Included


class Folders:
    """Looks for ``fragments/…`` in each root in turn, and never outside: a link that leads out is not followed."""

    def __init__(self, roots: Sequence[Path] = (SCRIPTS,)) -> None:
        self._roots = roots

    def read(self, name: str) -> Included:
        """The file of that name. Raises ``CannotInclude``, or ``ContentFault`` for one that cannot be read."""
        for root in self._roots:
            path = root / name
            if not path.is_file():
                continue
            if not path.resolve().is_relative_to((root / FOLDER).resolve()):
                raise CannotInclude(OUTSIDE)
            return Included(read_file(path), str(path))
        raise CannotInclude(MISSING)
