"""What a report carries so that its mark can be worked out again anywhere, and the working out.

Log, scorecard, role-play and the digest of each text: the mark follows from them alone. What was typed and not sent is
its writer's, and is left out: no mark rests on it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workstation import events as e
from workstation.assessment.marking import VERSIONS, Marks
from workstation.assessment.pinned import pinned_card
from workstation.assessment.remarking import remark, rework
from workstation.content.diagnostics import ContentFault
from workstation.events.codec import UnreadableEvent, decode, encode
from workstation.roleplay.playing.step import Impossible
from workstation.session.afterwards import to_confirm
from workstation.session.log import digest
from workstation.session.pins import Contents, MemoryContents, Pins
from workstation.session.state import SessionState, fold_all

FORMAT = 1
KEY = "evidence"


class NoEvidence(ValueError):
    """The file is no report that carries its evidence."""


@dataclass(frozen=True)
class Difference:
    """Where a report does not follow from its evidence. ``told`` is what the report says, ``found`` what its log gives.

    ``code``: score, without (the score without what is contested), passed, pass_mark, version, end, criterion, flag;
    log, text, step, unreadable of what it carries.
    """

    code: str
    name: str = ""
    told: str = ""
    found: str = ""


@dataclass(frozen=True)
class Verified:
    """What came of it: the marks that the evidence gives, if any, and every difference; none when all is equal."""

    marks: Marks | None
    differences: tuple[Difference, ...]
    to_confirm: bool = False


def evidence_of(entries: Sequence[e.Entry[e.Event]], contents: Contents, contact: str) -> dict[str, Any]:
    """What ``verify`` needs of a session's contact, as plain values. Raises ``KeyError`` for one that never was."""
    kept = [entry for entry in entries if not isinstance(entry.event, e.DraftEdited)]
    read = _Recorded(contents)
    _worked_out(kept, read, contact, "")
    rows = [_row(entry) for entry in kept]
    return {"format": FORMAT, "contact": contact, "log": _digest(rows), "entries": rows, "texts": read.texts}


def verify(report: Any) -> Verified:
    """Work the mark of a report out again and hold it against what the report says. Raises ``NoEvidence``."""
    try:
        evidence = report[KEY]
        contact, rows, texts = evidence["contact"], evidence["entries"], evidence["texts"]
        sealed, known, told = evidence["log"], evidence["format"], _told(report)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as fault:
        raise NoEvidence from fault
    if known != FORMAT or not isinstance(rows, list) or not isinstance(texts, dict) or not isinstance(contact, str):
        raise NoEvidence
    differences: list[Difference] = [Difference("log")] if _digest(rows) != sealed else []
    contents = MemoryContents()
    for name, text in texts.items():
        if not _kept_as(contents, name, text):
            differences.append(Difference("text", str(name)))
    try:
        entries = [_entry(row) for row in rows]
        differences += _moved_otherwise(entries, Pins(contents), contact)
        found = _worked_out(entries, contents, contact, str(report.get("kind", "")))
    except (UnreadableEvent, ContentFault, Impossible, LookupError, TypeError, ValueError, RecursionError):
        return Verified(None, (*differences, Difference("unreadable")))
    return Verified(found.marks, (*differences, *_compared(told, _found(found))), found.to_confirm)


@dataclass(frozen=True)
class _WorkedOut:
    """What a log gives: the marks, those without what is contested, the pass mark of the role-play."""

    marks: Marks
    without: Marks | None
    pass_mark: int
    to_confirm: bool


def _worked_out(entries: Sequence[e.Entry[e.Event]], contents: Contents, contact: str, kind: str) -> _WorkedOut:
    pins, state = Pins(contents), fold_all(list(entries))
    started, offer = _started(state), state.contacts[contact].offer
    card = pinned_card(pins, started, offer.channel)
    contested = [number for of, number in state.contested if of == contact]
    return _WorkedOut(
        remark(entries, pins, card, started.marking, contact),
        remark(entries, pins, card, started.marking, contact, contested) if contested else None,
        pins.program(offer.digest).script.pass_mark,
        to_confirm(state, kind),
    )


def _moved_otherwise(entries: Sequence[e.Entry[e.Event]], pins: Pins, contact: str) -> Iterator[Difference]:
    """Steps that the log tells otherwise than the role-play does."""
    started = _started(fold_all(list(entries)))
    for one in rework(entries, pins, started.marking, contact):
        if one.logged != one.found:
            yield Difference("step", str(one.number), one.logged.move if one.logged else "")


def _started(state: SessionState) -> e.SessionStarted:
    if state.started is None or state.started.marking not in VERSIONS:
        raise ValueError("a log without a start")
    return state.started


def _kept_as(contents: Contents, name: str, text: Any) -> bool:
    """Whether the text is the one of that digest; it is kept."""
    try:
        return isinstance(text, str) and contents.keep("text", text) == name
    except UnicodeEncodeError:
        return False


class _Recorded:
    """Contents that remember what was read of them."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self.texts: dict[str, str] = {}

    def keep(self, kind: str, text: str) -> str:
        """See ``Contents.keep``."""
        return self._contents.keep(kind, text)

    def keep_all(self, texts: list[tuple[str, str]]) -> list[str]:
        """See ``Contents.keep_all``."""
        return self._contents.keep_all(texts)

    def text(self, pinned: str) -> str:
        """See ``Contents.text``."""
        return self.texts_of([pinned])[pinned]

    def texts_of(self, pinned: Collection[str]) -> dict[str, str]:
        """See ``Contents.texts_of``."""
        read = self._contents.texts_of(pinned)
        self.texts |= read
        return read


def _row(entry: e.Entry[e.Event]) -> list[Any]:
    name, version, body = encode(entry.event)
    return [entry.number, entry.at, name, version, json.loads(body), entry.origin, entry.asked]


def _entry(row: Any) -> e.Entry[e.Event]:
    number, at, name, version, body, origin, asked = row
    if not all(isinstance(whole, int) for whole in (number, at, version, origin)) or not isinstance(asked, str):
        raise TypeError("a row that is none")
    return e.Entry(number, at, decode(name, version, json.dumps(body, ensure_ascii=False)), origin, asked)


def _digest(rows: Any) -> str:
    return digest(json.dumps(rows, sort_keys=True, separators=(",", ":")))


def _told(report: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    """What a report says of its mark, as texts to compare: by code and name."""
    told = {(code, ""): str(report[code]) for code in ("score", "passed", "pass_mark", "end")}
    told["version", ""] = str(report["marking"])
    if report.get("contested"):
        told["without", ""] = str(report["contested"]["score"])
    for one in report["criteria"]:
        told["criterion", one["id"]] = f"{one['got']}/{one['max']} ({one['weight']})"
    for flag in report["flags"]:
        raised = f"{flag['id']}:{flag['about']}" if flag["about"] else flag["id"]
        told["flag", raised] = _cost(flag["fatal"], flag["penalty"])
    return told


def _found(worked: _WorkedOut) -> dict[tuple[str, str], str]:
    """The same of what a log gives."""
    marks, waits = worked.marks, worked.to_confirm
    found = {("version", ""): str(marks.version), ("pass_mark", ""): str(worked.pass_mark)}
    found["score", ""], found["passed", ""] = str(None if waits else marks.score), str(None if waits else marks.passed)
    if worked.without is not None:
        found["without", ""] = str(None if waits else worked.without.score)
    if marks.end:
        found["end", ""] = marks.end
    for one in marks.criteria:
        found["criterion", one.id] = f"{one.got}/{one.maximum} ({one.weight})"
    for flag in marks.flags:
        found["flag", flag.raised] = _cost(flag.fatal, flag.penalty)
    return found


def _compared(told: Mapping[tuple[str, str], str], found: Mapping[tuple[str, str], str]) -> Iterator[Difference]:
    for code, name in {**told, **found}:
        says, gives = told.get((code, name), ""), found.get((code, name), "")
        unended = code == "end" and not gives  # a report names what became of a contact that reached no ending
        if says != gives and not unended:
            yield Difference(code, name, says, gives)


def _cost(fatal: bool, penalty: int) -> str:
    return "fatal" if fatal else str(penalty)
