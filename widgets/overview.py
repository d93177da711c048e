"""What Home and the briefing show, gathered from the shelf and the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from widgets.home.model import SHIFT, BriefingModel, HomeModel, PathStep, Profile, ReportRow, RoleplayRow, Unfinished
from widgets.home.words import channel_plural
from workstation import wording
from workstation.bank.perimeter import JUNIOR
from workstation.content.sheets import Sheet
from workstation.debrief.tally import met_by, tally
from workstation.events import ContactAnswered
from workstation.events.codec import UnreadableEvent, stored_name
from workstation.headings import heading, in_words
from workstation.i18n import language, tr, trn
from workstation.library.instructed import begins_at, instructed_at, sheet_at
from workstation.library.shelf import Roleplay, Shelf
from workstation.library.shift_file import ShiftFile
from workstation.library.shifts import Shift
from workstation.library.store import Store, world_of
from workstation.phrases import phrase
from workstation.policy import read_policy
from workstation.printable import printable
from workstation.roleplay.model import Script
from workstation.session import keeping
from workstation.session.log import COUNTED_KINDS, SessionRow, to_resume
from workstation.settings import ALLOWED

PASS_GATE = 80
REPORTS = 8
DIFFICULTIES = ("easy", "medium", "hard")


def today() -> date:
    """The wall's day, for greetings and lists only."""
    return datetime.now().astimezone().date()


def days_ago(days: int) -> str:
    """The wall's ISO day, so many days back."""
    return (today() - timedelta(days=days)).isoformat()


def now_text() -> str:
    """The wall's time, for lists only."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")


def plain(profile: keeping.Profile) -> Profile:
    """The profile as pages know it."""
    return Profile(profile.id, printable(profile.name), profile.role, profile.locked)


def home_model(store: Store, shelf: Shelf, profile: keeping.Profile, help_level: str, day: date) -> HomeModel:
    """Everything on Home for that person."""
    families = {leaf.code: family.title for family, leaf in in_words(shelf.dispositions).leaves()}
    found = [_row(one, store, profile, families) for one in shelf.roleplays]
    rows = tuple(sorted(found, key=lambda row: (bool(row.problem), DIFFICULTIES.index(row.difficulty))))
    shifts = [_shift_row(shift, shelf) for shift in shelf.shifts.values()]
    shifts += [_greyed(one, SHIFT) for one in shelf.own_shifts if one.shift is None]
    advised = next((row.id for row in rows if not row.problem and not row.passed), "")
    titles = {one.script.id: one.script.title for one in shelf.roleplays if one.program}
    return HomeModel(
        profile=plain(profile),
        day_line=wording.spoken_date(day, language()),
        rows=(*(_advised(row, advised) for row in rows), *shifts),
        unfinished=_waiting(store, shelf, shelf.shifts, profile, day),
        path=_path(rows, advised),
        help_level=help_level,
        reports=_reports(store, profile, titles, day),
        newcomer=not _has_taken_a_contact(store, profile),
        tally=tally(met_by(store.log, profile.id), shelf.objections, day),
    )


def unread_model(store: Store, shelf: Shelf, profile: keeping.Profile, help_level: str, day: date) -> HomeModel:
    """What is on Home while the role-plays are being read: what that person left in the middle, which needs none."""
    return HomeModel(
        profile=plain(profile),
        day_line=wording.spoken_date(day, language()),
        rows=(),
        unfinished=_waiting(store, shelf, shelf.bundled_shifts, profile, day),
        help_level=help_level,
        reading=True,
    )


def _waiting(
    store: Store, shelf: Shelf, shifts: Mapping[str, Shift], profile: keeping.Profile, day: date
) -> tuple[Unfinished, ...]:
    found = (_unfinished(row, store, shelf, shifts, day) for row in to_resume(store.log, profile.id)[:3])
    return tuple(one for one in found if one is not None)


def _has_taken_a_contact(store: Store, profile: keeping.Profile) -> bool:
    """Whether that person has ever answered anybody. A score outlives the session it was given for."""
    if any(result.score for result in store.results.history(profile.id)):
        return True
    mine = (row for row in store.log.sessions() if row.profile == profile.id and row.kind in COUNTED_KINDS)
    return any(_was_taken(store, row.id) for row in mine)


def _was_taken(store: Store, session: str) -> bool:
    try:
        return any(kept.name == stored_name(ContactAnswered) for kept in store.log.read(session))
    except UnreadableEvent:
        return False


def briefing_of(
    played: Roleplay | Shift, shelf: Shelf, profile: keeping.Profile, help_level: str, day: date | None = None
) -> BriefingModel:
    """What is read before taking the desk, for a role-play or for a shift, on its own day or another."""
    instructions = instructed_at(shelf, begins_at(_at(played), shelf, day))
    if isinstance(played, Shift):
        return replace(_shift_briefing(played, shelf, profile, help_level), instructions=instructions)
    return replace(briefing_model(played, shelf, profile, help_level), instructions=instructions)


def briefing_model(roleplay: Roleplay, shelf: Shelf, profile: keeping.Profile, help_level: str) -> BriefingModel:
    """What is read before taking the desk."""
    script = roleplay.script
    card = shelf.scorecard(script.channel)
    return BriefingModel(
        title=script.title,
        situation=script.situation,
        aim=script.aim,
        documents=tuple(shelf.sheets[sheet].title for sheet in script.documents if sheet in shelf.sheets),
        role_line=_role_line(script.job, shelf, profile),
        channel=script.channel,
        minutes=round(script.target / 60),
        difficulty=script.difficulty,
        helps=_helps(script.language, shelf),
        help=help_level,
        spoken=_spoken([script]),
        counted=tuple(heading("criterion", each.id, card.criterion(each.id).title) for each in script.rubric),
        pass_mark=script.pass_mark,
        words_alone="" if read_policy().encoder else tr("On this computer words alone decide what is heard."),
    )


def _spoken(scripts: Sequence[Script]) -> str:
    """The languages of who comes; nothing where it is the reader's own."""
    found = dict.fromkeys(script.language[:2] for script in scripts)
    return "" if [*found] == [language()] else ", ".join(phrase("language", one) for one in found)


def _role_line(job: str, shelf: Shelf, profile: keeping.Profile) -> str:
    """Who one is at the desk; the professional role, where it is no longer that of one's first months."""
    bank = shelf.house.name
    line = tr("{name}, adviser at the customer relations centre of {bank}", name=profile.name, bank=bank)
    return line if job == JUNIOR else f"{line} · {phrase('job', job)}"


def _shift_briefing(shift: Shift, shelf: Shelf, profile: keeping.Profile, help_level: str) -> BriefingModel:
    """What is read before a shift: who comes, how many at once."""
    found = briefing_model(_roleplays_of(shift, shelf)[0], shelf, profile, help_level)
    scripts = [one.script for one in _roleplays_of(shift, shelf)]
    helps = [set(_helps(script.language, shelf)) for script in scripts]
    coming = [script.channel for script in scripts]
    counts = [_so_many(coming.count(channel), channel) for channel in dict.fromkeys(coming)]
    most = [_so_many(n, channel) for channel, n in shift.capacity if n > 1]
    together = tr("Calls and chats may be in hand together.") if shift.beside else tr("Calls and chats come in turn.")
    said = [tr("There will come {counts}.", counts=", ".join(counts))]
    said += [tr("In hand at once, at most {most}.", most=", ".join(most))] if most else []
    aim = " ".join([*said, together] if len(counts) > 1 else said)
    return replace(
        found,
        title=shift.title,
        situation=shift.briefing,
        spoken=_spoken(scripts),
        aim=aim,
        documents=tuple(shelf.sheets[sheet].title for sheet in _documents(shift, shelf)),
        channel=SHIFT,
        minutes=shift.length,
        difficulty=_hardest(shift, shelf),
        helps=tuple(level for level in found.helps if all(level in each for each in helps)),
        counted=(),
        pass_mark=max(script.pass_mark for script in scripts),
    )


def _so_many(n: int, channel: str) -> str:
    """« 2 chats », « 1 appel »."""
    return f"{n} {(channel_plural(channel) if n > 1 else phrase('channel', channel)).lower()}"


def _roleplays_of(shift: Shift, shelf: Shelf) -> list[Roleplay]:
    """The role-plays of its contacts that can be played."""
    playable = {one.script.id: one for one in shelf.roleplays if one.program}
    return [playable[entry.roleplay] for entry in shift.contacts if entry.roleplay in playable]


def _hardest(shift: Shift, shelf: Shelf) -> str:
    return max((one.script.difficulty for one in _roleplays_of(shift, shelf)), key=DIFFICULTIES.index, default="easy")


def _documents(played: Roleplay | Shift, shelf: Shelf) -> list[str]:
    roleplays = _roleplays_of(played, shelf) if isinstance(played, Shift) else [played]
    named = dict.fromkeys(sheet for one in roleplays for sheet in one.script.documents)
    return [sheet for sheet in named if sheet in shelf.sheets]


def _shift_row(shift: Shift, shelf: Shelf) -> RoleplayRow:
    missing = {entry.roleplay for entry in shift.contacts} - {one.script.id for one in _roleplays_of(shift, shelf)}
    problem = tr("A role-play of it cannot be played: {names}.", names=", ".join(sorted(missing))) if missing else ""
    summary = shift.briefing.partition(". ")[0].rstrip(".") + "."
    return RoleplayRow(shift.id, shift.title, summary, SHIFT, (), _hardest(shift, shelf), shift.length, problem=problem)


def briefing_sheet(played: Roleplay | Shift, shelf: Shelf, number: int, day: date | None) -> Sheet:
    """The sheet of that number in the briefing, as it is read at the desk. Raises ``IndexError`` past the last."""
    return sheet_at(shelf, _documents(played, shelf)[number], begins_at(_at(played), shelf, day))


def _at(played: Roleplay | Shift) -> str:
    return played.at if isinstance(played, Shift) else played.script.at


def _helps(spoken: str, shelf: Shelf) -> tuple[str, ...]:
    """The levels of help: sentences may be written where there are words to understand that language by."""
    understood = f"recognition/{spoken[:2]}.yaml" in shelf.pinned_files()
    return tuple(level for level in ALLOWED["help"] if level != "free" or understood)


def _row(one: Roleplay, store: Store, profile: keeping.Profile, families: dict[str, str]) -> RoleplayRow:
    if one.program is None:
        return _greyed(one, "call")
    script = one.script
    best = store.results.best(profile.id, script.id)
    return RoleplayRow(
        id=script.id,
        title=script.title,
        summary=script.summary,
        channel=script.channel,
        trains=script.trains,
        difficulty=script.difficulty,
        minutes=round(script.target / 60),
        best=best.score if best else None,
        passed=bool(best and best.passed),
        motif=families.get(script.motif, ""),
    )


def _greyed(one: Roleplay | ShiftFile, channel: str) -> RoleplayRow:
    """The row of a file that cannot be played, with the first thing wrong in it."""
    name = printable(one.path.stem)
    return RoleplayRow(name, name, "", channel, (), "easy", 0, problem=one.diagnostics[0].describe().splitlines()[0])


def _advised(row: RoleplayRow, advised: str) -> RoleplayRow:
    return replace(row, recommended=row.id == advised)


def _path(rows: tuple[RoleplayRow, ...], current: str) -> tuple[PathStep, ...]:
    steps = []
    for row in rows:
        if row.problem:
            continue
        state = "done" if row.best is not None and row.best >= PASS_GATE and row.passed else "todo"
        subtitle = ", ".join(row.trains)
        if row.best is not None:
            subtitle = tr("best score {score} out of 100", score=row.best)
        steps.append(PathStep(row.title, subtitle, "current" if row.id == current else state))  # type: ignore[arg-type]
    return tuple(steps)


def _unfinished(
    row: SessionRow, store: Store, shelf: Shelf, shifts: Mapping[str, Shift], day: date
) -> Unfinished | None:
    """A session on the resume card; None when its role-play cannot be read any more."""
    from workstation.session.runner import Session
    from workstation.session.unreadable import UnreadableSession, read_or_set_aside

    try:
        with read_or_set_aside(row.id):
            session = Session(row.id, store.log, world_of(store))
            contact = session.state.in_hand
            if contact is None:
                return None
            script = session.world.pins.program(contact.offer.digest).script
    except UnreadableSession:
        unreadable = tr("this session cannot be read any more")
        return Unfinished(row.id, row.scenario, unreadable, 0, (), when(row.started, day), 0)
    used = [beat.stage for beat in script.beats if beat.stage]
    stages = [stage for stage in shelf.guide_of(script.channel).stages if stage.id in used]
    ids = [stage.id for stage in stages]
    index = ids.index(contact.talk.stage) if contact.talk.stage in ids else 0
    shift = shifts.get(row.scenario)
    return Unfinished(
        row.id,
        shift.title if shift is not None else script.title,
        contact.offer.customer,
        index,
        tuple(heading("stage", stage.id, stage.title) for stage in stages),
        when(row.started, day),
        contact.life.talked(session.at) // 1000,
        contact.offer.channel,
        contact.desk.current,
        contact.desk.opened.name if contact.desk.opened is not None else "",
    )


def _reports(store: Store, profile: keeping.Profile, titles: dict[str, str], day: date) -> tuple[ReportRow, ...]:
    sessions = store.log.sessions()
    started = {row.id: row.started for row in sessions}
    kept = [
        (started.get(r.session, ""), r.session, r.scenario, r.score, r.passed)
        for r in store.results.history(profile.id)
    ]
    tries = [row for row in sessions if (row.kind, row.state, row.profile) == ("branch", "ended", profile.id)]
    found = [*kept, *((row.started, row.id, row.scenario, None, False) for row in tries)]
    again = {row.id for row in tries}
    return tuple(
        ReportRow(session, titles.get(scenario, scenario), when(begun, day), score, passed, session in again)
        for begun, session, scenario, score, passed in sorted(found, key=lambda one: one[0], reverse=True)[:REPORTS]
    )


def when(started: str, day: date) -> str:
    """« aujourd'hui à 10:15 », « hier à 17:42 », « il y a 3 jours »; nothing for an unreadable moment."""
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return ""
    days = (day - moment.date()).days
    hour = f"{moment:%H:%M}"
    if days <= 0:
        return tr("today at {hour}", hour=hour)
    if days == 1:
        return tr("yesterday at {hour}", hour=hour)
    return trn("{n} day ago", "{n} days ago", days)
