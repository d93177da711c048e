"""A role-play of an older format rewritten in the present one.

Only what changes is touched: ruamel.yaml says where each key and value stands, and the new words are put in at those
places. Everything else, comments, quotes, spaces and line ends, stays as its author wrote it, to the byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workstation.channels import WRITTEN
from workstation.content.diagnostics import ContentFault, Diagnostics
from workstation.content.files import read_file
from workstation.content.reading import is_count
from workstation.content.yaml_nodes import parse
from workstation.i18n import tr
from workstation.library.writing import write_whole, writing
from workstation.problem import Problem
from workstation.roleplay.reading.formats import FORMAT

if TYPE_CHECKING:
    from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

_DIFFICULTIES = {"1": "easy", "2": "easy", "3": "medium", "4": "hard", "5": "hard"}
_TITLES = ("Mme", "M.")


class Edit(NamedTuple):
    """The characters from ``start`` to ``end`` become ``text``."""

    start: int
    end: int
    text: str


class Upgraded(NamedTuple):
    """What became of a file. ``backup`` is None for one that was of the present format already."""

    found: int
    backup: Path | None


def upgrade_file(path: Path) -> Upgraded:
    """Bring a role-play, or a file of fragments, to the present format; the text as it was is kept beside it.

    A file of the present format is left alone. Raises ``Problem`` or ``ContentFault``; nothing is changed then.
    """
    read_file(path)  # says what keeps it from being read
    text = path.read_bytes().decode("utf-8")  # with the line ends it has
    found = format_of(text, str(path))
    if found == FORMAT:
        return Upgraded(found, None)
    if found > FORMAT:
        sentence = tr(
            "{path} is of format {found}, and this program reads format {known}. Use a newer version of the program.",
            path=path, found=found, known=FORMAT,
        )  # fmt: skip
        raise Problem(sentence)
    with writing(path):
        return Upgraded(found, _write(path.resolve(), upgraded(text, found)))


def format_of(text: str, file: str) -> int:
    """The format a text says it has; a draft that says none has the oldest. Raises ``Problem`` or ``ContentFault``."""
    diagnostics = Diagnostics(file, text)
    parse(text, diagnostics)  # refuses what is hostile or cannot be read, in words
    if diagnostics.errors:
        raise ContentFault(diagnostics.errors)
    top = _top(text)
    if top is None or not any(_pair(top, key) for key in ("scenario", "fragments")):
        raise Problem(tr("{path} is not a role-play: it has neither “scenario” nor “fragments”.", path=file))
    pair = _pair(top, "format")
    if pair is None:
        return 0
    value = _words(pair[1])
    if not is_count(value):
        raise Problem(tr("{path} has a format that is no number. Write “format: {known}”.", path=file, known=FORMAT))
    return int(value)


def upgraded(text: str, found: int) -> str:
    """The text of format ``found`` in the present one."""
    for number in range(found, FORMAT):
        top = _top(text)
        if top is not None:
            text = _edited(text, UPGRADES[number](text, top))
    return text


def _edited(text: str, edits: Iterator[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _write(path: Path, text: str) -> Path:
    """Keep the text as it was under a name that is free, then put the new one in its place at one stroke."""
    backup = _kept(path)
    write_whole(path, text)
    return backup


def _kept(path: Path) -> Path:
    number = 1
    while True:
        backup = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            with backup.open("xb") as file:
                file.write(path.read_bytes())
                file.flush()
                os.fsync(file.fileno())
            return backup
        except FileExistsError:
            number += 1


# Where things stand in a text.


def _top(text: str) -> MappingNode | None:
    from ruamel.yaml import YAML  # nothing else in the program needs it
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import MappingNode

    try:
        node = YAML(typ="rt", pure=True).compose(text)
    except YAMLError:  # a text that our own reader, which goes by YAML 1.1, has read
        return None
    return node if isinstance(node, MappingNode) else None


def _pair(block: Node | None, key: str) -> tuple[ScalarNode, Node] | None:
    """The key and the value of that name, when ``block`` is a block of keys that has it."""
    from ruamel.yaml.nodes import MappingNode

    if not isinstance(block, MappingNode):
        return None
    return next(((name, value) for name, value in block.value if name.value == key), None)


def _inner(top: Node | None, *keys: str) -> Node | None:
    """The value below these keys, or None."""
    for key in keys:
        pair = _pair(top, key)
        top = pair[1] if pair else None
    return top


def _words(node: Node | None) -> str:
    """A scalar's words; empty for anything else."""
    return node.value if node is not None and isinstance(node.value, str) else ""


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _reworded(text: str, node: Node | None, old: str, new: str) -> Iterator[Edit]:
    """``old`` at the beginning of a scalar becomes ``new``; its quotes stay."""
    if node is not None and _words(node).startswith(old):
        start, end = _span(node)
        at = text.find(old, start, end)
        if at >= 0:
            yield Edit(at, at + len(old), new)


def _removed(text: str, block: MappingNode, key: str) -> Iterator[Edit]:
    """A key that is not alone in its block goes away with its value; a comment on its line stays."""
    names = [name.value for name, _ in block.value]
    if key not in names or len(names) == 1:
        return
    at = names.index(key)
    name, value = block.value[at]
    if block.flow_style:
        if at:
            yield Edit(_span(block.value[at - 1][1])[1], _span(value)[1], "")
        else:
            yield Edit(_span(name)[0], _span(block.value[1][0])[0], "")
        return
    line = text.rfind("\n", 0, _span(name)[0]) + 1
    after = text.find("\n", _span(value)[1])
    after = len(text) if after < 0 else after + 1
    comment = text[_span(value)[1] : after].lstrip(" \t")
    yield Edit(line, after, text[line : _span(name)[0]] + comment if comment.startswith("#") else "")


# From each format to the next.


def _to_1(text: str, top: MappingNode) -> Iterator[Edit]:
    """Drafts: difficulty was a level of 1 to 5, e-mail was « mail », criteria had weights, the title was in the name.

    People stood under ``fixture/``, fragments under ``library/``.
    """
    yield from _format(text, top, 1)
    level = _pair(_inner(top, "scenario"), "level")
    if level and _words(level[1]) in _DIFFICULTIES and _inner(top, "scenario", "difficulty") is None:
        yield Edit(*_span(level[0]), "difficulty")
        yield Edit(*_span(level[1]), _DIFFICULTIES[_words(level[1])])
    channel = _inner(top, "scenario", "channel")
    if _words(channel) == "mail":
        yield from _reworded(text, channel, "mail", "email")
    included = _inner(top, "include")
    if included is not None:
        for one in included.value if isinstance(included.value, list) else [included]:
            yield from _reworded(text, one, "library/", "fragments/")
    yield from _reworded(text, _inner(top, "world", "client"), "fixture/", "")
    yield from _titled(text, top)
    yield from _unweighted(text, top)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _format(text: str, top: MappingNode, number: int) -> Iterator[Edit]:
    pair = _pair(top, "format")
    if pair:
        yield Edit(*_span(pair[1]), str(number))
    else:
        first = _span(top.value[0][0])[0]
        yield Edit(first, first, f"format: {number}" + (", " if top.flow_style else _line_end(text)))


def _titled(text: str, top: MappingNode) -> Iterator[Edit]:
    name = _pair(_inner(top, "persona"), "name")
    if name is None or _inner(top, "persona", "title") is not None:
        return
    for title in _TITLES:
        if _words(name[1]).startswith(f"{title} "):
            start = _span(name[0])[0]
            flow = bool(getattr(_inner(top, "persona"), "flow_style", False))
            indent = text[text.rfind("\n", 0, start) + 1 : start]
            yield Edit(start, start, f'title: "{title}"' + (", " if flow else _line_end(text) + indent))
            yield from _reworded(text, name[1], f"{title} ", "")


def _unweighted(text: str, top: MappingNode) -> Iterator[Edit]:
    from ruamel.yaml.nodes import MappingNode

    rubric = _inner(top, "rubric")
    for _, criterion in rubric.value if isinstance(rubric, MappingNode) else ():
        if isinstance(criterion, MappingNode):
            yield from _removed(text, criterion, "weight")


_UNDECIDED = "# à décider\N{NO-BREAK SPACE}: "
_QUIET = "sans cette ligne, les relances du canal vaudraient ici aussi"
_SILENT = "sans cette ligne, le silence du canal vaudrait ici aussi"
_HELD = "sans cette ligne, l’attente du canal vaudrait ici aussi"
_PATIENT = "sans cette ligne, la personne raccrocherait quand sa patience est à zéro"


def _to_2(text: str, top: MappingNode) -> Iterator[Edit]:
    """Format 2 fills in what is not written: where nothing was, nothing is to be, until its author decides."""
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    yield from _format(text, top, 2)
    yield from _schema(text)
    beats = _inner(top, "beats")
    found = [body for _, body in beats.value] if isinstance(beats, MappingNode) else []
    fragments = _inner(top, "fragments")
    for _, fragment in fragments.value if isinstance(fragments, MappingNode) else ():
        inner = _inner(fragment, "beats")
        found += [body for _, body in inner.value] if isinstance(inner, MappingNode) else []
    interrupts = _inner(top, "interrupts")
    found += interrupts.value if isinstance(interrupts, SequenceNode) else []
    channel = _words(_inner(top, "scenario", "channel"))
    for body in found:
        if channel != "email" and isinstance(body, MappingNode) and _is_silent(body):
            yield _put_last(text, body, "silence: none", _SILENT)
    for borne in (_inner(top, "hold"), *(_inner(body, "silence") for body in found)):
        if isinstance(borne, MappingNode) and borne.value and _pair(borne, "limit") is None:
            yield _put_last(text, borne, "limit: 1")
    if channel and channel not in WRITTEN and _pair(top, "hold") is None:
        yield _put_last(text, top, "hold: none", _HELD)
    if channel == "chat" and _pair(top, "quiet") is None:
        yield _put_last(text, top, "quiet: none", _QUIET)
    ends = _inner(top, "ends")
    if channel and channel != "email" and isinstance(ends, MappingNode) and ends.value and not _pair(ends, "hung_up"):
        yield _put_last(text, ends, "hung_up: none", _PATIENT)


def _schema(text: str) -> Iterator[Edit]:
    """The first line names the schema of its format."""
    line = text[: text.find("\n")]
    at = line.find("roleplay.v1.json")
    if line.startswith("# yaml-language-server:") and at >= 0:
        yield Edit(at, at + len("roleplay.v1.json"), "roleplay.v2.json")


def _is_silent(beat: MappingNode) -> bool:
    """Whether a silence of the channel would come where the author wrote none."""
    names = {name.value for name, _ in beat.value}
    return bool(names & {"moves", "subjects", "reply"}) and not names & {"silence", "note", "route", "use"}


def _put_last(text: str, block: MappingNode, written: str, why: str = "") -> Edit:
    """A key last in its block; « à décider » beside it, where there is something to decide."""
    name, value = block.value[-1]
    start, end = _span(name)[0], _span(value)[1]
    if block.flow_style and not why:
        return Edit(end, end, f", {written}")
    if block.flow_style:  # a comment ends with its line, and what closes the block comes on the next
        line = text[text.rfind("\n", 0, start) + 1 : start]
        margin = _line_end(text) + " " * (len(line) - len(line.lstrip(" -")) + 2)
        return Edit(end, end, f",{margin}{written}  {_UNDECIDED}{why}{margin}")
    margin = " " * (start - text.rfind("\n", 0, start) - 1)
    ended = text.find("\n", _last(text, value))
    line = f"{margin}{written}" + (f"  {_UNDECIDED}{why}" if why else "")
    if ended < 0:
        return Edit(len(text), len(text), _line_end(text) + line)
    return Edit(ended + 1, ended + 1, line + _line_end(text))


def _last(text: str, node: Node) -> int:
    """Where the last character of a value stands: a block of lines ends where the next begins."""
    start, end = _span(node)
    return start + len(text[start:end].rstrip()) - 1 if text[start:end].strip() else start


UPGRADES: Mapping[int, Callable[[str, MappingNode], Iterator[Edit]]] = {0: _to_1, 1: _to_2}
"""From each older format, the edits that lead to the next."""
