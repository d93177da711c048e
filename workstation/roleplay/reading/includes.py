"""The files a role-play includes, wherever they come from; and the whole kept as one text, to be pinned."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from workstation.content.files import read_file
from workstation.i18n import mark
from workstation.paths import SCRIPTS

FOLDER = "fragments"
OUTSIDE = mark("it is outside the folder of fragments")
MISSING = mark("there is no such file")

_SAFE = re.compile(rf"(?:{FOLDER}|intents|objections)(/[A-Za-z0-9][A-Za-z0-9_-]*)+\.yaml\Z")
_LONGEST = 200  # any system can open a path of so many characters
_HEAD = '{"main"'


class Included(NamedTuple):
    """A file included: its text, and the name its faults are reported under."""

    text: str
    file: str


class CannotInclude(ValueError):
    """A file that cannot be included; ``reason`` is a message to translate."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Includes(Protocol):
    """Where included files are found."""

    def read(self, name: str) -> Included:
        """The file of that name (``fragments/closing.yaml``). Raises ``CannotInclude`` or ``ContentFault``."""


class Kept:
    """Included files at hand, by name, and the measures computed: those a session pinned."""

    def __init__(self, texts: Mapping[str, str], computed: Mapping[str, int] | None = None) -> None:
        self._texts = texts
        self.computed = computed

    def read(self, name: str) -> Included:
        """The file of that name. Raises ``CannotInclude``."""
        if name not in self._texts:
            raise CannotInclude(MISSING)
        return Included(self._texts[name], name)


class Folders:
    """Looks for a file in each root in turn, and never outside its folder: a link that leads out is not followed.

    A trainer's fragments come before the bundled ones; of what every role-play shares, the bundled ones come first.
    """

    def __init__(
        self, roots: Sequence[Path] = (SCRIPTS,), laid: Callable[[str], Included | None] | None = None
    ) -> None:
        """``laid``: what every role-play shares, where a house laid its own over the bundled ones."""
        self._roots = roots
        self._laid = laid

    def read(self, name: str) -> Included:
        """The file of that name. Raises ``CannotInclude``, or ``ContentFault`` for one that cannot be read."""
        folder = name.partition("/")[0]
        if self._laid is not None and folder != FOLDER and (found := self._laid(name)):
            return found
        for root in self._roots if folder == FOLDER else self._roots[::-1]:
            path = root / name
            if not path.is_file():
                continue
            if not path.resolve().is_relative_to((root / folder).resolve()):
                raise CannotInclude(OUTSIDE)
            return Included(read_file(path), str(path))
        raise CannotInclude(MISSING)


def is_safe(name: str) -> bool:
    """Whether the name is a plain path below ``fragments/`` or ``intents/``, whatever the system it is read on."""
    return len(name) <= _LONGEST and bool(_SAFE.match(name))


def bundle(main: str, includes: Mapping[str, str], computed: Mapping[str, int] | None = None) -> str:
    """A role-play with its includes, and its computed measures, as one text. One without either is its own text."""
    if not includes and not computed:
        return main
    whole: dict[str, object] = {"main": main, "includes": dict(sorted(includes.items()))}
    if computed:
        whole["computed"] = dict(sorted(computed.items()))
    return json.dumps(whole, ensure_ascii=False)


def unbundle(text: str) -> tuple[str, Kept]:
    """The role-play's text again, and what was kept with it."""
    if not text.startswith(_HEAD):
        return text, Kept({})
    parts = json.loads(text)
    return parts["main"], Kept(parts["includes"], parts.get("computed"))
