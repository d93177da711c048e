"""The kinds of content of which all the files are read as one: what stands in one of them counts for the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeVar

from workstation.bank.instructions import Instruction, read_instructions
from workstation.content.canned import CannedPhrase, read_phrases
from workstation.content.diagnostics import ContentFault
from workstation.content.documents import Document, read_documents
from workstation.content.everyday import Everyday, read_everyday
from workstation.content.experts import Expert, read_experts
from workstation.content.mail_templates import MailTemplate, read_templates
from workstation.content.manners import Manner, read_manners
from workstation.content.objections import Objection, read_objections
from workstation.library.laying import Laid
from workstation.library.merging import Source
from workstation.rebounds.reading import read_rebounds
from workstation.rebounds.rules import Rebounds
from workstation.roleplay.judging.aside_files import read_asides
from workstation.roleplay.judging.asides import Asides
from workstation.roleplay.judging.rule_files import OLDER_RULES, lifted_words, read_rules
from workstation.roleplay.judging.rules import Rules

Found = TypeVar("Found")


class ReadTogether:
    """The part of the shelf that holds them."""

    @cached_property
    def laid(self) -> Laid:
        """The texts."""
        raise NotImplementedError

    @cached_property
    def rules(self) -> Rules:
        """What holds in every role-play; the lists of words of a folder that has no rules yet."""
        found = self.laid.part("rules")
        if [source.name for source in found] == [OLDER_RULES]:
            return found[0].read(lifted_words)
        return self._together(found, read_rules)

    @cached_property
    def rebounds(self) -> Rebounds:
        """What may be offered, and when."""
        return self._together(self.laid.part("rebounds"), read_rebounds)

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """The library of objections, class by class."""
        return self._together(self.laid.part("objections"), read_objections)

    @cached_property
    def manners(self) -> Mapping[str, Manner]:
        """How one speaks with whom, by manner, of the one file there is; none where a folder declares none."""
        found = self.laid.part("manners")
        return found[0].read(read_manners) if found else {}

    @cached_property
    def everyday(self) -> Everyday:
        """The words that lead to the sheets, of the one file there is; none where a folder declares none."""
        found = self.laid.part("everyday")
        return found[0].read(read_everyday) if found else Everyday()

    @cached_property
    def instructions(self) -> tuple[Instruction, ...]:
        """What changes a rule from one hour to another."""
        return self._together(self.laid.part("instructions"), read_instructions)

    @cached_property
    def asides(self) -> Asides:
        """What is said beside the matter, language by language."""
        return self._together(self.laid.part("asides"), read_asides)

    @cached_property
    def phrases(self) -> tuple[CannedPhrase, ...]:
        """The phrases that are inserted by their code."""
        return self._together(self.laid.part("phrases"), read_phrases)

    @cached_property
    def templates(self) -> tuple[MailTemplate, ...]:
        """The templates of e-mails."""
        return self._together(self.laid.part("templates"), read_templates)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that may be shared."""
        return self._together(self.laid.part("documents"), read_documents)

    @cached_property
    def experts(self) -> tuple[Expert, ...]:
        """Whom an adviser may ask."""
        return self._together(self.laid.part("experts"), read_experts)

    def _together(self, found: list[Source], read: Callable[[tuple[tuple[str, str], ...]], Found]) -> Found:
        """Files read as one. Raises ``ContentFault``."""
        try:
            return read(tuple((source.file, source.text) for source in found))
        except ContentFault as fault:
            told = {source.file: source for source in found}
            faults = [told[one.file].told(one) if one.file in told else one for one in fault.diagnostics]
            raise ContentFault(faults) from fault
