"""A call in which wordings, an answer of identity and an interrupt are drawn, and one of which the draws are said."""

from __future__ import annotations

from tests.support.content import SHELF, changed, on_the_shelf, read
from tests.support.shift import Shift
from workstation.library.start import Start, begin
from workstation.roleplay.playing.drawing import drawn_by
from workstation.session.log import MemoryEventLog

BIRTH = 'score: {identify: 1}, answer: "Le 3 février 1980."}'
WAYS = """score: {identify: 1}, answer: ["Le 3 février 1980.", {hesitant: "Euh… le 3 février 1980, oui."}, \
{wrong: "Le 4 février 1980."}]}"""
OPENING = 'client: "Bonjour, j’ai perdu ma carte."'
OPENINGS = (
    'client: ["Bonjour, j’ai perdu ma carte.", "Oui bonjour, ma carte a disparu.", {calm: "Bonjour.", tense: "Vite."}]'
)
ADDS = OPENING + '\n    adds: ["Excusez-moi, il y a du bruit, je suis dehors."]'
HURRY = """interrupts:
  - id: hurry
    when: "asked == 3"
    client: ["Attendez, on sonne à ma porte.", none]
    moves:
      - {id: wait_door, say: "Je vous attends.", answer: "Me revoilà."}
start: greet
"""
RICH = changed((BIRTH, WAYS), (OPENING, OPENINGS), ("start: greet\n", HURRY))


def offered(text: str, seed: int, contact: str = "c1") -> dict[str, str]:
    return dict(drawn_by(read(text).script, seed, contact))


NAMED = """  - name: mauvaise date
    role: other
    draws: {ask_birth: wrong}
    play: [greet_full, ask_name, ask_birth, ask_product, enough, block_card, recap, "note:bonne"]
    notes:
      bonne: {code: CARD-LOST, outcome: solved, follow_up: none, text: "Carte bloquée, nouvelle carte commandée."}
    expect: {end: done, min_score: 90, passed: true, flags: []}
  - name: raccrochée
"""


class Drawn(Shift):
    """A shift of which one says what is drawn."""

    def __init__(self, text: str, draws: dict[str, str], help_level: str = "choice") -> None:
        super().__init__(text)
        start = Start("s1", "practice", "inès", "Inès Moreau", help_level, 1, "2026-11-23T09:00:00", draws=draws)
        self.log = MemoryEventLog()
        self.session = begin(start, on_the_shelf(text), SHELF, self.log, self.world())
