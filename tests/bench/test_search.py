"""A search as it is typed, key by key: on as many clients as ``SEARCHED`` says, and on 5,000 knowledge sheets."""

from __future__ import annotations

import itertools
import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.store import open_store
from tests.bench.timing import Bench
from tests.support.content import BUNDLED
from workstation.content.sheet_search import SheetIndex

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3_600)]

TYPED = (
    "martin paul", "n’diaye awa", "M. et Mme De Oliveira", "el amrani samir paris", "Jean-Pierre Lefebvre",
    "mueller karl",
    "42000 St Etienne CEDEX 1", "L’Haÿ-les-Roses", "marie dupont lyon", "zzyzx nobody", "de la fontaine jean", "d a",
    "06 39 98 41 07", "(+33) 6 39 98 41 07", "33639984107", "camille.martin@exemple.invalid", "5012",
    "Tél. : 0199004107",
)  # fmt: skip


def test_a_search_as_it_is_typed(bench: Bench, tmp_path: Path) -> None:
    size = int(os.environ.get("SEARCHED", "100000"))
    store = open_store(Path(os.environ.get("SEARCHED_IN", tmp_path)), [])
    store.ensure_dataset(date(2026, 11, 23), size=size)
    keys = [text[: end + 1] for text in TYPED for end in range(len(text))]
    turn = itertools.cycle(keys)

    def key() -> None:
        store.records.search(next(turn), 20)

    timing = bench(f"a key of a search, {size:,} clients", key, rounds=3 * len(keys), reach="10 at p99 on 1,000,000")
    store.close()
    assert timing.median > 0


SOUGHT = (
    "oposition carte perdue",
    "plafond du livret a",
    "succesion",
    "prelevemnt non autorisé",
    "fraude virement iban changé",
    "jusqu’à quand peut-on annuler un virement programmé",
)


def test_a_search_in_sheets_as_it_is_typed(bench: Bench) -> None:
    chance, sheets = random.Random(1), tuple(BUNDLED.sheets.values())
    words = sorted({word for sheet in sheets for word in sheet.body.split() if word.isalpha()})
    many = [
        replace(
            sheets[number % len(sheets)],
            id=f"s{number}",
            body=f"{sheets[number % len(sheets)].body}\n\n{' '.join(chance.choices(words, k=30))} x{number % 3000}",
        )
        for number in range(5_000)
    ]
    index = SheetIndex.of(many, BUNDLED.everyday)
    keys = [text[: end + 1] for text in SOUGHT for end in range(1, len(text))]
    turn = itertools.cycle(keys)
    timing = bench(
        "a key of a search, 5,000 sheets", lambda: index.find(next(turn)), rounds=3 * len(keys), reach="10 at p99"
    )
    assert timing.median > 0
