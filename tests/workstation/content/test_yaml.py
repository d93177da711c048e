"""YAML read as it is written: no number, date or truth is guessed, and nothing deep or large gets in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn import drawn
from workstation.content.diagnostics import ContentFault, Diagnostics
from workstation.content.reading import finish, open_document
from workstation.content.yaml_nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence, parse


def tree(text: str) -> tuple[Node | None, list[str]]:
    found = Diagnostics("file.yaml", text)
    return parse(text, found), [d.code for d in found.found]


def plain(node: Node | None) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {name.value: plain(item) for name, item in entries}
        case _:
            return None


@pytest.mark.parametrize(
    "written",
    ["0639980012", "012", "on", "no", "yes", "true", "null", "~", "12:30", "1e3", "0x1F", "1_000", "2026-11-23", ".inf",
     "3.10", "+5", "=", "<<", "!!int 5"],
)  # fmt: skip
def test_what_yaml_would_guess_at_stays_as_written(written: str) -> None:
    read = plain(tree(f"a: {written}\nb: [{written}]\n")[0])
    said = written.removeprefix("!!int ")
    assert read == {"a": said, "b": [said]}


def test_an_empty_value_is_an_empty_text() -> None:
    assert plain(tree("a:\nb: ''\n")[0]) == {"a": "", "b": ""}


def test_every_node_knows_its_place() -> None:
    node, _ = tree("a: 1\nb:\n  - c: deux\n")
    assert isinstance(node, Mapping)
    items = node.get("b")
    assert isinstance(items, Sequence)
    inner = items.items[0]
    assert isinstance(inner, Mapping)
    value = inner.get("c")
    assert isinstance(value, Scalar)
    assert (value.place.line, value.place.column) == (3, 8)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "RP003", 3, 1),
        ("x:\n  a: 1\n  a: 2\n", "RP003", 3, 3),
        ("a: &one 1\n", "RP002", 1, 4),
        ("a: 1\nb: *one\n", "RP002", 2, 4),
        ("base: {a: 1}\nb:\n  <<: *base\n", "RP002", 3, 7),
        ("a:\n\t- 1\n", "RP018", 2, 1),
        ('a: "un\n', "RP001", 1, 4),
        ("a: [1, 2\nb: 3\n", "RP001", 1, 4),
        ("? [a, b]\n: 1\n", "RP001", 1, 3),
        ("a: 1\n---\nb: 2\n", "RP001", 3, 1),
        ("a: \x07\n", "RP001", 1, 4),
        ("[" * 50 + "]" * 50, "RP005", 1, MAX_DEPTH + 1),
        ("{a: " * 50 + "1" + "}" * 50, "RP005", 1, 4 * MAX_DEPTH + 1),
        ("\n".join("  " * n + "a:" for n in range(50)), "RP005", MAX_DEPTH + 1, 2 * MAX_DEPTH + 1),
        ("- " * 50 + "1", "RP005", 1, 2 * MAX_DEPTH + 1),
        ("[" * 200_000, "RP005", 1, MAX_DEPTH + 1),
        ("a: " + "x" * 2_000_000, "RP005", 1, 1),
        ("a: " + "é" * 600_000, "RP005", 1, 1),
    ],
    ids=lambda value: str(value)[:16],
)
def test_what_is_not_let_in_is_named_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = Diagnostics("file.yaml", text)
    parse(text, found)
    first = found.errors[0]
    assert first.code == code
    assert (first.place.line, first.place.column) == (line, column)


def test_forty_levels_are_let_in() -> None:
    node, codes = tree("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert node is not None
    assert codes == []


def test_a_file_saved_by_a_windows_editor_is_read() -> None:
    assert plain(tree("\ufeffformat: 1\r\nb: deux\r\n")[0]) == {"format": "1", "b": "deux"}


@pytest.mark.parametrize(
    ("text", "code"), [("", "RP012"), ("- a\n", "RP012"), ("title: x\n", "RP011"), ("format: 9\n", "RP004")]
)
def test_a_content_file_is_a_block_of_the_known_format(text: str, code: str) -> None:
    with pytest.raises(ContentFault) as caught:
        open_document(text, "file.yaml")
    assert [d.code for d in caught.value.diagnostics] == [code]


@drawn(25)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`?, \n\t01é", max_size=60))
def test_any_text_is_read_or_refused_and_never_breaks_the_reader(text: str) -> None:
    _, codes = tree(text)
    if codes:  # what could still be read is read too, to tell of all its faults at once, and is never used
        with pytest.raises(ContentFault):
            finish(open_document(text, "file.yaml"))
    assert set(codes) <= {"RP001", "RP002", "RP003", "RP005", "RP017", "RP018", "RP019"}


@drawn(25)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("aé09 :'#-", max_size=12), max_size=6))
def test_quoted_texts_come_back_letter_by_letter(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in values.items())
    assert plain(tree(text)[0]) == (values or None)
