"""The top level is the agreed set, and names say what things are."""

from __future__ import annotations

import re

from tests.architecture.source import ROOT, modules

AGREED = {
    "workstation", "widgets", "scripts", "resources", "db", "tests", "main.py", "pyproject.toml", "Makefile",
    "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "DECISIONS.md",
}  # fmt: skip
# Made by tools and ignored by git.
MADE = {"__pycache__", "uv.lock", "build", "shots"}
DRAWERS = re.compile(r"(^|_)(utils?|helpers?|managers?|misc)$")


def test_the_top_level_is_the_agreed_set() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE
    assert found - AGREED == set(), "new at the top: give it a home in a folder, or agree on it in DECISIONS.md"
    assert AGREED - found == set()


def test_no_module_is_a_drawer() -> None:
    parts = {part.removesuffix(".py") for module in modules() for part in module.name.split("/")}
    assert not [part for part in parts if DRAWERS.search(part)], "name it after what it holds"


def test_scripts_and_resources_are_data() -> None:
    assert not modules("scripts", "resources"), "code lives in a package, and content in files that hold none"
