"""A call at which the adviser writes what they say, with the words by which sentences are understood."""

from __future__ import annotations

from tests.support.content import CONTENT, changed, on_the_shelf
from tests.support.shift import Shift
from workstation import commands as c
from workstation import events as e
from workstation.events.desk import SPEECH_TEXT
from workstation.library.shelf import Shelf
from workstation.library.start import Start, begin
from workstation.paths import SCRIPTS
from workstation.session.log import SessionKind


class SpokenShelf(Shelf):
    """The shelf of the tests, with the words that ship and what may not be said at any stage."""

    def pinned_files(self) -> dict[str, str]:
        words = {f"recognition/{path.name}": path for path in sorted((SCRIPTS / "recognition").glob("*.yaml"))}
        words |= {f"asides/{path.name}": path for path in sorted((SCRIPTS / "asides").glob("*.yaml"))}
        words["rules/forbidden.yaml"] = SCRIPTS / "rules" / "forbidden.yaml"
        return {**super().pinned_files(), **{name: path.read_text(encoding="utf-8") for name, path in words.items()}}


SPOKEN = SpokenShelf(CONTENT)
RICH = changed(
    ('say: "Votre nom ?",', 'say: "Votre nom ?", hears: ["comment vous appelez-vous"],'),
    ('say: "Dépêchez-vous."', 'say: "Dépêchez-vous un peu."'),
)


class SpokenShift(Shift):
    """A session where the adviser types what they say."""

    def __init__(
        self, text: str = RICH, help_level: str = "free", kind: SessionKind = "practice", seed: int = 1
    ) -> None:
        super().__init__(text, help_level, seed)
        self.log = type(self.log)()
        start = Start("s1", kind, "inès", "Inès Moreau", help_level, seed, "2026-11-23T09:00:00")
        self.session = begin(start, on_the_shelf(text), SPOKEN, self.log, self.world())

    def speak(self, text: str) -> list[e.Event]:
        self.listen()
        return self.do(c.SayFreely("c1", text))

    def type(self, text: str) -> None:
        """Prepare a sentence: the typing came to rest."""
        before = len(self.contact.desk.drafts.get(SPEECH_TEXT, ""))
        self.do(c.EditDraft("c1", SPEECH_TEXT, 0, before, text))
