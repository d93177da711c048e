"""The one module that renders templates: authors' texts, and the pages of reports.

An author's text holds insertions such as ``{{ facts.where }}`` and nothing else: no statements, no filters, no calls.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

_texts = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False, keep_trailing_newline=True)


class TextFault(ValueError):
    """A text whose insertions are not allowed or not known; ``name`` is the insertion at fault."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def insertions(text: str) -> Iterator[tuple[str, str]]:
    """Each ``{{ group.name }}`` of a text as (group, name). Raises ``TextFault`` for anything else in braces."""
    if "{" not in text:
        return
    for mark in ("{%", "{#"):
        if mark in text:
            raise TextFault(f"{mark} …")
    try:
        tree = _texts.parse(text)
    except jinja2.TemplateSyntaxError as fault:
        raise TextFault(fault.message or "{") from fault
    except RecursionError as fault:
        raise TextFault("{{ …") from fault
    for top in tree.body:
        if not isinstance(top, nodes.Output):
            raise TextFault("{% … %}")
        for node in top.nodes:
            if isinstance(node, nodes.TemplateData):
                continue
            if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
                yield node.node.name, node.attr
            else:
                raise TextFault(text[text.find("{{") :].split("}}")[0] + "}}")


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
