"""The help page of lists is what the content says, and a page that says something else is told of."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.content import BUNDLED
from workstation import i18n
from workstation.paths import RESOURCES, ROOT


@pytest.fixture
def tool() -> ModuleType:
    spec = spec_from_file_location("lists_tool", ROOT / ".ci" / "lists.py")
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_lists_are_those_of_the_content(tool: ModuleType) -> None:
    """They are made by `make diagnostics`: whoever adds a sheet, a figure or a rule has them written anew."""
    for language in i18n.LANGUAGES:
        assert tool.page(BUNDLED, language) == (RESOURCES / "help" / language / "lists.md").read_text(
            encoding="utf-8"
        ), "make diagnostics"


def test_a_check_names_what_says_something_else_and_changes_nothing(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.modules[tool.settle.__module__], "ROOT", tmp_path)
    same, other, absent = (tmp_path / name for name in ("same.md", "other.md", "absent.md"))
    same.write_text("a", encoding="utf-8")
    other.write_text("a", encoding="utf-8")
    files = [(same, "a"), (other, "b"), (absent, "c")]
    faults = tool.settle(files, check=True)
    assert [fault.partition(":")[0] for fault in faults] == ["other.md", "absent.md"]
    assert (other.read_text(encoding="utf-8"), absent.exists()) == ("a", False)
    assert tool.ended("3 pages", faults) == 1
    assert capsys.readouterr().err.splitlines() == faults
    assert tool.settle(files, check=False) == []
    assert [path.read_text(encoding="utf-8") for path, _ in files] == ["a", "b", "c"]
    assert tool.settle(files, check=True) == []
