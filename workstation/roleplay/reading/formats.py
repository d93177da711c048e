"""The formats of role-plays that are read, and what a file of each may leave to the content around it."""

from __future__ import annotations

from workstation.content.diagnostics import Place
from workstation.content.reading import Block, is_count
from workstation.content.yaml_nodes import Scalar

FORMAT = 2
"""The present format: the one that is written."""
FORMATS = (1, FORMAT)
"""Those that are read, each with the meaning it always had."""
SHARING = 2
"""The first whose files take what they do not write from the content around them."""
LANGUAGES = ("fr-FR", "en-GB", "de-DE")
"""What customers speak."""


class Origins:
    """The format of each file that a role-play is put together from, by the name its faults are reported under."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}

    def note(self, file: str, top: Block) -> None:
        """Remember the format that a file says it has."""
        number = top.node.get("format")
        if isinstance(number, Scalar) and is_count(number.value):
            self._found[file] = int(number.value)

    def note_shared(self, file: str) -> None:
        """Know a file whose beats are made of content that needs no format: it leaves what any of today’s may."""
        self._found[file] = SHARING

    def shares(self, place: Place) -> bool:
        """Whether what stands there may leave something to be filled in."""
        return self._found.get(place.file, 1) >= SHARING

    def any_shares(self) -> bool:
        """Whether any of the files may."""
        return any(number >= SHARING for number in self._found.values())
