"""Plays several contacts at one desk, as a person would: each by its own player, one gesture at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workstation import commands as c
from workstation.clock import SECOND
from workstation.contacts.decide import BETWEEN
from workstation.session.player import Player, StepFault, Turn, takeable
from workstation.session.state import Contact, SessionState


class Several:
    """Decides the next turn of a desk with several contacts.

    Whoever rings is answered first; then comes whoever has something to be done for and has gone longest without. The
    contact is taken in hand before anything is done for it. Steps are told as ``CONTACT/STEP``.
    """

    def __init__(self, players: Sequence[Player]) -> None:
        self._players = list(players)
        self._ready: Turn | None = None  # what is to be done once its contact is in hand

    def next(self, state: SessionState, at: int) -> Turn | None:
        """The next turn, or None when the session is over. Raises ``StepFault`` naming the contact as well."""
        if state.ended or state.started is None:
            return None
        if turn := self._ready:
            self._ready = None
            return turn
        if state.presence.status != "ready" and not state.busy:
            return Turn(c.GoReady())
        waits = []
        for player in self._in_turn(state):
            turn = self._asked(player, state, at)
            if turn is not None and turn.command is not None:
                return self._served(player, turn, state)
            if turn is not None and turn.until > at:
                waits.append(turn.until)
        return Turn(until=min(waits, default=at + SECOND))

    def _in_turn(self, state: SessionState) -> list[Player]:
        """Those who have a contact in hand or ringing: the ringing one, then the longest unserved first.

        Then the oldest e-mail of the queue that may be taken. By the rule of the day, one in hand is put aside while
        somebody else is.
        """
        there = [one for one in self._players if one.contact in state.contacts]
        busy = [one for one in there if state.contacts[one.contact].life.busy]
        live = [one for one in busy if not state.queue.piles(state.contacts[one.contact].offer.channel)]
        if live and state.queue.mails == BETWEEN:
            busy = live
        mails = [one for one in there if takeable(state, state.contacts[one.contact])]
        oldest = sorted(mails, key=lambda one: received(state.contacts[one.contact]))[:1]
        return [*sorted(busy, key=lambda one: state.contacts[one.contact].phase != "ringing"), *oldest]

    def _asked(self, player: Player, state: SessionState, at: int) -> Turn | None:
        try:
            turn = player.next(state, at)
        except StepFault as fault:
            raise StepFault(f"{player.contact}/{fault}") from fault
        return replace(turn, step=f"{player.contact}/{turn.step}") if turn is not None and turn.step else turn

    def _served(self, player: Player, turn: Turn, state: SessionState) -> Turn:
        """The turn itself; before it, taking its contact in hand."""
        self._players.remove(player)
        self._players.append(player)
        if player.contact == state.queue.focus or isinstance(turn.command, c.AnswerContact):
            return turn
        self._ready = turn
        return Turn(c.FocusContact(player.contact))


def received(contact: Contact) -> str:
    """When an e-mail was received, UTC; nothing of another channel."""
    return contact.offer.mail.received if contact.offer.mail else ""
