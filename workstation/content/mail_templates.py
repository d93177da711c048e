"""Templates of e-mails (modèles de réponse): a subject, paragraphs, and what has to be gone over before they leave."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workstation.content.by_language import in_language, texts_of, together
from workstation.content.diagnostics import Diagnostics, Place
from workstation.content.files import NamedText
from workstation.content.fillings import Span, filled, match
from workstation.content.reading import Block, finish, open_document
from workstation.content.typography import set_french
from workstation.folding import folded

DO = ("remove", "choose", "check")
"""What a trap asks for: take the words out unless they are true here; keep one of two; hold them against the file."""
TRAP = "trap"
"""What the stretch of a trap is called in a filled text."""


@dataclass(frozen=True)
class Trap:
    """Words that must not leave as they stand, by language, what to ``do`` with them, and why."""

    do: str
    words: Mapping[str, str] = field(hash=False)
    why: str = ""


@dataclass(frozen=True)
class MailTemplate:
    """A template. ``secure``: what it holds belongs in the secure messaging alone."""

    id: str
    title: str
    secure: bool
    subjects: Mapping[str, str] = field(hash=False)
    texts: Mapping[str, str] = field(hash=False)
    traps: tuple[Trap, ...] = ()
    place: Place = field(default=Place(), compare=False)

    def text(self, language: str) -> str:
        """What it says, its insertions as they are written."""
        return in_language(self.texts, language)

    def subject(self, language: str) -> str:
        """Its subject."""
        return in_language(self.subjects, language)


def read_template_file(text: str, file: str) -> tuple[MailTemplate, ...]:
    """The templates of one file. Raises ``ContentFault``."""
    return read_templates(((file, text),))


def read_templates(files: Sequence[tuple[str, str]]) -> tuple[MailTemplate, ...]:
    """The templates of all files, (name, text) each, in order. Raises ``ContentFault``."""
    return _read_templates(tuple(NamedText(file, text) for file, text in files))


@functools.lru_cache(maxsize=8)
def _read_templates(files: tuple[NamedText, ...]) -> tuple[MailTemplate, ...]:
    return together([(text.file, text) for text in files], _read)


def _read(text: str, file: str) -> tuple[list[MailTemplate], Diagnostics]:
    top = open_document(text, file)
    found = []
    for block in top.blocks("templates"):
        found.append(
            MailTemplate(
                block.ident("code"),
                set_french(block.text("title", required=True)),
                block.flag("secure"),
                texts_of(block, "subject", every=False),
                texts_of(block, "text", every=False),
                tuple(_trap(one) for one in block.blocks("traps")),
                block.place_of("code"),
            )
        )
        _stand(block, found[-1])
        block.done()
    finish(top, ("text", "subject"))
    return found, top.diagnostics


def _trap(block: Block) -> Trap:
    found = Trap(
        block.choice("do", DO, required=True),
        texts_of(block, "words", every=False, filled=False),
        set_french(block.text("why", required=True)),
    )
    block.done()
    return found


def _stand(block: Block, template: MailTemplate) -> None:
    """Report a trap whose words stand nowhere in the text of its language, and a language with half a template."""
    for trap in template.traps:
        for language, words in trap.words.items():
            if words and words not in template.texts.get(language, ""):
                place = block.diagnostics.within(block.place_of("traps"), words[:20])
                block.diagnostics.add("RP215", place, name=words, language=language)
    for language in template.texts:
        if language not in template.subjects:
            block.diagnostics.add("RP213", block.place_of("subject"), name="subject", language=language)


def filled_template(
    template: MailTemplate, values: Mapping[str, str], language: str
) -> tuple[str, str, tuple[Span, ...]]:
    """Subject, text, and what stands in the text for a variable or is a trap, in order. Raises ``TextFault``."""
    text, spans = filled(template.text(language), values, language)
    found = [*spans]
    for trap in template.traps:
        words = trap.words.get(language, "") if language in template.texts else trap.words.get("fr", "")
        start = text.find(words) if words else -1
        if start >= 0:
            found.append(Span(start, len(words), TRAP))
    subject, _ = filled(template.subject(language), values, language)
    return subject, text, tuple(sorted(found, key=lambda span: span.start))


def left_traps(template: MailTemplate, text: str) -> Iterator[Trap]:
    """The traps whose words still stand in what was written. Two to ``choose`` from: only both of them are left."""
    plain = folded(text)
    standing = [trap for trap in template.traps if any(w and folded(w) in plain for w in trap.words.values())]
    chosen = sum(trap.do == "choose" for trap in standing)
    for trap in standing:
        if trap.do == "remove" or (trap.do == "choose" and chosen > 1):
            yield trap


def found_templates(templates: Sequence[MailTemplate], query: str, language: str) -> list[MailTemplate]:
    """The templates that answer what was typed: by code first, then title, subject and words."""
    ranked = [(match(query, (one.id, one.title, one.subject(language), one.text(language))), one) for one in templates]
    return [one for rank, one in sorted(ranked, key=lambda pair: pair[0]) if rank >= 0]
