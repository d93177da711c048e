"""Role-plays of an older format as other authors lay theirs out: the same keys and values, other lines and comments."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from itertools import count

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap


def talkative(text: str) -> str:
    """A comment over each line and behind it, and behind each comma of what stands between braces in a list."""
    number = count(1)
    lines = []
    for line in text.split("\n"):
        if not line.strip():
            lines.append(line)
            continue
        margin = " " * (len(line) - len(line.lstrip()))
        lines.append(f"{margin}# remarque {next(number)} : « {line.split(':')[0].strip(' -')} »")
        if line.lstrip().startswith("- {"):
            pieces = _parted(line)
            lines += [f"{piece}  #remarque {next(number)}" for piece in pieces]
        else:
            lines.append(f'{line}  # remarque {next(number)} ; {{ à revoir: "oui" }}')
    return "\n".join(lines)


def _parted(line: str) -> list[str]:
    """A block between braces with each of its keys on a line of its own."""
    margin = " " * (len(line) - len(line.lstrip()) + 4)
    pieces, depth, quoted, piece = [], 0, False, ""
    for sign in line:
        quoted ^= sign == '"'
        depth += 0 if quoted else (sign in "[{") - (sign in "]}")
        piece += sign
        if sign == "," and depth == 1 and not quoted:
            pieces.append(piece)
            piece = margin.removesuffix(" ")
    return [*pieces, piece]


def packed(text: str) -> str:
    """Beats, endings, hold and tests between braces, in lines of 90 characters, a comment over each part."""
    yaml, top = _read(text)
    for key in ("beats", "ends", "hold", "tests", "flags", "rubric"):
        if key in top:
            top[key].fa.set_flow_style()
    for number, key in enumerate(list(top)):
        top.yaml_set_comment_before_after_key(key, before=f"partie {number} : {key}")
    yaml.width = 90
    return _written(yaml, top)


def spread(text: str) -> str:
    """Four spaces a level, the dashes of a list under its key, blank lines with spaces, and the ends of Windows."""
    yaml, top = _read(text)
    yaml.indent(mapping=4, sequence=4, offset=0)
    for key in list(top):
        top.yaml_set_comment_before_after_key(key, before=f"\n{key.upper()} ---------- :", indent=0)
    found = _written(yaml, top)
    found = re.sub(r"^(    \w+:)$", r"\1    # ici", found, flags=re.MULTILINE)
    return found.replace("\n", "\r\n").replace("\r\n\r\n", "\r\n   \r\n")


def reordered(text: str) -> str:
    """What is heard and proved first: the tests and the endings at the top, the head last."""
    _, top = _read(text)
    parts = dict(zip(top, _parts(text, list(top)), strict=True))
    names = ["tests", "ends", "beats", *(name for name in top if name not in ("tests", "ends", "beats"))]
    return "".join(f"# {name}, à sa place à moi\n{parts[name].rstrip()}\n\n" for name in names)


def _parts(text: str, names: list[str]) -> list[str]:
    starts = [re.search(rf"^{name}:", text, re.MULTILINE) for name in names]
    at = [found.start() for found in starts if found]
    return [text[one:end] for one, end in zip(at, [*at[1:], len(text)], strict=True)]


def _read(text: str) -> tuple[YAML, CommentedMap]:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.width = 4096
    return yaml, yaml.load(text)


def _written(yaml: YAML, top: CommentedMap) -> str:
    out = io.StringIO()
    yaml.dump(top, out)
    return out.getvalue()


AUTHORS: Mapping[str, Callable[[str], str]] = {
    "talkative": talkative, "packed": packed, "spread": spread, "reordered": reordered,
}  # fmt: skip


def comments(text: str) -> list[str]:
    """What follows each number sign that begins a comment, in order."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', lambda found: found[0].replace("#", " "), text)
    return [found[0].rstrip() for found in re.finditer(r"(?:(?<=\s)|^)#.*", bare, re.MULTILINE)]
