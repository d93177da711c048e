"""A class of the library raised by a role-play: met, answered well and badly, let go, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from tests.support.dealing import dealt
from tests.support.objecting import badly, let_be, roleplay, well
from workstation.content.fillings import LANGUAGES
from workstation.content.objections import Objection
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.roleplay.playing.program import Program


def read(tmp_path: Path, one: Objection, language: str = "fr") -> Roleplay:
    path = tmp_path / f"met-{one.id}.yaml"
    path.write_text(roleplay(one, language), encoding="utf-8")
    return read_roleplay(path, BUNDLED.around, BUNDLED.folders)


def tags(program: Program, way: list[str]) -> list[str]:
    found: list[str] = []
    for name in way:
        step = program.step_of(f"met/{name}")
        assert step is not None
        found += step.move.handles
    return found


@pytest.mark.parametrize(("one", "language"), dealt(BUNDLED.objections, LANGUAGES))
def test_each_class_is_met_answered_well_and_badly_and_let_go(one: Objection, language: str, tmp_path: Path) -> None:
    found = read(tmp_path, one, language)
    assert [fault.describe() for fault in found.diagnostics if fault.code != "RP024"] == []
    program = found.program
    assert program is not None
    assert {node.beat.objection for node in program.nodes if node.beat.stage == "objection"} == {one.id}
    for way in well(one):
        wanted = (
            ["let_go"] if one.let_go.only else ["listen", "probe", f"answer.{way[1].removeprefix('answer_')}", "check"]
        )
        assert tags(program, way) == wanted
    for family, way in badly(one).items():
        assert f"poor.{family}" in tags(program, way)
    assert tags(program, let_be(one)) == ["let_go"]
