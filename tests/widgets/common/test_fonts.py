"""The bundled fonts are what is measured and drawn, whatever fonts a machine has and however it draws them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from widgets.common.fonts import FOLDER
from workstation.paths import ROOT

MACHINE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>{fonts}<cachedir>{cache}</cachedir>
<match target="font"><edit name="hintstyle" mode="assign"><const>{hinting}</const></edit></match>
</fontconfig>"""
MEASURE = """
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton
app = QApplication([])
from widgets.common.labels import Label
from widgets.common.theme import Theme
theme = Theme()
print(Label(theme, "Élan", "h1").sizeHint().toTuple())  # as the first thing measured
for role in theme.tokens.type:
    font = theme.font(role)
    metrics = QFontMetricsF(font)
    print(role, QFontInfo(font).family(), metrics.horizontalAdvance("À l’écoute, 12:30"), metrics.height())
theme.apply(app)
button = QPushButton("À l’écoute")
theme.dress(button)
button.ensurePolished()
print(QFontInfo(button.font()).family(), button.sizeHint().toTuple())
"""


def _measured(folder: Path, fonts: str, hinting: str) -> str:
    machine = folder / f"{hinting}.conf"
    machine.write_text(MACHINE.format(fonts=fonts, cache=folder / "cache", hinting=hinting), encoding="utf-8")
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(machine)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_machine_with_other_fonts_measures_the_same(tmp_path: Path) -> None:
    bare = _measured(tmp_path, "", "hintfull")
    assert "body Lato" in bare
    others = tmp_path / "fonts"
    others.mkdir()
    (others / "mono.ttf").symlink_to(FOLDER / "JetBrainsMono-Regular.ttf")
    assert _measured(tmp_path, f"<dir>{others}</dir>", "hintnone") == bare
