"""What an author meant who wrote something that YAML reads otherwise: the usual traps, and every other fault in words.

The parser's own messages speak of tokens and scalars, in English: none of them is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from workstation.content.diagnostics import Diagnostics, Phrase, Place, phrase
from workstation.i18n import mark

# Keys whose value is a sentence: a comment behind one would cut it short.
_SENTENCES = frozenset(
    {"say", "hint", "why", "answer", "calm", "tense", "client", "whisper", "title", "summary", "situation", "aim",
     "text", "label", "value", "goal", "reason", "note", "source", "hears", "unless", "phrases", "neutral"}
)  # fmt: skip
_TAB = re.compile(r"^ *\t")
_UNQUOTED = re.compile(r"^\s*(?:- +)*(?P<key>[\w.-]+) *: +(?P<text>[^\s\"'\[{|>&*!%#@`].*)$")
_STUCK = re.compile(r"^\s*(?:- +)*[a-z_]+:(?=[^\s:/])")
_SENTENCE_LINES = 30  # a quote forgotten further up is looked for no more
_BRACES = re.compile(r"(?:^|[:,\[-]) *(?P<at>\{\{)")

_OTHERWISE = mark("something is missing, or out of place")
_QUOTE = mark("the text ends at this quote, and more follows: inside a sentence, quote with guillemets")
_UNCLOSED = mark("a quote is perhaps missing at the end of this line")
_NO_SPACE = mark("a space is missing after the colon")
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


def unreadable(fault: yaml.YAMLError, text: str, diagnostics: Diagnostics, file: str) -> None:
    """Report why a text is not YAML: the trap its author fell into, or the fault in our words."""
    place, message = Place(file=file), str(fault)
    if isinstance(fault, yaml.MarkedYAMLError):
        where = fault.problem_mark or fault.context_mark
        place = Place(where.line + 1, where.column + 1, file) if where else place
        message = fault.problem or fault.context or ""
        opens = fault.context_mark
        if opens and ("end of stream" in message or ("','" in message and opens.line + 1 < place.line)):
            # What opens tells more than the line where its end was missed at last.
            place, message = Place(opens.line + 1, opens.column + 1, file), message.replace("expected ','", "closed")
    elif isinstance(fault, yaml.reader.ReaderError):
        before = text[: fault.position] if isinstance(fault.position, int) else ""
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"), file)
    lines = text.split("\n")
    if not _trap(lines, place, message, diagnostics):
        diagnostics.add("RP001", place, detail=_said(message))


def _said(message: str) -> str:
    return next((ours for theirs, ours in _SAID if theirs in message), _OTHERWISE)


def _trap(lines: Sequence[str], place: Place, message: str, diagnostics: Diagnostics) -> bool:
    """Whether the line of a fault, or one beside it, holds one of the usual traps; it is then reported."""
    file = place.file
    for number in (place.line, place.line - 1, place.line + 1):
        if _TAB.match(_line(lines, number)):
            diagnostics.add("RP018", Place(number, _line(lines, number).index("\t") + 1, file))
            return True
    for number in (place.line, place.line - 1):
        if braces := _BRACES.search(_bare(_line(lines, number))):
            diagnostics.add("RP017", Place(number, braces.start("at") + 1, file))
            return True
    line = _line(lines, place.line)
    if found := _cut(line, place.column, message):
        diagnostics.add("RP019", Place(place.line, found[0], file), detail=colon(found[1]))
        return True
    if spot := _glued(lines, place.line, message):
        diagnostics.add("RP001", Place(*spot, file), detail=_NO_SPACE)
        return True
    before = line[: place.column - 1].rstrip()
    if "expected key" in message and before.endswith(("'", '"')):
        if unclosed := _unclosed(lines, place.line):
            diagnostics.add("RP001", Place(*unclosed, file), detail=_UNCLOSED)
        else:
            diagnostics.add("RP001", Place(place.line, len(before), file), detail=_QUOTE)
        return True
    above = next((n for n in range(place.line - 1, 0, -1) if _line(lines, n).strip()), 0)
    if "mapping values" not in message or not above:
        return False
    if ":" not in _line(lines, above):
        diagnostics.add("RP001", Place(above, len(_line(lines, above).rstrip()) + 1, file), detail=_NO_COLON)
    else:
        diagnostics.add("RP001", Place(place.line, len(line) - len(line.lstrip()) + 1, file), detail=_DEEPER)
    return True


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
    return key in _SENTENCES and not re.fullmatch(r"[a-z0-9_.-]*", value)
