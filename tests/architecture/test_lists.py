"""The help page of lists is what the content says."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

from tests.support.content import BUNDLED
from workstation import i18n
from workstation.paths import RESOURCES, ROOT


def test_the_lists_are_those_of_the_content() -> None:
    """They are made by `make diagnostics`: whoever adds a sheet, a figure or a rule has them written anew."""
    spec = spec_from_file_location("lists_tool", ROOT / ".ci" / "lists.py")
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    for language in i18n.LANGUAGES:
        assert tool.page(BUNDLED, language) == (RESOURCES / "help" / language / "lists.md").read_text(
            encoding="utf-8"
        ), "make diagnostics"
