"""A shift (vacation): which contacts come when, how many at once, and the tests it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workstation.chance import draw
from workstation.channels import AT_ONCE, CHANNELS
from workstation.content.diagnostics import Place, nearest
from workstation.content.reading import Block, finish, one_of, open_document
from workstation.i18n import mark
from workstation.library.mail_entries import MailEntry, moment_of, read_mail_entry
from workstation.roleplay.model import Expectation
from workstation.roleplay.reading.hours import read_moment
from workstation.roleplay.reading.tests_part import read_draws, read_expectation, read_spots

LENGTH = 10
"""Minutes a shift lasts unless it says otherwise."""
_MOST_LENGTH = 480
_AT = re.compile(r"([0-9]{1,3}):([0-5][0-9])\Z")
MAILS = ("between", "beside")
"""When an e-mail may be taken: while nobody else is in hand, or beside a conversation too."""


@dataclass(frozen=True)
class Entry:
    """A contact to come: its id in the session, its role-play, and when.

    ``early`` and ``late`` are seconds from the adviser's first « Prêt », the same where the moment is fixed. ``mail``:
    what is said of an e-mail.
    """

    id: str
    roleplay: str
    early: int
    late: int
    why: str = ""
    mail: MailEntry = field(default_factory=MailEntry)
    place: Place = field(default_factory=Place)
    spots: Mapping[str, Place] = field(default_factory=dict)

    def at(self, key: str) -> Place:
        """Where the author wrote a key of it."""
        return self.spots.get(key, self.place)

    def arrives(self, seed: int) -> int:
        """When they come in a session of that seed, in seconds."""
        return self.early + int(draw(seed, self.id, "arrival", 0) * (self.late - self.early + 1))


@dataclass(frozen=True)
class Trial:
    """A play-through of a shift and what must come of it, contact by contact.

    Steps are ``CONTACT/STEP``; a contact that none names is dealt with as in its role-play's exemplary test.
    """

    name: str
    role: str
    steps: tuple[str, ...]
    draws: tuple[tuple[str, str], ...]
    passed: bool | None
    expect: Mapping[str, Expectation]
    place: Place = field(default_factory=Place)
    spots: Mapping[str, Place] = field(default_factory=dict)

    def at(self, key: str) -> Place:
        """Where the author wrote a key of it, or the whole."""
        return self.spots.get(key, self.place)


@dataclass(frozen=True)
class Shift:
    """A whole shift. ``length`` is in minutes; ``capacity`` by channel, one where it is not said.

    ``beside``: calls and chats may be in hand together; ``mails``: when an e-mail may be taken; ``approval``: who
    reads each before it leaves. ``why`` is what it trains, for whoever reads the file, ``text`` the file itself,
    ``place`` where its id stands.
    """

    id: str
    title: str
    briefing: str
    at: str
    length: int
    capacity: tuple[tuple[str, int], ...]
    beside: bool
    contacts: tuple[Entry, ...]
    tests: tuple[Trial, ...]
    mails: str = MAILS[0]
    approval: str = ""
    why: str = ""
    text: str = field(default="", repr=False)
    place: Place = field(default_factory=Place, compare=False)
    approval_place: Place = field(default_factory=Place, compare=False)

    @property
    def exemplary(self) -> Trial:
        """The test that shows how it is done."""
        return next(test for test in self.tests if test.role == "exemplary")


def clock_of(seconds: int) -> str:
    """Seconds as a shift writes them: « 1:30 »."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def read_shift(text: str, file: str) -> Shift:
    """A shift's file. Raises ``ContentFault``."""
    top = open_document(text, file)
    found = Shift(
        id=top.ident("id"),
        title=top.text("title", required=True),
        briefing=top.text("briefing", required=True),
        at=read_moment(top),
        length=top.number("length", LENGTH, 1, _MOST_LENGTH),
        capacity=tuple(_capacity(top)),
        beside=top.flag("beside"),
        contacts=tuple(_entries(top)),
        tests=tuple(_trials(top)),
        mails=top.choice("mails", MAILS, MAILS[0]),
        approval=top.text("approval"),
        approval_place=top.place_of("approval"),
        why=top.text("why"),
        text=text,
        place=top.place_of("id"),
    )
    _check_contacts(found, top)
    _check_tests(found, top)
    finish(top)
    return found


def _capacity(top: Block) -> Iterator[tuple[str, int]]:
    block = top.block("capacity")
    if block is None:
        return
    for name, _ in block.node.entries:
        most = AT_ONCE.get(name.value, 1)
        count = block.number(name.value, 1, 1, 99)
        if name.value not in CHANNELS:
            near = nearest(name.value, CHANNELS)
            top.diagnostics.add("RP012", name.place, near, name=name.value, expected=one_of(CHANNELS))
        elif count > most:
            top.diagnostics.add("RP203", name.place, name=name.value, count=count, most=most)
        yield name.value, count


def _entries(top: Block) -> Iterator[Entry]:
    if not top.has("contacts"):
        top.diagnostics.add("RP011", top.place, name="contacts")
    for block in top.blocks("contacts"):
        early, late = _window(block)
        yield Entry(
            id=block.ident("id"),
            roleplay=block.ident("roleplay"),
            early=early,
            late=late,
            why=block.text("why"),
            mail=read_mail_entry(block),
            place=block.place,
            spots=read_spots(block.node),
        )
        block.done()


def _window(block: Block) -> tuple[int, int]:
    """The moments between which somebody comes; those of « at » are one."""
    window, _ = block.texts("between"), block.text("at")
    if block.has("at") and block.has("between"):
        block.wrong("between", block.node.get("between") or block.node, mark("left out where “at” is written"))
        return 0, 0
    if block.has("between"):
        found = [_seconds(text) for text in window]
        if len(found) != 2 or None in found:
            expected = mark("two moments such as [0:30, 1:30]")
            block.wrong("between", block.node.get("between") or block.node, expected)
            return 0, 0
        early, late = found[0] or 0, found[1] or 0
        if early >= late:
            block.diagnostics.add("RP201", block.place_of("between"), first=window[0], last=window[1])
        return early, late
    if not block.has("at"):
        if not block.has("received"):  # an e-mail received before is there from the first
            block.diagnostics.add("RP011", block.place, name="at")
        return 0, 0
    moment = moment_of(block, "at")
    return moment, moment


def _seconds(text: str) -> int | None:
    found = _AT.match(text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _trials(top: Block) -> Iterator[Trial]:
    for block in top.blocks("tests"):
        expect = block.block("expect")
        passed, each = None, {}
        if expect:
            passed = expect.flag("passed") if expect.has("passed") else None
            each = dict(_expected(expect))
            expect.done()
        yield Trial(
            name=block.text("name", required=True),
            role=block.choice("role", ("exemplary", "failing", "other"), "other"),
            steps=block.texts("play"),
            draws=read_draws(block),
            passed=passed,
            expect=each,
            place=block.place,
            spots=read_spots(block.node),
        )
        block.done()


def _expected(expect: Block) -> Iterator[tuple[str, Expectation]]:
    block = expect.block("contacts")
    for name, _ in block.node.entries if block else ():
        inner = block.block(name.value) if block else None
        if inner:
            yield name.value, read_expectation(inner)


def _check_contacts(shift: Shift, top: Block) -> None:
    """What is wrong whatever the role-plays are: an id used twice, a shift that ends before somebody comes."""
    found, seen = top.diagnostics, dict[str, Place]()
    for entry in shift.contacts:
        if entry.id in seen:
            where = found.where(seen[entry.id], entry.place)
            found.add("RP031", entry.at("id"), name=entry.id, where=where)
        seen.setdefault(entry.id, entry.at("id"))
        if entry.late >= shift.length * 60:
            place = entry.at("between" if "between" in entry.spots else "at")
            found.add("RP205", place, name=entry.id, moment=clock_of(entry.late), length=shift.length)


def _check_tests(shift: Shift, top: Block) -> None:
    found, known = top.diagnostics, [entry.id for entry in shift.contacts]
    if [test.role for test in shift.tests].count("exemplary") != 1:
        found.add("RP012", top.place_of("tests"), name="tests", expected=mark("a list with exactly one exemplary test"))
    for test in shift.tests:
        named = [(f"play.{n}", step.partition("/")[0]) for n, step in enumerate(test.steps)]
        named += [(f"draws.{name}", name.partition("/")[0]) for name, _ in test.draws]
        named += [("expect.contacts", name) for name in test.expect]
        for key, contact in named:
            if contact not in known:
                place = found.within(test.at(key), contact)
                found.add("RP206", place, nearest(contact, known), among=known, name=contact)
