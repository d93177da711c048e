"""What a well-formed role-play must still hold to: references, points, texts, and that it teaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workstation.bank.identity import DESK_ACTS, ELEMENTS
from workstation.content.dates import is_relative
from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.content.text import TextFault, insertions
from workstation.i18n import mark
from workstation.roleplay import model as m


@dataclass(frozen=True)
class Around:
    """What a role-play may refer to: people, figures, disposition codes, the scorecard's criteria and flags, sheets."""

    people: Collection[str]
    figures: Collection[str]
    codes: Collection[str]
    criteria: Collection[str]
    flags: Collection[str]
    sheets: Collection[str]


def check_script(script: m.Script, diagnostics: Diagnostics, around: Around | None) -> None:
    """Report everything that does not hold together."""
    check = _Check(script, diagnostics, around)
    check.ids()
    check.beats()
    check.moves()
    check.texts()
    check.tests()
    if around:
        check.surroundings(around)


class _Check:
    def __init__(self, script: m.Script, diagnostics: Diagnostics, around: Around | None) -> None:
        self.script = script
        self.diagnostics = diagnostics
        self.around = around
        self.criteria = {c.id: c.maximum for c in script.rubric}
        self.flags = {f.id for f in script.flags} | set(around.flags if around else ())
        self.top = Place()

    def all_moves(self) -> Iterator[tuple[m.Move, str]]:
        """Every move with its kind: move, subject, note, reply, interrupt, desk."""
        for beat in self.script.beats:
            for move in beat.moves:
                yield move, "move"
            for move in beat.subjects.of if beat.subjects else ():
                yield move, "subject"
            for move in beat.note.moves if beat.note else ():
                yield move, "note"
            for move in beat.reply.moves if beat.reply else ():
                yield move, "reply"
        for interrupt in self.script.interrupts:
            for move in interrupt.beat.moves:
                yield move, "interrupt"
        for move in self.script.desk:
            yield move, "desk"

    def all_beats(self) -> Iterator[m.Beat]:
        """Every beat, those of the interrupts included."""
        yield from self.script.beats
        yield from (interrupt.beat for interrupt in self.script.interrupts)

    def ids(self) -> None:
        seen: dict[str, Place] = {}
        for move, _ in self.all_moves():
            if move.id in seen:
                self.diagnostics.add("RP031", move.place, name=move.id, line=seen[move.id].line)
            seen.setdefault(move.id, move.place)
        known = {beat.id: beat.place for beat in self.script.beats}
        for interrupt in self.script.interrupts:
            beat = interrupt.beat
            if beat.id in known:
                self.diagnostics.add("RP031", beat.place, name=beat.id, line=known[beat.id].line)
            known.setdefault(beat.id, beat.place)

    def beats(self) -> None:
        for beat in self.all_beats():
            if not (beat.moves or beat.subjects or beat.route or beat.note or beat.reply):
                self.diagnostics.add("RP038", beat.place, name=beat.id)
            if beat.route and beat.route[-1].when is not None:
                self.diagnostics.add("RP037", beat.route[-1].place, name=beat.id)
            if beat.subjects and beat.subjects.need > len(beat.subjects.of):
                need, count = beat.subjects.need, len(beat.subjects.of)
                self.diagnostics.add("RP046", beat.subjects.place, need=need, count=count)
            if beat.silence and beat.silence.flag:
                self.flag(beat.silence.flag, beat.place)

    def moves(self) -> None:
        for move, kind in self.all_moves():
            if kind in ("move", "note", "reply") and bool(move.next) == bool(move.end):
                self.diagnostics.add("RP035", move.place, name=move.id)
            if (kind in ("subject", "desk") and (move.next or move.end)) or (move.next and move.end):
                self.diagnostics.add("RP035", move.place, name=move.id)
            if kind not in ("note", "reply") and not move.say and not move.desk:
                self.diagnostics.add("RP044", move.place, name=move.id)
            if move.desk and move.desk not in DESK_ACTS:
                self.diagnostics.add("RP048", move.place, nearest(move.desk, DESK_ACTS), name=move.desk)
            if move.verifies and move.verifies not in ELEMENTS:
                expected = " · ".join(ELEMENTS)
                self.diagnostics.add(
                    "RP012", move.place, nearest(move.verifies, ELEMENTS), name="verifies", expected=expected
                )
            for flag in (*move.flags, *((move.breach_flag,) if move.breach_flag else ())):
                self.flag(flag, move.place)
            self.points(move)
            if kind != "desk" and not move.why and (move.mood < 0 or move.flags):
                self.diagnostics.add("RP060", move.place, name=move.id)

    def points(self, move: m.Move) -> None:
        for criterion, points in move.score:
            if criterion not in self.criteria:
                self.diagnostics.add("RP040", move.place, nearest(criterion, self.criteria), name=criterion)
            elif points > self.criteria[criterion]:
                self.diagnostics.add("RP041", move.place, name=criterion, maximum=self.criteria[criterion])

    def flag(self, flag: str, place: Place) -> None:
        if self.around and flag not in self.flags:  # a pinned text was checked once, beside the scorecard it came with
            self.diagnostics.add("RP042", place, nearest(flag, self.flags), name=flag)

    def texts(self) -> None:
        known = {
            "facts": {k for k, _ in self.script.facts},
            "dates": {k for k, _ in self.script.dates},
            "adviser": {"name"},
        }
        for text, place in self.every_text():
            try:
                for group, name in insertions(text):
                    if group != "figures" and name not in known.get(group, set()):
                        raise TextFault(f"{group}.{name}")
            except TextFault as fault:
                words = [f"{group}.{name}" for group, names in known.items() for name in names]
                self.diagnostics.add("RP045", place, nearest(fault.name, words), name=fault.name)
        for name, text in self.script.dates:
            if not is_relative(text):
                place = self.script.place_of(f"dates.{name}")
                self.diagnostics.add(
                    "RP012", place, name=f"dates.{name}", expected=mark("today, “+5 days” or “+5 working days”")
                )

    def every_text(self) -> Iterator[tuple[str, Place]]:
        for beat in self.all_beats():
            for text in (beat.client, beat.client_tense, beat.whisper):
                yield text, beat.place
            if beat.silence:
                yield beat.silence.client, beat.place
                yield beat.silence.client_tense, beat.place
        for move, _ in self.all_moves():
            for text in (move.say, move.answer, move.answer_tense, move.why, move.hint):
                yield text, move.place
        for end in self.script.ends:
            yield end.client, end.place
            yield end.client_tense, end.place

    def figures(self, around: Around) -> None:
        for text, place in self.every_text():
            try:
                cited = [name for group, name in insertions(text) if group == "figures"]
            except TextFault:
                continue  # already reported by texts()
            for name in cited:
                if name not in around.figures:
                    self.diagnostics.add("RP045", place, nearest(name, around.figures), name=f"figures.{name}")

    def tests(self) -> None:
        roles = [test.role for test in self.script.tests]
        if roles.count("exemplary") != 1 or "failing" not in roles:
            self.diagnostics.add("RP053", self.script.tests[0].place if self.script.tests else self.top)
        known = {move.id for move, _ in self.all_moves()}
        for test in self.script.tests:
            written = {"note": {name for name, _ in test.notes}, "reply": {name for name, _ in test.replies}}
            for step in test.steps:
                word, _, rest = step.partition(":")
                good = step in known or (word in ("wait", "hold") and rest.isdecimal()) or rest in written.get(word, ())
                if not good:
                    self.diagnostics.add(
                        "RP050", test.place, nearest(step, known), name=test.name, detail=f"“{step}” is not a step"
                    )

    def surroundings(self, around: Around) -> None:
        for slug, key in {self.script.subject: "caller", self.script.client: "client"}.items():
            described = self.script.described is not None and slug == self.script.described.slug
            if slug not in around.people and not described:
                self.diagnostics.add("RP049", self.script.place_of(key), nearest(slug, around.people), name=slug)
        for criterion in self.script.rubric:
            if criterion.id not in around.criteria:
                suggestion = nearest(criterion.id, around.criteria)
                self.diagnostics.add("RP047", criterion.place, suggestion, name=criterion.id)
        self.figures(around)
        codes = [(self.script.motif, self.script.place_of("motif"))]
        codes += [(code, beat.place) for beat in self.script.beats if beat.note for code in beat.note.codes]
        codes += [(note.code, test.place) for test in self.script.tests for _, note in test.notes]
        for code, place in codes:
            if code not in around.codes:
                self.diagnostics.add("RP054", place, nearest(code, around.codes), name=code)
        for sheet in self.script.documents:
            if sheet not in around.sheets:
                place = self.script.place_of("documents")
                self.diagnostics.add(
                    "RP012", place, nearest(sheet, around.sheets), name="documents", expected=mark("an existing sheet")
                )
