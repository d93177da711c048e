"""A house's pack: laid over what ships, by ids, and refused whole when it is not sound."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from workstation.content.diagnostics import Diagnostic
from workstation.library.laying import PINNED
from workstation.library.pack_folder import LARGE, MOST_FILES, PackRefused, listed, reason_against
from workstation.library.playing import fresh_session
from workstation.library.shelf import Shelf, shelf_of
from workstation.paths import SCRIPTS
from workstation.problem import Problem
from workstation.session.pins import Pins

HEAD = 'format: 1\npack: lumen\ntitle: "Crédit Lumen"\nversion: 3\n'
FEE = (
    'label: "Carte de remplacement"\n    value: "9 €"\n    from: 2026-01-01\n    source: "Tarif"\n    sure: verified\n'
)
FIGURES = f"format: 1\nfigures:\n  - id: card_replacement\n    replaces: card_replacement\n    {FEE}"
HOUSE = 'format: 1\nhouse: house\nreplaces: house\nname: "Crédit Lumen"\ngreeting: "{{ bank.name }}, bonjour."\n'
RULE = """\
  - id: house_word
    title: "Mot"
    reason: "Il ne se dit pas."
    places: {spoken: light}
    says: ["saperlipopette"]
"""
SHEET = '---\nid: {name}\ntitle: "Carte"\n{mark}---\nTexte de la maison.\n'


def pack(folder: Path, **files: str) -> Path:
    """A pack of these files, ``__`` for ``/``; the head comes by itself."""
    for name, text in {"pack.yaml": HEAD, **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def laid(folder: Path, **files: str) -> Shelf:
    """What ships with a pack of these files over it."""
    return Shelf(pack=pack(folder, **files))


def told(shelf: Shelf) -> list[Diagnostic]:
    return shelf.laid.faults


def test_a_pack_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    shelf = laid(
        tmp_path,
        **{
            "figures.yaml": FIGURES,
            "house.yaml": HOUSE,
            "rules__house.yaml": f"format: 1\nrules:\n{RULE}",
            "sheets__card-block.md": SHEET.format(name="card-block", mark="replaces: card-block\n"),
            "sheets__our-cards.md": SHEET.format(name="our-cards", mark=""),
        },
    )
    assert not shelf.laid.refused
    bundled = Shelf()
    assert {one.id: one.value for one in shelf.figures if one.id == "card_replacement"} == {"card_replacement": "9 €"}
    assert [one.id for one in shelf.figures] == [one.id for one in bundled.figures]
    assert {one.id: one.value for one in bundled.figures} != {one.id: one.value for one in shelf.figures}
    assert shelf.house.name == "Crédit Lumen"
    assert set(shelf.rules.ids) - set(bundled.rules.ids) == {"house_word"}
    assert shelf.sheets.keys() - bundled.sheets.keys() == {"our-cards"}
    assert shelf.sheets["card-block"].body == "Texte de la maison."
    assert shelf.guides == bundled.guides
    changes = {(one.kind, one.id): (one.was is not None) for one in shelf.laid.changes}
    assert changes == {
        ("figures", "card_replacement"): True,
        ("house", "house"): True,
        ("rules", "house_word"): False,
        ("sheets", "card-block"): True,
        ("sheets", "our-cards"): False,
    }


def test_what_an_entry_was_and_is_is_told_text_by_text(tmp_path: Path) -> None:
    shelf = laid(tmp_path, **{"figures.yaml": FIGURES})
    (change,) = shelf.laid.changes
    assert change.was is not None
    assert "value “10\u00a0€”" in change.was
    assert "value “9 €”" in change.now


def test_a_session_keeps_the_texts_as_they_were_laid(tmp_path: Path) -> None:
    shelf = laid(tmp_path, **{"figures.yaml": FIGURES, "house.yaml": HOUSE})
    kept = shelf.pinned_files()
    assert kept.keys() == Shelf().pinned_files().keys() | {PINNED}
    assert "replaces" not in kept["figures.yaml"]
    assert '"9' in kept["figures.yaml"]
    assert "figures.card_replacement" in kept[PINNED]
    assert '"version": 3' in kept[PINNED]


def test_a_rule_is_replaced_in_whatever_file_it_ships(tmp_path: Path) -> None:
    name = next(iter(Shelf().rules.ids))
    rule = RULE.replace("house_word", f"{name}\n    replaces: {name}")
    shelf = laid(tmp_path, **{"rules__house.yaml": f"format: 1\nrules:\n{rule}"})
    assert not shelf.laid.refused, shelf.laid.refused
    assert sorted(shelf.rules.ids) == sorted(Shelf().rules.ids)
    found = shelf.rules.get(name)
    assert found is not None
    assert found.title == "Mot"


def test_intents_go_on_with_those_that_ship(tmp_path: Path) -> None:
    own = (
        "format: 1\nlanguage: fr-FR\nintents:\n"
        '  greet: {replaces: greet, asks: "Saluer", hears: ["bien le bonjour de Lumen"]}\n'
        '  ask_badge: {asks: "Demander le badge", also: [ask_name]}\n'
    )
    shelf = laid(tmp_path, **{"intents__fr.yaml": own})
    assert not shelf.laid.refused, shelf.laid.refused
    assert shelf.intents["fr"].keys() - Shelf().intents["fr"].keys() == {"ask_badge"}
    assert [one.value for one in shelf.intents["fr"]["greet"].hears] == ["bien le bonjour de Lumen"]
    assert "bien le bonjour de Lumen" in shelf.folders.read("intents/fr.yaml").text


def test_what_customers_say_goes_on_with_what_ships_or_replaces_it(tmp_path: Path) -> None:
    mine = 'format: 1\nlanguage: fr-FR\nspoken:\n  hurried: ["Faites vite.", "Vite, s’il vous plaît."]\n'
    spoken, _ = laid(tmp_path / "added", **{"paraphrases__fr.yaml": mine}).paraphrases["fr"]
    assert [way.value for way in spoken["faites vite."][0]] == ["Faites vite.", "Vite, s’il vous plaît."]
    assert "exactement." in spoken
    other = mine + '  exactly: {replaces: exactly, says: ["Exactement.", "Tout juste."]}\n'
    spoken, _ = laid(tmp_path / "other", **{"paraphrases__fr.yaml": other}).paraphrases["fr"]
    assert [way.value for way in spoken["exactement."][0]] == ["Exactement.", "Tout juste."]
    twice = mine.replace("Faites vite.", "Exactement.")
    (fault, *_) = told(laid(tmp_path / "twice", **{"paraphrases__fr.yaml": twice}))
    assert (fault.code, fault.place.line) == ("RP161", 4)


@pytest.mark.parametrize(
    ("files", "code", "name", "line"),
    [
        ({"figures.yaml": FIGURES.replace("    replaces: card_replacement\n", "")}, "RP180", "card_replacement", 3),
        ({"figures.yaml": FIGURES.replace("replaces: card_replacement", "replaces: card_fee")}, "RP181", "card_fee", 4),
        ({"figures.yaml": FIGURES.replace("id: card_replacement", "id: mine")}, "RP181", "card_replacement", 4),
        ({"house.yaml": HOUSE.replace("replaces: house\n", "")}, "RP180", "house", 1),
        ({"house.yaml": HOUSE.replace("replaces: house", "replaces: bank")}, "RP181", "bank", 3),
        ({"sheets__card-block.md": SHEET.format(name="card-block", mark="")}, "RP180", "card-block", 1),
        ({"sheets__mine.md": SHEET.format(name="mine", mark="replaces: card-block\n")}, "RP181", "card-block", 4),
        ({"people__nadia-belkacem.yaml": "format: 1\n"}, "RP180", "nadia-belkacem", 1),
        ({"people__nadia-belkacem.yaml": "format: 1\nreplaces: nadia-belkacem\n"}, "RP181", "nadia-belkacem", 2),
        ({"roleplays__card-lost.yaml": "format: 2\n"}, "RP180", "card-lost", 1),
        ({"roleplays__mine.yaml": "format: 2\nscenario:\n  replaces: card-lost\n"}, "RP181", "card-lost", 3),
        ({"fragments__closing.yaml": "format: 2\n"}, "RP180", "closing", 1),
        ({"rules__house.yaml": f"format: 1\nrules:\n{RULE.replace('house_word', 'secret')}"}, "RP180", "secret", 3),
        ({"breaches.yaml": "format: 1\nbreaches:\n  no_recap: {severity: light}\n"}, "RP180", "no_recap", 3),
        ({"figures.yaml": FIGURES + "    colour: red\n"}, "RP010", "colour", 10),
        ({"figures.yaml": FIGURES.replace("from: 2026-01-01", "from: tomorrow")}, "RP012", "from", 7),
        ({"figures.yaml": "format: [1\n"}, "RP001", "", 1),
        ({"pack.yaml": HEAD.replace("version: 3", "version: new")}, "RP012", "version", 4),
        ({"intents__fr.yaml": "format: 1\nlanguage: fr-FR\nintents:\n  a: {also: [nobody]}\n"}, "RP150", "nobody", 4),
    ],
)
def test_what_is_wrong_in_a_pack_is_told_at_its_place(
    files: dict[str, str], code: str, name: str, line: int, tmp_path: Path
) -> None:
    shelf = laid(tmp_path, **files)
    (fault, *_) = told(shelf)
    assert (fault.code, fault.place.line) == (code, line)
    assert fault.values.get("name", "") == name
    assert fault.file == str(tmp_path / next(iter(files)).replace("__", "/"))
    assert shelf.laid.refused
    assert shelf.house == Shelf().house  # what ships reigns
    assert shelf.pinned_files() == Shelf().pinned_files()


@pytest.mark.parametrize(
    "name",
    [
        "../figures.yaml", "/etc/passwd", "sheets/../../x.md", "C:/x.yaml", "sheets\\x.md", "sheets/..\\..\\x.md",
        "sheets/con.md", "sheets/NUL.md", "people/com1.yaml", "sheets/x.md.", "sheets/x.md ", "sheets./x.md",
        "sheets/a\u202egm.md", "sheets/a\u200bb.md", "sheets/a\nb.md", "sheets/é.md", "sheets/a b.md", "sheets/.md",
        "sheets/a.b.md", "sheets/sub/a.md", "notes.txt", "README.md", "figures.yml", "Figures.yaml", "roleplays/x.md",
        "fragments.yaml", "sheets/x.zip", "more.zip", "more.tar.gz", "note_words.yaml", "sheets//x.md", "",
        "sheets/" + "a" * 200 + ".md", "fragments/*.yaml", "sheets/x.md:stream",
    ],
)  # fmt: skip
def test_a_name_that_lies_or_leads_nowhere_is_refused(name: str) -> None:
    assert reason_against(name) is not None


@pytest.mark.parametrize(
    "name", ["pack.yaml", "figures.yaml", "sheets/a-b.md", "roleplays/x.yaml", "fragments/a/b.yaml"]
)
def test_a_plain_name_is_taken(name: str) -> None:
    assert reason_against(name) is None


def test_links_and_large_files_are_refused(tmp_path: Path) -> None:
    pack(tmp_path)
    big = tmp_path / "figures.yaml"
    big.write_bytes(b"#" * 1_000_001)
    with pytest.raises(PackRefused) as refused:
        listed(tmp_path)
    assert (refused.value.name, refused.value.reason) == ("figures.yaml", LARGE)
    assert "figures.yaml" in refused.value.describe()
    big.unlink()
    big.symlink_to(SCRIPTS / "figures.yaml")
    with pytest.raises(PackRefused, match=r"figures\.yaml"):
        listed(tmp_path)
    big.unlink()
    (tmp_path / "sheets").symlink_to(SCRIPTS / "sheets")
    with pytest.raises(PackRefused, match="sheets"):
        listed(tmp_path)
    assert Shelf(pack=tmp_path).laid.refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(pack(tmp_path) / "figures.yaml")
    with pytest.raises(PackRefused, match=r"figures\.yaml"):
        listed(tmp_path)


def test_two_names_that_are_one_on_some_computers_are_refused(tmp_path: Path) -> None:
    mine = {"sheets__a.md": SHEET.format(name="a", mark=""), "sheets__A.md": SHEET.format(name="a", mark="")}
    pack(tmp_path, **mine)
    if len(list((tmp_path / "sheets").iterdir())) < 2:
        pytest.skip("here they are one")
    with pytest.raises(PackRefused):
        listed(tmp_path)


def test_a_pack_has_a_bounded_number_of_files(tmp_path: Path) -> None:
    pack(tmp_path, **{f"sheets__a{n}.md": "" for n in range(MOST_FILES)})
    with pytest.raises(Problem) as refused:
        listed(tmp_path)
    assert str(MOST_FILES) in refused.value.describe().replace("\u202f", "")


def test_what_a_desktop_leaves_in_a_folder_is_no_part_of_it(tmp_path: Path) -> None:
    pack(tmp_path, **{".DS_Store": "x", "__MACOSX/x.yaml".replace("/", "__"): "x", "Thumbs.db": "x"})
    assert listed(tmp_path) == ["pack.yaml"]


@pytest.mark.usefixtures("few")
def test_a_session_goes_on_without_the_pack_it_began_with(tmp_path: Path) -> None:
    shelf = laid(tmp_path / "pack", **{"house.yaml": HOUSE, "figures.yaml": FIGURES})
    roleplay = shelf.find("card-lost")
    assert roleplay is not None
    session = fresh_session(roleplay, shelf, 1)
    shutil.rmtree(tmp_path / "pack")
    started = session.state.started
    assert started is not None
    pins = Pins(session.world.pins.contents)  # nothing remembered but what was kept
    assert pins.house(started.manifest).names == {"fr": "Crédit Lumen"}
    assert pins.figures(started)["card_replacement"].replace("\u00a0", " ") == "9 €"
    offer = session.state.contacts["c1"].offer
    assert pins.role(started, offer).values["bank"] == {"name": "Crédit Lumen"}


@pytest.mark.usefixtures("few")
def test_a_trainers_own_role_play_reads_the_pack(tmp_path: Path) -> None:
    data, text = tmp_path, (SCRIPTS / "roleplays" / "card-lost.yaml").read_text(encoding="utf-8")
    pack(
        data / "pack",
        **{"figures.yaml": FIGURES.replace("card_replacement", "our_fee").replace("    replaces: our_fee\n", "")},
    )
    own = data / "roleplays" / "mine.yaml"
    own.parent.mkdir()
    mine = text.replace("id: card-lost", "id: mine", 1).replace(
        "{{ figures.card_replacement }}", "{{ figures.our_fee }}"
    )
    assert mine.count("figures.our_fee") > 0
    own.write_text(mine, encoding="utf-8")
    found = shelf_of(data).find("mine")
    assert found is not None
    assert found.program is not None, found.diagnostics
    without = Shelf(own=data / "roleplays").find(str(own))
    assert without is not None
    assert without.program is None


@pytest.mark.usefixtures("few")
def test_a_role_play_and_a_person_of_the_pack_stand_beside_those_that_ship(tmp_path: Path) -> None:
    text = (SCRIPTS / "roleplays" / "card-lost.yaml").read_text(encoding="utf-8")
    shelf = laid(tmp_path, **{"roleplays__house-lost.yaml": text.replace("id: card-lost", "id: house-lost", 1)})
    assert {"card-lost", "house-lost"} <= {one.script.id for one in shelf.roleplays if one.program}
    clash = laid(tmp_path / "b", **{"roleplays__house-lost.yaml": text})
    assert "RP031" in [fault.code for fault in clash.check()]
