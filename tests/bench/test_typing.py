"""A letter typed in a text of 10,000 characters: the words to avoid, and the facets, looked at again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench.timing import Bench
from tests.support.content import BUNDLED
from widgets.adviser.note_lint import Lint, Look
from workstation.roleplay.judging.facets import FacetReader

pytestmark = pytest.mark.bench

SENTENCES = [
    f"La cliente appelle pour une opposition sur sa carte Classique, perdue le {n} au matin dans le tram {n}. "
    f"Référence {20_000 + n} notée au dossier, nouvelle carte commandée, envoi sous {n} jours ouvrés. "
    for n in range(600)
]
NOTE = next(beat.note for beat in BUNDLED.find("card-lost").script.beats if beat.note)  # type: ignore[union-attr]


def typing(look: Callable[[str], object], text: str) -> Callable[[], object]:
    """Each call is a letter typed somewhere else in the text."""
    kept = [text]
    look(text)

    def one() -> object:
        at = len(kept[0]) * 7919 % 9_000
        kept[0] = kept[0][:at] + "e" + kept[0][at:]
        return look(kept[0])

    return one


@pytest.mark.parametrize("punctuated", [True, False])
def test_a_letter_is_looked_at(bench: Bench, punctuated: bool) -> None:
    text = "".join(SENTENCES)[:10_000]
    name = "sentences" if punctuated else "one sentence without an end"
    text = text if punctuated else text.replace(".", "").replace(",", "")
    lint, facets = Lint(Look(BUNDLED.rules)), FacetReader(NOTE.facets, "fr", {})
    words = bench(f"a letter, words to avoid, {name}", typing(lint.spots, text), rounds=200, reach="4")
    said = bench(f"a letter, facets, {name}", typing(lambda one: facets.judge(one, {}), text), rounds=200, reach="4")
    assert words.median > 0
    assert said.median > 0


def test_a_long_paste_is_looked_at(bench: Bench) -> None:
    text = "".join(SENTENCES)[:100_000]
    assert (
        bench("100,000 characters pasted", lambda: Lint(Look(BUNDLED.rules)).spots(text), rounds=5, reach="200").median
        > 0
    )
