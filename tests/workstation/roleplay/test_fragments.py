"""Beats written once and used in several role-plays: put in place at load, faults shown in the file they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import FILE, LOST_CARD, SHELF, changed
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.events import CustomerSpoke
from workstation.library.playing import fresh_session, play
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.roleplay.reading.includes import Folders, Kept, bundle, unbundle
from workstation.roleplay.reading.loader import Loaded, load, load_pinned, load_with
from workstation.session.pins import MemoryContents, Pins

NAME = "fragments/doubt.yaml"
DOUBT = """format: 1
fragments:
  doubt:
    params: [cover, card]
    entry: raise
    exits: [resolved, dropped]
    beats:
      raise:
        stage: objection
        client: "Mais j’ai déjà {{ cover }}, {{ facts.where }}"
        moves:
          - id: explore
            say: "Que prend en charge {{ cover }} ?"
            score: {answer: 1}
            next: gap
          - id: drop
            say: "Très bien."
            better: explore
            exit: dropped
      gap:
        stage: objection
        client: "Je ne sais pas."
        moves:
          - id: compare
            when: "seen('raise') and seen('gap')"
            say: "Comparez à tête reposée avec {{ card }}."
            exit: resolved
        silence: {after: 10, client: "Alors ?", mood: -1, limit: 1}
"""
USE = """  doubt:
    use: doubt
    with: {cover: "une assurance", card: "la carte"}
    exits: {resolved: close, dropped: close}

  close:
"""
INTO_DOUBT = ('        set: {blocked: true}\n        answer: "Merci."\n        next: close\n',
              '        set: {blocked: true}\n        answer: "Merci."\n        next: doubt\n')  # fmt: skip
MAIN = changed(
    ("start: greet\n", f"include: [{NAME}]\nstart: greet\n"),
    ("  close:\n", USE),
    INTO_DOUBT,
    ("enough, block_card, recap", "enough, block_card, doubt/explore, doubt/compare, recap"),
)


def loaded(main: str = MAIN, fragment: str = DOUBT, **more: str) -> Loaded:
    return load_with(main, FILE, SHELF.around, Kept({NAME: fragment, **more}))


def faults(main: str = MAIN, fragment: str = DOUBT, more: dict[str, str] | None = None) -> list[Diagnostic]:
    with pytest.raises(ContentFault) as caught:
        load_with(main, FILE, SHELF.around, Kept({NAME: fragment, **(more or {})}))
    return caught.value.diagnostics


def roleplay(main: str = MAIN, fragment: str = DOUBT) -> Roleplay:
    found = loaded(main, fragment)
    return Roleplay(Path(FILE), main, found.program, (), tuple(found.includes.items()))


def in_fragment(old: str, new: str) -> str:
    return changed((old, new), text=DOUBT)


def test_a_fragment_defined_in_two_files_says_the_file_of_the_first() -> None:
    other = "fragments/other.yaml"
    main = changed((f"include: [{NAME}]", f"include: [{NAME}, {other}]"), text=MAIN)
    (fault,) = [fault for fault in faults(main, more={other: DOUBT}) if fault.code == "RP031"]
    assert fault.file == other
    assert fault.message == f"“doubt” is used twice; the first is at line 3 of {NAME}."


def test_a_fragment_defined_twice_in_one_file_says_the_line_alone() -> None:
    twice = DOUBT + "  doubt:\n" + DOUBT.partition("  doubt:\n")[2]
    (fault,) = [fault for fault in faults(fragment=twice) if fault.code in ("RP003", "RP031")]
    assert fault.file == NAME
    assert " line 3" in fault.message
    assert NAME not in fault.message


def test_a_fragment_becomes_beats_of_the_role_play() -> None:
    script = loaded().program.script
    beats = {beat.id: beat for beat in script.beats}
    assert list(beats) == ["greet", "identify", "solve", "doubt", "doubt/gap", "close", "wrap"]
    assert beats["doubt"].client == "Mais j’ai déjà une assurance, {{ facts.where }}"
    assert [(m.id, m.next) for m in beats["doubt"].moves] == [("doubt/explore", "doubt/gap"), ("doubt/drop", "close")]
    compare = beats["doubt/gap"].moves[0]
    assert (compare.say, compare.next) == ("Comparez à tête reposée avec la carte.", "close")
    assert beats["doubt"].moves[1].better == "doubt/explore"
    assert compare.when is not None
    assert compare.when.text == "seen('doubt') and seen('doubt/gap')"


def test_a_role_play_with_a_fragment_is_played_like_any_other() -> None:
    test = roleplay().script.exemplary
    outcome = play(roleplay(), SHELF, test.steps, dict(test.notes))
    assert outcome.marks.passed
    assert outcome.moves[-5:-2] == ("block_card", "doubt/explore", "doubt/compare")
    spoken = [x.event.text for x in outcome.session.entries() if isinstance(x.event, CustomerSpoke)]
    assert any(text.startswith("Mais j’ai déjà une assurance, ") for text in spoken)


def test_one_fragment_serves_twice_under_two_names() -> None:
    again = USE.replace("  doubt:\n", "  again:\n").replace("resolved: close", "resolved: doubt")
    both = (again.removesuffix("  close:\n") + "  doubt:\n    use: doubt\n").lstrip("\n")
    script = loaded(changed(("  doubt:\n    use: doubt\n", both), text=MAIN)).program.script
    ids = [move.id for beat in script.beats for move in beat.moves]
    assert {"again/explore", "again/compare", "doubt/explore", "doubt/compare"} <= set(ids)
    assert next(m.next for b in script.beats for m in b.moves if m.id == "again/compare") == "doubt"


def test_a_fragment_may_lead_out_of_its_subjects_and_its_routes() -> None:
    fragment = in_fragment(
        """        moves:
          - id: compare
            when: "seen('raise') and seen('gap')"
            say: "Comparez à tête reposée avec {{ card }}."
            exit: resolved
""",
        """        subjects:
          need: 1
          of: [{id: compare, say: "Comparez."}]
          then: {exit: resolved}
      fork:
        route: [{if: "seen('gap')", exit: resolved}, {else: dropped}]
""",
    )
    fragment = changed(('        silence: {after: 10, client: "Alors ?", mood: -1, limit: 1}\n', ""), text=fragment)
    beats = {beat.id: beat for beat in loaded(fragment=fragment).program.script.beats}
    subjects = beats["doubt/gap"].subjects
    assert subjects is not None
    assert subjects.next == "close"
    assert [branch.next for branch in beats["doubt/fork"].route] == ["close", "close"]


def test_fragments_may_use_others() -> None:
    outer = """format: 1
include: [fragments/doubt.yaml]
fragments:
  long_doubt:
    params: [thing]
    entry: first
    exits: [done]
    beats:
      first:
        use: doubt
        with: {cover: "{{ thing }} et plus", card: "x"}
        exits: {resolved: last, dropped: done}
      last:
        moves: [{id: thank, say: "Merci.", exit: done}]
"""
    main = MAIN.replace(NAME, "fragments/outer.yaml").replace("use: doubt", "use: long_doubt")
    main = main.replace('{cover: "une assurance", card: "la carte"}', '{thing: "un contrat"}')
    main = main.replace("{resolved: close, dropped: close}", "{done: close}")
    found = loaded(main, **{"fragments/outer.yaml": outer})
    beats = {beat.id: beat for beat in found.program.script.beats}
    assert beats["doubt"].client.startswith("Mais j’ai déjà un contrat et plus")
    assert [(m.id, m.next) for m in beats["doubt"].moves] == [("doubt/explore", "doubt/gap"), ("doubt/drop", "close")]
    assert [m.next for m in beats["doubt/gap"].moves] == ["doubt/last"]
    assert [(m.id, m.next) for m in beats["doubt/last"].moves] == [("doubt/thank", "close")]
    assert set(found.includes) == {"fragments/outer.yaml", NAME}


# code, what is changed in the role-play, and the words of the caret's line it stands under
IN_MAIN = [
    ("RP030", (f"include: [{NAME}]", "include: [fragments/absent.yaml]"), "fragments/absent.yaml"),
    ("RP030", (f"include: [{NAME}]", "include: [../people/anne.yaml]"), "../people"),
    ("RP030", (f"include: [{NAME}]", "include: [/etc/passwd]"), "/etc"),
    ("RP030", (f"include: [{NAME}]", "include: [fragments/../people/anne.yaml]"), "fragments/.."),
    ("RP030", (f"include: [{NAME}]", "include: ['fragments\\..\\x.yaml']"), "'fragments"),
    ("RP032", ("    use: doubt\n", "    use: doubts\n"), "doubts"),
    ("RP033", ('{cover: "une assurance", card', '{cover: "une assurance", cord'), "cord"),
    ("RP033", ('{cover: "une assurance", card', '{cover: "une assurance", card: "x", cord'), "cord"),
    ("RP033", ('    with: {cover: "une assurance", card: "la carte"}\n', ""), "use: doubt"),
    ("RP034", ("exits: {resolved: close, dropped: close}", "exits: {resolved: close}"), "use: doubt"),
    ("RP034", ("dropped: close}", "dropped: close, lost: close}"), "lost"),
    ("RP034", ('        say: "Merci, cela me suffit."\n        next', '        say: "Merci."\n        exit'), "exit"),
    ("RP039", ("dropped: close}", "dropped: closed}"), "closed"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "under"), IN_MAIN)
def test_a_fault_in_a_use_is_shown_at_its_place(code: str, change: tuple[str, str], under: str) -> None:
    found = [d for d in faults(changed(change, text=MAIN)) if d.code == code]
    assert any(d.source[d.place.column - 1 :].startswith(under) for d in found), [d.describe() for d in found]
    assert all(d.file == FILE and d.message and d.cure for d in found)


IN_FRAGMENT = [
    ("RP018", ("    params:", "\tparams:"), "\tparams"),
    ("RP004", ("format: 1", "format: 9"), "format: 9"),
    ("RP010", ("    entry: raise", "    entry: raise\n    exit: x"), "exit: x"),
    ("RP010", ("            say: \"Très bien.\"", "            sya: \"Très bien.\""), "sya"),
    ("RP011", ("    exits: [resolved, dropped]\n", ""), "params: [cover"),
    ("RP012", ("id: explore\n", "id: Explore!\n"), "Explore!"),
    ("RP020", ("seen('raise') and seen('gap')", "seen('raise') and"), "seen('raise')"),
    ("RP033", ("avec {{ card }}", "avec {{ carte }}"), '"Comparez'),
    ("RP034", ("            exit: dropped", "            exit: droped"), "droped"),
    ("RP039", ("            next: gap", "            next: close"), "close"),
    ("RP039", ("    entry: raise", "    entry: rise"), "entry: rise"),
    ("RP040", ("score: {answer: 1}", "score: {answr: 1}"), "answr"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "change", "under"), IN_FRAGMENT)
def test_a_fault_in_a_fragment_points_into_its_file(code: str, change: tuple[str, str], under: str) -> None:
    found = next(d for d in faults(fragment=in_fragment(*change)) if d.code == code)
    assert found.file == NAME
    assert found.as_json()["file"] == NAME
    if under in found.source:
        assert found.source.index(under) <= found.place.column
    else:
        assert code == "RP020"  # the sentence is shown as the author wrote it, whatever it was read as


# what stands in the fragment, what a use gives for it, and the code
GIVEN = [
    ('answer: "{{ card }}"\n            verifies: name', "Anne Dupuis.", "RP057"),
    ('answer: "{{ card }}"', "{{ facts.wher }}", "RP045"),
    ('answer: "{{ card }}"', "Depuis le 4 mars 2027.", "RP052"),
    ('answer: "{{ card }}"', "Au 06 12 34 56 78.", "RP056"),
    ('answer: "{{ card }}"', "mot " * 41, "RP064"),
    ('flag: "{{ card }}"', "zorglub", "RP042"),
    ('when: "{{ card }}"', "zorglub", "RP022"),
    ('verifies: "{{ card }}"', "zorglub", "RP012"),
]


@pytest.mark.parametrize(("written", "given", "code"), GIVEN)
def test_what_is_wrong_with_a_text_that_a_use_gives_is_shown_where_it_is_given(
    written: str, given: str, code: str
) -> None:
    fragment = in_fragment('            say: "Très bien."\n', f'            say: "Très bien."\n            {written}\n')
    main = changed(('card: "la carte"', f'card: "{given}"'), text=MAIN)
    try:
        found = loaded(main, fragment).warnings
    except ContentFault as fault:
        found = fault.diagnostics
    assert [one for one in found if (one.code, one.file) == (code, FILE) and given.split()[0] in one.source]


def test_files_that_include_one_another_in_a_ring_are_refused() -> None:
    ring = {"fragments/a.yaml": "format: 1\ninclude: [fragments/b.yaml]\nfragments: {}\n",
            "fragments/b.yaml": "format: 1\ninclude:\n  - fragments/a.yaml\nfragments: {}\n"}  # fmt: skip
    found = faults(MAIN.replace(NAME, "fragments/a.yaml"), more=ring)[0]
    assert (found.code, found.file, found.place.line) == ("RP030", "fragments/b.yaml", 3)
    assert "includes itself" in found.message


def test_two_files_may_include_the_same_third() -> None:
    main = MAIN.replace(f"[{NAME}]", f"[fragments/a.yaml, {NAME}, fragments/a.yaml]")
    assert loaded(main, **{"fragments/a.yaml": f"format: 1\ninclude: [{NAME}]\nfragments: {{}}\n"}).program


def test_a_fragment_that_uses_itself_is_refused() -> None:
    gap = DOUBT.index("      gap:\n")
    fragment = DOUBT[:gap] + "      gap:\n        use: doubt\n        with: {cover: a, card: b}\n" + (
        "        exits: {resolved: resolved, dropped: dropped}\n")  # fmt: skip
    found = next(d for d in faults(fragment=fragment) if d.code == "RP028")
    assert (found.file, found.place.line) == (NAME, fragment[: fragment.index("use: doubt")].count("\n") + 1)


def test_fragments_that_grow_without_measure_end_in_a_diagnostic_at_once() -> None:
    uses = [
        f"""  f{n}:
    params: [t]
    entry: a
    exits: [out]
    beats:
      a: {{use: f{n + 1}, with: {{t: "{"{{ t }}" * 40}"}}, exits: {{out: b}}}}
      b: {{use: f{n + 1}, with: {{t: "{{{{ t }}}}"}}, exits: {{out: out}}}}
"""
        for n in range(30)
    ]
    move = '{id: m, say: "{{ t }}", exit: out}'
    last = f"  f30:\n    params: [t]\n    entry: a\n    exits: [out]\n    beats:\n      a: {{moves: [{move}]}}\n"
    bomb = "format: 1\nfragments:\n" + "".join(uses) + last
    main = MAIN.replace("use: doubt", "use: f0").replace('{cover: "une assurance", card: "la carte"}', "{t: xxxxxxxx}")
    main = main.replace("{resolved: close, dropped: close}", "{out: close}")
    assert "RP005" in [d.code for d in faults(main, bomb)]


def test_a_file_of_fragments_is_found_below_its_folder_only(tmp_path: Path) -> None:
    (tmp_path / "fragments").mkdir()
    (tmp_path / "secret.yaml").write_text(DOUBT, encoding="utf-8")
    (tmp_path / NAME).symlink_to(tmp_path / "secret.yaml")
    (tmp_path / "role.yaml").write_text(MAIN, encoding="utf-8")
    found = read_roleplay(tmp_path / "role.yaml", SHELF.around, Folders((tmp_path,)))
    assert [(d.code, "outside" in d.message) for d in found.diagnostics] == [("RP030", True)]
    (tmp_path / NAME).unlink()
    (tmp_path / NAME).write_text(DOUBT, encoding="utf-8")
    again = read_roleplay(tmp_path / "role.yaml", SHELF.around, Folders((tmp_path,)))
    assert again.program
    assert again.includes == ((NAME, DOUBT),)


def test_a_session_replays_from_what_it_pinned_whatever_becomes_of_the_fragment() -> None:
    contents = MemoryContents()
    pinned = contents.keep("roleplay", roleplay().pinned)
    program = Pins(contents).program(pinned)
    assert program.script.beats == _without_files(roleplay())
    assert pinned != contents.keep("roleplay", roleplay(fragment=DOUBT.replace("Très bien", "Entendu")).pinned)
    session = fresh_session(roleplay(), SHELF, 1)
    offer = session.state.contacts["c1"].offer
    assert session.world.pins.program(offer.digest).step_of("doubt/compare")


def _without_files(found: Roleplay) -> object:
    return load_pinned(found.pinned, "pinned").script.beats


def test_a_role_play_that_includes_nothing_is_pinned_as_its_own_text() -> None:
    assert bundle(LOST_CARD, {}) == LOST_CARD
    text, kept = unbundle(LOST_CARD)
    assert text == LOST_CARD
    assert load(LOST_CARD, FILE)[0].step_of("recap")
    assert unbundle(bundle(MAIN, {NAME: DOUBT}))[1].read(NAME).text == DOUBT
    assert kept is not None
