"""What a phrase or a template inserts: each variable declared once, filled for a contact or marked as to be completed.

A variable that has no value, or whose value is not in sight yet at the identity reached, is neither left out nor
invented: it stands in the text in words that say what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.content.text import TextFault, in_pieces
from workstation.folding import folded

LANGUAGES = ("fr", "en", "de")
"""The languages customers are written to in, the house's own first."""
FIGURES = "figures"


@dataclass(frozen=True)
class Variable:
    """What a text may insert. ``level``: the identity from which its value is in sight.

    ``words``: what is to be completed where there is no value, in each language of ``LANGUAGES``.
    """

    name: str
    words: tuple[str, str, str]
    level: int = 0
    blank: bool = False

    def missing(self, language: str) -> str:
        """« [à compléter : délai] », which the rule on left-overs knows wherever it is sent."""
        at = LANGUAGES.index(language) if language in LANGUAGES else 0
        return TO_COMPLETE[at].format(what=self.words[at])


TO_COMPLETE = ("[à compléter\u00a0: {what}]", "[to be completed: {what}]", "[bitte ergänzen: {what}]")

VARIABLES: Mapping[str, Variable] = {
    one.name: one
    for one in (
        Variable("client.title_name", ("nom", "name", "Name")),
        Variable("client.name", ("prénom et nom", "first name and surname", "Vor- und Nachname"), 1),
        Variable("client.address", ("adresse", "address", "Anschrift"), 1),
        Variable("client.branch", ("agence", "branch", "Filiale"), 1),
        Variable("client.adviser", ("conseiller de l’agence", "branch adviser", "Berater der Filiale"), 1),
        Variable("account.tail", ("quatre derniers chiffres", "last four digits", "letzte vier Ziffern"), 2),
        Variable("card.tail", ("quatre derniers chiffres", "last four digits", "letzte vier Ziffern"), 2),
        Variable("act.reference", ("référence", "reference", "Referenz")),
        Variable("adviser.name", ("votre nom", "your name", "Ihr Name")),
        Variable("bank.name", ("banque", "bank", "Bank")),
        Variable("today.date", ("date du jour", "today’s date", "heutiges Datum")),
        Variable("today.wish", ("souhait de fin", "parting wish", "Abschiedswunsch")),
        # What only the adviser knows: always to be completed.
        Variable("blank.delay", ("délai", "time", "Dauer"), blank=True),
        Variable("blank.date", ("date", "date", "Datum"), blank=True),
        Variable("blank.hour", ("heure", "hour", "Uhrzeit"), blank=True),
        Variable("blank.amount", ("montant", "amount", "Betrag"), blank=True),
        Variable("blank.request", ("votre demande", "your request", "Ihr Anliegen"), blank=True),
        Variable("blank.done", ("ce qui est fait", "what is done", "was erledigt ist"), blank=True),
        Variable("blank.next", ("la suite", "the next step", "der nächste Schritt"), blank=True),
        Variable("blank.reason", ("la raison", "the reason", "der Grund"), blank=True),
        Variable("blank.papers", ("les pièces", "the papers", "die Unterlagen"), blank=True),
        Variable("blank.payee", ("le bénéficiaire", "the payee", "der Empfänger"), blank=True),
        Variable("blank.reference", ("référence du dossier", "case reference", "Vorgangsnummer"), blank=True),
        Variable(
            "blank.fact",
            ("le fait utile ici", "the fact that matters here", "die Tatsache, um die es geht"),
            blank=True,
        ),
        Variable("blank.service", ("le service", "the department", "die Abteilung"), blank=True),
    )
}
"""Everything that a phrase or a template may insert, besides the dated figures."""


@dataclass(frozen=True)
class Span:
    """A stretch of a filled text, in characters: what stands for a variable. ``missing``: it is to be completed."""

    start: int
    length: int
    name: str
    missing: bool = False


def filled(text: str, values: Mapping[str, str], language: str) -> tuple[str, tuple[Span, ...]]:
    """A checked text with its variables filled in, and where each stands. Raises ``TextFault`` for an unknown one."""
    said, put, spans = "", "", []
    for words, name in in_pieces(text):
        if name:
            value = values.get(name, "")
            if not value and name not in VARIABLES:
                raise TextFault(name)
            put = value or VARIABLES[name].missing(language)
            spans.append(Span(len(said), len(put), name, not value))
        said += words or put
    return said, tuple(spans)


def check_variables(text: str, place: Place, found: Diagnostics) -> None:
    """Report every insertion that is no variable; the figures are looked for once the table is there."""
    for name in _inserted(text):
        if name not in VARIABLES and not name.startswith(f"{FIGURES}."):
            at = found.within(place, name.rstrip("…"))
            found.add("RP210", at, nearest(name, VARIABLES), about="variable", name=name)


def check_figures(
    text: str, language: str, place: Place, found: Diagnostics, figures: Mapping[str, Callable[[str], str]]
) -> None:
    """Report the figures that nobody keeps, and those that are not said in the language of the text.

    ``figures``: for each id, what it is in a language, nothing where it is not said there.
    """
    for name in _inserted(text):
        group, _, figure = name.partition(".")
        if group != FIGURES:
            continue
        at = found.within(place, figure)
        if figure not in figures:
            found.add("RP211", at, nearest(figure, figures), among=tuple(figures), name=figure)
        elif not figures[figure](language):
            found.add("RP212", at, name=figure, language=language)


def _inserted(text: str) -> Iterator[str]:
    try:
        yield from (name for _, name in in_pieces(text) if name)
    except TextFault as fault:
        yield fault.name


def match(query: str, texts: Collection[str]) -> int:
    """How well some texts, the foremost first, answer what was typed: lower is better, -1 for not at all.

    Each word typed has to begin a word somewhere; one that begins the first text comes before all others.
    """
    wanted = folded(query).split()
    plain = [folded(text) for text in texts]
    if not wanted:
        return 0
    if not all(any(re.search(rf"(?<!\w){re.escape(word)}", text) for text in plain) for word in wanted):
        return -1
    return next((rank for rank, text in enumerate(plain) if text.startswith(wanted[0])), len(plain))
