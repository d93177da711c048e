"""How the customer's lines are counted, to tell whether they speak as people do."""

from __future__ import annotations

from tests.support.content import BUNDLED, FILE, LOST_CARD, SHELF
from workstation.roleplay.checking.meaning.voices import Figures, figures
from workstation.roleplay.checking.texts import SPOKEN, all_texts
from workstation.roleplay.reading.loader import load

STORY = (
    "Alors voilà, j’étais dans le tram, je cherche un mouchoir, et là, plus rien, ni carte ni porte-monnaie, "
    "je descends à la station suivante et je vous appelle aussitôt."
)
ANSWER = 'answer: "Anne Dupré."'
FACTS = "facts: {"


def counted(answer: str) -> Figures | None:
    text = LOST_CARD.replace(FACTS, f'facts: {{story: "{STORY}", ').replace(ANSWER, f'answer: "{answer}"')
    program, _ = load(text, FILE, SHELF.around)
    return figures(program.script)


def test_a_line_that_inserts_a_fact_counts_for_the_words_that_are_heard() -> None:
    assert counted("{{ facts.story }}") == counted(STORY)
    assert counted("{{ facts.story }}") != counted("{{ adviser.name }}")


def test_nobody_speaks_in_colons() -> None:
    heard = [
        (one.script.id, text.words)
        for one in BUNDLED.roleplays
        if one.program and one.script.channel in SPOKEN
        for text in all_texts(one.script)
        if text.said and text.filled and ("\u00a0:" in text.words or ": " in text.words)
    ]
    assert heard == []
