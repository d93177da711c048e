"""A text for each choice of facets: the author's own rules, in sentences short enough to say one thing each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workstation.roleplay.judging.facets import Values
from workstation.roleplay.judging.notes import Judgement, as_written, judge
from workstation.roleplay.judging.rules import NOTES_LANGUAGE, Rules
from workstation.roleplay.model import CHOICES, Facet, NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.program import Program
from workstation.roleplay.solving.variants import Variant, variants

# How a wording is made a sentence: as it stands, as a label, as what is said; denied.
_FRAMES = {
    "fr": ("{said}.", "{said} : fait.", "Il est dit\u00a0: {said}.", "Aucune {said}.", "Il n’y a pas de {said}."),
    "en": ("{said}.", "Please note: {said}.", "We have noted {said}.", "There is no {said}."),
    "de": ("{said}.", "Bitte beachten: {said}.", "Es ist notiert: {said}.", "Es ist keine {said}."),
}

_INSERTION = re.compile(r"\{\{.*?\}\}")
# What an e-mail begins with: a rule asks it of every one.
_GREETING = {"fr": "Bonjour.", "en": "Hello.", "de": "Guten Tag."}


def facet_notes(program: Program, rules: Rules) -> dict[str, NoteText]:
    """A note by the name of each choice of facets, insertions as they are written."""
    found: dict[str, NoteText] = {}
    for node in program.nodes:
        if (check := node.beat.note) is None or not check.facets:
            continue
        form = _Form(program, check, NOTES_LANGUAGE, rules)
        for variant in variants(node.beat.id, check):
            right = [name for name in CHOICES if name not in {f.id for f in check.facets} or name in variant.said]
            code, ended, follow_up = (
                listed[0] if listed and name in right else "-" if listed else usual
                for name, listed, usual in (
                    ("code", check.codes, program.script.motif),
                    ("outcome", check.outcomes, "solved"),
                    ("follow_up", check.follow_ups, "none"),
                )
            )
            written = [note.text for test in program.script.tests for _, note in test.notes]
            found[variant.name] = NoteText(code, ended, follow_up, form.text(variant, written))
    return found


def facet_replies(program: Program, rules: Rules) -> dict[str, str]:
    """A reply by the name of each choice of facets."""
    found: dict[str, str] = {}
    for node in program.nodes:
        if (check := node.beat.reply) is None or not check.facets:
            continue
        form = _Form(program, check, program.script.language[:2], rules)
        for variant in variants(node.beat.id, check):
            found[variant.name] = form.text(
                variant, [text for test in program.script.tests for _, text in test.replies]
            )
    return found


class _Form:
    """Writes texts for one check."""

    def __init__(self, program: Program, check: NoteCheck | ReplyCheck, language: str, rules: Rules) -> None:
        self._check = check
        self._language = language
        self._rules = rules
        self._values: Values = as_written(program.script)
        deeds = [facet.claims for facet in check.facets if facet.claims]
        self._standing: Mapping[str, str] = {
            step.move.id: f"{{{{ reference.{step.move.id} }}}}" for step in program.steps if step.move.desk
        } | dict.fromkeys(deeds, "")
        by_mail = isinstance(check, ReplyCheck) and program.script.channel == "email"
        self._greeting = _GREETING.get(language, _GREETING["fr"]) if by_mail else ""
        self._judgements: dict[str, Judgement] = {}
        self._sentences: dict[str, str] = {}

    def text(self, variant: Variant, written: list[str]) -> str:
        """The first text of a test that says just this, else sentences put together."""
        wanted = variant.said - set(CHOICES)
        for text in written:
            if not variant.found and self._says(text) == wanted and not self._found(text):
                return text
        return (
            " ".join(
                [
                    self._greeting,
                    *(self._sentence(f) for f in self._check.facets if f.id in wanted),
                    self._bad(variant.found),
                ]
            ).strip()
            or "."
        )

    def _judged(self, text: str) -> Judgement:
        """What a text comes to: the same few are tried for every choice."""
        if text not in self._judgements:
            self._judgements[text] = judge(self._check, text, self._rules, self._values, self._standing, self._language)
        return self._judgements[text]

    def _says(self, text: str) -> frozenset[str]:
        return self._judged(text).met - set(CHOICES)

    def _found(self, text: str) -> bool:
        """Whether a family is found in it, its insertions being made first: they are no left-overs of a template."""
        return bool(self._judged(_INSERTION.sub("X", text)).findings)

    def _sentence(self, facet: Facet) -> str:
        """The sentence that says this facet, and the fewest others."""
        if facet.id not in self._sentences:
            tried = [(self._says(text), text) for text in self._tried(facet)]
            fit = [(len(said), text) for said, text in tried if facet.id in said]
            self._sentences[facet.id] = min(fit)[1] if fit else ""
        return self._sentences[facet.id]

    def _tried(self, facet: Facet) -> Iterator[str]:
        for wording in facet.says:
            for frame in _FRAMES.get(self._language, _FRAMES["fr"]):
                said = wording if not frame.startswith("{said}") else wording[:1].upper() + wording[1:]
                yield frame.format(said=said)

    def _bad(self, found: str) -> str:
        never = self._check.never if isinstance(self._check, ReplyCheck) else ()
        for element in never:
            if element.id == found and element.any:
                return element.any[0]
        return self._rules.example(found, self._language)
