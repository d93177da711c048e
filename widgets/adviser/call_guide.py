"""The call guide above the conversation: where the exchange stands on its thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.thread_stepper import Step, ThreadStepper
from workstation import events as e
from workstation.content.guide import Stage
from workstation.session.state import Contact

LATER = "wrap"
"""The stage that comes once the line is free: the wrap-up has its own page."""


def stages_of(bridge: Bridge, contact: Contact) -> tuple[Stage, ...]:
    """The stages to show, in order: those the role-play goes through; an objection stands where it occurred."""
    used = {node.beat.stage for node in bridge.program(contact).nodes}
    every = {stage.id: stage for stage in bridge.guide(contact).stages}
    order = [name for name in every if name in used and name not in (LATER, "objection")]
    walked = contact.talk.stages
    if "objection" in every and "objection" in walked:
        before = [name for name in walked[: walked.index("objection")] if name in order]
        order.insert(order.index(before[-1]) + 1 if before else 0, "objection")
    return tuple(every[name] for name in order)


class CallGuide(Panel):
    """A thread of the stages; ``read_back`` carries the number of the first entry of the stage that was pressed."""

    read_back = Signal(int)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._bridge = bridge
        self._stepper = ThreadStepper(theme)
        self._stepper.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stepper)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bridge.happened.connect(self._happened)
        self._paint()

    @property
    def stepper(self) -> ThreadStepper:
        """The thread itself."""
        return self._stepper

    def set_low(self, low: bool) -> None:
        """Take less height, for a low window."""
        self._stepper.set_compact(low)

    def changeEvent(self, event: QEvent) -> None:
        """Say the stages again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._paint()

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], _state: object) -> None:
        if any(isinstance(entry.event, e.ContactOffered | e.ConversationMoved | e.CallAnswered) for entry in entries):
            self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            self._stepper.set_steps(())
            return
        talk = contact.talk
        steps = []
        for stage in stages_of(self._bridge, contact):
            here = stage.id == talk.stage
            state = "current" if here else "done" if stage.id in talk.stages else "todo"
            if talk.stage == LATER and stage.id in talk.stages:
                state = "done"
            steps.append(Step(stage.id, stage.title, state, diamond=stage.id == "objection"))  # type: ignore[arg-type]
        self._stepper.set_steps(steps)

    def _pressed(self, stage: str) -> None:
        contact = self._bridge.contact()
        for entry in self._bridge.session.entries():
            event = entry.event
            if (
                isinstance(event, e.ConversationMoved)
                and contact
                and event.contact == contact.id
                and event.stage == stage
            ):
                self.read_back.emit(entry.number)
                return
