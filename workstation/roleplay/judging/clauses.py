"""A text cut into clauses: what each denies, what it puts off, and whether it says anything at all.

« Opposition non faite » holds the word « opposition » and says the contrary; « à faire : opposition » says nothing of
what was done; « opposition, référence » says nothing whatever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from workstation.folding import folded, straightened
from workstation.roleplay.judging.agreement import agreed
from workstation.roleplay.judging.grammar import Grammar, grammar
from workstation.roleplay.judging.number_words import written_numbers
from workstation.roleplay.judging.numbers import numbers

_PIECE = re.compile(r"[^\W_]+'?|[^\w\s]|_|\n")
_CLOSES = frozenset(".!?;\n")
_PARTS = frozenset(',:()«»"[]/→|+•')
_SHORT = frozenset(
    re.findall(r"\w+", "ref refs tel no mme mr dr nb env max min art cf mlle st ste bd av m p ex resp conf op vir dep")
)
_INFINITIVE = re.compile(r"\w{2,}(?:er|ir|re)\Z")
_TO = re.compile(r"(?<!\w)(?:a|to be|zu)\Z")
# So many words without one that links them are no sentence.
_KEYWORDS = 5


class Token(NamedTuple):
    """A word or a number of a text. ``kind`` and ``value`` are a number's; ``clause`` is the number of its clause."""

    word: str
    stem: str
    clause: int
    kind: str = ""
    value: str = ""
    accented: bool = False


@dataclass
class Clause:
    """A stretch of a sentence. ``joined``: the sign or word before it; ``first`` of its sentence.

    ``asked``: it is a question. ``denied`` has a truth value for each token; ``put_off``: asked for, planned,
    conditional, to be done; ``handed``: the places of a request and of the word that says it was carried out, from
    which on nothing is put off; ``late``: the places of what alone puts it off; ``says``: it is more than key words.
    """

    joined: str
    first: bool
    start: int
    end: int = 0
    denied: list[bool] = field(default_factory=list)
    whole: bool = False
    put_off: bool = False
    handed: tuple[int, int] | None = None
    late: frozenset[int] = frozenset()
    asked: bool = False
    says: bool = False
    head: bool = False


@dataclass(frozen=True)
class Reading:
    """A text read: its tokens and its clauses."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    grammar: Grammar

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its words have in common with their other agreements."""
        return frozenset(token.stem for token in self.tokens)

    def denied(self, at: int) -> bool:
        """Whether the token at that place is denied in its clause."""
        clause = self.clauses[self.tokens[at].clause]
        return clause.denied[at - clause.start]

    def put_off(self, places: tuple[int, ...]) -> bool:
        """Whether what stands there is put off: the thing asked for is; the request that was carried out is not.

        Nor is what says it by such a word itself: « ne peut plus servir », « annulée ».
        """
        clause = self.of(places[-1])
        if clause.late and clause.late <= {*places}:
            return False
        if not clause.put_off or clause.handed is None:
            return clause.put_off
        request, handed = clause.handed
        return places[0] != request and any(at < handed for at in places)

    def supposed(self, at: int) -> bool:
        """Whether its clause supposes (« lorsque », “if”) and gives no figure: it holds for anybody."""
        clause = self.of(at)
        figures = any(token.kind for token in self.tokens[clause.start : clause.end])
        return clause.joined in self.grammar.supposing and not figures

    def predicates(self, clause: Clause) -> bool:
        """Whether that clause holds a verb, or a participle."""
        judge = _Judge(self, clause)
        return any(map(judge.is_predicate, range(len(judge.tokens))))

    def of(self, at: int) -> Clause:
        """The clause of a token."""
        return self.clauses[self.tokens[at].clause]


@lru_cache(maxsize=1_024)
def read(text: str, language: str = "fr") -> Reading:
    """The clauses of a text."""
    words = grammar(language)
    tokens, clauses = _cut(text, language, words)
    reading = Reading(tokens, clauses, words)
    for clause in clauses:
        _Judge(reading, clause).judge()
    _carry(reading)
    return reading


def tokens_of(text: str, language: str = "fr") -> tuple[Token, ...]:
    """The words and numbers of a short text, its joining words among them."""
    return _cut(text, language, grammar(language))[0]


def _pieces(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Words, numbers and signs in order: (word or sign, kind, value, written with an accent at its end)."""
    plain = folded(text)
    found = numbers(plain)
    accents = _accents(text, plain)
    at = 0
    for one in [*found, None]:
        end = one.start if one else len(plain)
        for piece in _PIECE.finditer(plain, at, end):
            word = piece[0]
            if word == "-" and plain[piece.start() - 1 : piece.start()] not in (" ", "\n"):
                continue  # inside a word
            is_word = word[0].isalnum()
            yield word, "", "", is_word and word.strip("'") in accents
        if one:
            yield "".join(filter(str.isalnum, plain[one.start : one.end])), one.kind, one.value, False
            at = one.end


def _accents(text: str, plain: str) -> frozenset[str]:
    """The folded words that are written with « é » at their end: participles. Unknown where no accent is typed."""
    if plain == text:
        return frozenset()
    written = straightened(text).casefold()
    return frozenset(folded(word) for word in re.findall(r"[^\W_]+és?(?!\w)|(?<!\w)à(?!\w)", written))


def _cut(text: str, language: str, words: Grammar) -> tuple[tuple[Token, ...], tuple[Clause, ...]]:
    tokens: list[Token] = []
    clauses = [Clause("", True, 0)]

    def begin(joined: str, first: bool = False) -> None:
        last = clauses[-1]
        if last.start == len(tokens):  # nothing stands in it
            last.joined, last.first = (joined, last.first or first) if not last.first or first else (last.joined, True)
        else:
            last.end = len(tokens)
            clauses.append(Clause(joined, first, len(tokens)))

    before = ""
    for word, kind, value, accented in written_numbers(_pieces(text), language):
        if not kind and not word[0].isalnum():
            if word == "?":
                _ask(clauses)
            if word in _CLOSES and not (word == "." and before in _SHORT):
                begin(word, first=True)
            elif word in _PARTS or word == "-":
                begin(word)
        else:
            if not kind and word in words.joins and not (word in words.beside and before in words.helping):
                begin(word)
            stem = word if kind else agreed(word, language)
            tokens.append(Token(word, stem, len(clauses) - 1, kind, value, accented))
        before = word
    clauses[-1].end = len(tokens)
    if clauses[-1].start == len(tokens) and len(clauses) > 1:
        clauses.pop()
    for clause in clauses:
        clause.denied = [False] * (clause.end - clause.start)
    return tuple(tokens), tuple(clauses)


def _ask(clauses: list[Clause]) -> None:
    """A question claims nothing: it takes in every clause of its sentence."""
    for clause in reversed(clauses):
        clause.asked = True
        if clause.first:
            return


class _Judge:
    """One clause by itself."""

    def __init__(self, reading: Reading, clause: Clause) -> None:
        self.words = reading.grammar
        self.clause = clause
        self.tokens = reading.tokens[clause.start : clause.end]

    def judge(self) -> None:
        clause, tokens = self.clause, self.tokens
        self._deny()
        late = [at for at in range(len(tokens)) if self._puts_off(at)]
        clause.put_off = clause.asked or bool(late)
        clause.handed = None if clause.asked else self._handed(late)
        clause.late = frozenset() if clause.asked else self._itself(late)
        clause.says = self._says()
        clause.head = not any(self._is_content(at) for at in range(len(tokens)))

    def _deny(self) -> None:
        words, clause = self.words, self.clause
        for at, token in enumerate(self.tokens):
            after = self._next(at)
            if self._bounds(at):  # « pas plus tard que lundi » says when
                continue
            if token.word in words.openers or (token.word in words.around and not self._only(at)):
                clause.whole = True
            elif token.word in words.behind:
                self._mark(0, at)
            elif token.word in words.ahead or (token.kind == "number" and token.value == "0"):
                self._mark(at + 1, len(self.tokens))
                if after < 0 or (token.word in _OF_PREDICATES and self.is_predicate(after)):
                    self._mark(0, at)
            elif token.word in words.lacks and at + 1 < len(self.tokens) and self.tokens[at + 1].word in words.of:
                self._mark(at + 1, len(self.tokens))
        if clause.whole:
            self._mark(0, len(self.tokens))

    def _mark(self, start: int, end: int) -> None:
        self.clause.denied[start:end] = [True] * (end - start)

    def _next(self, at: int) -> int:
        """The next word that is no small one, or -1."""
        for place in range(at + 1, len(self.tokens)):
            if self.tokens[place].word not in self.words.small or self.tokens[place].word in self.words.of:
                return place
        return -1

    def _bounds(self, at: int) -> bool:
        """“no later”: a denial that sets a bound."""
        following = " ".join(token.word for token in self.tokens[at + 1 : at + 3])
        return following.startswith(self.words.bounds)

    def _only(self, at: int) -> bool:
        """“not only”."""
        return any(token.word in self.words.only for token in self.tokens[at + 1 : at + 3])

    def is_predicate(self, at: int) -> bool:
        """Whether the word is a verb, or a participle."""
        token, words = self.tokens[at], self.words
        return not token.kind and (token.accented or token.word in words.said or bool(words.verb.match(token.word)))

    def _is_content(self, at: int) -> bool:
        token, words = self.tokens[at], self.words
        if token.kind or token.word in words.small or token.word in words.negators or token.word in words.joins:
            return False
        return not self.is_predicate(at) and not self._puts_off(at)

    def _to_do(self, at: int) -> bool:
        """« à faire », “to be done”; not « à votre carte »."""
        if self.tokens[at].word in self.words.small:
            return False
        before = " ".join(token.word for token in self.tokens[max(0, at - 2) : at])
        return bool(_INFINITIVE.match(self.tokens[at].word) and _TO.search(before)) or (
            before == "to be" or before.endswith(" to be")
        )

    def _puts_off(self, at: int) -> bool:
        token, words = self.tokens[at], self.words
        if token.kind:
            return False
        if token.word.startswith("demand"):
            return self._asked(at)
        before = self.tokens[at - 1].word if at else ""
        if token.word in ("cours", "attente", "instance"):
            return before == "en"
        return token.word in words.put_off or bool(words.later.match(token.word)) or self._to_do(at)

    def _handed(self, late: list[int]) -> tuple[int, int] | None:
        """« demande de remise transmise »: where a request that alone puts off is itself carried out."""
        if len(late) != 1 or self.tokens[late[0]].accented or self.tokens[late[0]].word not in self.words.asking:
            return None
        after = range(late[0] + 1, len(self.tokens))
        done = next((at for at in after if self.tokens[at].word in self.words.handed), None)
        return None if done is None else (self.clause.start + late[0], self.clause.start + done)

    def _itself(self, late: list[int]) -> frozenset[int]:
        """The places of what puts off, unless one of them is a request, a future or something to do."""
        for at in late:
            word = self.tokens[at].word
            asked = word.startswith("demand") or word in self.words.asking
            if asked or self.words.later.match(word) or self._to_do(at):
                return frozenset()
        return frozenset(self.clause.start + at for at in late)

    def _asked(self, at: int) -> bool:
        """« opposition demandée », « demande d’opposition »; not « faite à la demande de la cliente »."""
        before = self.tokens[at - 1].word if at else ""
        return self.tokens[at].accented or before not in ("la", "sa", "leur", "sur", "cette")

    def _says(self) -> bool:
        """Whether the clause is a sentence, however short: it predicates, gives a value, or links two things."""
        tokens, words = self.tokens, self.words
        linked = any(token.word in words.small or token.kind or token.word in words.negators for token in tokens)
        content = sum(self._is_content(at) for at in range(len(tokens)))
        if len(tokens) > _KEYWORDS and not linked:
            return False
        told = any(
            self.is_predicate(at) or token.kind or token.word in words.negators for at, token in enumerate(tokens)
        )
        return told or self.clause.put_off or (linked and content > 1)


# A word that denies what is said of something, and so the thing: « opposition non faite », « opposition pas faite ».
_OF_PREDICATES = frozenset({"non", "pas", "jamais", "ni", "rien", "guere"})


def _carry(reading: Reading) -> None:
    """What one clause does to its neighbours."""
    put_off = denied = False
    for before, clause in pairwise(reading.clauses):
        if clause.first:
            put_off = denied = False
            continue
        if before.head and clause.joined == ":":  # « à faire : opposition, carte », « non fait : opposition »
            put_off, denied = before.put_off, any(_negates(reading, before))
        if put_off or _still_to_come(reading, before, clause):
            clause.put_off, clause.handed, clause.late = True, None, frozenset()
        if denied or _denied_by(reading, before, clause):
            clause.denied = [True] * len(clause.denied)
    for clause, after in reversed(list(pairwise(reading.clauses))):
        if not after.first and after.joined in _TIES:
            _backward(reading, clause, after)


def _still_to_come(reading: Reading, before: Clause, clause: Clause) -> bool:
    """« l’opposition sera faite et la carte commandée »: one verb for both."""
    later = any(reading.grammar.later.match(word) for word in _words(reading, before))
    return (
        later and clause.joined in _AND and not any(word in reading.grammar.helping for word in _words(reading, clause))
    )


# What ties a clause to the one before it; « mais » does not.
_AND = frozenset({"et", "and", "und"})
_TIES = _AND | frozenset({"puis", "then", "dann"}) | frozenset(",:(-)")


def _words(reading: Reading, clause: Clause) -> list[str]:
    return [token.word for token in reading.tokens[clause.start : clause.end]]


def _negates(reading: Reading, clause: Clause) -> Iterator[bool]:
    return (word in reading.grammar.negators for word in _words(reading, clause))


def _denied_by(reading: Reading, before: Clause, clause: Clause) -> bool:
    """Whether a denial goes on: « ne pense pas que … », « pas d’opposition, de référence »."""
    words = reading.grammar
    if clause.joined in words.only and before.whole:
        if any(word in words.ahead or word in words.around for word in _words(reading, before)):
            return True
        before.denied = [False] * len(before.denied)  # « n’est bloquée que … »
        return False
    led = [word for word in _words(reading, clause) if word not in _LEADS][:1]
    goes_on = bool(led) and led[0] in words.of and (clause.joined == "," or clause.joined in _AND)
    return goes_on and any(before.denied) and not before.whole


_LEADS = frozenset({"et", "ou", "and", "or", "und", "oder"})


def _backward(reading: Reading, clause: Clause, after: Clause) -> None:
    """What a clause says of the thing that the one before it names."""
    alone, told = not reading.predicates(clause), reading.predicates(after)
    if after.head and after.put_off and after.joined == ":":  # « opposition : à faire »
        clause.put_off, clause.handed, clause.late = True, None, frozenset()
    elif after.head and any(_negates(reading, after)):
        if alone or (after.joined == ":" and not told):  # « référence : aucune », « opposition (non faite) »
            clause.denied = [True] * len(clause.denied)
    elif after.head and any(word in reading.grammar.done for word in _words(reading, after)):
        clause.put_off = clause.put_off and after.put_off  # « demandée et faite »
    elif after.joined in _AND and alone and any(after.denied[:2]):  # « opposition et référence absentes »
        clause.denied = [True] * len(clause.denied)
    if after.joined == ":":  # a label and what it stands for
        clause.says |= (after.says or after.head) and clause.end - clause.start <= _KEYWORDS
    elif after.joined.isalpha() or after.head:  # « opposition et remplacement faits »
        clause.says |= told
