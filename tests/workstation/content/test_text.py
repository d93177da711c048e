"""An author's text holds insertions and nothing else; a page escapes whatever it is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.drawn import drawn
from workstation.content.text import TextFault, insertions, render_page, render_text

VALUES = {"facts": {"where": "dans le tram", "items": "trois clés", "values": "rien"}, "figures": {"fee": "10 €"}}


def test_insertions_are_filled_in() -> None:
    assert render_text("C’était {{ facts.where }}, {{figures.fee}}.", VALUES) == "C’était dans le tram, 10 €."
    assert list(insertions("{{ facts.where }} et {{ dates.reply }}")) == [("facts", "where"), ("dates", "reply")]


@pytest.mark.parametrize("name", ["items", "values"])
def test_a_fact_named_like_one_of_the_languages_own_words_is_the_authors(name: str) -> None:
    assert render_text(f"{{{{ facts.{name} }}}}", VALUES) == VALUES["facts"][name]


@pytest.mark.parametrize("text", ["", "Sans rien.", "Une { accolade } seule", "100 % { sûr", "a }} b"])
def test_lone_braces_are_text(text: str) -> None:
    assert render_text(text, VALUES) == text


@pytest.mark.parametrize(
    "text",
    [
        "{% if 1 %}x{% endif %}",
        "{% raw %}{{ facts.where }}{% endraw %}",
        "{% set a = 1 %}",
        "{# caché #}",
        "{{ facts.where|upper }}",
        "{{ facts.where() }}",
        "{{ facts.where.upper() }}",
        "{{ facts.where.a.b }}",
        "{{ facts['where'] }}",
        "{{ facts }}",
        "{{ 'texte' }}",
        "{{ 1 + 1 }}",
        "{{ facts.where ~ 'x' }}",
        "{{ facts.where if 1 }}",
        "{{ facts.where == 1 }}",
        "{{ range(9) }}",
        "{{ [].__class__ }}",
        "{{ (facts).where.x }}",
        "{{ facts.where",
        "{{ }}",
        "{{ facts. }}",
        "{{ " + "(" * 5000,
        "{{ " * 5000,
    ],
    ids=lambda text: text[:24],
)
def test_anything_else_in_braces_is_refused(text: str) -> None:
    with pytest.raises(TextFault) as caught:
        render_text(text, VALUES)
    assert caught.value.name


@pytest.mark.parametrize(
    "text", ["{{ facts.nothing }}", "{{ people.anne }}", "{{ facts.__class__ }}", "{{ facts._x }}"]
)
def test_what_is_not_known_is_named(text: str) -> None:
    with pytest.raises(TextFault, match=text.strip("{ }").split(".")[1]):
        render_text(text, VALUES)


def test_what_is_inserted_is_never_read_as_a_text_again() -> None:
    assert render_text("{{ facts.where }}", {"facts": {"where": "{{ figures.fee }}"}}) == "{{ figures.fee }}"


@drawn(25)
@given(st.text(max_size=30), st.text(max_size=30))
def test_text_without_braces_comes_through_letter_by_letter(before: str, value: str) -> None:
    plain = before.replace("{", "(").replace("\r", "")
    assert render_text(plain + "{{ facts.x }}", {"facts": {"x": value}}).replace("\r", "\n") == (
        plain + value.replace("\r", "\n")
    )


def test_a_page_escapes_what_people_wrote(tmp_path: Path) -> None:
    template = tmp_path / "page.html.j2"
    template.write_text("<p>{{ note }}</p>", encoding="utf-8")
    assert render_page(template, note="<script>") == "<p>&lt;script&gt;</p>"
