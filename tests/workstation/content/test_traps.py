"""What was forgotten is told where it was forgotten, not where the parser stumbled over it."""

from __future__ import annotations

import pytest

from workstation import i18n
from workstation.content.diagnostics import Diagnostic, Diagnostics
from workstation.content.yaml_nodes import parse


def found(text: str) -> Diagnostic:
    diagnostics = Diagnostics("one.yaml", text)
    parse(text, diagnostics)
    return diagnostics.found[0]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('a:\n  b: "Céder\n  c: ["d", "e"]\n', 2, 12, "a quote is perhaps missing"),
        ('a:\n  b: "Céder\n  c: d\n\n  e: "Oui"\n', 2, 12, "a quote is perhaps missing"),
        ('a:\n  b: "Il dit "non"."\n  c: d\n', 2, 14, "inside a sentence"),
        ('a:\n  b:"Céder"\n  c: d\n', 2, 5, "a space is missing after the colon"),
        ("a:\n  b:oui\n  c: d\n", 2, 5, "a space is missing after the colon"),
    ],
)
def test_a_slip_of_typing_is_told_at_its_place(text: str, line: int, column: int, said: str) -> None:
    fault = found(text)
    assert (fault.code, fault.place.line, fault.place.column) == ("RP001", line, column)
    assert said in fault.message


def test_the_french_way_of_quoting_is_shown_in_french() -> None:
    i18n.install("fr")
    try:
        assert "citez avec «\u00a0…\u00a0»" in found('a:\n  b: "Il dit "non"."\n  c: d\n').message
    finally:
        i18n.install("en")
