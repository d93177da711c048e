"""First paint and memory of the window, beside a bare PySide6 window with as many widgets in the same run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.bench.timing import Bench

pytestmark = pytest.mark.bench

OURS = """
import os, sys
import main
from PySide6.QtWidgets import QWidget
from widgets import windows

first = windows.MainWindow.__init__

def init(self, theme):
    first(self, theme)
    self.painted.connect(lambda: (print(len(self.findChildren(QWidget)), PEAK(), flush=True), os._exit(0)))

def PEAK():
    # Not getrusage: a child begins with the peak of the process that spawned it.
    return next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmRSS"))

windows.MainWindow.__init__ = init
main.main(["--data", sys.argv[1]])
"""

BARE = """
import os, sys
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout, QWidget

class Window(QMainWindow):
    def event(self, event):
        answer = super().event(event)
        if event.type() == QEvent.Type.Paint:
            lines = [line for line in open("/proc/self/status") if line.startswith("VmRSS")]
            print(int(lines[0].split()[1]) // 1024, flush=True)
            os._exit(0)
        return answer

app = QApplication([])
window = Window()
whole = QWidget()
column = QVBoxLayout(whole)
for n in range(int(sys.argv[1])):
    column.addWidget(QLabel(str(n)))
window.setCentralWidget(whole)
window.resize(1366, 768)
window.show()
app.exec()
"""


def run(script: str, argument: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", script, argument]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def test_first_paint(bench: Bench, tmp_path: Path) -> None:
    widgets, peak = run(OURS, str(tmp_path)).split()
    bare_peak = run(BARE, widgets).strip()
    bare = bench(f"a bare window of {widgets} widgets ({bare_peak} MB)", lambda: run(BARE, widgets), rounds=15)
    ours = bench(
        f"our window ({peak} MB)", lambda: run(OURS, str(tmp_path)), rounds=15, reach=f"{1.3 * bare.median:.0f} (1.3 x)"
    )
    assert ours.median > 0
