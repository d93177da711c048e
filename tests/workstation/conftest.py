"""What ships with few of its role-plays, for whoever has it all read anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.content import laid_out
from workstation.library.shelf import Shelf
from workstation.paths import SCRIPTS


@pytest.fixture(scope="session")
def with_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out as what ships, with one role-play and no shift. Nobody writes there."""
    return laid_out(tmp_path_factory.mktemp("one"), "card-lost")


@pytest.fixture
def few(with_one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ships is one role-play, and all that is around it."""
    made = Shelf.__init__

    def of_few(shelf: Shelf, root: Path = SCRIPTS, *arguments: Any, **named: Any) -> None:
        made(shelf, with_one if root == SCRIPTS else root, *arguments, **named)

    monkeypatch.setattr(Shelf, "__init__", of_few)
