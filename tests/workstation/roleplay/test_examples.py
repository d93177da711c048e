"""Every code has its page in the help: a fault that gives exactly that code, and a correction that gives none.

``.ci/diagnostics.py --check`` runs every example, and compares the pages with what they say.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.dealing import some
from workstation.content.catalogue import CATALOGUE

ROOT = Path(__file__).parents[3]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("diagnostics_tool", ROOT / ".ci" / "diagnostics.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name while it runs
    spec.loader.exec_module(module)
    return module


TOOL = _tool()


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert set(TOOL.examples()) == set(CATALOGUE)


@pytest.mark.parametrize("code", some(sorted(TOOL.examples()), 6))
def test_an_example_shows_its_code_at_its_place_and_its_correction_nothing(code: str) -> None:
    assert list(TOOL.example_faults(TOOL.examples()[code])) == []


def test_an_example_names_the_place_of_what_an_author_wrote() -> None:
    nameless = {code for code, example in TOOL.examples().items() if not example.at}
    whole, elsewhere = {"RP006", "RP007", "RP009", "RP082", "RP171"}, {"RP092"}
    assert nameless == whole | elsewhere  # the whole file is meant, or the line that another line exceeds


def test_what_came_of_a_test_is_told_in_the_language_of_the_page() -> None:
    told = [TOOL.fault_of("RP165", language).message for language in ("en", "fr", "en")]
    assert told[0] == told[2]
    assert "it had to pass" in told[0]
    assert "devait être réussi" in told[1]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"wrong": "then: {next: doubt}"}, "the lines at fault give []"),
        ({"right": "then: {next: slove}"}, "put right, it still gives"),
        ({"at": "then"}, "nothing is shown at"),
    ],
)
def test_an_example_that_shows_nothing_or_mends_nothing_is_refused(change: dict[str, str], complaint: str) -> None:
    sound = TOOL.examples()["RP039"]
    spoilt = TOOL.Example(
        **{
            "code": "RP039",
            "means": sound.means,
            "wrong": sound.wrong,
            "right": sound.right,
            "replaced": sound.replaced,
            "at": sound.at,
            **change,
        }
    )
    assert any(complaint in line for line in TOOL.example_faults(spoilt))
