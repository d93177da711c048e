"""Logs kept for ever, one folder a stored format: what was played once must fold and mark the same under any code.

``python -m tests.support.corpus FORMAT`` plays the sessions again and writes them in a new folder of ``tests/corpus``;
a folder that is there is never written over. Texts that sessions pinned are kept once, in ``contents.json``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from _pytest.mark import ParameterSet

from tests.support.content import BUNDLED
from tests.support.dealing import some
from workstation import commands as c
from workstation.assessment.marking import mark
from workstation.assessment.pinned import pinned_card
from workstation.clock import SECOND
from workstation.library.playing import drive, small_bank
from workstation.library.shelf import Roleplay
from workstation.library.start import Start, begin
from workstation.roleplay.model import Play
from workstation.roleplay.playing.drawing import Drawn
from workstation.session.consulting import directory
from workstation.session.decide import World
from workstation.session.log import MemoryEventLog, SessionKind, StoredEvent
from workstation.session.pins import MemoryContents, Pins
from workstation.session.player import Player, Written
from workstation.session.runner import Session
from workstation.session.state import Contact, SessionState

CORPUS = Path(__file__).parent.parent / "corpus"
PLAYED = ("card-lost", "false-adviser-on-the-line", "mail-card-photo", "chat-app-locked")
"""A role-play a channel, and one whose call is passed on: what every feature leaves in a log, no role-play twice."""
DOUBTFUL = "Je m’en occupe, donnez-moi votre nom ou votre numéro."
GREETED = "Banque Orvanne, bonjour, Inès à votre écoute, que puis-je faire ?"
NONSENSE = "Les hirondelles volent bas ce matin"


@dataclass(frozen=True)
class Kept:
    """A session of the corpus: its log, the texts it pinned, and what it folded to when it was played."""

    name: str
    log: MemoryEventLog
    contents: MemoryContents
    expected: dict[str, Any]

    def session(self) -> Session:
        """The session read from its log."""
        return Session(self.name, self.log, World(small_bank({}), Pins(self.contents)))


def kept_sessions() -> Iterator[Path]:
    """The file of every session of the corpus."""
    return (path for path in sorted(CORPUS.glob("*/*.json")) if path.name != "contents.json")


def some_kept(one_in: int, start: int = 0) -> list[ParameterSet]:
    """Sessions kept, as parameters: of each format one in so many, and the others in the long run."""
    return some(
        kept_sessions(), one_in, lambda path: path.parent.name, lambda path: f"{path.parent.name}-{path.stem}", start
    )


def read_kept(path: Path) -> Kept:
    """A session of the corpus."""
    told = json.loads(path.read_text(encoding="utf-8"))
    contents, log = MemoryContents(), MemoryEventLog()
    for digest, text in json.loads((path.parent / "contents.json").read_text(encoding="utf-8")).items():
        assert contents.keep("kept", text) == digest
    log.start(path.stem, "practice", "", told["scenario"], "2026-11-23T09:00:00")
    log.append(path.stem, [_stored(*row) for row in told["events"]])
    return Kept(path.stem, log, contents, told["folded"])


def _stored(number: int, at: int, name: str, version: int, body: Any, *more: Any) -> StoredEvent:
    return StoredEvent(number, at, name, version, json.dumps(body, ensure_ascii=False), *more)


def folded(state: SessionState, pins: Pins) -> dict[str, Any]:
    """What a session came to, as plain values: what people saw, what was recorded, and the marks."""
    assert state.started is not None
    return {
        "ended": state.ended,
        "presence": asdict(state.presence),
        "ratings": {name: [rated.score, list(rated.answers)] for name, rated in state.ratings.items()},
        "contacts": {
            name: {**_contact(there), "marks": _marks(state, there, pins)} for name, there in state.contacts.items()
        },
    }


def _contact(contact: Contact) -> dict[str, Any]:
    life, leg, talk, desk = contact.life, contact.leg, contact.talk, contact.desk
    return {
        "call": [
            contact.phase,
            life.answered_at,
            life.ended_at,
            life.ended_by,
            leg.held_total,
            leg.holds,
            life.overrun,
        ],
        "talk": [talk.beat, talk.stage, talk.patience, talk.patience_max, list(talk.place), talk.concluded, talk.end],
        "moves": list(talk.moves),
        "dossiers": [[opened.client, opened.name, opened.digest] for opened in desk.dossiers],
        "sections": sorted(map(list, desk.sections)),
        "acts": [[done.client, done.act, done.target, dict(done.values), done.reference] for done in desk.acts],
        "identities": {
            client: [one.level, one.reached_at, [[a.element, a.right, a.accepted] for a in one.answers]]
            for client, one in desk.identities.items()
        },
        "note": [desk.note.code, desk.note.outcome, desk.note.follow_up, desk.note.saved, desk.drafts.get("note", "")],
        "sheets": list(desk.sheets),
        "lines": [[x.number, x.at, x.who, x.text, x.move, x.code, list(x.values)] for x in contact.lines],
    }


def _marks(state: SessionState, contact: Contact, pins: Pins) -> dict[str, Any]:
    assert state.started is not None
    card = pinned_card(pins, state.started, contact.offer.channel)
    talk = contact.talk
    marks = mark(
        state.started.marking, card, pins.program(contact.offer.digest).script, talk.points, talk.flags, talk.end
    )
    return {
        "version": state.started.marking,
        "score": marks.score,
        "passed": marks.passed,
        "points": marks.points,
        "flags": [[flag.id, flag.fatal, flag.penalty] for flag in marks.flags],
    }


class _Desk:
    """A session in memory, with a clock to wind."""

    def __init__(
        self, name: str, roleplay: Roleplay, help_level: str, kind: SessionKind = "practice", draws: Drawn = ()
    ) -> None:
        self.contents, self.log = MemoryContents(), MemoryEventLog()
        start = Start(name, kind, "", "Inès Moreau", help_level, 7, "2026-11-23T09:00:00", draws=dict(draws))
        world = World(small_bank(BUNDLED.people), Pins(self.contents))
        self.session = begin(start, roleplay, BUNDLED, self.log, world)

    def do(self, *commands: c.Command) -> None:
        for command in commands:
            self.session.do(command)

    def wait(self, seconds: int) -> None:
        self.session.advance(self.session.at + seconds * SECOND)

    def hear(self) -> None:
        while (talk := self.session.state.contacts["c1"].talk).queue:
            self.session.advance(talk.queue[0].at)
        self.session.advance(max(self.session.at, talk.ready_at))

    def finish(self, code: str) -> None:
        self.do(c.EditDraft("c1", "note", 0, 0, "Client entendu, rien de fait."))
        self.do(c.SetNoteField("c1", "code", code), c.SetNoteField("c1", "outcome", "solved"))
        self.do(c.ExtendWrapUp("c1"), c.CloseContact("c1"), c.RateSelf("c1", 60, (1, 2, 3)))


def _of_a_test(name: str, roleplay: Roleplay, test: Play) -> _Desk:
    desk = _Desk(name, roleplay, "choice", draws=test.draws)
    drive(
        desk.session, Player("c1", roleplay.script_program, Written(test.steps), dict(test.notes), dict(test.replies))
    )
    return desk


def _with_everything(name: str, roleplay: Roleplay) -> _Desk:
    """A call in which every key of the softphone is pressed, and words are typed."""
    desk = _Desk(name, roleplay, "free")
    client = desk.session.state.contacts["c1"].offer.clients[0]
    desk.do(c.GoNotReady("meeting"), c.GoReady(), c.DeclineContact("c1"), c.GoReady())
    desk.wait(21)
    desk.do(c.GoReady(), c.PauseSession(), c.ResumeSession(), c.AnswerContact("c1"))
    desk.hear()
    desk.do(c.MuteMic("c1"), c.OpenMic("c1"), c.AskBreak(True), c.OpenSheet("c1", "card-block"))
    desk.do(c.EditDraft("c1", "speech", 0, 0, NONSENSE), c.SayFreely("c1", NONSENSE))
    desk.hear()
    first = roleplay.script_program.nodes[0].moves[0].move.id
    desk.do(c.Say("c1", first))
    desk.hear()
    desk.do(c.OpenDossier("c1", client), c.OpenSection("c1", client, "operations"))
    desk.do(c.HoldCall("c1", 30))
    desk.wait(40)
    desk.do(c.ResumeCall("c1"))
    desk.wait(12)
    desk.hear()
    desk.do(c.EndContact("c1"))
    desk.finish(roleplay.script.motif)
    return desk


def _in_own_words(name: str, roleplay: Roleplay) -> _Desk:
    """A call in which sentences are asked about, corrected, beside the matter, forbidden, contested and shared."""
    desk = _Desk(name, roleplay, "free")
    desk.do(c.GoReady(), c.AnswerContact("c1"))
    desk.hear()
    desk.do(c.SayFreely("c1", DOUBTFUL), c.ChooseMeaning("c1", 1))
    desk.hear()
    desk.do(c.CorrectHearing("c1", 1))
    desk.hear()
    desk.do(c.SayFreely("c1", "Donnez-moi votre code secret."))
    desk.hear()
    desk.do(c.SayFreely("c1", "D’accord."))
    desk.hear()
    desk.do(c.CorrectHearing("c1", None), c.EndContact("c1"))
    desk.finish(roleplay.script.motif)
    said = next(line.number for line in desk.session.state.contacts["c1"].lines if line.code in ("heard", "forbidden"))
    desk.do(c.ContestHearing("c1", said, "Je disais autre chose."), c.ShareSession(True))
    return desk


def _examined(name: str, roleplay: Roleplay) -> _Desk:
    """An exam in which a sentence stays in doubt, and is settled."""
    desk = _Desk(name, roleplay, "free", "exam")
    desk.do(c.GoReady(), c.AnswerContact("c1"))
    desk.hear()
    for sentence in (DOUBTFUL, GREETED):
        desk.do(c.SayFreely("c1", sentence))
        desk.hear()
    desk.do(c.EndContact("c1"))
    desk.finish(roleplay.script.motif)
    doubtful = next(line.number for line in desk.session.state.contacts["c1"].lines if line.code == "doubtful")
    desk.do(c.SettleSentence("c1", doubtful, "", "Ni l’un ni l’autre.", "formation"))
    return desk


def _beside_the_call(name: str, roleplay: Roleplay) -> _Desk:
    """A call in which everything beside it happens: a colleague, the recording, keys, objections, notes, experts."""
    desk = _Desk(name, roleplay, "free")
    desk.do(c.GoReady(), c.AnswerContact("c1"))
    desk.hear()
    client = desk.session.state.contacts["c1"].offer.clients[0]
    desk.do(c.SetRecording("c1", "paused"), c.SetRecording("c1", "on"), c.PressKeys("c1", "12#"))
    desk.do(c.OpenDossier("c1", client), *[c.DoAct("c1", client, "recording.refuse")] * 2)
    desk.do(c.OpenObjection("c1", "mistrust"), c.NoteInternally("c1", "Rappelle pour la deuxième fois."))
    desk.do(c.AskExpert("c1", "cards", "Une carte perdue, faut-il la rééditer ?"))
    desk.do(c.Escalate("c1", "supervisor", "Une personne profère des menaces."))
    contact = desk.session.state.contacts["c1"]
    free = [
        one.service.code
        for one in directory(desk.session.state, contact, desk.session.world.pins, desk.session.at)
        if one.presence == "free"
    ]
    desk.do(c.ConsultColleague("c1", free[0]))
    desk.wait(30)
    desk.do(c.TellColleague("c1", "Une personne qui a perdu sa carte."), c.ResumeCall("c1"), c.HoldCall("c1"))
    desk.do(c.JoinLegs("c1"), c.LeaveColleague("c1"), c.TransferContact("c1", free[0], "Une carte perdue."))
    desk.wait(30)
    desk.do(c.ResumeCall("c1"), c.EndContact("c1"))
    desk.finish(roleplay.script.motif)
    return desk


def _nobody_answers(name: str, roleplay: Roleplay) -> _Desk:
    desk = _Desk(name, roleplay, "choice")
    desk.do(c.GoReady())
    desk.wait(3600)
    return desk


def _played() -> Iterator[tuple[str, _Desk]]:
    for roleplay in filter(None, map(BUNDLED.find, PLAYED)):
        script = roleplay.script
        failing = next(test for test in script.tests if test.role == "failing")
        for role, test in (("exemplary", script.exemplary), ("failing", failing)):
            yield f"{script.id}-{role}", _of_a_test(f"{script.id}-{role}", roleplay, test)
    lost = BUNDLED.find("card-lost")
    assert lost is not None
    made = {
        "every-key": _with_everything,
        "abandoned": _nobody_answers,
        "own-words": _in_own_words,
        "exam": _examined,
        "beside-the-call": _beside_the_call,
    }
    for name, make in made.items():
        yield name, make(name, lost)


def write_corpus(folder: Path) -> None:
    """Play the sessions and keep them in that folder, which must not be there."""
    folder.mkdir(parents=True)
    texts: dict[str, str] = {}
    for name, desk in _played():
        rows = [[value for key, value in asdict(row).items() if key != "body"] for row in desk.log.read(name)]
        for row, stored in zip(rows, desk.log.read(name), strict=True):
            row.insert(4, json.loads(stored.body))
        state = desk.session.state
        told = {"scenario": state.started.scenario if state.started else "", "events": rows}
        told["folded"] = folded(state, desk.session.world.pins)
        lines = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(lines + "\n", encoding="utf-8")
        texts |= desk.contents._texts
    text = json.dumps(texts, ensure_ascii=False, indent=0)
    (folder / "contents.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_corpus(CORPUS / sys.argv[1])
