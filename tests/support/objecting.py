"""A role-play made of one class of the library of objections: every way through it is one of its tests."""

from __future__ import annotations

from workstation.content.objections import Objection
from workstation.roleplay.reading.raising import PREFIX

LOCALES = {"fr": "fr-FR", "en": "en-GB", "de": "de-DE"}
GIVEN = {
    "fr": ("Mais ça, j’hésite.", "C’est à cause du mois dernier.", "C’est écrit dans la notice.", "Je vois.", "Bon."),
    "en": ("Yes, but I’m not sure.", "It’s because of last month.", "It’s in the leaflet.", "Ah, I see.", "Right."),
    "de": ("Ja, aber ich weiß nicht.", "Wegen letztem Monat.", "Das steht im Merkblatt.", "Ach so.", "Gut."),
}  # fmt: skip
HELLO = {"fr": "Bonjour, je vous écoute.", "en": "Good morning, how can I help?", "de": "Guten Tag, was kann ich tun?"}


def well(one: Objection) -> list[list[str]]:
    """Every way of working through it well, the exemplary one first."""
    if one.let_go.only:
        return [["let_go"]]
    return [["probe", f"answer_{answer.technique}", "check"] for answer in one.answers]


def badly(one: Objection) -> dict[str, list[str]]:
    """Every poor answer, by its family: alone where the customer raised it, and what one still does after."""
    late = ["curt_late"] if one.let_go.only else ["give_up"]
    found = {poor.family: [f"poor_{poor.family}", *late] for poor in one.poor[:2]}
    for poor in one.poor[2:]:
        found[poor.family] = ["probe", f"again_poor_{poor.family}", "give_up_late"]
    return found


def let_be(one: Objection) -> list[str]:
    """Letting it go at once."""
    return ["let_go"]


def roleplay(one: Objection, language: str = "fr") -> str:
    """The text of the role-play."""
    name = PREFIX + one.id.replace("-", "_")
    given = dict(zip(("says", "because", "fact", "reacts", "agrees"), GIVEN[language], strict=True))
    if one.let_go.only:
        given = {key: given[key] for key in ("says", "agrees")}
    said = "".join(f'      {key}: "{text}"\n' for key, text in given.items())
    exits = "{dropped: wrap}" if one.let_go.only else "{resolved: wrap, dropped: wrap}"
    tests = [_test("exemplary", f"well {n}" if n else "exemplary", way) for n, way in enumerate(well(one))]
    tests += [_test("failing", f"badly {family}", way) for family, way in badly(one).items()]
    return f"""format: 2
scenario:
  id: met-{one.id}
  title: "Une objection"
  summary: "Une objection"
  revision: 1
  channel: call
  language: {LOCALES[language]}
  difficulty: easy
  trains: ["Objection"]
  time: {{limit: 540}}
  motif: MOY-CARTE-OPPO
include: [objections/{one.id}.yaml]
brief: {{situation: "Une objection.", aim: "La travailler."}}
ring: {{line: "Particuliers", waited: 5, patience: 60}}
persona: {{name: "Nadia Belkacem", title: "Mme", gender: f, patience: {{start: 3, max: 4}}}}
world: {{client: nadia-belkacem, caller: client}}
rubric: {{rebound: {{}}, note: {{}}}}
start: greet
beats:
  greet:
    stage: welcome
    moves:
      - {{id: hello, hint: "Saluer", say: "{HELLO[language]}", next: met}}
  met:
    use: {name}
    with:
{said}      criterion: rebound
    exits: {exits}
  wrap:
    stage: wrap
    note: {{facets: [{{id: code, score: {{note: 1}}, why: "Le code."}}]}}
tests:
{"".join(tests)}"""


def _test(role: str, name: str, way: list[str]) -> str:
    steps = ", ".join(["hello", *(f"met/{step}" for step in way), '"note:n"'])
    exemplary = name == "exemplary"
    expected = (
        "{end: done, passed: false}" if role == "failing" else "{end: done, min_score: 90, passed: true, flags: []}"
    )
    role = "failing" if role == "failing" else "exemplary" if exemplary else "other"
    notes = '\n    notes: {n: {code: MOY-CARTE-OPPO, outcome: solved, text: "Vu."}}' if exemplary else ""
    return f"""  - name: "{name}"
    role: {role}
    play: [{steps}]{notes}
    expect: {expected}
"""
