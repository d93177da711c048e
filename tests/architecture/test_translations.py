"""The translations tool finds what a reader would stumble on, and compiles what the program then says."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.source import ROOT
from workstation import i18n
from workstation.content.yaml_nodes import plain

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'
Translate = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / ".ci" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look their module up by name while it runs.
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(__import__("sys").modules, spec.name, module)
        spec.loader.exec_module(module)
    return module


@pytest.fixture
def translate(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Translate:
    """Write a program of one module and its fragments, run the tool, and give its exit code and all it said."""

    def run(code: str = "", *options: str, **fragments: str) -> tuple[int, str]:
        (tmp_path / "widgets").mkdir(exist_ok=True)
        (tmp_path / "widgets" / "pane.py").write_text(code, encoding="utf-8")
        folder = tmp_path / "resources" / "i18n" / "fr"
        folder.mkdir(parents=True, exist_ok=True)
        for area, entries in fragments.items():
            (folder / f"{area}.po").write_text(HEADER + "\n" + entries + "\n", encoding="utf-8")
        code_of_exit = tool.main(["--root", str(tmp_path), *options])
        said = capsys.readouterr()
        return code_of_exit, said.out + said.err

    return run


def entry(source: str, target: str) -> str:
    return f'msgid "{source}"\nmsgstr "{target}"\n'


def plural(one: str, many: str, un: str, plusieurs: str) -> str:
    return f'msgid "{one}"\nmsgid_plural "{many}"\nmsgstr[0] "{un}"\nmsgstr[1] "{plusieurs}"\n'


def test_fragments_become_what_the_program_says(translate: Translate, tmp_path: Path) -> None:
    code = 'tr("Answer")\ntr("Hello {who}", who=w)\ntrn("{n} call", "{n} calls", k)'
    status, said = translate(
        code,
        common=entry("Answer", "Répondre"),
        home=entry("Hello {who}", "Bonjour {who}") + plural("{n} call", "{n} calls", "{n} appel", "{n} appels"),
    )
    assert (status, said) == (0, "3 messages, 0 faults\n")
    i18n.install("fr", tmp_path / "resources" / "i18n")
    assert i18n.tr("Answer") == "Répondre"
    assert i18n.tr("Hello {who}", who="Zoé") == "Bonjour Zoé"
    assert [i18n.trn("{n} call", "{n} calls", n) for n in (0, 1, 2)] == ["0 appel", "1 appel", "2 appels"]


def test_the_same_fragments_give_the_same_bytes(translate: Translate, tmp_path: Path) -> None:
    compiled = tmp_path / "resources" / "i18n" / "fr" / "LC_MESSAGES" / "workstation.mo"
    translate("", common=entry("Answer", "Répondre") + entry("Hold", "Garde"))
    first = compiled.read_bytes()
    translate("", common=entry("Hold", "Garde") + entry("Answer", "Répondre"))
    assert compiled.read_bytes() == first


def test_a_catalogue_older_than_its_fragments_is_refused(translate: Translate) -> None:
    translate('tr("Answer")', common=entry("Answer", "Décrocher"))
    assert translate('tr("Answer")', "--check", common=entry("Answer", "Décrocher"))[0] == 0
    status, said = translate('tr("Answer")', "--check", common=entry("Answer", "Répondre"))
    assert status == 1
    assert "not what the fragments say" in said


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('tr("Refuse")', "widgets/pane.py:1: not translated into fr: Refuse"),
        ('tr("Answer" if ringing else "Refuse")', "not translated into fr: Refuse"),
        ('tr(f"Call {n}")', "an f-string cannot be translated"),
        ('trn("Answer", "Answers", n)', "its plural is not translated into fr: Answers"),
    ],
)
def test_what_the_code_asks_for_must_be_there(translate: Translate, code: str, fault: str) -> None:
    status, said = translate(code, common=entry("Answer", "Répondre"))
    assert status == 1
    assert fault in said


def test_two_fragments_must_agree(translate: Translate) -> None:
    assert translate("", common=entry("Hold", "Garde"), home=entry("Hold", "Garde"))[0] == 0
    status, said = translate("", common=entry("Hold", "Garde"), home=entry("Hold", "Attente"))
    assert status == 1
    assert "home.po" in said
    assert "is translated otherwise at resources/i18n/fr/common.po" in said


def test_a_message_nobody_asks_for_is_told_and_a_fault_when_checking(translate: Translate) -> None:
    status, said = translate("", common=entry("Hold", "Garde"))
    assert status == 0
    assert "unused: resources/i18n/fr/common.po" in said
    status, said = translate("", "--check")
    assert status == 1
    assert "common.po:6: Hold (no code says this any more: remove it)" in said
    assert "unused" not in translate('WORDS = {"hold": "Hold"}', common=entry("Hold", "Garde"))[1]


@pytest.mark.parametrize("target", ["", "Bonjour", "Bonjour {qui}", "Bonjour {who"])
def test_placeholders_survive_translation(translate: Translate, target: str) -> None:
    assert translate("", common=entry("Hello {who}", target))[0] == 1


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("L’appel", "L'appel"),
        ("Un instant…", "Un instant..."),
        ("Qui\u202f?", "Qui ?"),
        ("Qui\u202f; quoi", "Qui; quoi"),
        ("Suite\u00a0: rien", "Suite : rien"),
        ("«\u00a0Dites\u00a0»", "« Dites »"),
        ("{x}\u00a0€", "{x} €"),
        ("{x}\u00a0%", "{x}%"),
        ("C’est fini.", "C’est fini\u202f!"),
        ("À 09:41", "À\u00a0: {x} : midi"),
    ],
)
def test_french_typography(tool: ModuleType, good: str, bad: str) -> None:
    assert not list(tool.french_faults(good))
    assert list(tool.french_faults(bad))


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("The customer hung up", "La personne a raccroché", "Le client raccroche"),
        ("Back to the customer", "Revenir à la personne", "Revenir au client"),
        ("Data of the client", "Données de la personne", "Données de la cliente"),
        ("Look for a client", "Chercher un client", "Chercher le client"),
        ("To read again with him", "À relire avec le client", ""),
    ],
)
def test_whoever_is_on_the_line_is_made_neither_a_man_nor_a_woman(
    translate: Translate, source: str, good: str, bad: str
) -> None:
    assert translate(f'tr("{source}")', common=entry(source, good))[0] == 0
    if bad:
        status, said = translate(f'tr("{source}")', common=entry(source, bad))
        assert status == 1
        assert "is of one gender" in said


@pytest.mark.parametrize(
    "path", sorted((ROOT / "resources" / "help" / "examples").glob("RP*.yaml")), ids=lambda path: path.stem
)
def test_what_a_diagnostic_means_keeps_french_typography(tool: ModuleType, path: Path) -> None:
    means = plain(path.read_text(encoding="utf-8"))["means"]["fr"]
    assert not list(tool.french_faults(re.sub("`[^`]*`", "x", means)))


def test_one_word_for_a_chat_in_french() -> None:
    """« Tchat » everywhere; `chat` is the word of files and commands alone."""
    said = re.findall(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', "\n".join(
        part for path in sorted((ROOT / "resources" / "i18n" / "fr").glob("*.po"))
        for part in re.findall(r"^msgstr.*?(?=\n\n|\Z)", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    ), re.MULTILINE)  # fmt: skip
    assert len(said) > 1000
    named = "call, chat, email"
    assert [text for text in said if re.search(r"\bchats?\b", text, re.IGNORECASE) and named not in text] == []


def test_english_writes_a_percentage_without_a_space() -> None:
    """The space before « % » is French."""
    said = [message for path in (ROOT / "resources" / "i18n" / "fr").glob("*.po")
            for message in re.findall(r'^msgid "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE)]  # fmt: skip
    assert any("%" in message for message in said)
    assert [message for message in said if re.search(r"[\d}]\s%(?!\()", message)] == []
