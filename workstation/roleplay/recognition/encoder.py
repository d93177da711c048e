"""How alike two sentences are in meaning, judged by a small model that works offline: a rank, never a proof.

It does not tell a sentence from its contrary; the words do. Loading takes a second and 140 MB, so nothing is imported
before ``load`` is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from workstation.policy import read_policy


class Encoder(Protocol):
    """What the matcher asks of a model. The same texts always give the same answer."""

    version: str

    def likeness(self, said: Sequence[str], phrases: Sequence[str]) -> Sequence[Sequence[float]]:
        """For each stretch said, how like each phrase it is: −1 to 1, meant alike from about 0.4."""

    def learn(self, texts: Sequence[str]) -> None:
        """Take in phrases that will be asked about."""


def load() -> Encoder | None:
    """The model, in memory from the first call on; about a second.

    None where it is switched off by the policy of the computer, is not installed or does not open.
    """
    if not read_policy().encoder:
        return None
    try:
        from workstation.roleplay.recognition.model import MODEL
    except (ImportError, OSError, MemoryError):
        return None
    return MODEL
