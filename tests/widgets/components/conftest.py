"""A theme to dress the components with, and the messages as they are written in the sources."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from workstation import i18n


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light", 1.0)


@pytest.fixture(autouse=True)
def _as_written(language: str) -> None:
    i18n.install("en")
