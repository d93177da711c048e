"""Rules: what holds in every role-play is found in fresh sentences, and its innocent neighbours are left alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.content import BUNDLED
from workstation.assessment.marking import MARKING_VERSION, mark
from workstation.content.diagnostics import ContentFault
from workstation.content.yaml_nodes import plain
from workstation.folding import folded
from workstation.roleplay.judging.rule_checks import rule_faults
from workstation.roleplay.judging.rule_files import lifted_words, read_rule_file, read_rules
from workstation.roleplay.judging.rules import Rules, place_of

RULES = BUNDLED.rules
SAID = Path(__file__).parents[2] / "support" / "said"
WORDS = BUNDLED.recognition
REACTED = {one.id for one in RULES.rules if one.places.get("spoken") in ("fatal", "heavy") or one.answer}
"""What a customer reacts to wherever it is said."""


def _held(kind: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each family of sentences of a kind, by language."""
    for path in sorted(SAID.glob("*.yaml")):
        for family, sentences in plain(path.read_text(encoding="utf-8"))[kind].items():
            yield path.stem, family, tuple(sentences)


def broken(text: str, place: str, language: str = "fr", identity: int = 0) -> list[str]:
    return [finding.family for finding in RULES.findings(text, place, language, identity=identity)]


def said(text: str, place: str, language: str) -> set[str]:
    """The rules broken in a sentence as it is typed to somebody, what is short written out."""
    words = WORDS[language]
    written = words.written_out(text)
    denied_short = words.denials(written) > words.denials(text, as_typed=True)
    return {*broken(written, place, language), *([] if denied_short else broken(text, place, language))}


@pytest.mark.parametrize(("language", "rule", "sentences"), list(_held("broken")))
@pytest.mark.parametrize("place", ["spoken", "chat"])
def test_a_breach_is_found_however_it_is_said(language: str, rule: str, sentences: tuple[str, ...], place: str) -> None:
    assert [one for one in sentences if rule not in said(one, place, language)] == []


@pytest.mark.parametrize(("language", "family", "sentences"), list(_held("innocent")))
def test_an_innocent_neighbour_is_left_alone(language: str, family: str, sentences: tuple[str, ...]) -> None:
    found = {one: said(one, "spoken", language) & REACTED for one in sentences}
    assert {one: rules for one, rules in found.items() if rules} == {}


@pytest.mark.parametrize("language", ["fr", "en", "de"])
def test_every_family_is_tried_in_every_language(language: str) -> None:
    held = plain((SAID / f"{language}.yaml").read_text(encoding="utf-8"))
    assert len(REACTED) >= 16
    for rule in (RULES.get(one) for one in sorted(REACTED)):
        assert rule is not None
        if rule.says:  # what is found by its shape alone has its own tests
            assert len(set(held["broken"][rule.id])) >= 30, rule.id
            assert len(set(held["innocent"][rule.id])) >= 30, rule.id
        assert rule.answer[language], rule.id
        assert rule.better[language], rule.id


@pytest.mark.parametrize(
    ("language", "asked", "innocent"),
    [
        ("fr", "Le cryptogramme, vous l'avez ? Dites-le-moi.", "Votre code ne change pas. Dites-moi votre adresse."),
        ("fr", "Un code vient d'arriver. Lisez-le moi.", "Un code vient d'arriver. Ne le lisez à personne."),
        ("en", "There's a code in the text. Read it to me.", "There's a code in the text. Don't read it to me."),
        ("de", "Sie haben eine TAN. Nennen Sie sie mir.", "Sie haben eine TAN. Nennen Sie sie niemandem."),
    ],
)
def test_a_secret_taken_up_in_the_next_sentence_is_asked_for(language: str, asked: str, innocent: str) -> None:
    assert "secret_asked" in broken(asked, "spoken", language)
    assert "secret_asked" not in broken(innocent, "spoken", language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Les escrocs disent « donnez-moi votre code secret »."),
        ("fr", 'Il vous dira "validez pour annuler", refusez.'),
        ("en", "It's the scammers who say 'give me your code and I'll lift it'."),
        ("de", "Betrüger sagen „nennen Sie mir Ihre PIN“."),
    ],
)
def test_what_others_are_quoted_as_saying_is_not_said(language: str, sentence: str) -> None:
    assert broken(sentence, "spoken", language) == []


def test_a_quoted_word_is_written_in_a_note_all_the_same() -> None:
    assert broken('Elle dit "je suis enceinte".', "note") == ["health"]


def test_a_text_that_is_all_quoted_is_said() -> None:
    assert "secret_asked" in broken('"Donnez-moi votre code secret."', "spoken")


def test_a_guard_that_a_wording_holds_does_not_lift_it() -> None:
    assert "refund_promised" in broken("Même si la carte a servi, on vous remboursera tout.", "spoken")
    assert broken("Si la contestation est acceptée, on vous remboursera tout.", "spoken") == []


def test_a_number_in_figures_is_any_number() -> None:
    text = RULE.format(says='says: ["il reste # euros"]')
    rules = read_rule_file(text, "one.yaml")
    assert [one.word for one in rules.findings("Il reste 1240 euros.", "chat")] == ["il reste 1240 euros"]
    assert rules.findings("Il reste des euros.", "chat") == []


@pytest.mark.parametrize(
    ("wording", "found", "not_found"),
    [
        ("quel|quelle est", ("quelle est", "quel est"), ("quoi est",)),
        ("vous êtes [<very>] bête", ("vous êtes bête", "vous êtes trop bête"), ("vous êtes si bête",)),
        ("calm~ vous", ("calmez-vous", "calmer vous", "calmé vous"), ("calmement vous", "calmons vous")),
        ("un * problème", ("un gros problème",), ("un problème", "un très gros problème")),
        ("<nested> code", ("donnez moi code", "dites moi code", "dites code"), ("moi code",)),
    ],
)
def test_a_wording_says_many_ways(wording: str, found: tuple[str, ...], not_found: tuple[str, ...]) -> None:
    groups = '{ask: ["donnez", "dites"], nested: ["<ask> [moi]"], very: ["très|trop"]}'
    text = RULE.format(says=f'says: ["{wording}"]').replace('{ask: ["donnez", "dites"]}', groups)
    rules = read_rule_file(text, "one.yaml")
    assert [one for one in found if not rules.findings(one, "chat")] == []
    assert [one for one in not_found if rules.findings(one, "chat")] == []


def test_what_is_told_of_others_is_not_said() -> None:
    text = RULE.format(says='says: ["<ask> … code"]').replace("rules:", 'told: {fr: ["on vous a dit"]}\nrules:')
    rules = read_rule_file(text, "one.yaml")
    assert rules.findings("On vous a dit : donnez le code ?", "chat") == []
    assert rules.findings("On vous a dit non, mais donnez le code.", "chat") != []
    assert rules.findings("Donnez le code comme on vous a dit.", "chat") != []


def test_a_text_without_an_end_is_read_in_a_time_that_grows_as_it_does() -> None:
    spoken = "la cliente appelle donnez moi le code de la carte vous êtes dans le tram "
    short, long = (spoken * 20, spoken * 1_400)
    assert {one.family for one in RULES.findings(long, "spoken")} == {
        one.family for one in RULES.findings(short, "spoken")
    }


def test_no_harmless_wording_of_a_bundled_role_play_breaks_a_rule_gravely() -> None:
    for roleplay in BUNDLED.roleplays:
        if roleplay.program is None:
            continue
        script = roleplay.program.script
        rules = RULES.without({lift.rule: lift.level for lift in script.lifts})
        for node in roleplay.program.nodes:
            for step in (*node.moves, *node.subjects):
                for text in (step.move.say, *step.move.hears) if not step.move.flags else ():
                    found = rules.findings(text, place_of(script.channel), script.language[:2], identity=3)
                    found = [one for one in found if one.word and one.family != "left_over"]  # filled in when said
                    grave = [one.family for one in found if one.severity in ("fatal", "heavy")]
                    assert grave == [], (script.id, step.move.id, text, grave)


@pytest.mark.parametrize(
    "typed",
    [
        "DONNEZ-MOI VOTRE CODE SECRET", "donnez moi votre  code\u00a0secret", "Donnez‑moi votre code secret",
        "don\u00adnez-moi votre code secret", "Donnez-moi votre\ncode secret",
    ],
)  # fmt: skip
def test_signs_and_case_hide_nothing(typed: str) -> None:
    assert "secret_asked" in broken(typed, "chat")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Bonjour, votre compte FR76-3000-4000-0312-3456-7890-143 est crédité.", "number_repeated"),
        ("Bonjour, votre compte n° 0001 2345 678 est crédité.", "number_repeated"),
        ("Bonjour, votre carte 4970 1012 3456 7890 est bloquée.", "number_repeated"),
        ("Bonjour [NOM], votre demande est prise en compte.", "left_over"),
        ("Bonjour {{ prenom }}, votre demande est prise en compte.", "left_over"),
        ("Bonjour, votre rendez-vous est fixé au XXX.", "left_over"),
        ("Bonjour <nom du client>, voici la réponse.", "left_over"),
        ("Bonjour, c'est fait, tu recevras ta carte jeudi.", "familiar"),
    ],
)
def test_what_no_reply_may_hold(text: str, rule: str) -> None:
    for place in ("chat", "mail"):
        assert rule in broken(text, place)
    assert rule == "familiar" or rule not in broken(text, "spoken")


def test_a_mail_needs_a_polite_form_in_its_own_language() -> None:
    assert broken("C'est fait.", "mail") == ["polite_form"]
    assert broken("C'est fait.", "chat") == []
    assert broken("Bonjour Madame, c'est fait. Cordialement", "mail") == []
    assert broken("Bonjour, it is done.", "mail", "en") == ["polite_form"]
    assert broken("Dear Ms Carter, it is done. Kind regards", "mail", "en") == []
    assert broken("Guten Tag, die Karte ist gesperrt. Freundliche Grüße", "mail", "de") == []


def test_what_stands_in_a_message_and_is_no_breach() -> None:
    text = (
        "Bonjour Madame Roche, votre demande du 12/11/2026 est enregistrée sous la référence 2026-1128-0042. "
        "Réponse écrite avant le 12 décembre, au 06 39 98 00 01 ou par messagerie. Votre carte se terminant par 6138 "
        "reste bloquée. Cordialement, Inès Moreau"
    )
    assert broken(text, "mail") == []
    assert broken(text, "chat") == []


def test_a_rule_holds_below_its_level_of_identity_alone() -> None:
    sentence = "Votre solde est de 1 250 euros."
    assert broken(sentence, "spoken", identity=1) == ["data_first"]
    assert broken(sentence, "spoken", identity=2) == []


def test_each_place_has_its_own_rules() -> None:
    assert broken("Cliente malade", "note") == ["health"]
    assert broken("Cliente malade", "spoken") == []
    assert broken("Calmez-vous", "note") == []
    assert set(broken("Rappel de cette chieuse", "note")) == {"judgement", "insult"}
    assert [place_of(channel) for channel in ("call", "outbound", "chat", "email")] == [
        "spoken", "spoken", "chat", "mail",
    ]  # fmt: skip


def test_a_finding_says_how_much_it_weighs_and_what_is_better() -> None:
    found = RULES.findings("Donnez-moi votre code secret.", "chat")
    assert [(one.family, one.severity, one.word) for one in found] == [
        ("secret_asked", "fatal", "donnez-moi votre code")
    ]
    assert "jamais" in found[0].neutral
    assert {one.severity for one in RULES.findings("On vous rembourse.", "mail")} == {"heavy", "light"}


def test_what_is_found_is_shown_where_it_stands() -> None:
    text = folded("Bonjour. Pouvez-vous me dicter votre mot de passe ? Merci.")
    found = RULES.places(text, "chat")
    assert {text[one.start : one.end] for one in found} >= {"pouvez-vous me dicter votre mot de passe"}


def test_a_lifted_rule_holds_no_more() -> None:
    assert RULES.without({"familiar": 0}).findings("tu es là", "chat") == []
    assert RULES.without({}) is RULES


def test_the_lists_of_older_sessions_are_read_as_rules() -> None:
    text = (
        'format: 1\nfamilies:\n  - {id: judgement, neutral: "calme", words: ["énervé"]}\n  - {id: secret, words: []}\n'
    )
    older = lifted_words(text, "note_words.yaml")
    found = older.findings("Clients énervés, carte 4970 1012 3456 7890")
    assert [(one.family, one.neutral, one.severity) for one in found] == [
        ("judgement", "calme", ""),
        ("secret", "", ""),
    ]
    first = older.as_marked(1)
    assert first.findings("Clients énervés") == []
    assert [one.family for one in first.findings("Client énervé")] == ["judgement"]


def test_a_rule_weighs_the_same_whoever_flags_it() -> None:
    one = next(one for one in BUNDLED.roleplays if one.program and one.script.id == "card-lost")
    card = BUNDLED.scorecard("call")
    marks = mark(MARKING_VERSION, card, one.script, [], ["secret_asked", "pressure", "blame"], "done")
    assert [(flag.id, flag.fatal, flag.penalty) for flag in marks.flags] == [
        ("secret_asked", True, 0), ("pressure", False, 20), ("blame", False, 5),
    ]  # fmt: skip


RULE = """format: 1
groups:
  fr: {{ask: ["donnez", "dites"]}}
rules:
  - id: one
    title: "Une"
    reason: "Parce que."
    places: {{chat: heavy}}
    {says}
"""


def _told(text: str) -> list[str]:
    """What is wrong with a file of rules, be it that it cannot be read."""
    try:
        rules = read_rule_file(text, "one.yaml")
    except ContentFault as fault:
        return [one.code for one in fault.diagnostics]
    return [one.code for one in rule_faults(rules, text, "one.yaml", rules)]


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ('says: ["<aks> votre code"]', "RP124"),
        ('says: ["dernière chance"]\n    unless: ["chance"]', "RP122"),
        ('says: ["dernière chance"]\n    part_of: ["une dernière chance", "dernière chance"]', "RP122"),
        ('better: "Rien."', "RP125"),
        ('says: ["…"]', "RP012"),
        ('says: ["[donnez] code"]', "RP012"),
        ('says: ["code [<aks>] donné"]', "RP124"),
        ('says: ["jamais"]\n    better: "jamais"', "RP123"),
        ('says: ["jamais"]\n    looks: [carte]', "RP012"),
        ('says: ["jamais"]\n    places: {shout: heavy}', "RP003"),
        ('says: ["jamais"]\n    wrong: 1', "RP010"),
    ],
)
def test_a_rule_that_cannot_hold_is_told(says: str, code: str) -> None:
    assert code in _told(RULE.format(says=says))


def test_two_files_may_not_share_an_id() -> None:
    rule = RULE.format(says='says: ["dépêchez-vous"]')
    with pytest.raises(ContentFault) as fault:
        read_rules((("a", rule), ("b", rule)))
    assert [one.code for one in fault.value.diagnostics] == ["RP031"]


def test_a_file_is_tried_beside_the_other_rules() -> None:
    advises = RULE.format(says='says: ["vite"]\n    better: "Dépêchez-vous."')
    forbids = RULE.format(says='says: ["dépêchez-vous"]').replace("id: one", "id: two")
    both = read_rules((("a", advises), ("b", forbids)))
    found = {
        file: rule_faults(read_rule_file(text, file), text, file, both)
        for file, text in (("a", advises), ("b", forbids))
    }
    assert {file: [one.code for one in faults] for file, faults in found.items()} == {"a": ["RP123"], "b": []}


def test_every_rule_has_what_a_recruit_is_told() -> None:
    for rule in RULES.rules:
        assert rule.title, rule.id
        assert rule.reason.endswith("."), rule.id
        if rule.mood:
            assert rule.better, rule.id


def test_a_letter_more_costs_little_however_long_the_text(record_property: pytest.RecordProperty) -> None:
    text = ("Opposition pour perte, référence notée. Aucune contestation. Nouvelle carte commandée. " * 120)[:10_000]
    rules: Rules = RULES
    rules.findings(text, "chat")
    start = time.perf_counter()
    found = rules.findings(text + " Calmez-vous", "chat")
    record_property("milliseconds", round(1000 * (time.perf_counter() - start), 1))
    assert [one.family for one in found] == ["false_calm"]


ABOUT_HER = (
    "Le solde de son compte est de 1 200 euros.",
    "Votre tante a un compte chez nous.",
    "Sa carte est toujours active, je la bloque.",
    "La carte de votre tante est à son nom.",
)


def broken_in(scenario: str, text: str, identity: int) -> set[str]:
    program = next(one.program for one in BUNDLED.roleplays if one.program and one.script.id == scenario)
    rules = RULES.without({lift.rule: lift.level for lift in program.script.lifts})
    return {one.family for one in rules.findings(text, "spoken", identity=identity)}


@pytest.mark.parametrize("text", ABOUT_HER)
def test_who_has_a_power_is_told_of_the_account_once_known_and_not_before(text: str) -> None:
    assert "client_named" in broken_in("nephew-with-a-power", text, 1)
    assert "client_named" not in broken_in("nephew-with-a-power", text, 2)
    assert "client_named" in broken_in("third-party-balance", text, 3), "a husband has no right of his own"


@pytest.mark.parametrize(
    "text",
    [
        "Ah et une chose : est-ce qu’elle avait encore sa carte bancaire chez elle ? Il ne faudra plus l’utiliser.",
        "Elle avait une carte chez nous, vous savez où elle est ?",
        "Donc voilà, le décès est enregistré, son compte est bloqué mais les obsèques pourront être payées dessus.",
        "Le compte est bloqué, sa carte est bloquée aussi.",
    ],
)
def test_a_daughter_who_tells_of_a_death_hears_what_it_does_to_the_account(text: str) -> None:
    assert broken_in("death-of-mother", text, 1) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Le solde de son compte est de 1 200 euros.",
        "Il reste 3 000 euros sur son compte.",
        "Il y a 3 000 euros sur son compte.",
    ],
)
def test_and_no_figure_before_she_has_proved_that_she_inherits(text: str) -> None:
    assert broken_in("death-of-mother", text, 1) & {"data_first", "client_named"}
