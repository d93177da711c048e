"""What becomes of a content file under careless hands: seeded, so that what breaks can be broken again."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

_ODD = (
    "", "~", "null", "true", "no", "0", "-1", "1e9", "0x1F", "007", "1_000", "12:30", ".nan", "9" * 30, "9" * 5000,
    "-999999999", "999999999", "²", "٣", "[]", "{}", "[[]]", "{a: b}", "[a, b]", "- a", "? a", "'", '"', '""', "|", ">",
    "&a", "*a", "!!int 3", "!x", "%", "@", "`", "# a", ": ", "a: b: c", "{{", "}}", "{{ facts.where }}", "{{ x }}",
    "{% if 1 %}", "{{ 9**9 }}", "{{ figures.none }}", "{{ adviser.name }}", "seen('greet')", "seen('')", "not",
    "patience == 0", "identity > 9", "a" * 300, "mot " * 400, "2026-13-40", "9999-12-31", "0001-01-01", "+999 days",
    "-999 working days", "today", "tue 25:00", "../x", "fragments/closing.yaml", "note:", "wait:", "wait:9999", "hold:",
    "hold:9999", "reply:", "\u00e9", "e\u0301", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "\U0001f600",
    "\x00", "\x1b[31m", "\\ud800", '"\\ud800"', '"\\x00"', '"\\N"', '"\\0"', "\t", "\xa0", "日本語",
)  # fmt: skip
_SCALAR = re.compile(r"(?<=: )[^\s\[\]{},\"'][^,\[\]{}\n]*|\"[^\"\n]*\"|(?<=[\[ ,])[\w.-]+(?=[,\]}])|\b\d+\b")
_WORD = re.compile(r"[\w.-]+")
_NUMBER = re.compile(r"-?\b\d+\b")
_NUMBERS = ("0", "-1", "1", "2", "99", "100", "101", "10000", "9" * 30)

Change = Callable[[random.Random, str], str]


def _lines(change: Callable[[random.Random, list[str]], None]) -> Change:
    def changed(chance: random.Random, text: str) -> str:
        lines = text.splitlines(keepends=True)
        if lines:
            change(chance, lines)
        return "".join(lines)

    return changed


def _at(chance: random.Random, lines: Sequence[str]) -> int:
    return chance.randrange(len(lines))


def _delete_lines(chance: random.Random, lines: list[str]) -> None:
    at = _at(chance, lines)
    del lines[at : at + chance.choice((1, 1, 1, 2, 5, 20))]


def _double_lines(chance: random.Random, lines: list[str]) -> None:
    at, count = _at(chance, lines), chance.choice((1, 1, 2, 5, 20))
    to = _at(chance, lines) if chance.random() < 0.5 else at + count
    lines[to:to] = lines[at : at + count]


def _swap_lines(chance: random.Random, lines: list[str]) -> None:
    one, other = _at(chance, lines), _at(chance, lines)
    lines[one], lines[other] = lines[other], lines[one]


def _indent(chance: random.Random, lines: list[str]) -> None:
    at = _at(chance, lines)
    for number in range(at, min(len(lines), at + chance.choice((1, 1, 3, 10)))):
        line = lines[number]
        lines[number] = chance.choice((" " + line, "  " + line, "\t" + line, line[1:], line[2:], line.lstrip(" ")))


def _character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    sign = chance.choice([*":-#'\"{}[],&*!|>%@`?~\n\t \\0aé", chance.choice(_ODD)])
    return text[:at] + sign + text[at + chance.choice((0, 1, 1)) :]


def _cut(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] if chance.random() < 0.5 else text[:at] + text[at + chance.randrange(1, 200) :]


def _replace(chance: random.Random, text: str, pattern: re.Pattern[str], words: Sequence[str]) -> str:
    found = [match.span() for match in pattern.finditer(text)]
    if not found:
        return text
    first, last = chance.choice(found)
    return text[:first] + chance.choice(words) + text[last:]


def _odd_value(chance: random.Random, text: str) -> str:
    return _replace(chance, text, _SCALAR, _ODD)


def _odd_number(chance: random.Random, text: str) -> str:
    return _replace(chance, text, _NUMBER, _NUMBERS)


def _other_value(chance: random.Random, text: str) -> str:
    return _replace(chance, text, _SCALAR, _SCALAR.findall(text) or [""])


def _other_word(chance: random.Random, text: str) -> str:
    return _replace(chance, text, _WORD, _WORD.findall(text) or [""])


def _move_block(chance: random.Random, lines: list[str]) -> None:
    """A block put elsewhere, as deep as what stands there."""
    at = _at(chance, lines)
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > depth):
        end += 1
    block = lines[at:end]
    if chance.random() < 0.5:
        del lines[at:end]
    if not lines:
        return
    to = _at(chance, lines)
    shift = len(lines[to]) - len(lines[to].lstrip(" ")) - depth
    lines[to:to] = [_shifted(line, shift) for line in block]


def _shifted(line: str, shift: int) -> str:
    return " " * shift + line if shift > 0 else line[min(-shift, len(line) - len(line.lstrip(" "))) :]


CHANGES: tuple[Change, ...] = (
    _lines(_delete_lines), _lines(_double_lines), _lines(_swap_lines), _lines(_indent), _lines(_move_block),
    _character, _cut, _odd_value, _odd_value, _odd_value, _odd_number, _odd_number, _other_value, _other_value,
    _other_word,
)  # fmt: skip


def mutated(text: str, seed: int | str) -> str:
    """The text after one careless change, or two, or three."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(CHANGES)(chance, text)
    return text
