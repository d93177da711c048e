"""What is said beside the matter is known as what it is, and nothing else is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import support
from tests.support.content import BUNDLED
from tests.workstation.recognition.evaluation import matcher
from workstation.content.diagnostics import ContentFault
from workstation.content.yaml_nodes import plain
from workstation.roleplay.judging.aside_files import read_aside_file
from workstation.roleplay.judging.asides import ALSO, Asides

SAID = plain((Path(support.__path__[0]) / "beside.yaml").read_text(encoding="utf-8"))
HEARD = [(language, kind, text) for language, kinds in SAID.items() for kind, texts in kinds.items() for text in texts]
SMALL = """format: 1
language: fr
small: [le, la]
fillers: [bon]
groups: {act: [regarde, vérifie]}
kinds:
  - {id: hum, title: Réfléchir, says: ["laissez-moi réfléchir …"], answers: ["Réfléchissez."]}
"""


def heard(text: str, language: str, asides: Asides) -> str:
    ways = (text, matcher(language).words.written_out(text))
    return next((kind.id for way in ways if (kind := asides.heard(way, language, ("belkacem",)))), "none")


@pytest.mark.parametrize(("language", "kind", "text"), HEARD)
def test_each_is_known_as_what_it_is(language: str, kind: str, text: str) -> None:
    assert heard(text, language, BUNDLED.asides) == kind


@pytest.mark.parametrize("text", ["madame Belkacem", "très bien madame Belkacem", "Belkacem, d'accord"])
def test_the_name_may_stand_in_it(text: str) -> None:
    assert heard(text, "fr", BUNDLED.asides) in ("name", "acknowledge")


@pytest.mark.parametrize(
    ("text", "shape"),
    [("🙂🙂👍", "no_words"), ("… !!! ???", "no_words"), ("oui " * 200, "too_much"), ("Votre nom ? " * 40, "too_much"),
     ("a" * 100_000, "too_much"), ("d'accord", ""), ("12 345", "")],
)  # fmt: skip
def test_what_is_no_sentence_is_known_by_its_shape(text: str, shape: str) -> None:
    assert BUNDLED.asides.shape(text) == shape


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [("What is your date of birth please?", "fr", True), ("¿Cuál es su número de tarjeta, por favor?", "fr", True),
     ("Können Sie mir bitte Ihren Namen sagen?", "fr", True), ("Как вас зовут?", "fr", True),
     ("你叫什么名字", "en", True),
     ("Quelle est votre date de naissance ?", "en", True), ("Quelle est votre date de naissance ?", "fr", False),
     ("What's your name?", "en", False), ("c'est un email pour le support", "fr", False), ("ok", "fr", False),
     ("Mon chat a mangé la CB", "fr", False), ("Wie heißen Sie?", "de", False)],
)  # fmt: skip
def test_another_language_is_told_from_the_customers_own(text: str, language: str, foreign: bool) -> None:
    assert BUNDLED.asides.foreign(text, language) is foreign


def test_a_next_kind_touches_content_alone() -> None:
    asides = Asides({"fr": read_aside_file(SMALL, "fr.yaml")})
    assert heard("bon, laissez-moi réfléchir deux minutes", "fr", asides) == "hum"
    assert heard("d'accord", "fr", asides) == "none"


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("laissez-moi réfléchir …", "… <nobody> …", "RP124", 7),
        ('says: ["laissez-moi réfléchir …"]', 'says: ["…"]', "RP012", 7),
        ('says: ["laissez-moi réfléchir …"], ', "", "RP011", 7),
        (', answers: ["Réfléchissez."]', "", "RP011", 7),
        ('["Réfléchissez."]', '["Réfléchissez.", "réfléchissez."]', "RP012", 7),
        ("Réfléchissez.", "{{ said.first }}", "RP012", 7),
        ("title: Réfléchir", "titel: Réfléchir", "RP010", 7),
        ("language: fr\n", "", "RP011", 1),
        ("small: [le, la]", "small: {le: la}", "RP012", 3),
    ],
)
def test_a_fault_is_told_at_its_line(before: str, after: str, code: str, line: int) -> None:
    assert before in SMALL
    with pytest.raises(ContentFault) as fault:
        read_aside_file(SMALL.replace(before, after), "fr.yaml")
    assert (code, line) in [(one.code, one.place.line) for one in fault.value.diagnostics]


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_every_kind_answers_in_each_language(language: str) -> None:
    kinds = {kind.id: kind for kind in BUNDLED.asides.tongues[language].kinds}
    assert kinds.keys() == {kind.id for kind in BUNDLED.asides.tongues["fr"].kinds}
    own = [kind for kind in kinds.values() if kind.shape != ALSO]  # there the move asked too has its answer
    assert all(len(kind.answers) >= 2 and len(kind.answers) + len(kind.tense) >= 3 for kind in own)


def test_the_sentence_that_announces_a_wait_is_heard_as_one_in_each_language() -> None:
    for language in ("fr", "en", "de"):
        kind = BUNDLED.asides.offered(language)
        assert kind is not None, language
        assert kind.waits
        heard = BUNDLED.asides.heard(kind.offered, language)
        assert heard is not None, kind.offered
        assert heard.waits == kind.waits, kind.offered
