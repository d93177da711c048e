"""What is checked of what advisers are given to say beside the rest: figures, stages, and the rules over the words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from workstation.content.by_language import in_language
from workstation.content.canned import CannedPhrase
from workstation.content.diagnostics import Diagnostic, Diagnostics, Place, nearest
from workstation.content.experts import Expert
from workstation.content.figures import Figure
from workstation.content.fillings import LANGUAGES, VARIABLES, check_figures, filled
from workstation.content.guide import Guide
from workstation.content.mail_templates import MailTemplate
from workstation.content.objections import Objection
from workstation.content.reading import one_of
from workstation.content.sheets import Sheet
from workstation.content.text import TextFault
from workstation.folding import folded, places
from workstation.roleplay.judging.rules import IDENTIFIED, Rules, place_of

LONGEST = 400
"""Characters of a phrase: a message of a chat says one thing, in one or two sentences."""


class Beside(Protocol):
    """What they are held against."""

    @property
    def figures(self) -> tuple[Figure, ...]: ...  # noqa: D102

    @property
    def guides(self) -> Mapping[str, Guide]: ...  # noqa: D102

    @property
    def rules(self) -> Rules: ...  # noqa: D102

    @property
    def sheets(self) -> Mapping[str, Sheet]: ...  # noqa: D102

    @property
    def costly(self) -> Collection[str]: ...  # noqa: D102


def phrase_faults(phrases: Sequence[CannedPhrase], text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with phrases that can be read."""
    found = Diagnostics(file, text)
    words = Words(beside, found)
    for phrase in phrases:
        for channel in phrase.channels:
            stages = [stage.id for stage in beside.guides.get(channel, beside.guides["call"]).stages]
            if phrase.stage not in stages:
                place = found.within(phrase.place, phrase.stage)
                found.add("RP217", place, nearest(phrase.stage, stages), name=phrase.stage, channel=channel)
        for language, said in phrase.texts.items():
            words.look(said, language, phrase.place, phrase.channels)
            if len(said) > LONGEST:
                place = found.within(phrase.place, said[:20])
                found.add("RP218", place, count=len(said), language=language, most=LONGEST)
    return found.found


def expert_faults(experts: Sequence[Expert], text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with what colleagues answer: its figures are those of the table."""
    found = Diagnostics(file, text)
    words = Words(beside, found)
    for expert in experts:
        words.figures(expert.unsure, expert.place)
        for answer in expert.answers:
            words.figures(answer.say, expert.place)
            words.figures(answer.wrong, expert.place)
    return found.found


def template_faults(templates: Sequence[MailTemplate], text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with templates that can be read."""
    found = Diagnostics(file, text)
    words = Words(beside, found)
    for template in templates:
        for language, said in template.texts.items():
            words.look(_left_in(template, said, language), language, template.place, ("email",), whole=True)
            words.look(in_language(template.subjects, language), language, template.place, ("email",))
    return found.found


MOST_WORDS = 45
"""Words of one breath, figures filled in; the model sentences alone are counted."""


def objection_faults(objection: Objection, text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with a class of objections that can be read: what is said well must break no rule."""
    found = Diagnostics(file, text)
    words = Words(beside, found)
    for saying in objection.sentences():
        for language, wordings in saying.said.items():
            for said in wordings:
                words.look(said, language, saying.place, ("call", "chat"))
            if (count := len(wordings[0].split())) > MOST_WORDS:
                place = found.within(saying.place, wordings[0][:20])
                found.add("RP224", place, count=count, language=language, most=MOST_WORDS)
    words.figures(objection.limits, objection.place)
    for poor in objection.poor:
        if poor.flag and poor.flag not in beside.costly:
            place = found.within(poor.place, poor.flag)
            found.add("RP223", place, nearest(poor.flag, beside.costly), among=tuple(beside.costly), name=poor.flag)
    if objection.sheet and objection.sheet not in beside.sheets:
        place = found.within(objection.place, objection.sheet)
        expected = one_of(sorted(beside.sheets))
        found.add("RP012", place, nearest(objection.sheet, beside.sheets), name="sheet", expected=expected)
    return found.found


class Words:
    """Texts looked through one after the other."""

    def __init__(self, beside: Beside, found: Diagnostics) -> None:
        self._rules, self._found = beside.rules, found
        self._figures = {figure.id: figure.said for figure in beside.figures}

    def look(self, text: str, language: str, place: Place, channels: Sequence[str], *, whole: bool = False) -> None:
        """Report unknown figures and broken rules; ``whole``: a text that lacks what a message needs breaks one too."""
        start = self._found.within(place, text.partition("\n")[0][:40])
        check_figures(text, language, start, self._found, self._figures)
        try:
            plain, _ = filled(text, dict(self._dummies(language)), language)
        except TextFault:  # told already
            return
        for where in dict.fromkeys(map(place_of, channels)):
            for one in self._rules.findings(plain, where, language, (), IDENTIFIED):
                if one.word or whole:
                    at = self._found.within(start, _as_it_stands(plain, one.word)) if one.word else place
                    self._found.add("RP214", at, name=one.family, wording=one.word, language=language)

    def figures(self, text: str, place: Place) -> None:
        """Report unknown figures of a text in the house's language."""
        check_figures(text, LANGUAGES[0], self._found.within(place, text[:40]), self._found, self._figures)

    def _dummies(self, language: str) -> Iterator[tuple[str, str]]:
        """Something harmless for each variable: what is looked at are the author's own words."""
        yield from ((name, variable.words[0]) for name, variable in VARIABLES.items())
        yield from ((f"figures.{name}", said(language)) for name, said in self._figures.items())


def _left_in(template: MailTemplate, text: str, language: str) -> str:
    """The text without what is to be taken out of it: that may well be wrong, it is its lesson."""
    for trap in template.traps:
        if trap.do == "remove":
            text = text.replace(trap.words.get(language, ""), "")
    return text


def _as_it_stands(text: str, word: str) -> str:
    """What was found in the folded text, as it is written; the word itself where that is not known."""
    start = folded(text).find(word)
    where = places(text)
    return text[where[start] : where[start + len(word) - 1] + 1] if word and start >= 0 else word
