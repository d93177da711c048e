"""Every kind of training content, declared once: its files, who reads them, what else is checked, who keeps them.

The shelf's check, the check of one file, the manifest that a session pins and the folders a file is looked for in all
follow from this list. Role-plays and fragments have their own reader, which needs what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from workstation.assessment.scorecard import BREACHES, read_breaches, read_scorecard
from workstation.bank.acts import ACTS
from workstation.bank.dispositions import read_dispositions
from workstation.bank.instructions import Instruction, read_instruction
from workstation.bank.people import Person, read_person
from workstation.bank.perimeter import BOUNDS, PERIMETER, Perimeter, Remit, read_perimeter
from workstation.content.canned import read_phrase_file
from workstation.content.dates import LAST_DATE, REFERENCE_DATE
from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, nearest
from workstation.content.documents import read_document_file
from workstation.content.everyday import EVERYDAY, read_everyday
from workstation.content.experts import read_expert_file
from workstation.content.figures import Figure, begun_on, lapsed_faults, read_figures, values_on
from workstation.content.files import read_file
from workstation.content.guide import Guide, read_guide
from workstation.content.house import HOUSE, read_house
from workstation.content.mail_templates import read_template_file
from workstation.content.manners import MANNERS, read_manners
from workstation.content.objections import read_objection
from workstation.content.reading import one_of
from workstation.content.sheets import Sheet, read_sheet, sheet_faults, unknown_figures
from workstation.i18n import mark
from workstation.library.insertion_checks import expert_faults, objection_faults, phrase_faults, template_faults
from workstation.library.rebound_checks import rebound_faults
from workstation.library.shift_checks import shift_faults
from workstation.library.shifts import Shift, read_shift
from workstation.rebounds.reading import read_rebound_file
from workstation.rebounds.rules import Rebounds
from workstation.roleplay.judging.aside_files import read_aside_file
from workstation.roleplay.judging.rule_checks import rule_faults
from workstation.roleplay.judging.rule_files import OLDER_RULES, lifted_words, read_rule_file
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.model import Script
from workstation.roleplay.reading.defaults import read_defaults
from workstation.roleplay.reading.intents import read_intents
from workstation.roleplay.reading.paraphrases import read_paraphrases
from workstation.roleplay.recognition import read_words

_STATED = {
    "ceilings": mark("a number, or a figure in euros such as 22 950 €"),
    "within": mark("a number of days, or a figure such as 8 semaines"),
}
"""What a bound of the perimeter may be."""


class Beside(Protocol):
    """The content that a file is checked beside: figures, sheets, instructions, playable role-plays, guides, rules.

    ``costly``: the breaches, flags of scorecards and rules that a poor answer may be marked by; ``readers``: who reads
    a reply before it leaves.
    """

    @property
    def figures(self) -> tuple[Figure, ...]: ...  # noqa: D102

    @property
    def sheets(self) -> Mapping[str, Sheet]: ...  # noqa: D102

    @property
    def instructions(self) -> tuple[Instruction, ...]: ...  # noqa: D102

    @property
    def scripts(self) -> Mapping[str, Script]: ...  # noqa: D102

    @property
    def rebounds(self) -> Rebounds: ...  # noqa: D102

    @property
    def guides(self) -> Mapping[str, Guide]: ...  # noqa: D102

    @property
    def rules(self) -> Rules: ...  # noqa: D102

    @property
    def readers(self) -> Collection[str]: ...  # noqa: D102

    @property
    def costly(self) -> Collection[str]: ...  # noqa: D102


class Read(NamedTuple):
    """A file that could be read: what came of it, its text and name, and what is beside it."""

    found: object
    text: str
    file: str
    beside: Beside


def _nothing(_: Read) -> list[Diagnostic]:
    return []


def _remarks(read: Read) -> list[Diagnostic]:
    return list(read.found.remarks) if isinstance(read.found, Person) else []


def _lapsed(read: Read) -> list[Diagnostic]:
    return lapsed_faults(read_figures(read.text, read.file), read.file, read.text, LAST_DATE)


def _sheet_faults(read: Read) -> list[Diagnostic]:
    found = unknown_figures(read.text, read.file, begun_on(read.beside.figures, REFERENCE_DATE))
    if isinstance(read.found, Sheet):
        found += sheet_faults(read.found, read.text, read.file, read.beside.sheets.keys(), LAST_DATE)
    return found


def _perimeter_faults(read: Read) -> list[Diagnostic]:
    """A line of the perimeter that is about no act of the bank, or names a figure that bounds nothing."""
    remits = read.found.remits if isinstance(read.found, Perimeter) else {}
    return _remit_faults(read, remits.values())


def _remit_faults(read: Read, remits: Iterable[Remit]) -> list[Diagnostic]:
    found = Diagnostics(read.file, read.text)
    figures = values_on(read.beside.figures, REFERENCE_DATE)
    for remit in remits:
        if remit.act not in ACTS:
            found.add("RP012", remit.place, nearest(remit.act, ACTS), name="act", expected=one_of(ACTS))
        for one in remit.named:
            if one.figure not in figures:
                found.add("RP045", one.place, nearest(one.figure, figures), name=f"figures.{one.figure}")
            elif BOUNDS[one.key](figures[one.figure]) is None:
                found.add("RP012", one.place, name=one.key, expected=_STATED[one.key])
    return found.found


def _instruction_faults(read: Read) -> list[Diagnostic]:
    """A figure nobody keeps, words that the sheet does not say, a line of no act, two instructions that contradict."""
    if not isinstance(read.found, Instruction):
        return []
    one, figures = read.found, begun_on(read.beside.figures, REFERENCE_DATE)
    found = Diagnostics(read.file, read.text)
    for said in one.figures:
        if said.id not in figures:
            found.add("RP045", said.place, nearest(said.id, figures), name=f"figures.{said.id}")
    for passage in one.passages:
        sheet = read.beside.sheets.get(passage.sheet)
        if sheet is None:
            found.add("RP170", passage.place, nearest(passage.sheet, read.beside.sheets), name=passage.sheet)
        elif passage.says not in sheet.body:
            found.add("RP012", passage.place, name="passage", expected=mark("words of the sheet, to the letter"))
    for other in read.beside.instructions:
        together = other.id != one.id and other.start < one.until and one.start < other.until
        if together and other.changed & one.changed:
            found.add("RP012", one.place, name="from", expected=mark("hours of no other instruction on the same"))
    return [*found.found, *unknown_figures(read.text, read.file, figures), *_remit_faults(read, one.remits)]


def _beside_rules(read: Read) -> list[Diagnostic]:
    found = read.found
    return rule_faults(found, read.text, read.file, read.beside.rules) if isinstance(found, Rules) else []


def _beside_roleplays(read: Read) -> list[Diagnostic]:
    if not isinstance(read.found, Shift):
        return []
    return shift_faults(read.found, read.text, read.file, read.beside.scripts, read.beside.readers)


def _phrases(read: Read) -> list[Diagnostic]:
    return phrase_faults(read_phrase_file(read.text, read.file), read.text, read.file, read.beside)


def _templates(read: Read) -> list[Diagnostic]:
    return template_faults(read_template_file(read.text, read.file), read.text, read.file, read.beside)


def _experts(read: Read) -> list[Diagnostic]:
    return expert_faults(read_expert_file(read.text, read.file), read.text, read.file, read.beside)


def _objections(read: Read) -> list[Diagnostic]:
    return objection_faults(read_objection(read.text, read.file), read.text, read.file, read.beside)


def _rebounds(read: Read) -> list[Diagnostic]:
    return rebound_faults(read_rebound_file(read.text, read.file), read.text, read.file, read.beside)


@dataclass(frozen=True)
class Kind:
    """A kind of content.

    ``name``: the shelf's own word for it, by which it is read with the others of its kind. ``where``: its file, or
    those of its folder. ``read`` raises ``ContentFault``; ``further`` is asked of what could be read, beside the rest.
    ``pinned``: a session keeps its texts in its manifest. ``replaceable``: a house may lay its own over one.
    ``instead_of``: read only where the kind of that name has no file. ``entries``: the blocks of a file whose entries
    have ids, each with the key of an id, or nothing where entries stand under it; a house replaces one of them, and
    of a kind without any a whole file. ``together``: an id means the same in all the files of the kind.
    ``key``: the key by which a file that stands in no folder of its kind is known, if there is one. ``words``: what
    trainers call it; without any it is not worked on in their room by itself.
    """

    name: str
    where: str
    read: Callable[[str, str], object]
    further: Callable[[Read], list[Diagnostic]] = _nothing
    pinned: bool = True
    replaceable: bool = True
    instead_of: str = ""
    entries: Mapping[str, str] = field(default_factory=dict, hash=False)
    together: bool = False
    key: str = ""
    words: str = ""

    def files(self, root: Path) -> list[Path]:
        """The files of this kind below ``root``, in order of name."""
        if self.instead_of and any(path for path in root.glob(_kind(self.instead_of).where)):
            return []
        return sorted(root.glob(self.where))

    def faults(self, path: Path, beside: Beside) -> list[Diagnostic]:
        """What else is wrong with a file that can be read. Raises ``ContentFault`` for one that cannot."""
        return self.faults_in(read_file(path), str(path), beside)

    def faults_in(self, text: str, file: str, beside: Beside) -> list[Diagnostic]:
        """What else is wrong with a text that can be read. Raises ``ContentFault`` for one that cannot."""
        return self.further(Read(self.read(text, file), text, file, beside))

    def holds(self, path: Path) -> bool:
        """Whether a file is of this kind, by its name or by the folder it stands in."""
        folder, _, name = self.where.rpartition("/")
        if not folder:
            return path.name == name
        return path.absolute().parent.name == folder and path.match(name)


KINDS: tuple[Kind, ...] = (
    Kind("house", HOUSE, read_house, words=mark("The bank")),
    Kind(
        "perimeter",
        PERIMETER,
        read_perimeter,
        _perimeter_faults,
        entries={"acts": "act"},
        words=mark("Who may do what"),
    ),
    Kind(
        "figures",
        "figures.yaml",
        read_figures,
        _lapsed,
        entries={"figures": "id"},
        words=mark("Legal figures and tariffs"),
    ),
    Kind(
        "dispositions",
        "dispositions.yaml",
        read_dispositions,
        entries={"reasons": "code", "outcomes": "code", "follow_ups": "code", "services": "code"},
        words=mark("Codes of the note"),
    ),
    Kind("manners", MANNERS, read_manners, entries={"kinds": "id"}),
    Kind("people", "people/*.yaml", read_person, _remarks, pinned=False, replaceable=False),
    Kind("guides", "guides/*.yaml", read_guide, words=mark("Guides")),
    Kind("sheets", "sheets/*.md", read_sheet, _sheet_faults, words=mark("Knowledge sheets")),
    Kind("everyday", EVERYDAY, read_everyday, words=mark("Everyday words")),
    Kind(
        "instructions",
        "instructions/*.yaml",
        read_instruction,
        _instruction_faults,
        words=mark("Instructions of the day"),
    ),
    Kind(
        "rules",
        "rules/*.yaml",
        read_rule_file,
        _beside_rules,
        entries={"rules": "id"},
        together=True,
        words=mark("Rules"),
    ),
    Kind("rules", OLDER_RULES, lifted_words, instead_of="rules"),
    Kind("recognition", "recognition/*.yaml", read_words, words=mark("Words of recognition")),
    Kind("asides", "asides/*.yaml", read_aside_file, entries={"kinds": "id"}, words=mark("Asides")),
    Kind(
        "phrases",
        "phrases/*.yaml",
        read_phrase_file,
        _phrases,
        entries={"phrases": "code"},
        together=True,
        words=mark("Canned phrases"),
    ),
    Kind(
        "templates",
        "templates/*.yaml",
        read_template_file,
        _templates,
        entries={"templates": "code"},
        together=True,
        words=mark("Templates of e-mails"),
    ),
    Kind(
        "documents",
        "documents/*.yaml",
        read_document_file,
        entries={"documents": "id"},
        together=True,
        words=mark("Documents"),
    ),
    Kind(
        "experts",
        "experts/*.yaml",
        read_expert_file,
        _experts,
        entries={"experts": "id"},
        together=True,
        words=mark("Colleagues asked"),
    ),
    Kind("breaches", BREACHES, read_breaches, entries={"breaches": ""}, words=mark("Breaches of the house")),
    Kind("scorecards", "scorecards/*.yaml", read_scorecard, words=mark("Scorecards")),
    Kind(
        "rebounds",
        "rebounds/*.yaml",
        read_rebound_file,
        _rebounds,
        entries={"rebounds": "id", "never": "id", "wait": "id"},
        together=True,
        words=mark("Rebounds"),
    ),
    Kind("objections", "objections/*.yaml", read_objection, _objections, words=mark("Objections")),
    # These are pinned with the role-play that reads them.
    Kind("defaults", "defaults/*.yaml", read_defaults, pinned=False, words=mark("Channel defaults")),
    Kind(
        "intents", "intents/*.yaml", read_intents, pinned=False, entries={"intents": ""}, words=mark("Shared wordings")
    ),
    Kind(
        "paraphrases",
        "paraphrases/*.yaml",
        read_paraphrases,
        pinned=False,
        entries={"spoken": "", "written": ""},
        words=mark("Paraphrases"),
    ),
    # A session keeps the shift it plays, and no other.
    Kind("shifts", "days/*.yaml", read_shift, _beside_roleplays, pinned=False, replaceable=False, key="contacts"),
)


def kind_of(path: Path) -> Kind | None:
    """The kind a file is of; None for a role-play, or a file of fragments."""
    own = (kind for kind in KINDS if "/" not in kind.where and kind.holds(path))
    placed = next(own, None) or next((kind for kind in KINDS if "/" in kind.where and kind.holds(path)), None)
    return placed or next((kind for kind in KINDS if kind.key and _says(path, kind.key)), None)


def _says(path: Path, key: str) -> bool:
    """Whether a file that can be read has that key at its top."""
    try:
        text = read_file(path)
    except ContentFault:
        return False
    return re.search(rf"^{key}[ ]*:", text, re.MULTILINE) is not None


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)
