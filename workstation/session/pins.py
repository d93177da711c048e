"""The texts a session pinned, read and ready to use.

Everything is asked for by digest, so that a session means the same for ever, whatever is edited later.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Protocol

from workstation.bank.dispositions import Dispositions, read_dispositions
from workstation.bank.dossier import Dossier
from workstation.bank.instructions import (
    Instruction,
    filled,
    in_force,
    instructed_perimeter,
    instructed_sheet,
    read_instructions,
    restated,
)
from workstation.bank.overlay import with_acts
from workstation.bank.people import client_id
from workstation.bank.perimeter import PERIMETER, Perimeter, read_perimeter
from workstation.bank.perimeter import bundled as bundled_perimeter
from workstation.content.answers import FORMER, Answers, answers_in
from workstation.content.canned import CannedPhrase, read_phrases
from workstation.content.documents import Document, read_documents
from workstation.content.everyday import EVERYDAY, Everyday, read_everyday
from workstation.content.experts import Expert, read_experts
from workstation.content.figures import Figure, lapsed_on, read_figures, standing_on
from workstation.content.guide import Guide, read_guide
from workstation.content.house import HOUSE, House, bundled, read_house
from workstation.content.mail_templates import MailTemplate, read_templates
from workstation.content.manners import MANNERS, Manner, read_manners
from workstation.content.objections import Objection, read_objections
from workstation.content.plain import from_plain
from workstation.content.sheet_search import SheetIndex
from workstation.content.sheets import Sheet, as_read, read_sheet
from workstation.desk.state import Desk
from workstation.events import ContactOffered, SessionStarted
from workstation.rebounds.reading import read_rebounds
from workstation.rebounds.rules import Rebounds
from workstation.roleplay.customer.role import Common, Role
from workstation.roleplay.judging.aside_files import read_asides
from workstation.roleplay.judging.asides import Asides
from workstation.roleplay.judging.rule_files import OLDER_RULES, lifted_words, read_rules
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.playing.drawing import Drawn, as_drawn
from workstation.roleplay.playing.program import Program
from workstation.roleplay.reading.loader import load_pinned
from workstation.session.day import opens, values_on_day
from workstation.session.log import digest
from workstation.session.wordings import read_wordings

log = logging.getLogger(__name__)

_AsOf = tuple[str, str, tuple[str, ...]]


def _as_of(started: SessionStarted) -> _AsOf:
    """What the figures rest on, and all that is said with them."""
    return started.manifest, started.today, started.instructions


class Contents(Protocol):
    """Texts kept once, by digest."""

    def keep(self, kind: str, text: str) -> str:
        """Keep a text; the same text gives the same digest."""

    def keep_all(self, texts: list[tuple[str, str]]) -> list[str]:
        """Keep (kind, text) pairs at once; their digests, in the same order."""

    def text(self, pinned: str) -> str:
        """The text again. Raises ``KeyError``."""

    def texts_of(self, pinned: Collection[str]) -> dict[str, str]:
        """Those texts again, by digest. Raises ``KeyError``."""


class MemoryContents:
    """Contents that live as long as the process: for headless play."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def keep(self, kind: str, text: str) -> str:  # noqa: ARG002  the kind is for whoever browses a database
        """Keep a text under a digest of it."""
        self._texts[digest(text)] = text
        return digest(text)

    def keep_all(self, texts: list[tuple[str, str]]) -> list[str]:
        """Keep each under a digest of it."""
        return [self.keep(kind, text) for kind, text in texts]

    def text(self, pinned: str) -> str:
        """The text again. Raises ``KeyError``."""
        return self._texts[pinned]

    def texts_of(self, pinned: Collection[str]) -> dict[str, str]:
        """Those texts again, by digest. Raises ``KeyError``."""
        return {name: self._texts[name] for name in pinned}


class Pins:
    """Reads pinned texts, each once."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._texts: dict[str, str] = {}
        self._programs: dict[str, Program] = {}
        self._roles: dict[tuple[SessionStarted, str, Drawn], Role] = {}
        self._manifests: dict[str, dict[str, str]] = {}
        self._dossiers: dict[str, Dossier] = {}
        self._lists: dict[str, Dispositions] = {}
        self._rules: dict[tuple[str, int], Rules] = {}
        self._instructions: dict[str, tuple[Instruction, ...]] = {}
        self._said: dict[_AsOf, dict[str, Figure]] = {}
        self._perimeters: dict[_AsOf, Perimeter] = {}
        self._indexes: dict[_AsOf, SheetIndex] = {}

    def program(self, pinned: str) -> Program:
        """The role-play as it was when it was pinned."""
        if pinned not in self._programs:
            self._programs[pinned] = load_pinned(self.contents.text(pinned), pinned)
        return self._programs[pinned]

    def manifest(self, pinned: str) -> dict[str, str]:
        """Path → digest of every content file the session may read."""
        if pinned not in self._manifests:
            self._manifests[pinned] = json.loads(self.contents.text(pinned))
        return self._manifests[pinned]

    def prove(self, manifest: str) -> None:
        """Read every pinned file once. Raises ``KeyError`` for one that was lost."""
        unread = set(self.manifest(manifest).values()) - self._texts.keys()
        self._texts |= self.contents.texts_of(unread)

    def file(self, manifest: str, path: str) -> str:
        """The text of a pinned content file. Raises ``KeyError``."""
        pinned = self.manifest(manifest)[path]
        if pinned not in self._texts:
            self._texts[pinned] = self.contents.text(pinned)
        return self._texts[pinned]

    def house(self, manifest: str) -> House:
        """The bank; the one that ships in a session older than its declaration."""
        return read_house(self.file(manifest, HOUSE), HOUSE) if HOUSE in self.manifest(manifest) else bundled()

    def guide(self, manifest: str, channel: str) -> Guide:
        """The guide of a channel, unfilled; the call's in a session that pinned no other."""
        path = f"guides/{channel}.yaml"
        path = path if path in self.manifest(manifest) else "guides/call.yaml"
        return read_guide(self.file(manifest, path), path)

    def manner(self, manifest: str, mood: str) -> Manner | None:
        """How to speak with somebody of that manner; nothing in a session older than manners."""
        kept = MANNERS in self.manifest(manifest)
        return read_manners(self.file(manifest, MANNERS), MANNERS).get(mood) if kept else None

    def answers(self, manifest: str, channel: str) -> Answers:
        """Within what time an answer is due on a channel; what held before there were scorecards that say it."""
        path = f"scorecards/{channel}.yaml"
        return answers_in(self.file(manifest, path), path) if path in self.manifest(manifest) else FORMER

    def perimeter(self, started: SessionStarted) -> Perimeter:
        """Who may do what, as it stands; the table that ships in a session older than it."""
        if (key := _as_of(started)) not in self._perimeters:
            kept = PERIMETER in self.manifest(started.manifest)
            table = read_perimeter(self.file(started.manifest, PERIMETER), PERIMETER) if kept else bundled_perimeter()
            table = instructed_perimeter(table, self.instructions(started))
            self._perimeters[key] = table.settled(self.figures(started))
        return self._perimeters[key]

    def dispositions(self, manifest: str) -> Dispositions:
        """The note's lists."""
        if manifest not in self._lists:
            self._lists[manifest] = read_dispositions(self.file(manifest, "dispositions.yaml"), "dispositions.yaml")
        return self._lists[manifest]

    def rules(self, started: SessionStarted) -> Rules:
        """The rules of the session, looked for as its marking does; a session older than rules has lists of words."""
        pinned = started.manifest, started.marking
        if pinned not in self._rules:
            paths = [path for path in self.manifest(started.manifest) if path.startswith("rules/")]
            if paths:
                rules = read_rules(tuple((path, self.file(started.manifest, path)) for path in sorted(paths)))
            else:
                rules = lifted_words(self.file(started.manifest, OLDER_RULES), OLDER_RULES)
            self._rules[pinned] = rules.as_marked(started.marking)
        return self._rules[pinned]

    def asides(self, manifest: str) -> Asides:
        """What is said beside the matter, and answered; nothing in a session older than that."""
        return read_asides(self._folder(manifest, "asides"))

    def phrases(self, manifest: str) -> tuple[CannedPhrase, ...]:
        """The canned phrases; none in a session older than they are."""
        return read_phrases(self._folder(manifest, "phrases"))

    def templates(self, manifest: str) -> tuple[MailTemplate, ...]:
        """The templates of e-mails; none in a session older than they are."""
        return read_templates(self._folder(manifest, "templates"))

    def documents(self, manifest: str) -> tuple[Document, ...]:
        """The documents that may be shared; none in a session older than they are."""
        return read_documents(self._folder(manifest, "documents"))

    def experts(self, manifest: str) -> tuple[Expert, ...]:
        """Whom an adviser may ask; nobody in a session older than they are."""
        return read_experts(self._folder(manifest, "experts"))

    def _folder(self, manifest: str, folder: str) -> tuple[tuple[str, str], ...]:
        paths = sorted(path for path in self.manifest(manifest) if path.startswith(f"{folder}/"))
        return tuple((path, self.file(manifest, path)) for path in paths)

    def said_figures(self, started: SessionStarted, language: str) -> dict[str, str]:
        """What each figure is as it stands, in a language; those that are not said in it are left out."""
        said = {name: figure.said(language) for name, figure in self._figures(started).items()}
        return {name: words for name, words in said.items() if words}

    def rebounds(self, manifest: str) -> Rebounds:
        """What may be offered, and when; nothing in a session older than that."""
        paths = sorted(path for path in self.manifest(manifest) if path.startswith("rebounds/"))
        return read_rebounds(tuple((path, self.file(manifest, path)) for path in paths))

    def objections(self, manifest: str) -> tuple[Objection, ...]:
        """The library of objections; nothing in a session older than that."""
        paths = sorted(path for path in self.manifest(manifest) if path.startswith("objections/"))
        return read_objections([(path, self.file(manifest, path)) for path in paths])

    def all_instructions(self, manifest: str) -> tuple[Instruction, ...]:
        """What changes a rule from one hour to another; nothing in a session older than that."""
        if manifest not in self._instructions:
            self._instructions[manifest] = read_instructions(self._folder(manifest, "instructions"))
        return self._instructions[manifest]

    def instructions(self, started: SessionStarted) -> tuple[Instruction, ...]:
        """The instructions in force, the oldest first, as they are read."""
        return filled(self._standing(started), self._figures(started)) if started.instructions else ()

    def figures(self, started: SessionStarted) -> dict[str, str]:
        """What ``{{ figures.x }}`` stands for as it stands."""
        return {name: figure.value for name, figure in self._figures(started).items()}

    def sheet(self, started: SessionStarted, sheet: str) -> Sheet:
        """A knowledge sheet as it is read. Raises ``KeyError``."""
        path = f"sheets/{sheet}.md"
        found = instructed_sheet(read_sheet(self.file(started.manifest, path), path), self.instructions(started))
        values = self.house(started.manifest).values
        return as_read(found, self._figures(started), date.fromisoformat(started.today), values)

    def sheet_index(self, started: SessionStarted) -> SheetIndex:
        """Every sheet pinned that holds on the day, to be searched."""
        if (key := _as_of(started)) not in self._indexes:
            day = date.fromisoformat(started.today)
            files = self._folder(started.manifest, "sheets")
            names = [path.removeprefix("sheets/").removesuffix(".md") for path, _text in files]
            sheets = (self.sheet(started, name) for name in names)
            holding = (sheet for sheet in sheets if sheet.valid_on(day))
            self._indexes[key] = SheetIndex.of(holding, self._everyday(started.manifest))
        return self._indexes[key]

    def _everyday(self, manifest: str) -> Everyday:
        """The words that lead to the sheets; none in a session older than they are."""
        kept = EVERYDAY in self.manifest(manifest)
        return read_everyday(self.file(manifest, EVERYDAY), EVERYDAY) if kept else Everyday()

    def _by_hour(self, started: SessionStarted) -> dict[tuple[str, ...], dict[str, str]]:
        """The figures under each set of instructions that the session may meet, where there is any."""
        known, begins = self.all_instructions(started.manifest), opens(started)
        hours = {hour for one in known for hour in (one.start, one.until) if hour > begins}
        met = {tuple(one.id for one in in_force(known, hour)) for hour in (begins, *hours)}
        return {ids: self.figures(replace(started, instructions=ids)) for ids in met} if any(met) else {}

    def _standing(self, started: SessionStarted) -> tuple[Instruction, ...]:
        known = {one.id: one for one in self.all_instructions(started.manifest)}
        return tuple(known[name] for name in started.instructions)

    def _figures(self, started: SessionStarted) -> dict[str, Figure]:
        if (key := _as_of(started)) not in self._said:
            table = read_figures(self.file(started.manifest, "figures.yaml"), "figures.yaml")
            day = date.fromisoformat(started.today)
            self._said[key] = restated(standing_on(table, day), self._standing(started))
            if lapsed := lapsed_on(table, day):
                names = ", ".join(figure.id for figure in lapsed)
                log.warning("no longer valid on %s and shown as last known: %s", started.today, names)
        return self._said[key]

    def dossier(self, pinned: str) -> Dossier:
        """A dossier as it stood when it was opened."""
        if pinned not in self._dossiers:
            self._dossiers[pinned] = from_plain(Dossier, json.loads(self.contents.text(pinned)))
        return self._dossiers[pinned]

    def dossier_now(self, desk: Desk, client: str, today: date) -> Dossier | None:
        """The dossier with what the session changed laid over it; None when it is not open."""
        opened = next((d for d in desk.dossiers if d.client == client), None)
        if opened is None:
            return None
        return with_acts(self.dossier(opened.digest), (a for a in desk.acts if a.client == client), today)

    def _wordings(self, manifest: str, scenario: str) -> dict[str, tuple[str, ...]]:
        """What trainers had added to what each move hears, when the session began."""
        path = f"wordings/{scenario}.yaml"
        return read_wordings(self.file(manifest, path), path) if path in self.manifest(manifest) else {}

    def role(self, started: SessionStarted, offer: ContactOffered) -> Role:
        """The customer of a contact, ready to play on the session's day."""
        key = started, offer.digest, offer.drawn
        if key not in self._roles:
            self._roles[key] = self._role(started, as_drawn(self.program(offer.digest), offer.drawn))
        return self._roles[key]

    def _role(self, started: SessionStarted, program: Program) -> Role:
        values = {
            **values_on_day(program.script, started),
            **self.house(started.manifest).values,
            "figures": self.figures(started),
        }
        return Role(
            program,
            values,
            self._common(started, program),
            started.seed,
            started.help,
            client_id(program.script.subject),
            exam=started.kind == "exam",
            wordings=self._wordings(started.manifest, program.script.id),
            instructed=self._by_hour(started),
        )

    def _common(self, started: SessionStarted, program: Program) -> Common:
        """What the role-play shares with every other one. The texts are fetched now: it may be read in any thread."""
        for folder in ("rules", "asides"):
            self._folder(started.manifest, folder)
        lifted = {lift.rule: lift.level for lift in program.script.lifts}
        return Common(lambda: self.rules(started).without(lifted), lambda: self.asides(started.manifest))
