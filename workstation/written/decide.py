"""Commands of a conversation in writing, and what falls due in it by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workstation import commands as c
from workstation import events as e
from workstation.attachments import standing
from workstation.clock import SECOND
from workstation.commands import Refused
from workstation.written.thread import STAGES, Thread, quiet_at

QUIET = "quiet"
"""The timer of a customer who owes a message and writes none; whoever closes then ends the contact by it."""
LEAVES = "leaves"
"""The timer of an e-mail that was sent: it leaves."""
KEPT = 15 * SECOND
"""How long an e-mail that was sent may be taken back. Design default."""


def decide(thread: Thread, command: c.WrittenCommand, words: Sequence[str], *, on_line: bool) -> list[e.Event]:
    """The adviser looks at a file, takes a message back, or writes again to a quiet customer. Raises ``Refused``.

    ``words``: what the house writes at each stage, in the customer's language.
    """
    match command:
        case c.OpenFile(contact=contact, name=name):
            file = thread.file(name)
            if file is None:
                raise Refused("no_file")
            if (found := standing(file)) != "sound":
                raise Refused(f"file_{found}")
            return [e.FileOpened(contact, name)]
        case c.TakeBackReply(contact=contact):
            if thread.posted is None:
                raise Refused("nothing_leaves")
            return [e.ReplyTakenBack(contact)]
        case c.NudgeCustomer(contact=contact):
            if not on_line or not words or not (thread.closable or thread.nudged < thread.quiet):
                raise Refused("not_quiet")
            if thread.closable:
                return [e.CustomerNudged(contact, STAGES, words[STAGES - 1]), e.ContactEnded(contact, QUIET)]
            stage = min(thread.quiet, STAGES - 1)
            return [e.CustomerNudged(contact, stage, words[stage - 1])]


def post(contact: str, text: str, at: int) -> list[e.Event]:
    """An e-mail is sent: nothing of it is out before it leaves."""
    return [e.ReplyPosted(contact, text, at + KEPT)]


def due(thread: Thread, after: Sequence[int]) -> Iterator[tuple[int, str]]:
    """(moment, timer) of an e-mail that leaves, and of what is to be told of the customer's quiet.

    ``after`` as for ``quiet_at``.
    """
    if thread.posted:
        yield thread.posted.leaves_at, LEAVES
    at = quiet_at(thread, after)
    if at >= 0:
        yield at, QUIET


def fall_due(thread: Thread, contact: str) -> list[e.Event]:
    """What the timer of a quiet customer brings about."""
    return [e.CustomerQuiet(contact, thread.quiet + 1)]
