"""The one module that renders templates: authors' texts, and the pages of reports.

An author's text holds insertions such as ``{{ facts.where }}`` and nothing else: no statements, no filters, no calls.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

_texts = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False, keep_trailing_newline=True)
# The one form allowed, matched whole: nothing else is ever handed to the template engine, and no name of Python's own.
_OPENING = re.compile(r"\{[{%#]")
_INSERTION = re.compile(r"\{\{[-+]?\s*([A-Za-z]\w*)\s*\.\s*([A-Za-z0-9]\w*)\s*[-+]?\}\}", re.ASCII)
_SHOWN = 60


class TextFault(ValueError):
    """A text whose insertions are not allowed or not known; ``name`` is the insertion at fault."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def insertions(text: str) -> Iterator[tuple[str, str]]:
    """Each ``{{ group.name }}`` of a text as (group, name). Raises ``TextFault`` for anything else in braces."""
    for _, inserted in in_pieces(text):
        if inserted:
            group, _, name = inserted.partition(".")
            yield group, name


def in_pieces(text: str) -> Iterator[tuple[str, str]]:
    """A text piece by piece: (words, "") as they stand, ("", "group.name") for an insertion. Raises ``TextFault``."""
    at = 0
    while opening := _OPENING.search(text, at):
        found = _INSERTION.match(text, opening.start())
        if not found:
            raise TextFault(_shown(text, opening.start()))
        if opening.start() > at:
            yield text[at : opening.start()], ""
        yield "", f"{found[1]}.{found[2]}"
        at = found.end()
    if at < len(text):
        yield text[at:], ""


def _shown(text: str, start: int) -> str:
    """What stands in the braces that begin at ``start``, or the beginning of it."""
    closing = text.find({"{{": "}}", "{%": "%}", "{#": "#}"}[text[start : start + 2]], start, start + _SHOWN)
    return text[start : closing + 2] if closing >= 0 else f"{text[start : start + _SHOWN // 3]}…"


@functools.lru_cache(maxsize=4096)
def _listed(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(insertions(text))


@functools.lru_cache(maxsize=4096)
def _compiled(text: str) -> jinja2.Template:
    return _texts.from_string(text)


def render_text(text: str, values: Mapping[str, Mapping[str, str]]) -> str:
    """The text with its insertions filled in. Raises ``TextFault`` for an unknown one."""
    if "{" not in text:
        return text
    for group, name in _listed(text):
        if name not in values.get(group, {}):
            raise TextFault(f"{group}.{name}")
    # Attributes and not keys: a fact called « items » is the author's, not a dictionary's method.
    return _compiled(text).render({group: SimpleNamespace(**words) for group, words in values.items()})


def render_page(template: Path, **values: Any) -> str:
    """An HTML page from a template file of the program's own; every value is escaped."""
    pages = ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.FileSystemLoader(template.parent),
    )
    return pages.get_template(template.name).render(values)
