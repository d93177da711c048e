"""The call guide above the conversation: where the exchange stands on its thread."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.measures import Measures
from widgets.bridge import Bridge
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.thread_stepper import Step, ThreadStepper
from workstation import events as e
from workstation.content.guide import Guide, Stage
from workstation.headings import heading
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.roleplay.customer.talk import Talk
from workstation.roleplay.playing.program import Program
from workstation.session.state import Contact

LATER = "wrap"
"""The stage that comes once the line is free: the wrap-up has its own page."""
ASIDE = "objection"
"""An incident, which stands where it occurred: none is to come."""
IDENTIFY = "identify"
"""The stage that is not behind while an answer to it waits for a judgement."""


def stages_of(program: Program, guide: Guide, talk: Talk) -> tuple[Stage, ...]:
    """The stages to show, in order: those gone through as they came, then those to come as the guide has them.

    A call that comes to a stage early, or late, goes on to the right all the same: only one that comes again is behind.
    The present one is there though the channel's guide does not tell of it.
    """
    used = {node.beat.stage for node in program.nodes}
    every = {stage.id: stage for stage in guide.stages}
    for name in talk.stages:
        every.setdefault(name, Stage(name, phrase("stage", name), "", (), mandatory=False, seconds=(0, 0)))
    walked = [name for name in talk.stages if name != LATER]
    left = [name for name in every if name in used and name not in (LATER, ASIDE, *walked)]
    return tuple(every[name] for name in (*walked, *left))


def steps_of(found: Sequence[Stage], contact: Contact) -> list[Step]:
    """What the line shows of them: one is present, and one that comes again says so."""
    talk = contact.talk
    walked = [stage.id for stage in found if stage.id in talk.stages]
    # All is said and the line is still open: one stands at the last stage, not nowhere.
    now = walked[-1] if talk.stage == LATER and contact.on_line and walked else talk.stage
    waits = any(identity.waiting for identity in contact.desk.identities.values())
    refused = any(identity.refused for identity in contact.desk.identities.values())
    steps = []
    for stage in found:
        words, aside = heading("stage", stage.id, stage.title), stage.id == ASIDE
        if stage.id == now:
            back = now != walked[-1]
            word, more = (tr("again, in progress"), tr("again")) if back else ("", "")
            steps.append(Step(stage.id, words, "current", diamond=aside, word=word, more=more))
        elif stage.id == IDENTIFY and refused and stage.id in walked:
            steps.append(Step(stage.id, words, "todo", word=tr("an answer was wrong: nobody is identified yet")))
        elif stage.id == IDENTIFY and waits:
            steps.append(Step(stage.id, words, "todo", word=tr("an answer is still to be judged")))
        else:
            steps.append(Step(stage.id, words, "done" if stage.id in walked else "todo", diamond=aside))
    return steps


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

    def give_way(self, found: Measures) -> None:
        """Take less height in a low window, or none."""
        self._stepper.set_compact(found.guide != "whole")
        self.setVisible(found.guide != "away")

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
        found = stages_of(self._bridge.program(contact), self._bridge.guide(contact), contact.talk)
        self._stepper.set_steps(steps_of(found, contact))

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
