"""A file holds one subject and a function fits a screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Module, modules

FILE_LINES = 400
FUNCTION_LINES = 50
MAIN_LINES = 100
ROLEPLAY_COLUMNS = 160


def long_functions(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{module.name}:{node.lineno} {node.name}: {lines} lines"


def test_files_hold_one_subject() -> None:
    sizes = {module.name: module.text.count("\n") for module in modules()}
    assert not {name: size for name, size in sizes.items() if size > FILE_LINES}
    assert sizes.get("main.py", 0) <= MAIN_LINES, "main.py puts things together and does nothing else"


@pytest.mark.parametrize("name", ["card-lost", "third-party-balance", "card-declined-abroad"])
def test_the_role_plays_that_authors_read_first_are_read_without_scrolling_aside(name: str) -> None:
    lines = (ROOT / "scripts" / "roleplays" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= FILE_LINES
    assert not {number: len(line) for number, line in enumerate(lines, 1) if len(line) > ROLEPLAY_COLUMNS}


def test_functions_fit_a_screen() -> None:
    assert not [line for module in modules() for line in long_functions(module)]


def test_a_long_function_is_seen() -> None:
    body = "\n".join(["def long() -> None:", *["    pass"] * FUNCTION_LINES])
    assert list(long_functions(Module("sample.py", body))) == ["sample.py:1 long: 51 lines"]
    assert not list(long_functions(Module("sample.py", body.removesuffix("\n    pass"))))
