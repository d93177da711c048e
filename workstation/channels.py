"""The channels a customer may come by, and the pace of each.

Spoken: a call; a call-back, for which the customer asked; an outgoing call of a campaign. Written: a chat, an e-mail.
"""

from __future__ import annotations

from workstation.clock import SECOND, Millis, seconds, speaking_time

CHANNELS = ("call", "chat", "email", "callback", "outbound")
WRITTEN = frozenset({"chat", "email"})
# The adviser dials: nobody waits on the line until then.
DIALLED = frozenset({"callback", "outbound"})
# How many a junior may have in hand at once, one where it is not said. Design default: one chat, then two, never three.
AT_ONCE = {"chat": 2}
# Nobody tires while these are offered, and they stay offered until they are taken.
PATIENT = DIALLED | {"email"}

# Picking up the phone, before the first word.
_FIRST_BREATH = 1_200
# One ring-back tone and its pause in France (ITU-T E.180, supplement 2: 1.5 s and 3.5 s).
_RING_BACK = 5 * SECOND
# Design default: the customer's next e-mail comes at once, where it would take hours.
_NEXT_EMAIL = 2 * SECOND


def typing_time(text: str) -> Millis:
    """How long the adviser takes to write a text: forty words a minute.

    Design default. Copying goes at some 50 words a minute (Dhakal and others, CHI 2018), composing slower.
    """
    return seconds(max(1, len(text.split())) / 40 * 60)


def perusal_time(text: str) -> Millis:
    """How long a message takes to read in silence: four words a second (Brysbaert, 2019: 238 a minute)."""
    return seconds(max(1, len(text.split())) / 4)


def opening_time(channel: str) -> Millis:
    """From taking the contact to the customer's first line; what is written has come already."""
    if channel in WRITTEN:
        return 0
    return _RING_BACK + _FIRST_BREATH if channel in DIALLED else _FIRST_BREATH


def own_time(channel: str, text: str) -> Millis:
    """From the adviser's sentence until the customer has it: said, or sent at once and then read."""
    return perusal_time(text) if channel in WRITTEN else speaking_time(text)


def line_times(channel: str, text: str) -> tuple[Millis, Millis]:
    """What a customer's line takes before it is there, and after that until it has been heard or read.

    A visitor of the chat types two words a second. Design default, three times what is measured on a telephone
    (36 words a minute, Palin and others, 2019), so that a recruit with one chat does not wait half a minute a line.
    """
    match channel:
        case "chat":
            return seconds(max(1, len(text.split())) / 2), perusal_time(text)
        case "email":
            return _NEXT_EMAIL, perusal_time(text)
        case _:
            return 0, speaking_time(text)
