"""Rules: what holds in every role-play, said or written; one entry of ``scripts/rules/`` is one rule.

A rule is found by its wordings, by what numbers and signs are (a card, an account, a code, a left-over of a template),
or by the lack of what it needs. What it weighs depends on where it is broken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property

from workstation.content.diagnostics import Place
from workstation.folding import folded
from workstation.roleplay.judging import first
from workstation.roleplay.judging.enumerated import taken_over
from workstation.roleplay.judging.familiar import formal
from workstation.roleplay.judging.looks import ANOTHER_PERSON, EXAMPLES, LOOKS, untold
from workstation.roleplay.judging.persons import NOBODY, Others
from workstation.roleplay.judging.sentence import Sentence, read, sentences
from workstation.roleplay.judging.turns import BUT
from workstation.roleplay.judging.wordings import Index, Wording

SPOKEN, CHAT, MAIL, NOTE, HEARD = "spoken", "chat", "mail", "note", "heard"
PLACES = (SPOKEN, CHAT, MAIL, NOTE, HEARD)
"""Where a rule holds; what is heard is said by the customer, and nobody is marked by it."""
SAID = (SPOKEN, CHAT, MAIL)
"""Where an adviser asks the customer for something."""
FATAL, HEAVY, LIGHT = "fatal", "heavy", "light"
PENALTIES = {FATAL: 0, HEAVY: 20, LIGHT: 5}
"""Points of 100 taken by each severity (gravité), from the heaviest; a fatal breach makes the score 0."""
SEVERITIES = tuple(PENALTIES)
NOTES_LANGUAGE = "fr"
IDENTIFIED = 3
"""The level of identity at which everything may be told."""
_MOST_KNOWN = 4_096
_PLACE_OF = {"chat": CHAT, "email": MAIL}


def place_of(channel: str) -> str:
    """Where what is said to a customer is said, on that channel."""
    return _PLACE_OF.get(channel, SPOKEN)


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule. ``places``: its severity where it holds; ``better``: what to write or say instead, by language.

    ``says`` are the wordings that break it, by language; ``needs`` those of which one must stand; ``looks`` names what
    is found by its shape. A wording found inside one of ``part_of`` is another thing, and none breaks the rule in a
    sentence that holds one of ``unless``, nor where it is denied unless the rule is ``strict``; nor after one of
    ``told``, the ways in which a file's sentences tell of others (« on vous a dit … »). It holds below the identity
    ``below`` only. ``mood`` is what the customer's patience does, ``answer`` what they say, by language.
    """

    id: str
    title: str
    reason: str
    places: Mapping[str, str]
    says: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    needs: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    part_of: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    better: Mapping[str, str] = field(default_factory=dict)
    answer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    looks: tuple[str, ...] = ()
    strict: bool = False
    below: int = IDENTIFIED + 1
    mood: int = 0
    told: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    place: Place = field(default_factory=Place, compare=False, repr=False)

    def severity_on(self, channel: str) -> str:
        """What breaking it weighs in a contact on that channel; where a note weighs otherwise, the heavier counts."""
        held = (self.places.get(place_of(channel), ""), self.places.get(NOTE, ""))
        return next((severity for severity in SEVERITIES if severity in held), "")

    def holds(self, sentence: Sentence) -> bool:
        """Whether what a text needs stands in the sentence."""
        needed = self._indexes.get(("needs", sentence.language))
        return needed is not None and next(needed.found(sentence), None) is not None

    def excuses(self, wording: Wording, sentence: Sentence, places: tuple[int, ...]) -> bool:
        """Whether what was found is another thing, is denied, told, or stands in a sentence that makes it innocent."""
        own = () if wording.plain else places
        return self.guarded(sentence, places, own) or (
            not self.strict and not wording.denies and sentence.denied(places)
        )

    def guarded(self, sentence: Sentence, places: tuple[int, ...], own: tuple[int, ...] = ()) -> bool:
        """Whether one of the rule's own guards excuses what was found at these places.

        A guard that begins among ``own``, the words of the wording itself, excuses nothing: « même si … on vous
        rembourse »; nor does one after which another order is given: « raccrochez, et donnez-moi le code ».
        """
        inside, around, before = (
            self._indexes.get((kind, sentence.language)) for kind in ("part_of", "unless", "told")
        )
        if inside and any(not set(found).isdisjoint(places) for found in inside.places(sentence)):
            return True
        if around and any(
            found[0] not in own and not sentence.goes_on(found[-1], places[0]) for found in around.places(sentence)
        ):
            return True
        if before and any(_leads(found, sentence, places) for found in before.places(sentence)):
            return True
        return "code" in self.looks and untold(sentence.plain)

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], Index]:
        found: dict[tuple[str, str], Index] = {}
        for kind in ("needs", "unless", "part_of", "told"):
            for language, wordings in getattr(self, kind).items():
                for wording in wordings:
                    found.setdefault((kind, language), Index()).add(wording, 0)
        return found


@dataclass(frozen=True)
class Finding:
    """What has no place in a text: the rule it breaks, the word, what to write instead or nothing, and the severity.

    ``word`` is empty for what the text lacks; ``severity`` where the rule weighs nothing at that place.
    """

    family: str
    word: str
    neutral: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Found:
    """A finding and where it stands in the folded text."""

    finding: Finding
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules in force. ``marking``: the version of marking whose way of looking is used.

    ``others``: who has no place where the text goes, asked for when a rule looks for them.
    """

    rules: tuple[Rule, ...] = ()
    marking: int = 0
    others: Callable[[], Others] = lambda: NOBODY

    def get(self, rule: str) -> Rule | None:
        """The rule of that id."""
        return self._by_id.get(rule)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._by_id)

    def example(self, rule: str, language: str = NOTES_LANGUAGE) -> str:
        """A wording that breaks a rule, as it is listed, or what it finds by its shape; nothing when there is none."""
        found = self.get(rule)
        if found is None:
            return ""
        shapes = (EXAMPLES[look] for look in found.looks if look in EXAMPLES)
        return next((one.text for one in found.says.get(language, ()) if one.plain), next(shapes, ""))

    def without(self, lifted: Mapping[str, int]) -> Rules:
        """The same, some lifted from a level of identity on, 0 for always."""
        known = frozenset((rule, level) for rule, level in lifted.items() if rule in self._by_id)
        if not known:
            return self
        if known not in self._fewer:
            levels = dict(known)
            left = (
                replace(rule, below=min(rule.below, levels[rule.id])) if rule.id in levels else rule
                for rule in self.rules
                if levels.get(rule.id) != 0
            )
            self._fewer[known] = replace(self, rules=tuple(left))
        return self._fewer[known]

    def as_marked(self, version: int) -> Rules:
        """The same words, looked for as that version of marking did."""
        return replace(self, marking=version) if version == 1 else self

    def about(self, others: Callable[[], Others]) -> Rules:
        """The same, in a conversation where these others have no place; what was looked at is known already."""
        _ = self._by_id, self._indexes, self._known
        found = copy(self)
        object.__setattr__(found, "others", others)
        found.__dict__.pop("_fewer", None)  # they do not know these others
        return found

    def findings(
        self,
        text: str,
        place: str = NOTE,
        language: str = NOTES_LANGUAGE,
        named: Collection[str] = (),
        identity: int = 0,
    ) -> list[Finding]:
        """What breaks a rule in a text written or said at a place, each once; ``named``: rules read there besides.

        ``identity``: the level that the customer has reached.
        """
        looked = self._looked(place, named)
        if self.marking == 1:
            families = {rule.id: _as_listed(rule) for rule in looked}
            return [Finding(*found) for found in first.findings(families, text)]
        found = [one.finding for one in self.places(folded(text), place, language, named, identity)]
        return list(dict.fromkeys([*found, *self._lacking(text, place, language, looked)]))

    def places(
        self,
        plain: str,
        place: str = NOTE,
        language: str = NOTES_LANGUAGE,
        named: Collection[str] = (),
        identity: int = 0,
    ) -> list[Found]:
        """What breaks a rule in a folded text and where it stands: the wordings first, then what is found by shape."""
        looked = self._looked(place, named)
        if self.marking == 1:
            listed = {rule.id: _as_listed(rule) for rule in looked}
            return [Found(Finding(*found), start, end) for found, start, end in first.places(listed, plain)]
        read_here = frozenset(rule.id for rule in looked if identity < rule.below)
        found = [
            Found(one.finding, one.start + at, one.end + at)
            for sentence, at in sentences(plain)
            for one in self._worded(sentence, language, place, read_here)
        ]
        if place in SAID:
            found += self._enumerated(plain, language, place, read_here, found)
            found += self._familiar(plain, language, place, read_here, found)
        for rule in looked:
            for look in rule.looks:
                for start, end in self._shaped(look, plain):
                    found.append(Found(self._finding(rule, plain[start:end], place, language), start, end))
        return found

    def _enumerated(
        self, plain: str, language: str, place: str, read_here: frozenset[str], known: Iterable[Found]
    ) -> Iterator[Found]:
        """What an enumeration asks for without a verb of its own, where nothing was found there."""
        spots = [(one.finding.family, one.start, one.end) for one in known]
        for text, at, longer in taken_over(plain, language):
            for one in self._worded(text, language, place, read_here):
                start, end = max(one.start - longer, 0) + at, one.end - longer + at
                family = one.finding.family
                if not any(family == rule and first < end and start < last for rule, first, last in spots):
                    yield Found(replace(one.finding, word=plain[start:end].strip()), start, end)

    def _familiar(
        self, plain: str, language: str, place: str, read_here: frozenset[str], known: Iterable[Found]
    ) -> Iterator[Found]:
        """What is said with « tu » and would break a rule with « vous », where that rule was not found broken."""
        broken = {one.finding.family for one in known}
        for sentence, at in sentences(plain):
            said = formal(sentence, language)
            for one in self._worded(said.text, language, place, read_here) if said else ():
                if one.finding.family not in broken:
                    start, end = said.stood(one.start, one.end) if said else (0, 0)
                    word = sentence[start:end]
                    yield Found(replace(one.finding, word=word), start + at, end + at)

    def _shaped(self, look: str, plain: str) -> Iterator[tuple[int, int]]:
        if look == ANOTHER_PERSON:
            return ((one.start, one.end) for one in self.others().strays(plain))
        return LOOKS[look](plain)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def _index(self, language: str, *, heard: bool = False) -> Index:
        """The wordings of every rule in a language, ready to be looked for; of those on what is ``heard`` alone.

        A customer is listened to before anything is said to them, and few rules are about what they say.
        """
        known = self._indexes.get((language, heard))
        if known is None:
            known = self._indexes[language, heard] = Index()
            for number, rule in enumerate(self.rules):
                if heard and HEARD not in rule.places:
                    continue
                for wording in rule.says.get(language, ()):
                    known.add(wording, number)
        return known

    @cached_property
    def _indexes(self) -> dict[tuple[str, bool], Index]:
        return {}

    @cached_property
    def _fewer(self) -> dict[frozenset[tuple[str, int]], Rules]:
        """The same, some lifted: each session of a role-play that lifts some looks for the same words."""
        return {}

    @cached_property
    def _known(self) -> dict[tuple[str, str, str, frozenset[str]], tuple[Found, ...]]:
        """What was found in each sentence: while somebody types, all but one are as they were."""
        return {}

    def _looked(self, place: str, named: Collection[str]) -> list[Rule]:
        return [rule for rule in self.rules if place in rule.places or rule.id in named]

    def _worded(self, plain: str, language: str, place: str, read_here: frozenset[str]) -> tuple[Found, ...]:
        """What breaks a rule in a sentence, and where it stands there."""
        key = plain, language, place, read_here
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            sentence = read(plain, language)
            self._known[key] = tuple(self._broken(sentence, place, read_here))
        return self._known[key]

    def _broken(self, sentence: Sentence, place: str, read_here: frozenset[str]) -> Iterator[Found]:
        """Of what breaks one rule at one spot, the longest."""
        taken: dict[int, set[int]] = {}
        heard = all(HEARD in self._by_id[rule].places for rule in read_here)
        known = self._index(sentence.language, heard=heard).found(sentence)
        found = [one for one in known if self.rules[one[1]].id in read_here]
        for wording, number, places in sorted(found, key=lambda one: -len(one[2])):
            rule, spans = self.rules[number], range(places[0], places[-1] + 1)
            if place != NOTE and sentence.quoted(places):
                continue
            if taken.get(number, set()).isdisjoint(spans) and not rule.excuses(wording, sentence, places):
                taken.setdefault(number, set()).update(spans)
                start, end = sentence.words[places[0]].start, sentence.words[places[-1]].end
                word = wording.text if wording.plain else sentence.plain[start:end]
                yield Found(self._finding(rule, word, place, sentence.language), start, end)

    @staticmethod
    def _finding(rule: Rule, word: str, place: str, language: str) -> Finding:
        return Finding(rule.id, word, rule.better.get(language, ""), rule.places.get(place, ""))

    def _lacking(self, text: str, place: str, language: str, looked: Iterable[Rule]) -> Iterator[Finding]:
        """What a text needs and does not hold."""
        words = [read(plain, language) for plain, _ in sentences(folded(text))]
        for rule in looked:
            if rule.needs.get(language) and not any(rule.holds(sentence) for sentence in words):
                yield self._finding(rule, "", place, language)


def _leads(told: tuple[int, ...], sentence: Sentence, places: tuple[int, ...]) -> bool:
    """Whether what is told of others begins before what was found, and nothing turns against it in between.

    A pause in it parts two sentences: « you’ll get a text, tell me the code ».
    """
    if told[0] >= places[0] or sentence.words[told[0]].clause != sentence.words[told[-1]].clause:
        return False
    turned = BUT.get(sentence.language, frozenset())
    return not any(sentence.words[at].text in turned for at in range(told[0], places[0]))


def _as_listed(rule: Rule) -> tuple[tuple[str, str], ...]:
    return tuple((one.text, rule.better.get(NOTES_LANGUAGE, "")) for one in rule.says.get(NOTES_LANGUAGE, ()))


def heaviest(findings: Iterable[Finding]) -> str:
    """The heaviest severity of some findings; nothing when none weighs."""
    weighed = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in weighed), "")
