"""The steps of a test as its author writes them: ids, ``wait:N``, ``hold:N``, ``note:NAME``, ``reply:NAME``.

A step at the desk may say what was chosen: ``block_card[reason=fraud]``,
``block_card[client=emily-carter;card=premier]``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workstation.bank.acts import ACTS
from workstation.bank.people import client_id
from workstation.content.reading import is_count
from workstation.roleplay.playing.deeds import Deed

_CHOSEN = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]\Z")
CLIENT = "client"

_MOST_DIGITS = 4  # a wait of nearly three hours


def is_wait(text: str) -> bool:
    """Whether the text is a number of seconds that a step may wait or hold."""
    return is_count(text) and len(text) <= _MOST_DIGITS


def chosen_in(step: str) -> tuple[str, Mapping[str, str]]:
    """The id of a step, and what it says was chosen. Raises ``ValueError`` where that is no list of ``key=value``."""
    found = _CHOSEN.match(step)
    if found is None:
        if "[" in step or "]" in step:
            raise ValueError(step)
        return step, {}
    pairs = [pair.partition("=") for pair in found[2].split(";")]
    if not all(key.strip() and sign and value.strip() for key, sign, value in pairs):
        raise ValueError(step)
    return found[1].strip(), {key.strip(): value.strip() for key, _, value in pairs}


def deed_as(deed: Deed, chosen: Mapping[str, str]) -> Deed:
    """The deed with what was chosen in the place of what was meant. Raises ``ValueError`` for a key it has not."""
    act = ACTS.get(deed.act)
    values, target, client = dict(deed.values), deed.target, deed.client
    for key, value in chosen.items():
        if key == CLIENT:
            client = client_id(value)
        elif act is not None and key == act.target:
            target = value
        elif key in values:
            values[key] = value
        else:
            raise ValueError(key)
    return Deed(deed.act, client, target, tuple(values.items()))
