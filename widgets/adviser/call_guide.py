"""The call guide above the conversation: where the exchange stands on its thread."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.thread_stepper import Step, ThreadStepper
from workstation import events as e
from workstation.content.guide import Stage
from workstation.headings import heading
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact

LATER = "wrap"
"""The stage that comes once the line is free: the wrap-up has its own page."""
ASIDE = "objection"
"""The stage one leaves where one came from: neither a step on, nor a step back."""
IDENTIFY = "identify"
"""The stage that is not behind while an answer to it waits for a judgement."""


def stages_of(bridge: Bridge, contact: Contact) -> tuple[Stage, ...]:
    """The stages to show, in order: those the role-play goes through; an objection stands where it occurred.

    So does a stage that the channel's guide does not tell of: the present one is never hidden.
    """
    used = {node.beat.stage for node in bridge.program(contact).nodes}
    every = {stage.id: stage for stage in bridge.guide(contact).stages}
    order = [name for name in every if name in used and name not in (LATER, ASIDE)]
    walked = contact.talk.stages
    for index, name in enumerate(walked):
        every.setdefault(name, Stage(name, phrase("stage", name), "", (), mandatory=False, seconds=(0, 0)))
        if name not in order and name != LATER:
            before = [each for each in walked[:index] if each in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, name)
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
        self._told: object = ()
        bridge.happened.connect(self._paint)
        self._paint()

    @property
    def stepper(self) -> ThreadStepper:
        """The thread itself."""
        return self._stepper

    def set_low(self, low: bool) -> None:
        """Take less height, for a low window."""
        self._stepper.set_compact(low)

    def _paint(self, *_: object) -> None:
        contact = self._bridge.contact()
        told = contact and (
            contact.id,
            contact.talk.stage,
            contact.talk.stages,
            contact.on_line,
            contact.desk.identities,
        )
        if told == self._told:
            return
        self._told = told
        if contact is None:
            self._stepper.set_steps(())
            return
        talk, found = contact.talk, stages_of(self._bridge, contact)
        walked = [stage.id for stage in found if stage.id in talk.stages]
        # All is said and the line is still open: one stands at the last stage, not nowhere.
        now = walked[-1] if talk.stage == LATER and contact.on_line and walked else talk.stage
        furthest = [name for name in talk.stages if name not in (LATER, ASIDE)]
        waits = any(identity.waiting for identity in contact.desk.identities.values())
        refused = any(identity.refused for identity in contact.desk.identities.values())
        steps = []
        for stage in found:
            words, aside = heading("stage", stage.id, stage.title), stage.id == ASIDE
            if stage.id == now:
                back = now in furthest and now != furthest[-1] and talk.stage != LATER
                word = tr("again, in progress") if back else ""
                steps.append(Step(stage.id, words, "current", diamond=aside, word=word))
            elif stage.id == IDENTIFY and refused and stage.id in walked:
                steps.append(Step(stage.id, words, "todo", word=tr("an answer was wrong: nobody is identified yet")))
            elif stage.id == IDENTIFY and waits:
                steps.append(Step(stage.id, words, "todo", word=tr("an answer is still to be judged")))
            else:
                steps.append(Step(stage.id, words, "done" if stage.id in walked else "todo", diamond=aside))
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
