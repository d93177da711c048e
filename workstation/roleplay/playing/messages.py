"""What a customer writes at once, message by message: « slt | ma carte passe plus |40 s| pardon jetais au tel ».

« | » begins another message; « |40 s| » says how long after the one before it comes. A file dropped is a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from workstation.attachments import MARK
from workstation.channels import WRITTEN, line_times, perusal_time
from workstation.clock import SECOND, Millis

_NEXT = re.compile(r"\s*\|(?:\s*(\d{1,3})\s*s\s*\|)?\s*")
_FILE = re.compile(rf"\s*{MARK}([a-z0-9_-]+)\s*")
# Between two messages of one burst one draws breath: this long at least, and so much more at most. Design default.
BREATH, MORE = 300, 700


class Message(NamedTuple):
    """One message: its text, or the id of the ``file`` dropped; ``after``: seconds since the one before, or 0."""

    text: str
    after: int = 0
    file: str = ""


class Timed(NamedTuple):
    """A message, when the customer begins to write it, and when it is there."""

    message: Message
    begins: Millis
    at: Millis


def messages(channel: str, text: str) -> tuple[Message, ...]:
    """What a text is sent as. On the telephone, and but for its files in an e-mail, it is one."""
    if channel not in WRITTEN:
        return (Message(text),)
    found: list[Message] = []
    for part, after in _parted(text) if channel == "chat" else [(text, 0)]:
        rest = 0
        for piece in _FILE.finditer(part):
            if words := part[rest : piece.start()].strip():
                found.append(Message(words, after))
                after = 0  # noqa: PLW2901  what is told of the first piece is told of no other
            found.append(Message("", after, piece[1]))
            rest, after = piece.end(), 0  # noqa: PLW2901
        if words := part[rest:].strip():
            found.append(Message(words, after))
    return tuple(found)


def _parted(text: str) -> list[tuple[str, int]]:
    found, start, after = [], 0, 0
    for sign in _NEXT.finditer(text):
        if text[start : sign.start()].strip():
            found.append((text[start : sign.start()], after))
        start, after = sign.end(), int(sign[1] or 0)
    return [*found, (text[start:], after)] if text[start:].strip() else found


def whole(channel: str, text: str) -> str:
    """The same as one text, without its files."""
    return " ".join(message.text for message in messages(channel, text) if message.text)


def timed(
    channel: str, text: str, moment: Millis, luck: Callable[[int], float] = lambda _: 0.5
) -> tuple[list[Timed], Millis]:
    """When each message comes where the customer begins at ``moment``, and when all is heard, or read.

    ``luck``: a number from 0 to 1 for each, by which the breath before it is drawn.
    """
    found: list[Timed] = []
    for n, message in enumerate(messages(channel, text)):
        writing, _ = line_times(channel, message.text)
        begins = moment + (BREATH + round(MORE * luck(n)) if n else 0)
        at = max(begins + writing, moment + message.after * SECOND)
        found.append(Timed(message, at - writing, at))
        moment = at
    read = line_times(channel, text)[1] if channel not in WRITTEN else perusal_time(whole(channel, text))
    return found, moment + read
