"""What every command may be, and how one is refused."""

from __future__ import annotations


class Refused(Exception):
    """A command that does not apply now; ``reason`` is a code the interface knows how to say."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Gesture:
    """What is said, or done at the desk, for a contact: one takes it back whole, and it ends a silence.

    A command that is none is about oneself, the clock, or what is being written.
    """
