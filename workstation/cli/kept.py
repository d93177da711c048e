"""``sessions``, ``report``, ``erase``: what was kept of the sessions played."""

from __future__ import annotations

import argparse
import json
from typing import Any

from workstation.cli.answers import CommandFault, answer, lines, reason, say
from workstation.debrief.building import make_report
from workstation.debrief.evidence import KEY as EVIDENCE
from workstation.debrief.evidence import evidence_of
from workstation.debrief.page import as_html
from workstation.debrief.report import as_json
from workstation.debrief.shift import is_shift, make_shift_report, shift_as_json
from workstation.debrief.shift_page import shift_as_html
from workstation.i18n import tr, trn
from workstation.library.set_aside import describe
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.session.runner import Session
from workstation.session.unreadable import read_or_set_aside


def sessions(arguments: argparse.Namespace, store: Store) -> int:
    """The sessions, newest first."""
    rows = []
    for row in store.log.sessions():
        result = store.results.alone(row.id)
        rows.append(
            {
                "id": row.id,
                "kind": row.kind,
                "scenario": row.scenario,
                "state": row.state,
                "started": row.started,
                "score": result.score if result else None,
                "to_confirm": bool(result and result.score is None),
            }
        )
    if arguments.json:
        answer(rows)
    elif not rows:
        lines(tr("No session has been played yet."))
    else:
        for found in rows:
            score = "" if found["score"] is None else f"{found['score']}/100"
            score = tr("to confirm") if found["to_confirm"] else score
            kind, state = f"{found['kind']:<9}", f"{found['state']:<6}"
            lines(f"{found['id']}  {found['started']}  {kind} {state} {found['scenario']}  {score}")
    if lost := store.set_aside():
        say(describe(lost))
    return 0


def report(arguments: argparse.Namespace, store: Store) -> int:
    """The debrief of a session as a page, or as JSON."""
    rows = {row.id: row for row in store.log.sessions() if row.state != "erased"}
    if arguments.session not in rows:
        raise CommandFault(tr("There is no session “{name}”: see “main.py sessions”.", name=arguments.session))
    session = reopen(arguments.session, store.log, world_of(store))
    if not session.state.contacts:
        raise CommandFault(tr("This session had no contact: there is nothing to report."))
    page, told = _reported(arguments, session, rows[session.id].kind)
    if arguments.out:
        try:
            text = page or json.dumps(told, ensure_ascii=False, indent=2)
            arguments.out.write_text(text, encoding="utf-8")
        except OSError as fault:
            raise CommandFault(
                tr("{path} cannot be written: {detail}.", path=arguments.out, detail=reason(fault))
            ) from fault
        say(tr("Written: {path}", path=arguments.out))
    elif page:
        lines(page)
    else:
        answer(told, indent=2)
    return 0


def _reported(arguments: argparse.Namespace, session: Session, kind: str) -> tuple[str, dict[str, Any]]:
    """The page, or what JSON holds: of the contact that is named, or of the whole; with what its marks rest on."""
    entries, pins = session.entries(), session.world.pins
    with read_or_set_aside(session.id):
        if arguments.contact is None and is_shift(entries):
            whole = make_shift_report(session.id, entries, pins, kind)
            if arguments.format == "html":
                return shift_as_html(whole), {}
            told = shift_as_json(whole)
            proved = [
                {**one, EVIDENCE: evidence_of(entries, pins.contents, one["contact"])} for one in told["contacts"]
            ]
            return "", {**told, "contacts": proved}
        contact = _which(arguments.contact, list(session.state.contacts))
        found = make_report(session.id, entries, pins, contact, kind)
        if arguments.format == "html":
            return as_html(found), {}
        return "", {**as_json(found), EVIDENCE: evidence_of(entries, pins.contents, contact)}


def _which(wanted: str | None, contacts: list[str]) -> str:
    """The contact to report on: the one that is named, or the only one."""
    if wanted in contacts or (wanted is None and len(contacts) == 1):
        return wanted or contacts[0]
    known = ", ".join(contacts)
    if wanted is None:
        raise CommandFault(
            tr("This session had several contacts: name one with --contact. They are: {known}.", known=known)
        )
    raise CommandFault(tr("There is no contact “{name}” in this session. They are: {known}.", name=wanted, known=known))


def erase(arguments: argparse.Namespace, store: Store) -> int:
    """Erase a profile, with its sessions and their branches."""
    known = {profile.id for profile in store.profiles.list()}
    if arguments.profile not in known | {row.profile for row in store.log.sessions() if row.profile}:
        names = ", ".join(sorted(known)) or tr("none")
        raise CommandFault(
            tr("There is no profile “{name}”. Those here: {known}.", name=arguments.profile, known=names)
        )
    count = store.erase(arguments.profile)
    say(trn("{n} session erased.", "{n} sessions erased.", count))
    return 0
