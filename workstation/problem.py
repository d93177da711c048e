"""What keeps the program from going on and a person can cure: said in one sentence, never as a traceback."""

from __future__ import annotations


class Problem(Exception):
    """Raised anywhere, shown where somebody can read it."""

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return str(self)
