"""The keys of the program, each declared once: who binds it, the hint that names it and the sheet of keys follow.

The panes' own keys are declared with them, in :mod:`widgets.panes`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workstation.i18n import mark, tr

PHONE, PANES, SPEECH = mark("The phone"), mark("The panes"), mark("What you say")
ROLEPLAYS, EVERYWHERE = mark("My role-plays"), mark("Everywhere")
GROUPS = (PHONE, PANES, SPEECH, ROLEPLAYS, EVERYWHERE)
"""In the order of the sheet."""


@dataclass(frozen=True)
class Key:
    """A key in Qt's portable words, what it does, and the group of the sheet where it stands."""

    keys: str
    does: str
    group: str

    @property
    def told(self) -> str:
        """What it does, in the reader's language."""
        return tr(self.does)


READY = Key("Ctrl+Shift+P", mark("Ready, or not ready"), PHONE)
ANSWER = Key("Ctrl+Shift+A", mark("Answer"), PHONE)
DECLINE = Key("Ctrl+Shift+D", mark("Decline"), PHONE)
HOLD = Key("Ctrl+Shift+G", mark("Hold, and resume"), PHONE)
MUTE = Key("Ctrl+Shift+M", mark("Mute, and unmute"), PHONE)
RECORD = Key("Ctrl+Shift+E", mark("Pause the recording, and go on"), PHONE)
KEYPAD = Key("Ctrl+Shift+K", mark("The keypad, and close it"), PHONE)
HANG_UP = Key("Ctrl+Shift+R", mark("Hang up, or close the conversation"), PHONE)
CONSULT = Key("Ctrl+Shift+C", mark("Consult a colleague, the customer on hold"), PHONE)
TRANSFER = Key("Ctrl+Shift+X", mark("Pass the contact on"), PHONE)
FIRST_MAIL = Key("Ctrl+Shift+N", mark("Take the first e-mail"), PHONE)
FINISH = Key("Ctrl+Shift+T", mark("Finish the contact"), PHONE)
NEXT = Key("Ctrl+Tab", mark("Next contact that waits"), PANES)
NEXT_PART = Key("Ctrl+Down", mark("Next part of the dossier"), PANES)
FORMER_PART = Key("Ctrl+Up", mark("The part of the dossier before"), PANES)
LETTER = Key("A", mark("Choose a sentence by its letter"), SPEECH)
BEFORE = Key("Up", mark("Choose the one before"), SPEECH)
AFTER = Key("Down", mark("Choose the one after"), SPEECH)
SAY = Key("Enter", mark("Say the sentence chosen, or written"), SPEECH)
NEW_LINE = Key("Shift+Enter", mark("Go to the next line of what is written"), SPEECH)
SEND = Key("Ctrl+Return", mark("Send the reply"), SPEECH)
TAKE_BACK = Key("Ctrl+Z", mark("Take back the e-mail that is about to leave"), SPEECH)
WAIT = Key("Ctrl+Shift+W", mark("Ask to wait, where sentences are picked"), SPEECH)
SKIP = Key("Ctrl+Right", mark("Skip what the caller is saying"), SPEECH)
MEND = Key("Ctrl+Shift+B", mark("Put the better wording where a word to avoid stands"), SPEECH)
DISMISS = Key("Esc", mark("Dismiss the tutor’s whisper"), SPEECH)
HAND = Key("Ctrl+Shift+H", mark("Raise your hand: the supervisor whispers"), SPEECH)
TRY = Key("Ctrl+Return", mark("Try it"), ROLEPLAYS)
PROVE = Key("Ctrl+Shift+Return", mark("Prove it"), ROLEPLAYS)
HELP = Key("F1", mark("This sheet"), EVERYWHERE)
SEARCH = Key("Ctrl+K", mark("Look for a client"), EVERYWHERE)
PAUSE = Key("Ctrl+Shift+S", mark("Pause the practice, and go on"), EVERYWHERE)
HOME = Key("Alt+Home", mark("From a report, back to Home"), EVERYWHERE)
TAB = Key("Tab", mark("Go to the next control"), EVERYWHERE)
BACK_TAB = Key("Shift+Tab", mark("Go to the one before"), EVERYWHERE)

KEYS = tuple(each for each in globals().copy().values() if isinstance(each, Key))
"""All of them, as declared."""


def add_key(
    page: QWidget, keys: str, words: str, slot: Callable[[], object], *, name: str = "", within: bool = False
) -> None:
    """Let a key do something, once a press; ``name``: the action's; ``within``: only with the keyboard in that part."""
    action = QAction(words, page)
    action.setObjectName(name)
    action.setShortcut(QKeySequence(keys))
    action.setAutoRepeat(within)
    if within:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(slot)
    page.addAction(action)
