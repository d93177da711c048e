"""A console of some encoding, in the place of the one that tests write to."""

from __future__ import annotations

import io


class Console(io.TextIOWrapper):
    """A console that keeps what is written to it."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    @property
    def written(self) -> bytes:
        """What was written, as it would go out."""
        kept = self.buffer
        assert isinstance(kept, io.BytesIO)
        return kept.getvalue()
