"""A class of the library of objections as a fragment: a role-play that includes its file raises it with its own facts.

``include: [objections/price.yaml]``, then ``use: objection_price`` with what the customer says (``says``), what is
behind it (``because``), the one true fact (``fact``), what they make of it (``reacts``), how they take their leave of
it (``agrees``), and the criterion that it earns points of (``criterion``). It is left by ``resolved`` or ``dropped``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from workstation.content.diagnostics import Place
from workstation.content.objections import FACT, LET_GO, POOR, SKIPPED, Objection, PoorAnswer, Saying
from workstation.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from workstation.roleplay.reading.fragment import Fragment

FOLDER = "objections"
PREFIX = "objection_"
RESOLVED, DROPPED = "resolved", "dropped"

# The words of the pick list and of the tutor, in the house's language as all that recruits read of a role-play.
_NEUTRAL = {
    "justification": "S’expliquer",
    "inquisition": "Demander des raisons",
    "refutation": "Contester",
    "minimising": "Relativiser",
    "pressure": "Presser",
    "untruth": "Affirmer",
    "overstep": "S’avancer",
}
_TECHNIQUE = {
    "crac": "Reformuler, puis un fait",
    "isolation": "Isoler ce point",
    "boomerang": "Retourner la raison",
    "compensation": "Dire ce qu’il y a en face",
    "anticipation": "Le dire d’avance",
    "yes_and": "Oui, et un fait",
    "proof": "Donner de quoi vérifier",
    "alternative": "Proposer une autre voie",
    "deferral": "Y revenir à l’heure dite",
}
_WELCOME = "Accueillez, puis posez une seule question, et laissez répondre."
_ONE_FACT = "Reformulez en une phrase, donnez un seul fait vrai, et rien de plus."
_CHECK = "Vérifiez que la réponse convient, ou laissez."
_GO_BACK = "Reprenez là où la personne en était, ou arrêtez-vous."
_PROBED = "L’accueil d’abord, une seule question ensuite. {motive}"
_CHECKED = "Vous vérifiez que la réponse répond, et la décision lui reste."
_SKIPPED = "Un silence n’est pas un oui. Demandez si la réponse convient, puis concluez."
_DROPPED = "C’est respectueux, et la raison reste inconnue. Une question suffit, et la réponse se respecte."
_CURT = "La personne est laissée en paix, mais rien n’est dit ni enregistré. Dites ce que vous en faites."
_RECOVERED = "Reconnaître l’écart et rendre la parole remet la conversation sur ses mots."
_GO_ON = {
    "fr": (
        "Bien, alors je m’en occupe.", "bon, on fait comme ça", "on continue", "passons à la suite", "on peut avancer",
        "revenons à votre demande", "reprenons là où on en était",
    ),
    "en": (
        "Right, I’ll see to it then.", "good, let’s do that", "let’s carry on", "let’s move on", "back to your request",
        "let’s go back to where we were",
    ),
    "de": (
        "Gut, dann mache ich das.", "gut, machen wir das so", "machen wir weiter", "kommen wir zum nächsten Punkt",
        "zurück zu Ihrem Anliegen",
    ),
}  # fmt: skip
# How people see whether an answer will do, whatever it was about.
_WILL_DO = {
    "fr": (
        "ça vous va ?", "c’est bon pour vous ?", "ça vous convient ?", "ça répond à votre question ?",
        "est-ce que c’est plus clair ?", "c’est plus clair comme ça ?", "ça vous rassure ?",
        "vous êtes d’accord avec ça ?",
        "ça vous paraît bien ?", "il y a encore quelque chose qui vous gêne ?",
        "vous avez d’autres questions là-dessus ?",
    ),
    "en": (
        "is that okay for you?", "does that work for you?", "does that answer your question?", "is that clearer?",
        "are you happy with that?", "is anything else bothering you?", "any other questions about that?",
    ),
    "de": (
        "ist das in Ordnung für Sie?", "passt das für Sie?", "beantwortet das Ihre Frage?", "ist das jetzt klarer?",
        "sind Sie damit einverstanden?", "stört Sie noch etwas?", "haben Sie dazu noch Fragen?",
    ),
}  # fmt: skip
_SORRY = {
    "fr": "Excusez-moi, reprenons.",
    "en": "I’m sorry, let’s go back.",
    "de": "Entschuldigung, noch einmal von vorn.",
}
_LATE = {
    "fr": "Vous avez raison, excusez-moi.",
    "en": "You’re right, I apologise.",
    "de": "Sie haben recht, Entschuldigung.",
}


def fragment_of(objection: Objection, language: str, place: Place) -> Fragment:
    """The fragment of a class, said in a language (two letters). Its nodes stand where the class is written."""
    made = _Made(objection, language, place)
    beats = made.only() if objection.let_go.only else made.whole()
    params = ("says", "agrees", "criterion") if objection.let_go.only else (
        "says", "because", "fact", "reacts", "agrees", "criterion")  # fmt: skip
    exits = (DROPPED,) if objection.let_go.only else (RESOLVED, DROPPED)
    return Fragment(PREFIX + objection.id.replace("-", "_"), place, params, "raise", exits, beats)


class _Made:
    """The beats of one class."""

    def __init__(self, objection: Objection, language: str, place: Place) -> None:
        self._of, self._language, self._file = objection, language, place
        self._turn = zlib.crc32(objection.id.encode())

    def whole(self) -> Mapping:
        """Raised, probed, answered, checked; and pressed, from where one may still recover."""
        one, poor = self._of, self._of.poor
        last = poor[2:] or poor[:1]
        raised = [self._probe(), *map(self._poor, poor[:2]), self._let_go("let_go", _DROPPED)]
        probed = [*self._answers(), *(self._poor(each, "again_", "cooled") for each in last)]
        probed.append(self._let_go("leave", one.let_go.when))
        return self._beats(
            raised=self._beat("{{ says }}", _WELCOME, raised),
            probed=self._beat("{{ because }}", _ONE_FACT, probed),
            answered=self._beat("{{ reacts }}", _CHECK, [self._check(), self._skip()]),
            pressed=self._beat("", _GO_BACK, [self._recover(), self._let_go("give_up", "")]),
            cooled=self._beat("", _GO_BACK, [self._answer_late(), self._let_go("give_up_late", "")]),
        )

    def only(self) -> Mapping:
        """Raised, and let go at once; or a second attempt, and let go all the same."""
        one = self._of
        moves = [self._let_go("let_go", one.let_go.when, 2), self._curt("curt"), *map(self._poor, one.poor[:2])]
        late = self._let_go("late", "Mieux vaut tard, et la première réponse reste au compte.", 1, _LATE)
        return self._beats(
            raised=self._beat("{{ says }}", one.let_go.when, moves),
            pressed=self._beat("", "Arrêtez-vous, et dites ce que vous enregistrez.", [late, self._curt("curt_late")]),
        )

    def _beats(self, **beats: Mapping) -> Mapping:
        names = {"raised": "raise"}
        return Mapping(self._file, [(self._word(names.get(name, name)), body) for name, body in beats.items()])

    def _beat(self, client: str, whisper: str, moves: list[Mapping]) -> Mapping:
        first = self._turn % len(moves)
        turned = [*moves[first:], *moves[:first]]
        entries: list[tuple[Scalar, Node]] = [
            (self._word("stage"), self._word("objection")),
            (self._word("objection"), self._word(self._of.id)),
        ]
        if client:
            entries.append((self._word("client"), self._word(client, self._of.says.place)))
        entries += [
            (self._word("whisper"), self._word(whisper)),
            (self._word("moves"), Sequence(self._file, list(turned))),
        ]
        return Mapping(self._file, entries)

    def _probe(self) -> Mapping:
        listen, probe = self._of.listen.text(self._language), self._of.probe.wordings(self._language)
        say = f"{listen} {probe[0]}"
        why = _PROBED.format(motive=self._of.motive)
        return self._move(
            "probe", say, (*probe, listen), self._of.probe.place, "Accueillir · une question",
            ("listen", "probe"), why, 1, ("next", "probed"),
        )  # fmt: skip

    def _answers(self) -> Iterator[Mapping]:
        for one in self._of.answers:
            yield self._move(
                f"answer_{one.technique}", *self._words(one), one.place, _TECHNIQUE[one.technique],
                (f"answer.{one.technique}",), one.why, 1, ("next", "answered"),
            )  # fmt: skip

    def _answer_late(self) -> Mapping:
        one = self._of.answers[0]
        say, rest = self._words(one)
        sorry = _SORRY.get(self._language, _SORRY["fr"])
        return self._move(
            "answer_late", f"{sorry} {say}", (sorry, say, *rest), one.place, _TECHNIQUE[one.technique],
            ("listen", f"answer.{one.technique}"), _RECOVERED, 0, ("next", "answered"),
        )  # fmt: skip

    def _poor(self, one: PoorAnswer, before: str = "", then: str = "pressed") -> Mapping:
        found = self._move(
            f"{before}poor_{one.family}", *self._words(one), one.place, _NEUTRAL[one.family],
            (f"{POOR}.{one.family}",), one.why, 0, ("next", then), mood=-1, flag=one.flag,
        )  # fmt: skip
        hurt = self._of.hurt
        found.entries.append((self._word("answer"), self._word(hurt.text(self._language), hurt.place)))
        return found

    def _check(self) -> Mapping:
        one = self._of.check
        say, rest = self._words(one)
        hears = (*rest, *_WILL_DO.get(self._language, _WILL_DO["fr"]))
        found = self._move("check", say, hears, one.place, "Vérifier", ("check",), _CHECKED, 1, ("exit", RESOLVED))
        return self._leaving(found)

    def _skip(self) -> Mapping:
        say, *rest = _GO_ON.get(self._language, _GO_ON["fr"])
        return self._move(
            "skip", say, tuple(rest), self._file, "Passer à la suite", (SKIPPED,), _SKIPPED, 0, ("exit", RESOLVED)
        )

    def _recover(self) -> Mapping:
        say, rest = self._words(self._of.listen)
        sorry = _SORRY.get(self._language, _SORRY["fr"])
        return self._move(
            "recover", f"{sorry} {say}", (sorry, say, *rest), self._of.listen.place, "Revenir à sa question",
            ("listen",), _RECOVERED, 0, ("next", "probed"),
        )  # fmt: skip

    def _let_go(self, name: str, why: str, points: int = 0, before: dict[str, str] | None = None) -> Mapping:
        one = self._of.let_go
        say, rest = self._words(one)
        said = f"{before.get(self._language, before['fr'])} {say}" if before else say
        hint = "Enregistrer, et arrêter" if one.only else "Laisser"
        return self._leaving(
            self._move(
                name, said, (say, *rest) if before else rest, one.place, hint, (LET_GO,), why, points, ("exit", DROPPED)
            )
        )

    def _curt(self, name: str) -> Mapping:
        one = self._of.let_go.curt
        return self._move(name, *self._words(one), one.place, "Prendre congé", (LET_GO,), _CURT, 0, ("exit", DROPPED))

    def _leaving(self, move: Mapping) -> Mapping:
        move.entries.append((self._word("answer"), self._word("{{ agrees }}")))
        return move

    def _words(self, saying: Saying) -> tuple[str, tuple[str, ...]]:
        say, *rest = saying.wordings(self._language)
        return say, tuple(rest)

    def _move(
        self, name: str, say: str, hears: tuple[str, ...], place: Place, hint: str, handles: tuple[str, ...], why: str,
        points: int, led: tuple[str, str], *, mood: int = 0, flag: str = "",
    ) -> Mapping:  # fmt: skip
        entries: list[tuple[str, Node]] = [
            ("id", self._word(name)),
            ("say", self._word(_with_fact(say), place)),
            ("hint", self._word(hint)),
            ("handles", Sequence(place, [self._word(tag) for tag in handles])),
        ]
        if hears:
            entries.append(("hears", Sequence(place, [self._word(_with_fact(each), place) for each in hears])))
        if points:
            score = Mapping(place, [(self._word("{{ criterion }}"), self._word(str(points)))])
            entries.append(("score", score))
        if mood:
            entries.append(("mood", self._word(str(mood))))
        if flag:
            entries.append(("flag", self._word(flag)))
        if why:
            entries.append(("why", self._word(why)))
        entries.append((led[0], self._word(led[1])))
        return Mapping(place, [(self._word(key), node) for key, node in entries])

    def _word(self, text: str, place: Place | None = None) -> Scalar:
        return Scalar(text, place or self._file, quoted=True)


def _with_fact(text: str) -> str:
    return text.replace(f"{{{{ {FACT} }}}}", "{{ fact }}")
