"""What is essential in an e-mail is heard however it is said, in the first answer and in the second, and only then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import BUNDLED
from workstation.content.yaml_nodes import plain
from workstation.roleplay.judging.facets import FacetReader
from workstation.roleplay.model import Facet, Script

WAYS: dict[str, dict[str, Any]] = plain(
    (Path(__file__).parents[2] / "support" / "said_in_mails.yaml").read_text(encoding="utf-8")
)
CASES = [pytest.param(name, facet, id=f"{name} {facet}") for name, one in WAYS.items() for facet in one["facets"]]
# What facets render of a day's file does not matter to the essential ones.
VALUES: defaultdict[str, dict[str, str]] = defaultdict(dict)


def replies(script: Script) -> Iterator[tuple[Facet, ...]]:
    """The facets of each reply of a role-play."""
    return (beat.reply.facets for beat in script.beats if beat.reply)


def test_each_critical_facet_of_each_reply_to_an_e_mail_has_its_ways() -> None:
    mails = [one.script for one in BUNDLED.roleplays if one.script.channel == "email"]
    critical = {one.id: [f.id for facets in replies(one) for f in facets if f.critical] for one in mails}
    assert critical == {name: one["facets"] for name, one in WAYS.items()}


@pytest.mark.parametrize(("name", "facet"), CASES)
def test_the_essential_is_heard_however_it_is_said_and_only_then(name: str, facet: str) -> None:
    script = next(one.script for one in BUNDLED.roleplays if one.script.id == name)
    sought = next(one for facets in replies(script) for one in facets if one.id == facet)
    reader = FacetReader((sought,), script.language[:2], VALUES)
    standing = {sought.claims: ""} if sought.claims else {}

    def heard(text: str) -> bool:
        return reader.judge(text, standing)[0].met

    assert [text for text in WAYS[name]["said"] if not heard(text)] == []
    assert [text for text in WAYS[name]["unsaid"] if heard(text)] == []
