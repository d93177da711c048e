"""Legal figures and tariffs: one dated table, each with its source and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workstation.content.reading import finish, open_document


@dataclass(frozen=True)
class Figure:
    """A figure as inserted in a text. ``sure``: verified, or to_verify when its source was secondary or dated."""

    id: str
    label: str
    value: str
    start: date
    until: date | None
    source: str
    sure: str

    def valid_on(self, day: date) -> bool:
        """Whether the figure holds on ``day``."""
        return self.start <= day and (self.until is None or day <= self.until)


def read_figures(text: str, file: str) -> tuple[Figure, ...]:
    """The table. Raises ``ContentFault``."""
    top = open_document(text, file)
    figures = []
    for block in top.blocks("figures"):
        figures.append(
            Figure(
                id=block.ident("id"),
                label=block.text("label", required=True),
                value=block.text("value", required=True),
                start=block.day("from", required=True) or date.min,
                until=block.day("until"),
                source=block.text("source", required=True),
                sure=block.choice("sure", ("verified", "to_verify"), "to_verify", required=True),
            )
        )
        block.done()
    finish(top)
    return tuple(figures)


def values_on(figures: tuple[Figure, ...], day: date) -> dict[str, str]:
    """What ``{{ figures.id }}`` stands for on ``day``."""
    return {figure.id: figure.value for figure in figures if figure.valid_on(day)}
