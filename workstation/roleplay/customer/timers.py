"""When the customer does something by themself: says the next line, tires of silence or of a hold, leaves."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.clock import SECOND
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing.program import HOLDS

# The customer hangs up this long after the last word when the adviser does not.
LEAVES_AFTER = 8 * SECOND
# And so long after what they have asked for was last on its way.
OWED_FOR = 20 * SECOND
# Whoever has just proved who they are expects the answer to be compared, and says nothing meanwhile.
COMPARED_FOR = 10 * SECOND


def due(talk: Talk, role_hold: tuple[int, int], channel: str, *, compared: bool = False) -> Iterator[tuple[int, str]]:
    """(moment, timer) of what the customer does by themself. ``role_hold`` is (seconds borne, how many times).

    ``compared``: an answer of theirs about who they are waits to be compared with the dossier.

    An e-mail that was answered stays open until the adviser closes it.
    """
    if not talk.on_line:
        return
    if talk.held_at >= 0:
        after, limit = role_hold
        if talk.end:
            yield talk.acted_at + SECOND, "leave"
        elif after and talk.place[HOLDS] < limit:
            yield talk.held_at + after * SECOND * (talk.hold_reactions + 1), "hold"
        return
    if talk.queue:
        yield talk.queue[0].at, "line"
    elif talk.concluded and channel == "email" and not talk.end:
        return
    elif talk.owed and not talk.end:
        yield talk.quiet_since + OWED_FOR, "leave"
    elif talk.end or talk.concluded:
        yield max(talk.ready_at, talk.acted_at) + (LEAVES_AFTER if talk.concluded else SECOND), "leave"
    elif talk.silence and talk.asked is None:
        yield talk.quiet_since + talk.silence + (COMPARED_FOR if compared else 0), "silence"
