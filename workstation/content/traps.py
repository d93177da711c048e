"""What an author meant who wrote something that YAML reads otherwise: the usual traps, and every other fault in words.

The parser's own messages speak of tokens and scalars, in English: none of them is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from workstation.content import signs
from workstation.content.diagnostics import Diagnostics, Phrase, Place, phrase
from workstation.i18n import mark

# Keys whose value is a sentence: a comment behind one would cut it short.
SENTENCES = frozenset(
    {"say", "hint", "asks", "why", "answer", "calm", "tense", "client", "whisper", "title", "summary", "situation",
     "aim", "text", "label", "value", "goal", "reason", "note", "source", "hears", "unless", "phrases", "neutral"}
)  # fmt: skip
_TAB = re.compile(r"^ *\t")
_UNQUOTED = re.compile(r"^\s*(?:- +)*(?P<key>[\w.-]+) *: +(?P<text>[^\s\"'\[{|>&*!%#@`].*)$")
_STUCK = re.compile(r"^\s*(?:- +)*[a-z_]+:(?=[^\s:/])")
_DASH = re.compile(r"^( *)-(?=[a-z_]+:(?:\s|$))")
_LISTED = re.compile(r"^( *)- +(?=[\w-]+:)")
_SENTENCE_LINES = 30  # a quote forgotten further up is looked for no more
_BRACES = re.compile(r"(?:^|[:,\[-]) *(?P<at>\{\{)")

_OTHERWISE = mark("something is missing, or out of place")
_QUOTE = mark("the text ends at this quote, and more follows: inside a sentence, quote with guillemets")
_UNCLOSED = mark("a quote is perhaps missing at the end of this line")
_NO_SPACE = mark("a space is missing after the colon")
_NO_SPACE_DASH = mark("a space is missing after the dash")
_NO_LIST = mark("a dash begins a list, and the lines before this one are keys: remove it")
_DEEPER = mark("this line is deeper than the key above it, which has its value already")
_NO_COLON = mark("a “:” is missing after a key")

# The parser's words, and ours.
_SAID: tuple[tuple[str, str], ...] = (
    ("block sequence entries", mark("a list cannot begin here: put its “-” on a line of its own")),
    ("mapping values", mark("a “:” is not expected here")),
    ("mapping keys", mark("a key is not expected here")),
    ("could not find expected ':'", _NO_COLON),
    ("unexpected end of stream", mark("a quote that opens here is never closed")),
    ("document indicator", mark("three dashes or dots stand inside a text")),
    ("escape", mark("a backslash between double quotes is followed by a sign it does not go with")),
    ("hexdecimal", mark("a backslash between double quotes is followed by a sign it does not go with")),
    ("cannot start any token", mark("a text cannot begin with this sign without quotes")),
    ("expected key", mark("this line is not at the level of the lines before it")),
    ("expected '-' indicator", mark("this line is not at the level of the list before it")),
    ("closed or", mark("the bracket that opens here is not closed, or a comma is missing after it")),
    ("',' or ']'", mark("a comma or a “]” is missing")),
    ("',' or '}'", mark("a comma or a closing brace is missing")),
    ("node content", mark("a value is missing here")),
    ("document start", mark("something stands here after the end of the file’s block")),
    ("comment or line break", mark("nothing may follow this sign on its line")),
    ("alphabetic or numeric", mark("a text cannot begin with & or * without quotes")),
    ("tag", mark("a text cannot begin with ! without quotes")),
    ("directive", mark("a line cannot begin with %")),
    ("control characters", mark("it holds a sign that cannot be seen")),
    ("special characters", mark("it holds a sign that cannot be seen")),
)


class Mended(NamedTuple):
    """A line as its author meant it, counted from 1. ``sure``: what follows can be judged by it."""

    number: int
    line: str
    sure: bool = True


class _Trap(NamedTuple):
    """A slip that is recognised: its code, its line and column from 1, and the line put right where it can be."""

    code: str
    line: int
    column: int
    detail: str | Phrase = ""
    right: str | None = None
    sure: bool = True


def unreadable(
    fault: yaml.YAMLError, lines: Sequence[str], diagnostics: Diagnostics, file: Place, sure: bool = True
) -> Mended | None:
    """Report why a text is not YAML: the trap its author fell into, or the fault in our words.

    What comes back lets the rest be read; None when nothing does. ``sure``: no line was mended by a guess so far; else
    a fault without a trap may come of that guess, and is not told.
    """
    line, column, message = _place(fault, lines)
    if at := _unseen(lines, line):
        right = signs.set_right(_line(lines, at))
        signs.report(diagnostics, Place(at, signs.in_the_way(_line(lines, at)) + 1, file.file))
        return Mended(at, right) if right != _line(lines, at) else None
    trap = _trap(lines, Place(line, column), message)
    if trap is None:
        if sure:
            diagnostics.add("RP001", Place(line, column, file.file), detail=_said(message))
        return None
    diagnostics.add(trap.code, Place(trap.line, trap.column, file.file), detail=trap.detail)
    return Mended(trap.line, trap.right, trap.sure) if trap.right is not None else None


def _place(fault: yaml.YAMLError, lines: Sequence[str]) -> tuple[int, int, str]:
    """The line and the column that the parser names, from 1, and what it says."""
    line, column, message = 1, 1, str(fault)
    if isinstance(fault, yaml.MarkedYAMLError):
        where = fault.problem_mark or fault.context_mark
        if where:
            line, column = where.line + 1, where.column + 1
        message = fault.problem or fault.context or ""
        opens = fault.context_mark
        if opens and ("end of stream" in message or ("','" in message and opens.line + 1 < line)):
            # What opens tells more than the line where its end was missed at last.
            line, column, message = opens.line + 1, opens.column + 1, message.replace("expected ','", "closed")
    elif isinstance(fault, yaml.reader.ReaderError):
        before = "\n".join(lines)[: fault.position] if isinstance(fault.position, int) else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return line, column, message


def _said(message: str) -> str:
    return next((ours for theirs, ours in _SAID if theirs in message), _OTHERWISE)


def _trap(lines: Sequence[str], place: Place, message: str) -> _Trap | None:
    """The usual trap that the line of a fault holds, or one beside it."""
    for number in (place.line, place.line - 1, place.line + 1):
        if _TAB.match(_line(lines, number)):
            return _Trap("RP018", number, _line(lines, number).index("\t") + 1, "", _untabbed(lines, number), False)
    for number in (place.line, place.line - 1):
        if braces := _BRACES.search(_bare(_line(lines, number))):
            return _Trap("RP017", number, braces.start("at") + 1, "", without_braces(_line(lines, number)))
    for number in (place.line, place.line - 1):
        if dash := _DASH.match(_line(lines, number)):
            right = f"{dash[1]}- {_line(lines, number)[dash.end(1) + 1 :]}"
            return _Trap("RP001", number, dash.end(1) + 2, _NO_SPACE_DASH, right)
    line = _line(lines, place.line)
    if "expected key" in message and (dash := _LISTED.match(line)):
        return _Trap("RP001", place.line, dash.end(1) + 1, _NO_LIST, f"{dash[1]}{line[dash.end() :]}", False)
    if found := _cut(line, place.column, message):
        right = line[: found[0] - 1] + re.sub(r":(?=\s|$)", ";", line[found[0] - 1 :])
        return _Trap("RP019", place.line, found[0], colon(found[1]), right)
    if spot := _glued(lines, place.line, message):
        right = f"{_line(lines, spot[0])[: spot[1] - 1]} {_line(lines, spot[0])[spot[1] - 1 :]}"
        return _Trap("RP001", *spot, _NO_SPACE, right)
    before = line[: place.column - 1].rstrip()
    if "expected key" in message and before.endswith(("'", '"')):
        if unclosed := _unclosed(lines, place.line):
            return _Trap("RP001", *unclosed, _UNCLOSED, f'{_line(lines, unclosed[0]).rstrip()}"')
        return _Trap("RP001", place.line, len(before), _QUOTE, _unquoted(line))
    above = next((n for n in range(place.line - 1, 0, -1) if _line(lines, n).strip()), 0)
    if "mapping values" not in message or not above:
        return None
    if ":" not in _line(lines, above):
        return _Trap("RP001", above, len(_line(lines, above).rstrip()) + 1, _NO_COLON)
    return _Trap("RP001", place.line, len(line) - len(line.lstrip()) + 1, _DEEPER)


def _untabbed(lines: Sequence[str], number: int) -> str:
    """The line as far in as the one above it, or further below a key: a guess, for a tab has no width of its own."""
    above = next((_line(lines, n) for n in range(number - 1, 0, -1) if _line(lines, n).strip()), "")
    depth = len(above) - len(above.lstrip()) + (2 if above.rstrip().endswith(":") else 0)
    return " " * depth + _line(lines, number).lstrip()


def without_braces(line: str) -> str:
    """The line with its insertions as plain letters, each sign where it was."""
    return line.replace("{{", "((").replace("}}", "))")


def _unquoted(line: str) -> str | None:
    """The line with other quotes inside those of its text; None when it does not end with one."""
    found = re.match(r"""(?P<before>[^"']*)(?P<quote>["'])(?P<text>.*)(?P=quote)\s*$""", line)
    if not found:
        return None
    inside = found["text"].replace(found["quote"], "’").replace("\\", "/")
    return f"{found['before']}{found['quote']}{inside}{found['quote']}"


def _glued(lines: Sequence[str], number: int, message: str) -> tuple[int, int] | None:
    """Where a key and its value stand together without a space, at the line of the fault or just above."""
    if "could not find expected ':'" not in message and "mapping values" not in message:
        return None
    for at in (number, number - 1):
        if found := _STUCK.match(_line(lines, at)):
            return at, found.end() + 1
    return None


def _unclosed(lines: Sequence[str], number: int) -> tuple[int, int] | None:
    """The end of the last line above with a quote too few, when no line between has any."""
    for at in range(number - 1, max(0, number - _SENTENCE_LINES), -1):
        line = _line(lines, at)
        if quotes := len(re.findall(r'(?<!\\)"', line)):
            return (at, len(line.rstrip()) + 1) if quotes % 2 else None
    return None


def _unseen(lines: Sequence[str], number: int) -> int:
    """The nearest line, at a fault or above it, that a sign which cannot be seen keeps from being read; 0 for none."""
    for at in range(number, max(0, number - _SENTENCE_LINES), -1):
        line = _line(lines, at)
        if not line.isascii() and signs.in_the_way(line) >= 0:
            return at
    return 0


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _bare(line: str) -> str:
    """The line with what stands between quotes blanked out."""
    return re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", lambda found: " " * len(found[0]), line)


def _cut(line: str, column: int, message: str) -> tuple[int, str] | None:
    """The column of the colon that cuts an unquoted text, and the word before it."""
    at = -1
    if "mapping values" in message and (found := _UNQUOTED.match(line)):
        inner = re.search(r":(?=\s|$)", found["text"])
        at = found.start("text") + inner.start() if inner else -1
    elif "','" in message and line[column - 1 : column + 1] == ": " and re.search(r"[\[{,]", line[: column - 1]):
        at = column - 1
    words = line[:at].split() if at > 0 else []
    return (at + 1, words[-1]) if words else None


def colon(word: str) -> Phrase:
    """Where the text is cut."""
    return phrase(mark("the one after “{word}” is read as the end of a key"), word=word)


def braces_as_key(node: Place, lines: Sequence[str]) -> bool:
    """Whether a block that stands where a key is expected is an insertion without quotes."""
    return _line(lines, node.line)[max(0, node.column - 2) :].startswith("{{")


def lost_comment(key: str, value: str, line: str, end: int) -> bool:
    """Whether an unquoted sentence is cut by a “#” that follows it on its line. ``end``: the column where it ends."""
    if not line[end:].lstrip(" ").startswith("#"):
        return False
    return key in SENTENCES and not re.fullmatch(r"[a-z0-9_.-]*", value)
