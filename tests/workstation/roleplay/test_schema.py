"""The schema that editors check with says what the loader says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import CONTENT
from workstation.content.diagnostics import Diagnostics, Place
from workstation.content.reading import Block
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence, parse
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay.reading.formats import FORMATS
from workstation.roleplay.reading.loader import load
from workstation.roleplay.reading.schema import schema, written

WHOLE = schema()
HEADER = re.compile(r"# yaml-language-server: \$schema=../../resources/schema/roleplay\.v[12]\.json\n")
# Keys the loader asks for only where they are written, or once for the file and what it includes.
READ_WHEN_THERE = {
    "include", "fragments", "score", "min_score", "max_score", "passed", "flags", "missing", "min", "max", "values",
    "ring", "email", "sentences", "next", "instead", "to", "summary", "fails",
}  # fmt: skip
ROLEPLAYS = sorted((SCRIPTS / "roleplays").glob("*.yaml"))
FRAGMENTS = sorted((SCRIPTS / "fragments").glob("*.yaml"))
CHANNELS = sorted((CONTENT / "channels").glob("*.yaml"))


class Reader:
    """Holds a file against the schema, scalars by their spelling, as an editor would. ``met``: place → keys allowed."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.met: dict[Place, set[str]] = {}

    def look(self, node: Node, shape: dict[str, Any], path: str) -> None:
        shape = self._chosen(node, shape)
        if "anyOf" in shape:
            self.faults.append(f"{path}: fits no alternative")
        elif isinstance(node, Mapping):
            self._block(node, shape, path)
        elif isinstance(node, Sequence):
            if shape.get("type") != "array":
                self.faults.append(f"{path}: no list")
            for n, item in enumerate(node.items):
                self.look(item, shape.get("items", {}), f"{path}[{n}]")
        else:
            self._scalar(node, shape, path)

    def _chosen(self, node: Node, shape: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in shape:
            shape = WHOLE["$defs"][shape["$ref"].rsplit("/", 1)[1]]
        for one in shape.get("anyOf", ()):
            found = self._chosen(node, one)
            if isinstance(node, Mapping):
                keys = {key.value for key, _ in node.entries}
                named = found.get("type") == "object" and "properties" not in found  # any one key, its author's
                if named or set(found.get("required", ())) <= keys <= set(found.get("properties", ())):
                    return found
            elif isinstance(node, Sequence) == (found.get("type") == "array") and found.get("type") != "object":
                return found
        return shape

    def _block(self, node: Mapping, shape: dict[str, Any], path: str) -> None:
        if shape.get("type") != "object":
            self.faults.append(f"{path}: no block")
            return
        properties = shape.get("properties")
        if properties is not None:
            self.met[node.place] = set(properties)
        self.faults += [f"{path}: no {key}" for key in shape.get("required", ()) if node.get(key) is None]
        for key, value in node.entries:
            inner = (properties or {}).get(key.value, shape.get("additionalProperties", {}))
            if inner is False:
                self.faults.append(f"{path}: {key.value} is not known")
            elif inner:
                self.look(value, inner, f"{path}.{key.value}")

    def _scalar(self, node: Scalar, shape: dict[str, Any], path: str) -> None:
        value = node.value
        good = shape.get("type") not in ("object", "array")
        if "enum" in shape:
            good = value in shape["enum"]
        elif "const" in shape:
            good = value == str(shape["const"])
        elif shape.get("type") == "boolean":
            good = value in ("true", "false")
        elif shape.get("type") == "integer":
            good = bool(re.fullmatch(r"[+-]?\d+", value)) and shape["minimum"] <= int(value) <= shape["maximum"]
        if not good or ("pattern" in shape and not re.search(shape["pattern"], value)):
            self.faults.append(f"{path}: {value!r} does not fit")


def read(path: Path, *changes: tuple[str, str]) -> Reader:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    root = parse(text, Diagnostics(path.name, text))
    assert isinstance(root, Mapping)
    reader = Reader()
    reader.look(root, WHOLE, "")
    return reader


@pytest.mark.parametrize("number", FORMATS)
def test_the_file_is_the_declaration_written_out(number: int) -> None:
    assert (RESOURCES / "schema" / f"roleplay.v{number}.json").read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("path", [*ROLEPLAYS, *FRAGMENTS], ids=lambda path: path.stem)
def test_the_bundled_files_fit_and_name_their_schema(path: Path) -> None:
    assert read(path).faults == []
    assert HEADER.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CHANNELS, ids=lambda path: path.stem)
def test_every_channel_fits(path: Path) -> None:
    assert read(path).faults == []


@pytest.mark.parametrize(
    "change",
    [
        ("channel: call", "channel: fax"),
        ("start: greet", "begin: greet"),
        ("need: 2", "need: 99"),
        ("waited: 42", "waited: long"),
        ("hint:", "hnit:"),
        ("    use: send_document", "    uses: send_document"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses_too(change: tuple[str, str]) -> None:
    assert read(SCRIPTS / "roleplays" / "card-lost.yaml", change).faults


def test_the_loader_knows_the_very_keys_of_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: dict[Place, list[set[str]]] = {}  # a fragment's block may stand at the very place of another file's
    done = Block.done

    def noting(block: Block) -> None:
        taken.setdefault(block.place, []).append(set(block._taken))
        done(block)

    monkeypatch.setattr(Block, "done", noting)
    compared = 0
    for path in [*ROLEPLAYS, *CHANNELS]:
        taken.clear()
        load(path.read_text(encoding="utf-8"), path.name)
        for place, keys in read(path).met.items():
            if place in taken:
                fits = [one for one in taken[place] if one <= keys and keys - one <= READ_WHEN_THERE]
                assert fits, (path.name, place, keys, taken[place])
                compared += 1
    assert compared > 100
