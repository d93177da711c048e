"""Habits that keep Qt from leaking, freezing or running behind the tests' back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.architecture.source import Module, modules

WHY = {
    "connect": "a lambda or a partial that holds its widget lives as long as the sender: connect a bound method",
    "instance": "nothing hunts for the application: it is handed what it needs",
    "processEvents": "a loop inside the loop lets anything happen in the middle of anything: return to the loop",
    "exec": "a nested loop freezes whoever called it: open dialogs and menus without waiting",
    "itemAt": "Python keeps the item after Qt freed it, and takes whatever lies there next for it: ask placed.parts",
    "addLayout": "of a filled layout Python keeps every item, as after itemAt: placed.nest leaves none behind",
    "takeAt": "placed.empty and placed.let_go take out all of a layout, and what is in it goes in one way",
    "QTimer": "time reaches the session through the bridge alone; painted clocks are listed here",
    "thread": "widgets.worker starts threads, and nobody else does",
}
# Where a habit may be broken, and nowhere else. The bridge's timer is the session's; the others only paint.
ALLOWED: dict[str, tuple[str, ...]] = {
    "exec": ("main.py", "widgets/app.py", "widgets/dialogs/"),
    "QTimer": (
        "widgets/bridge.py", "widgets/app.py", "widgets/flow.py", "widgets/worker.py",
        "widgets/demo.py", "widgets/common/clock_label.py",
        "widgets/common/focus.py",
        "widgets/common/ring_bar.py", "widgets/common/sounds.py", "widgets/adviser/draft_box.py",
        "widgets/adviser/mail_spelling.py",
        "widgets/authoring/watching.py",
    ),
    "itemAt": ("widgets/common/placed.py",),
    "addLayout": ("widgets/common/placed.py",),
    "takeAt": ("widgets/common/placed.py",),
    "thread": ("widgets/worker.py",),
}  # fmt: skip
THREADS = {"QThread", "QThreadPool", "QRunnable"}


@cache
def habits(module: Module) -> tuple[tuple[str, int], ...]:
    """Every place that does what ``WHY`` warns of, as (habit, line)."""
    return tuple(_habits(module))


def _habits(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield from ((habit, node.lineno) for habit in _of_call(node))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            names = {alias.name for alias in node.names}
            if "QTimer" in names:
                yield "QTimer", node.lineno
            if names & THREADS:
                yield "thread", node.lineno


def _of_call(call: ast.Call) -> Iterator[str]:
    match call.func:
        case ast.Attribute(attr="connect") if any(_is_closure(argument) for argument in call.args):
            yield "connect"
        case ast.Attribute(attr="instance", value=ast.Name(id=name)) if name.endswith("Application"):
            yield "instance"
        case ast.Attribute(attr="processEvents"):
            yield "processEvents"
        case ast.Attribute(attr="exec" | "exec_"):
            yield "exec"
        case ast.Attribute(attr="itemAt" | "itemAtPosition"):
            yield "itemAt"
        case ast.Attribute(attr="addLayout" | "insertLayout"):
            yield "addLayout"
        case ast.Attribute(attr="takeAt"):
            yield "takeAt"
        case _:
            return


def _is_closure(argument: ast.expr) -> bool:
    match argument:
        case ast.Lambda():
            return True
        case ast.Call(func=ast.Name(id="partial") | ast.Attribute(attr="partial")):
            return True
        case _:
            return False


def broken(found: list[Module], habit: str) -> list[str]:
    allowed = ALLOWED.get(habit, ())
    return [
        f"{module.name}:{line}"
        for module in found
        if not module.name.startswith(allowed)
        for name, line in habits(module)
        if name == habit
    ]


@pytest.mark.parametrize("habit", WHY)
def test_qt_habits(habit: str) -> None:
    assert not broken([m for m in modules() if m.name.startswith(("widgets/", "main.py"))], habit), WHY[habit]


@pytest.mark.parametrize(
    ("habit", "line"),
    [
        ("connect", "button.clicked.connect(lambda: self.close())"),
        ("connect", "button.clicked.connect(functools.partial(self.say, 1))"),
        ("instance", "QApplication.instance().quit()"),
        ("processEvents", "app.processEvents()"),
        ("exec", "menu.exec(point)"),
        ("itemAt", "layout.itemAt(0).widget()"),
        ("itemAt", "grid.itemAtPosition(0, 1)"),
        ("addLayout", "column.addLayout(row, 1)"),
        ("addLayout", "column.insertLayout(0, row)"),
        ("takeAt", "while column.takeAt(0) is not None: pass"),
        ("QTimer", "from PySide6.QtCore import QTimer"),
        ("thread", "from PySide6.QtCore import QObject, QThreadPool"),
    ],
)
def test_a_broken_habit_is_seen(habit: str, line: str) -> None:
    assert broken([Module("widgets/adviser/sample.py", line)], habit) == ["widgets/adviser/sample.py:1"]


def test_a_bound_method_is_a_good_habit() -> None:
    assert not habits(Module("widgets/adviser/sample.py", "button.clicked.connect(self._on_clicked)"))
