"""The library of objections: each class as customers voice it, how it is worked through, and when to let it go.

The four steps are those of every course on objections: welcome it, dig (CRAC, « creuser »), answer by one technique
with one true fact, check. ACAVER, of which no source gives one meaning, is not used.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from rapidfuzz.distance.OSA import distance

from workstation.content.diagnostics import ContentFault, Place
from workstation.content.files import NamedText
from workstation.content.fillings import LANGUAGES, check_variables
from workstation.content.reading import AN_ID, Block, finish, is_id, open_document
from workstation.content.typography import set_french, set_text
from workstation.folding import folded

STEPS = ("listen", "probe", "answer", "check")
"""Welcome it, dig, answer, check: in this order."""
ANSWER, LET_GO, POOR, SKIPPED = "answer", "let_go", "poor", "skipped"
TECHNIQUES = (
    "crac",
    "isolation",
    "boomerang",
    "compensation",
    "anticipation",
    "yes_and",
    "proof",
    "alternative",
    "deferral",
)
"""Ways to answer: CRAC (creuser, reformuler, argumenter, contrôler), reformulation-isolement, boomerang, compensation,
anticipation, « oui, et », preuve, autre voie, report."""
FAMILIES = ("justification", "inquisition", "refutation", "minimising", "pressure", "untruth", "overstep")
"""What poor answers are: defending what nobody asked about, a chain of whys, proving the customer wrong, making light
of it, pressing; and saying what is not so, or what is not one's to say."""
TAGS = (
    *(step for step in STEPS if step != ANSWER),
    *(f"{ANSWER}.{technique}" for technique in TECHNIQUES),
    *(f"{POOR}.{family}" for family in FAMILIES),
    SKIPPED,
    LET_GO,
)
"""What a move may do with an objection: a step of the four, an answer by its technique, a poor one by its family, going
on without checking, letting go."""
FACT = "blank.fact"
"""What an answer inserts where only the case at hand says what is true."""

Said = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Saying:
    """A sentence by language, the model first and then how else it may be worded."""

    said: Said = field(default_factory=dict, hash=False)
    place: Place = field(default=Place(), compare=False)

    def text(self, language: str) -> str:
        """The model sentence, in the house's language where it is not said in that one."""
        return next(iter(self.wordings(language)), "")

    def wordings(self, language: str) -> tuple[str, ...]:
        """All of them."""
        return self.said.get(language) or self.said.get(LANGUAGES[0], ())


@dataclass(frozen=True)
class Answer(Saying):
    """An accepted answer, by its ``technique``; ``why`` it serves, for the recruit."""

    technique: str = ""
    why: str = ""


@dataclass(frozen=True)
class PoorAnswer(Saying):
    """What juniors say and should not, by its ``family``. ``flag``: the house's breach, or the rule that it breaks."""

    family: str = ""
    why: str = ""
    flag: str = ""


@dataclass(frozen=True)
class LetGo(Saying):
    """How it is let go. ``when`` that is right; ``only``: nothing else ever is, and any second attempt is pressure.

    ``curt`` leaves out what is to be recorded or said next.
    """

    when: str = ""
    only: bool = False
    curt: Saying = Saying()


@dataclass(frozen=True)
class Objection:
    """A class of objections. ``motive``: what it hides; ``hurt``: what the customer says to a poor answer.

    ``limits``: what the law and the post forbid here, resting on ``sources``; ``sheet``: what to read first.
    """

    id: str
    title: str
    tags: tuple[str, ...]
    motive: str
    says: Saying
    listen: Saying
    probe: Saying
    answers: tuple[Answer, ...]
    check: Saying
    poor: tuple[PoorAnswer, ...]
    hurt: Saying
    let_go: LetGo
    limits: str
    sources: tuple[str, ...]
    sheet: str = ""
    place: Place = field(default=Place(), compare=False)

    def sayable(self) -> dict[str, Saying]:
        """What an adviser may say to it, by what that does, in order; welcome and question are one breath."""
        if self.let_go.only:
            return {LET_GO: self.let_go}
        said = {
            language: (f"{self.listen.text(language)} {self.probe.text(language)}",) for language in self.probe.said
        }
        answers = {f"{ANSWER}.{one.technique}": one for one in self.answers}
        return {"probe": Saying(said, self.probe.place), **answers, "check": self.check, LET_GO: self.let_go}

    def sentences(self) -> tuple[Saying, ...]:
        """What an adviser may well say: all but the poor answers."""
        asked = () if self.let_go.only else (self.listen, self.probe, *self.answers, self.check)
        return (*asked, self.let_go, self.let_go.curt)


def read_objection(text: str, file: str) -> Objection:
    """The class of one file, whose name is its id. Raises ``ContentFault``."""
    return _read(NamedText(file, text))


def read_objections(files: Sequence[tuple[str, str]]) -> tuple[Objection, ...]:
    """Those of all files, (name, text) each. Raises ``ContentFault`` with what is wrong in any of them."""
    found, faults = [], []
    for file, text in files:
        try:
            found.append(read_objection(text, file))
        except ContentFault as fault:
            faults += fault.diagnostics
    if faults:
        raise ContentFault(faults)
    return tuple(found)


@functools.lru_cache(maxsize=64)
def _read(text: NamedText) -> Objection:
    top = open_document(text, text.file)
    found = read_block(top, PurePath(text.file).stem)
    finish(top, (*LANGUAGES, "limits"))
    return found


def read_block(top: Block, name: str) -> Objection:
    """A class, once its format is known; its faults go with the block's."""
    if not is_id(name):
        top.diagnostics.add("RP012", Place(), name="file", expected=AN_ID)
    let_go = _let_go(top)
    found = Objection(
        name,
        set_french(top.text("title", required=True)),
        top.texts("tags"),
        set_french(top.text("motive", required=True)),
        _saying(top, "says", filled=False),
        Saying() if let_go.only else _saying(top, "listen"),
        Saying() if let_go.only else _saying(top, "probe"),
        tuple(_answer(block) for block in top.blocks("answers")),
        Saying() if let_go.only else _saying(top, "check"),
        tuple(_poor(block) for block in top.blocks("poor")),
        _saying(top, "hurt", filled=False),
        let_go,
        set_french(top.text("limits", required=True)),
        top.texts("sources"),
        top.text("sheet"),
        top.place,
    )
    _whole(found, top)
    return found


def _whole(found: Objection, top: Block) -> None:
    """Report what a class lacks to be met, answered well and badly, and let go."""
    seen: set[str] = set()
    for one in (*found.answers, *found.poor):
        name = one.technique if isinstance(one, Answer) else one.family if isinstance(one, PoorAnswer) else ""
        if name in seen and name:
            top.diagnostics.add("RP031", one.place, name=name, where=top.diagnostics.where(top.place, one.place))
        seen.add(name)
    if not found.sources:
        top.diagnostics.add("RP011", top.place, name="sources")
    if len(found.poor) < 2:
        top.diagnostics.add("RP220", top.place_of("poor"), count=len(found.poor))
    if found.let_go.only and found.answers:
        top.diagnostics.add("RP221", top.place_of("answers"))
    if not found.let_go.only and len(found.answers) < 2:
        top.diagnostics.add("RP222", top.place_of("answers"), count=len(found.answers))


def _said(block: Block, filled: bool) -> Said:
    """By language, one wording or several; each language that customers speak has to be there."""
    found = {
        language: tuple(set_text(one, language) for one in block.texts(language))
        for language in LANGUAGES
        if block.has(language)
    }
    for language in LANGUAGES:
        if not found.get(language):
            block.diagnostics.add("RP213", block.place, name="fr", language=language)
            continue
        for text in found[language] if filled else ():
            check_variables(text, block.place_of(language), block.diagnostics)
    return found


def _saying(top: Block, key: str, filled: bool = True) -> Saying:
    block = top.block(key, required=True)
    if block is None:
        return Saying()
    found = Saying(_said(block, filled), block.place)
    block.done()
    return found


def _answer(block: Block) -> Answer:
    technique = block.choice("technique", TECHNIQUES, required=True)
    found = Answer(_said(block, filled=True), block.place, technique, set_french(block.text("why", required=True)))
    block.done()
    return found


def _poor(block: Block) -> PoorAnswer:
    family, flag = block.choice("family", FAMILIES, required=True), block.text("flag")
    why = set_french(block.text("why", required=True))
    found = PoorAnswer(_said(block, filled=False), block.place, family, why, flag)
    block.done()
    return found


def _let_go(top: Block) -> LetGo:
    block = top.block("let_go", required=True)
    if block is None:
        return LetGo()
    curt = block.block("curt")
    found = LetGo(
        _said(block, filled=True),
        block.place,
        set_french(block.text("when", required=True)),
        block.flag("only"),
        Saying(_said(curt, filled=True), curt.place) if curt else Saying(),
    )
    if curt:
        curt.done()
    elif found.only:
        block.diagnostics.add("RP011", block.place, name="curt")
    block.done()
    return found


def searched(objections: Sequence[Objection], query: str) -> tuple[Objection, ...]:
    """The classes that answer what was typed, two letters of it or more, the nearest first; all of them for nothing.

    Each word typed begins a word of the class, whatever its accents and case, in any of the three languages; a longer
    one may hold a slip. Titles and tags come before how customers voice it.
    """
    wanted = folded(query).split()
    ranked = []
    for at, one in enumerate(objections):
        spoken = " ".join(text for texts in one.says.said.values() for text in texts)
        near, far = folded(" ".join((one.title, *one.tags))).split(), folded(spoken).split()
        ranks = [_rank(word, near, far) for word in wanted]
        if all(rank < _NOT for rank in ranks):
            ranked.append((sum(ranks), at, one))
    return tuple(one for _, _, one in sorted(ranked, key=lambda each: each[:2]))


_NOT = 99
_SLIP = 4
"""Letters from which a word may hold a slip: a shorter one is nearly any word."""


def _rank(word: str, near: Sequence[str], far: Sequence[str]) -> int:
    for rank, words in enumerate((near, far)):
        if any(other.startswith(word) for other in words):
            return rank
    if len(word) >= _SLIP:
        for rank, words in enumerate((near, far), 2):
            if any(_is_near(word, other) for other in words):
                return rank
    return _NOT


def _is_near(word: str, other: str) -> bool:
    """Whether the word begins the other one but for a letter: another, missing, or too many."""
    sizes = (len(word) - 1, len(word), len(word) + 1)
    return any(distance(word, other[:size], score_cutoff=1) <= 1 for size in sizes)


def of(objections: Sequence[Objection], name: str) -> Objection | None:
    """The class of that id."""
    return next((one for one in objections if one.id == name), None)
