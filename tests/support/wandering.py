"""Somebody who does anything at all at the window: where they click, what they press and type is drawn from a seed."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from tests.support.agreement import agrees, keeps
from tests.support.hands import TEXTS, Hands, named
from tests.support.mutations import mutated
from tests.support.ownership import unwatched
from tests.support.played import PROFILE
from tests.support.program import Program
from widgets.authoring.page import AuthoringPage
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.settings_panel import SettingsPanel
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from widgets.home.profile_page import ProfilePage
from workstation import commands as c
from workstation.session.player import Drawn, Player, StepFault, Written
from workstation.session.runner import Session

PROFILES = (PROFILE, "aude-lemoine", "odilon-ferme")
TRAIL = 25
BURST = 25
ROW = 6
"""At most so many gestures in the trainers' room, one after the other."""


class Lost(AssertionError):
    """Something is not as it must be after any act."""


class Wanderer:
    """Acts at random on the program, and looks after each act whether everything still stands."""

    def __init__(self, program: Program, folder: Path, seed: int) -> None:
        self.program, self._folder = program, folder
        self._draw = random.Random(seed)
        hands = self._hands = Hands(program, self._draw)
        self._asked_to_close = False
        self._sessions: dict[str, Session] = {}
        self.done = 0
        self.compared = 0
        self.trail: deque[str] = deque(maxlen=TRAIL)
        self.seen: Counter[str] = Counter()
        acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (300, hands.click), (150, hands.press), (60, hands.type), (20, hands.paste), (15, hands.compose),
            (100, self._wait), (60, self._say), (60, self._lead), (60, self._go_on), (15, self._leave),
            (5, self._settings), (20, self._change), (20, self._resize), (15, hands.scroll), (15, hands.hover),
            (40, self._shut), (8, self._close), (8, self._demo), (8, self._edit_file), (5, self._sleep),
            (8, self._go_elsewhere), (60, self._author), (40, self._be_somebody), (30, self._turn),
        )  # fmt: skip
        self._weights, self._acts = [weight for weight, _ in acts], [act for _, act in acts]

    def open(self) -> None:
        """Open the program."""
        self.program.open()
        self._asked_to_close = False
        self._must(not self.program.faults.said, *self.program.faults.said)
        self.program.window.closing.connect(self._on_closing)

    def wander(self, acts: int) -> None:
        """Do so many acts."""
        for _ in range(acts):
            act = self._draw.choices(self._acts, self._weights)[0]
            self.trail.append(act.__name__)
            self.trail[-1] = f"{act.__name__.strip('_')}: {act()}"
            self.program.settle()
            self.done += 1
            self._look()

    def close(self) -> None:
        """Close the program, whatever is going on; nothing of what was shown may be missing from the file."""
        for _ in range(2):
            self.program.window.close()
        self._must(not self.program.window.isVisible(), "the window does not close")
        self._put_away()

    # What must be so

    def _look(self) -> None:
        program = self.program
        self._must(not program.faults.said, *program.faults.said)
        if not program.window.isVisible():
            self._must(self._asked_to_close, "the window is gone, and nobody closed it")
            self._put_away()
            self.open()
            return
        page = program.window.page
        self._must(page is not None and page.isVisible() and page.isEnabled(), "no page is in front")
        assert page is not None
        self._must(
            any(w.isVisible() and w.isEnabled() for w in page.findChildren(QAbstractButton)), "nothing can be done"
        )
        loose = [
            each for each in QApplication.topLevelWidgets() if each.parent() is None and each is not program.window
        ]
        self._must(not loose, f"belonging to nobody, they go when Python pleases: {[named(each) for each in loose]}")
        held = Counter(unwatched())
        self._must(not held, f"held, though Qt may free them unheard: {dict(held)}")
        bridge = program.bridge
        contact = bridge.contact() if bridge is not None else None
        self.seen[f"{type(page).__name__} {contact.phase if contact else ''} {program.occasion}"] += 1
        if bridge is not None:
            self._sessions[bridge.session.id] = bridge.session
            if self._draw.random() < 0.02:
                self._compare()

    def _compare(self) -> None:
        self.compared += 1
        trouble = agrees(self.program)
        self._must(not trouble, trouble)

    def _put_away(self) -> None:
        self.program.settle()
        self.program.put_away()
        self._must(not self.program.faults.said, *self.program.faults.said)
        for trouble in keeps(self._folder, self._sessions):
            self._must(False, trouble)
        self.compared += len(self._sessions)
        self._sessions = {}

    def _must(self, so: bool, *otherwise: str) -> None:
        if not so:
            done = "\n  ".join(self.trail)
            raise Lost("\n".join(otherwise) + f"\nafter {self.done} acts, the last of them\n  {done}")

    def _on_closing(self, event: QEvent) -> None:
        self._asked_to_close = event.isAccepted()

    def _wait(self) -> str:
        milliseconds = self._draw.choice((0, 100, 400, 400, 1_500, 4_000, 15_000))
        self.program.wait(milliseconds)
        return f"{milliseconds} ms"

    def _sleep(self) -> str:
        self.program.sleep()
        return "the machine"

    def _say(self) -> str:
        """As the sheet of keys has it: a sentence by its letter, or one that is typed."""
        for keys in ("F4", self._draw.choice("ABCDE"), "Return", "Ctrl+Right"):
            self._hands.key(keys)
            self.program.settle()
        return "something"

    def _lead(self) -> str:
        """A few gestures that make sense, so that calls get to their end."""
        bridge = self.program.bridge
        contact = bridge.contact() if bridge is not None else None
        if bridge is None or contact is None or not self._hands.is_free():
            return "nobody"
        if bridge.state.paused:
            bridge.do(c.ResumeSession())
        program = bridge.program(contact)
        notes = dict(program.script.exemplary.notes)
        drawn = Drawn(program, self._draw.randrange(2**31), tuple(notes))
        player = Player(
            contact.id, program, drawn if contact.talk.moves else Written(program.script.exemplary.steps), notes
        )
        for _ in range(self._draw.randint(1, BURST)):
            try:
                turn = player.next(bridge.state, bridge.at) if bridge is self.program.bridge else None
            except StepFault:
                return "as far as it goes"
            if turn is None or (turn.command is not None and not bridge.do(turn.command)):
                break
            if turn.command is None:
                self.program.wait(max(100, min(turn.until - bridge.at, 20_000)))
        return "some gestures"

    def _go_on(self) -> str:
        """Where a page has one way on, take it."""
        page = self.program.window.page
        if not self._hands.is_free():
            return "something stands before it"
        if isinstance(page, BriefingPage):
            page.begin.emit(self._draw.choice(("guided", "choice", "free")))
            return "begin"
        if isinstance(page, ProfilePage):
            page.chosen.emit(self._draw.choice(PROFILES))
            return "somebody"
        if isinstance(page, HomePage) and self.program.flow.profile is not None:
            self.program.flow.start(self._draw.choice(self._played()))
            return "a role-play, or a shift"
        return "nowhere"

    def _played(self) -> list[str]:
        """A role-play or, as often, a shift: there are few of these."""
        shelf = self.program.flow.shelf
        alone = [one.script.id for one in shelf.roleplays if one.program is not None]
        return self._draw.choice((alone, list(shelf.shifts)))

    def begin(self, played: str, help_level: str) -> None:
        """Take the desk for a role-play or a shift, from Home."""
        self.program.flow.start(played)
        page = self.program.window.page
        assert isinstance(page, BriefingPage)
        page.begin.emit(help_level)
        self.program.settle()

    def _turn(self) -> str:
        """With several contacts, whoever rings is answered, or another is taken in hand."""
        bridge = self.program.bridge
        if bridge is None or not self._hands.is_free():
            return "nobody"
        bridge.do(c.GoReady())
        ringing = bridge.ringing()
        there = [one.id for one in bridge.state.contacts.values() if one.life.busy]
        if ringing is not None and bridge.do(c.AnswerContact(ringing.id)):
            return "answered"
        return "another in hand" if there and bridge.do(c.FocusContact(self._draw.choice(there))) else "nobody"

    def _leave(self) -> str:
        practice = self.program.flow.practice
        if (
            practice is None
            or practice.page is None
            or not self._hands.is_free()
            or self.program.window.page is not practice.page
        ):
            return "no desk"
        practice.page.leave_asked.emit()
        asked = [each for each in self.program.window.findChildren(LeaveDialog) if each.isVisible()]
        if asked:
            self._hands.press_at(asked[0], self._draw.choice((asked[0].leave, asked[0].stay, asked[0].give_up)))
        return "the desk"

    def _settings(self) -> str:
        if self._hands.is_free():
            self.program.flow.asides.show_settings()
        return "shown"

    def _change(self) -> str:
        """Language, theme or size, on the panel; it stays open now and then."""
        if self._hands.is_free():
            self.program.flow.asides.show_settings()
        panel = QApplication.activeModalWidget()
        if not isinstance(panel, SettingsPanel):
            return "no panel"
        self.program.settle()
        control = self._draw.choice((panel.languages, panel.themes, panel.scales))
        said = self._hands.press_at(panel, self._draw.choice(list(control._segments.values())))
        if self._draw.random() < 0.8:
            self.program.settle()
            panel.shut.click()
        return said

    def _resize(self) -> str:
        wide, high = self._draw.choice(((1024, 640), (1280, 720), (1366, 768), (1920, 1080), (0, 0)))
        size = wide or self._draw.randint(1024, 1920), high or self._draw.randint(640, 1080)
        self.program.window.resize(*size)
        return str(size)

    def _shut(self) -> str:
        """A dialog, by its frame."""
        modal = QApplication.activeModalWidget()
        dialogs = [each for each in self.program.window.findChildren(QDialog) if each.isVisible()]
        if not dialogs or QApplication.activePopupWidget() is not None:
            return "nothing"
        chosen = modal or self._draw.choice(dialogs)
        chosen.close()
        return type(chosen).__name__

    def _close(self) -> str:
        """The window, by its frame; a second time when it asks, or an answer, or no matter."""
        self.program.window.close()
        asked = [each for each in self.program.window.findChildren(LeaveDialog) if each.isVisible()]
        match self._draw.randrange(4) if asked else 3:
            case 0:
                self.program.window.close()
            case 1:
                self._hands.press_at(asked[0], asked[0].leave)
            case 2:
                self._hands.press_at(asked[0], asked[0].stay)
        return "asked" if asked else "the window"

    def _demo(self) -> str:
        page, flow = self.program.window.page, self.program.flow
        if not self._hands.is_free() or not isinstance(page, HomePage) or flow.profile is None:
            return "not from here"
        page.demo_asked.emit(self._draw.choice(self._played()))
        return "a demonstration"

    def _author(self) -> str:
        """The trainers' room: whatever stands there is tried, a few gestures in a row; elsewhere, the way to it."""
        page, flow = self.program.window.page, self.program.flow
        if isinstance(page, AuthoringPage):
            return ", ".join(self._in_the_room(page))
        if not self._hands.is_free():
            return "something stands before it"
        if isinstance(page, HomePage) and flow.profile is not None and flow.profile.role == "trainer":
            page.authoring_asked.emit()
            return "the room"
        return "not from here"

    def _in_the_room(self, page: AuthoringPage) -> Iterator[str]:
        for _ in range(self._draw.randint(1, ROW)):
            match self._draw.randrange(6):
                case 0:
                    yield self._hands.type()
                case 1:
                    yield self._edit_file()
                    self.program.wait(1_500)
                case 2 if self._hands.is_free():
                    asked = (page.source.trial, page.source.prove, page.source.copy, page.files.new)
                    yield self._hands.press_at(self.program.window, self._draw.choice(asked))
                case _:
                    yield self._hands.click()
            self.program.settle()
            if self.program.window.page is not page or not self.program.window.isVisible():
                return

    def _be_somebody(self) -> str:
        """Another profile, one that is there or a new one."""
        page = self.program.window.page
        if not self._hands.is_free():
            return "something stands before it"
        if isinstance(page, ProfilePage):
            role = self._draw.choice(("recruit", "trainer"))
            page.create_asked.emit(self._draw.choice(TEXTS), role, self._draw.choice(("", "", "1234")))
            return f"a new {role}"
        if isinstance(page, HomePage):
            page.profile_asked.emit()
            return "who?"
        return "not from here"

    def _edit_file(self) -> str:
        """A trainer's editor writes one of their files: careless, or as it was shipped."""
        files = sorted((self._folder / "roleplays").glob("*.yaml"))
        if not files:
            return "none"
        file, seed = self._draw.choice(files), self._draw.randrange(2**31)
        text = file.read_text(encoding="utf-8")
        kept = file.with_suffix(".kept")
        if not kept.exists():
            kept.write_text(text, encoding="utf-8")
        again = self._draw.random() < 0.5
        file.write_text(kept.read_text(encoding="utf-8") if again else mutated(text, seed), encoding="utf-8")
        return file.name

    def _go_elsewhere(self) -> str:
        """Another window of the computer comes to the front, and ours again."""
        for kind in self._draw.choice(((QEvent.Type.WindowDeactivate,), (QEvent.Type.WindowActivate,),
                                       (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate))):  # fmt: skip
            QCoreApplication.sendEvent(self.program.window, QEvent(kind))
        return "and back"
