"""The panes of the desk, made for one session; where they stand, and when they show, is the page's."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.adviser.beside_pane import BesidePane
from widgets.adviser.call_guide import CallGuide
from widgets.adviser.candidates_pane import CandidatesPane
from widgets.adviser.colleagues_pane import ColleaguesPane
from widgets.adviser.composer import Composer
from widgets.adviser.contact_rail import ContactRail
from widgets.adviser.conversation import Conversation
from widgets.adviser.dock import Dock, DockPane
from widgets.adviser.dossier_pane import DossierPane
from widgets.adviser.guide_pane import GuidePane
from widgets.adviser.held_back import HeldBack
from widgets.adviser.help_strip import HelpStrip
from widgets.adviser.instruction_strip import InstructionStrip
from widgets.adviser.mail_queue import MailQueue
from widgets.adviser.note_form import NoteEditor
from widgets.adviser.note_pane import NotePane
from widgets.adviser.objection_pane import ObjectionPane
from widgets.adviser.phrases_pane import PhrasesPane
from widgets.adviser.rebound_pane import ReboundPane
from widgets.adviser.ring_card import RingPage
from widgets.adviser.search_box import SearchBox
from widgets.adviser.sheets_pane import SheetsPane
from widgets.adviser.top_bar import TopBar
from widgets.adviser.waiting_page import WaitingPage
from widgets.adviser.wrap_up_page import WrapUpPage
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from widgets.keyboard import Keyboard


class DeskPanes(QWidget):
    """Every pane, by name."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyboard = Keyboard(self)
        bridge.happened.connect(self._keyboard.before)  # first of all: no pane has shown it yet
        self.top_bar = TopBar(theme, bridge)
        self.help_strip = HelpStrip(theme, bridge)
        self.instruction = InstructionStrip(theme, bridge)
        self.rail = ContactRail(theme, bridge)
        self.waiting = WaitingPage(theme, bridge)
        self.ringing = RingPage(theme, bridge)
        self.pile, self.mails = MailQueue(theme, bridge), MailQueue(theme, bridge, self, tabbed=True)
        self.mails.hide()  # until it has its tab, which it has not on every desk
        self.wrap_up = WrapUpPage(theme, bridge)
        self.call_guide = CallGuide(theme, bridge)
        self.conversation = Conversation(theme, bridge)
        self.composer = Composer(theme, bridge)
        self.beside = BesidePane(theme, bridge)
        self.candidates = CandidatesPane(theme, bridge)
        self.dossier = DossierPane(theme, bridge)
        self.search = SearchBox(theme, bridge)
        self.note = NoteEditor(theme, bridge)
        self.guide_pane = GuidePane(theme, bridge)
        self.sheets = SheetsPane(theme, bridge)
        self.colleagues = ColleaguesPane(theme, bridge)
        self.phrases = PhrasesPane(theme, bridge)
        self.rebound = ReboundPane(theme, bridge)
        self.objections = ObjectionPane(theme, bridge)
        self.tabs: dict[str, DockPane] = {
            "guide": self.guide_pane,
            "phrases": self.phrases,
            "objections": self.objections,
            "rebound": self.rebound,
            "sheets": self.sheets,
        }
        """Those whose key only opens them, under the name they are declared by."""
        self.dock = Dock(theme)
        self.note_pane = NotePane(theme, bridge, self.note)
        self.held_back = HeldBack(
            theme, bridge, self.composer.reply, self.composer.field, head=self.composer.reply_page.head.to
        )

    def dismiss_whisper(self) -> None:
        """Take away what the supervisor whispered, else the tutor’s word."""
        self.conversation.dismiss_whisper() if self.help_strip.isHidden() else self.help_strip.dismiss()
