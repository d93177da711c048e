"""Everything under ``scripts/`` (and the trainer's own folder), read and checked; what does not check says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from workstation.assessment.rule_flags import with_rules
from workstation.assessment.scorecard import Scorecard, ScoredFlag, read_breaches, read_scorecard
from workstation.bank.dispositions import Dispositions, read_dispositions
from workstation.bank.people import Person, read_person, with_households
from workstation.bank.perimeter import Perimeter, read_perimeter
from workstation.bank.perimeter import bundled as bundled_perimeter
from workstation.content.dates import REFERENCE_DATE
from workstation.content.diagnostics import ContentFault, Diagnostic, Diagnostics, Phrase
from workstation.content.experts import APPROVAL
from workstation.content.figures import Figure, begun_on, read_figures, values_on
from workstation.content.files import read_file
from workstation.content.guide import Guide, read_guide
from workstation.content.house import House, bundled, read_house
from workstation.content.sheets import Sheet, read_sheet
from workstation.content.yaml_nodes import Mapping
from workstation.i18n import mark
from workstation.library.kinds import KINDS
from workstation.library.laying import Laid
from workstation.library.pack_folder import ROLEPLAYS, pack_in
from workstation.library.read_together import Found, ReadTogether
from workstation.library.roleplay_file import Roleplay, read_roleplay
from workstation.library.shift_file import ShiftFile, read_shift_file
from workstation.library.shifts import Shift, read_shift
from workstation.library.wordings import Wordings
from workstation.paths import SCRIPTS
from workstation.roleplay.checking.checks import Around
from workstation.roleplay.model import Script
from workstation.roleplay.reading.defaults import read_defaults
from workstation.roleplay.reading.includes import FOLDER, CannotInclude, Folders
from workstation.roleplay.reading.intents import Intent, read_intents
from workstation.roleplay.reading.paraphrases import Ways, read_paraphrases
from workstation.roleplay.reading.trying import check_fragments
from workstation.roleplay.recognition import Words, read_words

DAYS = "days"
"""The folder of shifts, in what ships as in a trainer's files."""

__all__ = ["Roleplay", "Shelf", "read_roleplay", "shelf_of"]


@dataclass
class Shelf(ReadTogether):
    """The content of a folder laid out as ``scripts/`` is, with a trainer's own role-plays beside it."""

    root: Path = SCRIPTS
    own: Path | None = None
    day: date = REFERENCE_DATE  # on or after which sessions are set
    pack: Path | None = None  # the house's
    _known: dict[Path, Roleplay] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def laid(self) -> Laid:
        """The texts, those of the house's pack laid over those that ship."""
        return Laid(self.root, self.pack)

    def _one(self, part: str, read: Callable[[str, str], Found]) -> Found:
        """The one file of a kind. Raises ``ContentFault``, for one that is not there too."""
        found = self.laid.part(part)
        missing = self.root / f"{part}.yaml"
        return found[0].read(read) if found else read(read_file(missing), str(missing))

    def _each(self, part: str, read: Callable[[str, str], Found], needed: str = "") -> dict[str, Found]:
        """What is read of each file of a kind, by its name. One that is ``needed`` must be there."""
        found = {source.stem: source.read(read) for source in self.laid.part(part)}
        if needed and needed not in found:
            read_file(self.root / part / f"{needed}.yaml")
        return found

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The dated table."""
        return self._one("figures", read_figures)

    @cached_property
    def house(self) -> House:
        """The bank: the one that ships where a folder declares none."""
        return self._one("house", read_house) if self.laid.part("house") else bundled()

    @cached_property
    def perimeter(self) -> Perimeter:
        """Who may do what: the table that ships where a folder declares none."""
        return self._one("perimeter", read_perimeter) if self.laid.part("perimeter") else bundled_perimeter()

    @cached_property
    def dispositions(self) -> Dispositions:
        """The note's lists."""
        return self._one("dispositions", read_dispositions)

    @cached_property
    def people(self) -> dict[str, Person]:
        """Role-play people by slug."""
        return with_households({person.slug: person for person in self._each("people", read_person).values()})

    def scorecard(self, channel: str) -> Scorecard:
        """The channel's scorecard, with what the rules weigh there. Raises ``ContentFault`` where there is none."""
        found = self._each("scorecards", read_scorecard, channel)[channel]
        return with_rules(replace(found, breaches=self.breaches), self.rules)

    @property
    def breaches(self) -> tuple[ScoredFlag, ...]:
        """What the house's breaches cost; none where a folder declares none."""
        return self._one("breaches", read_breaches) if self.laid.part("breaches") else ()

    @cached_property
    def guides(self) -> dict[str, Guide]:
        """Guides by channel. The call's must be there: it serves the channels that have none of their own."""
        return self._each("guides", read_guide, "call")

    def guide_of(self, channel: str) -> Guide:
        """The guide of a channel."""
        return self.guides.get(channel, self.guides["call"])

    @cached_property
    def sheets(self) -> dict[str, Sheet]:
        """Knowledge sheets by id."""
        return {sheet.id: sheet for sheet in self._each("sheets", read_sheet).values()}

    @cached_property
    def around(self) -> Around:
        """What role-plays may refer to."""
        card = self.scorecard("call")
        return Around(
            people=self.people.keys(),
            figures=begun_on(self.figures, REFERENCE_DATE),
            codes=[leaf.code for _, leaf in self.dispositions.leaves()],
            criteria=[criterion.id for criterion in card.criteria],
            flags=[flag.id for flag in card.flags],
            sheets=self.sheets.keys(),
            outcomes=[outcome.code for outcome in self.dispositions.outcomes],
            services=[service.code for service in self.dispositions.services],
            readers=self.readers,
            objections=[Path(one.name).stem for one in self.laid.part("objections")],
            rules=self.rules,
            words=self.recognition,
            follow_ups=[follow_up.code for follow_up in self.dispositions.follow_ups],
            cards=dict(self._cards()),
            persons=self.people,
            breaches=[breach.id for breach in card.breaches],
            costs={flag.id: (flag.fatal, flag.penalty) for flag in (*card.flags, *card.breaches)},
            values=values_on(self.figures, self.day),
            knock_outs=dict(self._knock_outs()),
            day=self.day,
            perimeter=self.perimeter.settled(values_on(self.figures, self.day)),
            manners=self.manners.keys(),
        )

    @property
    def readers(self) -> tuple[str, ...]:
        """Who reads a reply before it leaves."""
        return tuple(one.id for one in self.experts if one.way == APPROVAL)

    @property
    def costly(self) -> tuple[str, ...]:
        """The breaches, the flags of scorecards and the rules that a move may be marked by."""
        return tuple(dict.fromkeys((*self.around.costs, *self.rules.ids)))

    def _knock_outs(self) -> Iterator[tuple[str, dict[str, str]]]:
        """By channel, what fails a contact: each criterion's knock-out and each fatal flag of its scorecard."""
        for channel, _ in self._cards():
            card = self.scorecard(channel)
            found = {criterion.id: criterion.knock_out for criterion in card.criteria if criterion.knock_out}
            yield channel, found | {flag.id: flag.why for flag in card.flags if flag.fatal}

    def _cards(self) -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
        """The criteria and flags of each scorecard that can be read; ``check`` tells of the others."""
        for source in self.laid.part("scorecards"):
            try:
                card = with_rules(replace(source.read(read_scorecard), breaches=self.breaches), self.rules)
            except ContentFault:
                continue
            yield source.stem, ([criterion.id for criterion in card.criteria], [flag.id for flag in card.flags])

    @cached_property
    def roleplays(self) -> tuple[Roleplay, ...]:
        """Every role-play, the bundled ones first. An id used twice greys the second."""
        found: list[Roleplay] = []
        taken: dict[str, Path] = {}
        for path in self.roleplay_paths():
            one = self.roleplay_at(path)
            if one.program and one.script.id in taken:
                first, faults = taken[one.script.id], Diagnostics(str(path), one.text)
                name = first.name if first.name != path.name else str(first)
                where = Phrase(mark("in {file}"), (("file", name),))
                faults.add("RP031", one.script.place_of("id"), name=one.script.id, where=where)
                one = Roleplay(path, one.text, None, tuple(faults.found))
            elif one.program:
                taken[one.script.id] = path
            found.append(one)
        return tuple(found)

    @property
    def scripts(self) -> dict[str, Script]:
        """The role-plays that can be played, by id."""
        return {one.script.id: one.script for one in self.roleplays if one.program}

    @cached_property
    def shifts(self) -> dict[str, Shift]:
        """Shifts by id: those that ship, then the trainer's own that can be played."""
        own = {one.shift.id: one.shift for one in self.own_shifts if one.shift}
        return self.bundled_shifts | own

    @cached_property
    def bundled_shifts(self) -> dict[str, Shift]:
        """Those that ship: no role-play need be read for them."""
        return {shift.id: shift for shift in self._each("shifts", read_shift).values()}

    @cached_property
    def own_shifts(self) -> tuple[ShiftFile, ...]:
        """The trainer's own shifts, whatever their state. An id used already greys the second."""
        paths = sorted(self.own_days.glob("*.yaml")) if self.own_days else []
        taken = {name: f"{name}.yaml" for name in (*self.scripts, *self.bundled_shifts)} if paths else {}
        found = []
        for path in paths:
            one = read_shift_file(path, self.scripts)
            if one.shift is not None and one.shift.id in taken:
                faults = Diagnostics(str(path), one.text)
                where = Phrase(mark("in {file}"), (("file", taken[one.shift.id]),))
                faults.add("RP031", one.shift.place, name=one.shift.id, where=where)
                one = ShiftFile(path, one.text, None, tuple(faults.found))
            elif one.shift is not None:
                taken[one.shift.id] = path.name
            found.append(one)
        return tuple(found)

    @property
    def shift_files(self) -> tuple[ShiftFile, ...]:
        """Every shift as a file, the trainer's own after those that ship."""
        bundled = [Path(source.file) for source in self.laid.part("shifts")]
        return (*(read_shift_file(path, self.scripts) for path in bundled), *self.own_shifts)

    @property
    def own_days(self) -> Path | None:
        """Where a trainer's own shifts are: in a folder beside their role-plays."""
        return self.own.parent / DAYS if self.own else None

    def reread(self) -> None:
        """Look at the disk again: role-plays written, changed or removed, what they include, and people.

        People whose files cannot be read stay as they were. What has not changed is not worked out again.
        """
        before = self.__dict__.pop("people", None)
        try:
            unchanged = before == self.people
        except ContentFault:
            unchanged = before is None
            if before is not None:
                self.__dict__["people"] = before
        if not unchanged:
            self._known.clear()
        for part in ("around", "roleplays", "shifts", "own_shifts"):
            self.__dict__.pop(part, None)

    def relaid(self) -> None:
        """Look at the disk again as if for the first time: another pack may lie over what ships."""
        for part in [name for name in self.__dict__ if isinstance(getattr(type(self), name, None), cached_property)]:
            del self.__dict__[part]
        self._known.clear()
        self.pack = self.pack and pack_in(self.pack.parent)

    def roleplay_at(self, path: Path) -> Roleplay:
        """The role-play of a file; the one known already when neither it nor what it includes has changed."""
        known = self._known.get(path)
        if known is None or not self._stands(known):
            known = self._known[path] = read_roleplay(path, self.around, self.folders)
        return known

    def _stands(self, known: Roleplay) -> bool:
        try:
            return (
                known.program is not None
                and known.text == read_file(known.path)
                and all(self.folders.read(name).text == text for name, text in known.includes)
            )
        except (ContentFault, CannotInclude):
            return False

    def roleplay_paths(self) -> Iterator[Path]:
        """Where the role-plays are."""
        for root in reversed(self.laid.roots):
            yield from sorted((root / ROLEPLAYS).glob("*.yaml"))
        if self.own and self.own.is_dir():
            yield from sorted(self.own.glob("*.yaml"))

    def find(self, scenario: str) -> Roleplay | None:
        """The role-play of that id, or at that path."""
        if "roleplays" not in self.__dict__ and (found := self._by_its_name(scenario)):
            return found  # the others need not be read for it
        for one in self.roleplays:
            if one.program and one.script.id == scenario:
                return one
        path = Path(scenario)
        return read_roleplay(path, self.around, self.folders) if path.suffix == ".yaml" and path.is_file() else None

    def _by_its_name(self, scenario: str) -> Roleplay | None:
        """The role-play that ships in a file called by its id: among those of that id it comes first."""
        paths = {path.stem: path for path in sorted((self.root / ROLEPLAYS).glob("*.yaml"))}
        found = self.roleplay_at(paths[scenario]) if scenario in paths else None
        return found if found and found.program and found.script.id == scenario else None

    @cached_property
    def defaults(self) -> dict[str, Mapping]:
        """What a role-play need not write, by channel."""
        return self._each("defaults", read_defaults)

    @cached_property
    def intents(self) -> dict[str, dict[str, Intent]]:
        """Shared wordings by file."""
        return self._each("intents", read_intents)

    @cached_property
    def paraphrases(self) -> dict[str, tuple[Ways, Ways]]:
        """What customers say in other ways too, by file."""
        return self._each("paraphrases", read_paraphrases)

    @cached_property
    def folders(self) -> Folders:
        """Where included files are: a trainer's own come before the house's, and these before the bundled ones."""
        return Folders(self.roots, self.laid.included)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that content is in, the nearest first."""
        return (self.own, *self.laid.roots) if self.own else self.laid.roots

    def fragment_faults(self) -> list[Diagnostic]:
        """What is wrong in the files of fragments, whether a role-play includes them or not."""
        found: list[Diagnostic] = []
        for path in [path for root in self.laid.roots for path in sorted((root / FOLDER).rglob("*.yaml"))]:
            try:
                found += check_fragments(read_file(path), str(path), self.folders)
            except ContentFault as fault:
                found += fault.diagnostics
        return found

    def further_faults(self) -> list[Diagnostic]:
        """What else is wrong with content that could be read: figures that no longer hold, or that nobody keeps."""
        return [
            source.told(fault)
            for kind in KINDS
            for source in self.laid.of(kind)
            for fault in kind.faults_in(source.text, source.file, self)
        ]

    @property
    def wordings(self) -> Wordings:
        """What trainers added to the wordings of role-plays: in a folder beside their own role-plays."""
        return Wordings(self.own.parent / "wordings" if self.own else None)

    def pinned_files(self) -> dict[str, str]:
        """Path → text of every content file a session may read."""
        return {one.name: one.text for kind in KINDS if kind.pinned for one in self.laid.of(kind)} | self.laid.pinned

    def check(self) -> list[Diagnostic]:
        """Every fault of every kind of file."""
        found: list[Diagnostic] = list(self.laid.faults)
        for part in dict.fromkeys(kind.name for kind in KINDS):
            try:
                getattr(self, part)
            except ContentFault as fault:  # a kind that rests on another fails with it
                found += [one for one in fault.diagnostics if one not in found]
        found += self.fragment_faults()
        if not any(fault.severity == "error" for fault in found):
            for one in self.roleplays:
                found += [fault for fault in one.diagnostics if fault not in found]
            for own in self.own_shifts:
                found += own.diagnostics
            found += self.further_faults()  # a shift rests on its role-plays: what is wrong with them comes first
        return found

    @cached_property
    def recognition(self) -> dict[str, Words]:
        """What spoken sentences are recognised by, language by language."""
        return self._each("recognition", read_words)

    @cached_property
    def scorecards(self) -> dict[str, Scorecard]:
        """Scorecards by channel. The call's must be there: every role-play is checked beside it."""
        channels = {"call", *(source.stem for source in self.laid.part("scorecards"))}
        return {channel: self.scorecard(channel) for channel in sorted(channels)}


def shelf_of(folder: Path, day: date = REFERENCE_DATE) -> Shelf:
    """What ships, with the house's pack and the trainer's own role-plays of a data folder."""
    return Shelf(own=folder / "roleplays", day=day, pack=pack_in(folder))
