"""Commands at the desk, and what the desk does by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workstation import commands as c
from workstation import events as e
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Dossier
from workstation.bank.entitled import OPENS, heard_by, spoken_for
from workstation.bank.identity import level
from workstation.bank.parts import PARTS
from workstation.bank.perimeter import Perimeter
from workstation.bank.records import Records
from workstation.chance import draw
from workstation.commands import Refused
from workstation.content.plain import to_plain
from workstation.desk.state import NOTE_TEXT, Desk, edited

NOTE_FIELDS = ("code", "outcome", "follow_up")


class Keeps(Protocol):
    """Keeps a text once, by digest."""

    def keep(self, kind: str, text: str) -> str:
        """The digest under which the text may be asked for again."""


@dataclass(frozen=True)
class Around:
    """What the desk needs of the world: whom it can look up, where texts are kept, the day, the seed, and the role.

    ``perimeter`` is what each role may do; ``dossier`` an open client's, with what the session changed.
    """

    records: Records
    contents: Keeps
    today: date
    seed: int
    job: str
    perimeter: Perimeter
    dossier: Callable[[str], Dossier | None]


def decide(desk: Desk, command: c.DeskCommand, around: Around, ended: bool) -> list[e.Event]:
    """The adviser acts on screen. ``ended``: the conversation is over. Raises ``Refused``."""
    match command:
        case c.OpenDossier(contact=contact, client=client):
            return [_open(desk, contact, client, around)]
        case c.OpenSection(contact=contact, client=client, section=section):
            _need(any(d.client == client for d in desk.dossiers) and section in PARTS, "no_dossier")
            _need(not desk.has_opened(client, section), "already_open")
            reached = desk.reached(client, section)
            return [e.SectionOpened(contact, client, section, reached, PARTS[section].level)]
        case c.DoAct():
            return [_act(desk, command, around)]
        case c.JudgeIdentity(contact=contact, client=client, element=element, accepted=accepted):
            return [_judge(desk, contact, client, element, accepted)]
        case c.EditDraft(contact=contact, where=where, at=at, removed=removed, inserted=inserted):
            _need(not desk.note.saved, "note_saved")
            edit = e.DraftEdited(contact, where, at, removed, inserted)
            try:
                edited(desk.drafts.get(where, ""), edit)
            except ValueError as fault:
                raise Refused("edit_outside") from fault
            return [edit]
        case c.SetNoteField(contact=contact, field=name, value=value):
            _need(name in NOTE_FIELDS and not desk.note.saved, "note_saved")
            return [e.NoteFieldSet(contact, name, value)]
        case c.NoteInternally(contact=contact, text=text):
            _need(bool(text.strip()), "note_empty")
            return [e.InternalNoted(contact, text.strip())]
        case c.OpenSheet(contact=contact, sheet=sheet, query=query, took=took):
            return [e.SheetOpened(contact, sheet, query, took)]
        case c.CloseContact(contact=contact):
            _need(ended, "not_wrap_up")
            _need(bool(desk.note.code), "code_missing")
            _need(bool(desk.note.outcome), "outcome_missing")
            note = desk.note
            return [e.NoteSaved(contact, note.code, note.outcome, note.follow_up, desk.drafts.get(NOTE_TEXT, ""))]


def react(desk: Desk, offer: e.ContactOffered, event: e.Event, around: Around) -> list[e.Event]:
    """Answering opens the dossier when the number has one owner (screen pop); the app's answer needs no judging."""
    if isinstance(event, e.ContactAnswered) and len(offer.clients) == 1 and not desk.dossiers:
        return [_open(desk, event.contact, offer.clients[0], around)]
    if isinstance(event, e.IdentityAsked) and event.element == "app":
        return [_judge(desk, event.contact, event.client, event.element, event.right)]
    if isinstance(event, e.IdentityJudged | e.DossierOpened | e.ActDone):
        return list(_rights(desk, event.contact, around))
    return []


def _rights(desk: Desk, contact: str, around: Around) -> Iterator[e.Event]:
    """What whoever is identified may hear of the other dossiers open, where that has changed."""
    speaker = desk.speaker
    for other in desk.dossiers:
        known, dossier = desk.identity(other.client), around.dossier(other.client)
        if other is speaker or dossier is None or (known.level and not known.hears):
            continue
        hears = heard_by(speaker.name, dossier, around.today) if speaker else ""
        reached = desk.identity(speaker.client).level if speaker and hears in OPENS else 0
        if (reached, hears if reached else "") != (known.level, known.hears):
            yield e.RightHeld(contact, other.client, speaker.client if speaker else "", hears, reached)


def _need(condition: bool, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def _open(desk: Desk, contact: str, client: str, around: Around) -> e.Event:
    known = next((d for d in desk.dossiers if d.client == client), None)
    if known:
        return e.DossierOpened(contact, client, known.name, known.digest)
    try:
        dossier = around.records.load(client, around.today)
    except KeyError as fault:
        raise Refused("no_dossier") from fault
    text = json.dumps(to_plain(dossier), ensure_ascii=False, sort_keys=True)
    return e.DossierOpened(contact, client, dossier.client.name, around.contents.keep("dossier", text))


def _act(desk: Desk, command: c.DoAct, around: Around) -> e.Event:
    """The act done, or why it is not: a refusal is kept, there is something to learn from it."""
    contact, client, act = command.contact, command.client, ACTS.get(command.act)
    dossier = around.dossier(client)
    if act is None or dossier is None:
        raise Refused("no_dossier")
    identity = desk.identity(client)
    _need(identity.level >= act.level, "identity_needed")
    dossier = spoken_for(dossier, identity.hears)
    target, values = act.filled(dossier, command.target, dict(command.values), around.today)
    remit = around.perimeter.of(act.id)
    beyond = "" if desk.reached(client, act.part) >= act.level else "beyond_right"
    reason = beyond or act.refusal(around.job, dossier, target, dict(values), around.today, remit)
    if reason:
        ask = around.perimeter.ask(act.id, reason)
        return e.ActRefused(contact, client, act.id, target, reason, ask, values)
    number = 10_000 + int(draw(around.seed, contact, "reference", len(desk.acts)) * 90_000)
    return e.ActDone(contact, client, act.id, target, values, str(number))


def _judge(desk: Desk, contact: str, client: str, element: str, accepted: bool) -> e.Event:
    identity = desk.identity(client)
    answer = next((a for a in identity.answers if a.element == element), None)
    _need(answer is not None and answer.accepted is None, "nothing_to_judge")
    assert answer is not None  # noqa: S101  said just above
    now = identity.accepted | {element} if accepted else identity.accepted - {element}
    return e.IdentityJudged(contact, client, element, accepted, answer.right, level(now, desk.authenticated == client))
