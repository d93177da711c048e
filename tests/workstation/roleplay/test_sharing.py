"""What a role-play of format 2 need not write, and that what came before means what it meant."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.content import BUNDLED, CONTENT, SHELF
from tests.support.dealing import some
from tests.support.shared import BASE, FOLDERS, SHARED, beat, faults, of
from workstation.assessment.proof_faults import proof_faults
from workstation.assessment.proving import prove
from workstation.channels import CHANNELS
from workstation.content.diagnostics import ContentFault, Place
from workstation.library import playing
from workstation.library.kinds import kind_of
from workstation.library.shelf import Roleplay, Shelf, read_roleplay
from workstation.library.templates import TEMPLATES
from workstation.library.upgrading import format_of, upgraded
from workstation.paths import SCRIPTS
from workstation.roleplay.reading.defaults import read_defaults
from workstation.roleplay.reading.explaining import explained
from workstation.roleplay.reading.includes import Folders, unbundle
from workstation.roleplay.reading.loader import load, load_pinned, load_with
from workstation.roleplay.reading.paraphrases import FOLDER
from workstation.roleplay.sayings import Saying

OLDER = [
    *sorted((SCRIPTS / "roleplays").glob("*.yaml")),
    *sorted((CONTENT / "channels").glob("*.yaml")),
    *sorted((CONTENT / "roleplays").glob("*.yaml")),
    *sorted(TEMPLATES.glob("*.yaml")),
    BASE / "roleplay.yaml",
    BASE / "outbound.yaml",
]


def bare(found: Any) -> Any:
    """A value without the places it was written at, nor what everybody says otherwise too."""
    if isinstance(found, Place):
        return None
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        return {
            f.name: bare(getattr(found, f.name)) for f in dataclasses.fields(found) if f.name not in ("spots", "places")
        }
    if isinstance(found, Mapping):
        return {key: bare(value) for key, value in found.items()}
    if isinstance(found, (tuple, list)):
        return [bare(one) for one in found if not (isinstance(one, Saying) and FOLDER in one.place.file)]
    return found


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("language", ["fr-FR", "en-GB", "de-DE"])
def test_each_channel_ends_in_each_language(channel: str, language: str, tmp_path: Path) -> None:
    template = (TEMPLATES / f"{channel}.yaml").read_text(encoding="utf-8")
    text = upgraded(template, format_of(template, "x.yaml")) if format_of(template, "x.yaml") < 2 else template
    lines = [line for line in text.split("\n") if not line.startswith(("  done:", "  hung_up:"))]
    text = (
        "\n".join(lines).replace("\nends:\n\n", "\n\n").replace("  channel:", f"  language: {language}\n  channel:", 1)
    )
    found = load(text, "x.yaml")[0].script
    assert "done" in [end.id for end in found.ends]
    assert ("hung_up" in [end.id for end in found.ends]) == (channel != "email")


def test_what_is_not_written_comes_from_the_channel() -> None:
    script, given = of(SHARED), (SCRIPTS / "defaults" / "call.yaml").read_text(encoding="utf-8")
    greet, wrap = beat(script, "greet"), beat(script, "wrap")
    assert greet.silence is not None
    assert greet.silence.client.replace("\N{NARROW NO-BREAK SPACE}", " ") in given
    assert (greet.silence.flag, greet.silence.limit) == ("dead_air", 2)
    assert script.hold is not None
    assert script.hold.flag == "long_hold"
    assert wrap.silence is None
    assert wrap.note is not None
    assert wrap.note.codes == (script.motif,)
    assert wrap.note.outcomes == ("solved",)
    assert [move.id for move in wrap.note.moves] == ["note_breach", "note_full", "note_partial", "note_poor"]
    assert {end.id: end.kind for end in script.ends} == {"done": "closed", "hung_up": "failed"}


def test_what_is_written_replaces_the_channels_key_by_key() -> None:
    written = 'hold: {after: 90}\nends: {hung_up: "Je file."}\ntests:'
    script = of(
        SHARED,
        ("        next: identify\n\n", '        next: identify\n    silence: "Allô, la banque ?"\n\n'),
        ("        next: solve\n\n", "        next: solve\n    silence: none\n\n"),
        ("tests:", written),
    )
    given = beat(of(SHARED), "greet").silence
    assert given is not None
    said = "Allô, la banque\N{NARROW NO-BREAK SPACE}?"
    assert beat(script, "greet").silence == dataclasses.replace(given, client=said)
    assert beat(script, "identify").silence is None
    assert script.hold is not None
    assert (script.hold.after, script.hold.flag) == (90, "long_hold")
    hung_up = next(end for end in script.ends if end.id == "hung_up")
    assert (hung_up.client, hung_up.kind) == ("Je file.", "failed")


def test_none_between_quotes_is_something_said() -> None:
    script = of(SHARED, ("        next: identify\n\n", '        next: identify\n    silence: "none"\n\n'))
    silence = beat(script, "greet").silence
    assert silence is not None
    assert silence.client == "none"


def test_no_default_reaches_a_file_of_format_1() -> None:
    older = SHARED.replace("format: 2", "format: 1", 1)
    codes = [code for code, *_ in faults(older)]
    assert codes.count("RP010") == SHARED.count("intent: ") + 1  # the sentences too
    assert "RP011" in codes  # the target, the endings


def test_the_exemplary_test_gives_the_measures() -> None:
    script = of(SHARED)
    assert {one.id: one.maximum for one in script.rubric} == {"welcome": 1, "identify": 1, "answer": 2, "note": 1}
    assert dict(script.computed) == {
        "rubric.welcome": 1, "rubric.identify": 1, "rubric.answer": 2, "time.target": script.target,
    }  # fmt: skip
    one = read_roleplay(BASE / "shared.yaml", BUNDLED.around, FOLDERS)
    assert script.target == pytest.approx(playing.play_test(one, BUNDLED, script.exemplary).seconds, abs=6)


def test_what_is_written_is_not_computed() -> None:
    script = of(
        SHARED,
        ("  answer: {}", "  answer: {max: 4}"),
        ("  difficulty: easy", "  difficulty: easy\n  time: {target: 77}"),
    )
    assert script.target == 77
    assert {"rubric.answer", "time.target"}.isdisjoint(dict(script.computed))


def test_a_way_that_earns_more_than_the_exemplary_test_is_told() -> None:
    text = SHARED.replace("        intent: take_over", "        intent: take_over\n        score: {answer: 3}", 1)
    loaded = load_with(text, "shared.yaml", BUNDLED.around, FOLDERS)
    proof = prove(loaded.program, BUNDLED.scorecard("call"), plays=1)
    found = [
        fault for fault in proof_faults(proof, loaded.program.script, "shared.yaml", text) if fault.code == "RP092"
    ]
    assert [fault.source.strip() for fault in found] == ["answer: {}"]


def test_a_session_keeps_what_was_computed_and_all_that_was_read() -> None:
    one = read_roleplay(BASE / "shared.yaml", BUNDLED.around, FOLDERS)
    assert isinstance(one, Roleplay)
    around = {"intents/fr.yaml", "defaults/call.yaml", "paraphrases/fr.yaml"}
    assert {name for name, _ in one.includes} == {"intents/words.yaml", *around}
    assert bare(load_pinned(one.pinned, "pinned").script) == bare(one.script)
    kept = json.loads(one.pinned)
    kept["computed"]["rubric.answer"] = 3  # as an older program reckoned it
    again = load_pinned(json.dumps(kept), "older").script
    assert {c.id: c.maximum for c in again.rubric}["answer"] == 3
    assert unbundle(one.pinned)[0] == one.text


@pytest.mark.parametrize(
    "path", some(OLDER, 4, lambda path: path.parent, lambda path: f"{path.parent.name}-{path.stem}")
)
def test_an_older_role_play_upgraded_means_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    folders = Folders((BASE, SCRIPTS))
    before = load_with(text, "x.yaml", None, folders).program.script
    newer = upgraded(text, format_of(text, "x.yaml"))
    assert bare(load_with(newer, "x.yaml", None, folders).program.script) == bare(before)
    added = [line for line in newer.splitlines() if line not in text.splitlines()]
    assert all(any(one in line for one in ("none  # à décider", "format: 2", ".v2.json", "limit: 1")) for line in added)
    gone = [line for line in text.splitlines() if line not in newer.splitlines()]
    assert all("format: 1" in line or ".v1.json" in line or "after:" in line for line in gone)


def test_what_an_upgrade_cannot_decide_is_told() -> None:
    text = (CONTENT / "channels" / "appointment-outbound.yaml").read_text(encoding="utf-8")
    _, remarks = load(upgraded(text, 1), "x.yaml", SHELF.around)
    undecided = [fault for fault in remarks if fault.code == "RP067"]
    assert len(undecided) == upgraded(text, 1).count("# à décider") > 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("channel: call", "channel: chat", "RP012"),
        ("limit: 2", "limit: 99", "RP012"),
        ("hold:", "hlod:", "RP010"),
        ('en: "Hello? Are you still there?"', 'en: ["Hello"]', "RP012"),
        ("kind: closed", "kind: over", "RP012"),
    ],
)
def test_a_file_of_defaults_that_does_not_hold_together_is_told(old: str, new: str, code: str) -> None:
    text = (SCRIPTS / "defaults" / "call.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(ContentFault) as caught:
        read_defaults(text.replace(old, new, 1), "defaults/call.yaml")
    assert code in [fault.code for fault in caught.value.diagnostics]


def test_nobody_is_put_on_hold_in_writing_by_default_either() -> None:
    text = (SCRIPTS / "defaults" / "chat.yaml").read_text(encoding="utf-8") + "hold: {after: 60}\n"
    with pytest.raises(ContentFault) as caught:
        read_defaults(text, "defaults/chat.yaml")
    assert [fault.code for fault in caught.value.diagnostics] == ["RP068"]


def test_what_is_shown_whole_is_the_same_role_play_with_nothing_left_to_share() -> None:
    one = read_roleplay(BASE / "shared.yaml", BUNDLED.around, FOLDERS)
    text = "\n".join(explained(one.text, str(one.path), FOLDERS, one.script)) + "\n"
    assert "  # from defaults/call.yaml" in text
    assert "  # from intents/fr.yaml" in text
    assert f"target: {one.script.target}  # from the exemplary test" in text
    again = load_with(text, "whole.yaml", None, FOLDERS).program.script
    assert again.target == one.script.target
    assert bare(again.rubric) == bare(one.script.rubric)
    for mine, theirs in zip(again.beats, one.script.beats, strict=True):
        moves = [dataclasses.replace(move, intent="") for move in theirs.moves]
        assert bare(mine) == bare(dataclasses.replace(theirs, moves=tuple(moves)))
    assert (bare(again.hold), bare(again.ends)) == (bare(one.script.hold), bare(one.script.ends))
    assert again.computed == ()


def test_the_kinds_are_known_by_their_folders() -> None:
    kinds = [kind_of(SCRIPTS / "defaults" / "call.yaml"), kind_of(SCRIPTS / "intents" / "fr.yaml")]
    assert [kind.name for kind in kinds if kind] == ["defaults", "intents"]
    assert Shelf().pinned_files().keys().isdisjoint({"defaults/call.yaml", "intents/fr.yaml"})


def test_where_a_beat_leads_is_written_once() -> None:
    """Its moves lead there unless they say otherwise, and mean what they meant when each said so."""
    greet = of(
        SHARED,
        ("    stage: welcome\n", "    stage: welcome\n    next: identify\n"),
        ("        next: identify\n", ""),
        ("        next: identify\n", ""),
        ("        next: solve\n", "        next: wrap\n"),
        ('    client: "Bonjour, j’ai', '    next: solve\n    client: "Bonjour, j’ai'),
    )
    assert bare(beat(greet, "greet")) == bare(beat(of(SHARED), "greet"))
    assert [move.next for move in beat(greet, "identify").moves] == ["wrap", "solve"]


def test_subjects_lead_where_their_beat_does() -> None:
    asked = (
        "    moves:\n      - id: ask_name",
        "    next: solve\n    subjects:\n      need: 1\n      of:\n      - id: ask_name",
    )
    script = of(
        SHARED, asked, ("        next: solve\n", ""), ("      - id: ask_number", "    moves:\n      - id: ask_number")
    )
    found = beat(script, "identify").subjects
    assert found is not None
    assert found.next == "solve"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            [("    stage: welcome\n", "    stage: welcome\n    next: identifi\n"), ("        next: identify\n", "")],
            "RP039",
        ),
        ([("    stage: wrap\n", "    stage: wrap\n    next: greet\n")], "RP010"),
        ([("        next: identify\n", "")], "RP035"),
    ],
)
def test_a_beat_that_leads_wrong_is_told_once(changes: list[tuple[str, str]], code: str) -> None:
    assert [found for found, *_ in faults(SHARED, *changes)].count(code) == 1


def test_a_beat_of_format_1_does_not_lead() -> None:
    written = ("    stage: welcome\n", "    stage: welcome\n    next: identify\n")
    line = SHARED.split("\n").index("    stage: welcome") + 2
    told = faults(SHARED, ("format: 2", "format: 1"), written)
    assert [code for code, _, at, _ in told if at == line] == ["RP010"]


def test_a_note_written_in_one_test_serves_those_after_it() -> None:
    play, named = 'take_over, "note:none"]', 'take_over, "note:full"]'
    own = '      none: {code: MOY-CARTE-OPPO, outcome: solved, text: "Perte de carte signalée par la cliente."}\n'
    script = of(SHARED, (play, named), ("    notes:\n" + own, ""))
    exemplary, failing = script.tests
    assert dict(failing.notes) == dict(exemplary.notes)
    earlier = faults(SHARED, ('block_card, "note:full"]', 'block_card, "note:none"]'))
    assert [code for code, *_ in earlier] == ["RP050"]
    wrong = (
        'code: MOY-CARTE-OPPO, outcome: solved, text: "Carte',
        'code: MOY-CARTE-OPP, outcome: solved, text: "Carte',
    )
    told = faults(SHARED, (play, named), ("    notes:\n" + own, ""), wrong)
    assert [code for code, *_ in told] == ["RP054"]


def test_a_test_says_what_it_does_otherwise_than_the_exemplary_one() -> None:
    play = '    play: [greet_short, ask_number, take_over, "note:none"]\n'
    other = "greet_full: greet_short, ask_name: ask_number, block_card: [take_over]"
    instead = f'    instead: {{{other}, "note:full": "note:none"}}\n'
    assert bare(of(SHARED, (play, instead)).tests[1].steps) == bare(of(SHARED).tests[1].steps)
    several = "    instead: {greet_full: [greet_short, greet_full], ask_name: none}\n"
    assert of(SHARED, (play, several)).tests[1].steps == ("greet_short", "greet_full", "block_card", "note:full")


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("    instead: {greet_ful: greet_short}\n", ["RP050"]),
        ("    instead: {greet_full: greet_shrt}\n", ["RP050"]),
        ("    instead: [greet_short]\n", ["RP012"]),
        ("    instead: {greet_full: greet_short}\n    play: [greet_short]\n", ["RP010"]),
    ],
)
def test_a_test_that_replaces_what_is_not_there_is_told(written: str, codes: list[str]) -> None:
    play = '    play: [greet_short, ask_number, take_over, "note:none"]\n'
    assert [code for code, *_ in faults(SHARED, (play, written))] == codes
