"""A recruit on the third day: one role-play passed, one tried, one new, one call left in the middle."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.home.model import HomeModel, PathStep, Profile, ReportRow, RoleplayRow, Unfinished

Show = Callable[[QWidget], None]

INES = Profile("ines-moreau", "Inès Moreau", "recruit")
AUDE = Profile("aude-lemoine", "Aude Lemoine", "trainer", locked=True)
TRAMWAY = RoleplayRow(
    "card-lost", "Perte de carte", "Nadia Belkacem · calme", "call", ("Opposition",), "easy", 5, best=91, passed=True
)
CLOSE = RoleplayRow("third-party", "Le compte d’un proche", "Thierry Vasseur", "call", ("Secret",), "easy", 5, best=72)
LISBON = RoleplayRow("abroad", "Carte refusée", "Emily Carter", "call", ("Plafonds",), "medium", 6, recommended=True)
BROKEN = RoleplayRow("essai.yaml", "essai.yaml", "", "call", (), "easy", 0, problem="RP021 : ce moment n’existe pas.")
LETTER = RoleplayRow("fees", "Une commission", "Yann Kerbrat", "email", ("Frais",), "hard", 8)
LEFT = Unfinished("s7", "Perte de carte", "Mme Belkacem", 1, ("Accueil", "Identification", "Note"), "hier à 17:42", 134)
PATH = (
    PathStep("Perte de carte", "Réussi", "done"),
    PathStep("Le compte d’un proche", "80 ou plus", "current"),
    PathStep("Carte refusée", "80 ou plus", "todo"),
)
REPORTS = (
    ReportRow("s2", "Perte de carte", "hier", 91, True),
    ReportRow("s1", "Le compte d’un proche", "lundi", 72, False),
)


def settle() -> None:
    """Let Qt show what was added and lay it out: it does both by messages to itself."""
    for _ in range(4):
        QCoreApplication.sendPostedEvents()


def plain(text: str) -> str:
    """French spaces as a test types them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme()


@pytest.fixture
def model() -> HomeModel:
    return HomeModel(INES, "3e jour", (TRAMWAY, CLOSE, LISBON), path=PATH, reports=REPORTS)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a page on the screen at the smallest size the design speaks of, with the keyboard."""

    def put(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(1366, 768)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()

    return put
