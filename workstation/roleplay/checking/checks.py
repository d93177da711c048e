"""What a well-formed role-play must still hold to: references, points, texts, and that it teaches."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from workstation.bank.acts import desk_steps
from workstation.bank.identity import ELEMENTS
from workstation.bank.people import Person
from workstation.bank.perimeter import Perimeter
from workstation.content.dates import REFERENCE_DATE, is_relative
from workstation.content.diagnostics import SURE, Diagnostics, Phrase, Place, nearest, phrase
from workstation.content.reading import one_of
from workstation.content.text import TextFault, insertions
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.agreement import advise_agreement
from workstation.roleplay.checking.confusion import advise_confusion, check_intents
from workstation.roleplay.checking.declared import advise_declared, advise_guessing
from workstation.roleplay.checking.deeds import advise_words, check_deeds
from workstation.roleplay.checking.draws import check_draws, check_wrong
from workstation.roleplay.checking.facets import check_facets
from workstation.roleplay.checking.hearing import advise_hearing
from workstation.roleplay.checking.lifts import advise_lifts, check_lifts
from workstation.roleplay.checking.meaning.looking import Facts, advise_meaning, check_meaning
from workstation.roleplay.checking.steps import check_steps, nearest_move
from workstation.roleplay.checking.texts import (
    Wording,
    advise_wording,
    all_beats,
    all_moves,
    all_texts,
    check_wording,
    words_to_do,
)
from workstation.roleplay.checking.told_parts import check_parts
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.playing.program import BUILT_IN_ENDS
from workstation.roleplay.recognition import Words

TWO_EXEMPLARY = mark("“{name}” is exemplary already")


@dataclass(frozen=True)
class Around:
    """What a role-play may refer to: people, figures, disposition codes, the scorecard's criteria and flags, sheets.

    ``persons`` are those of the people whose dossier can be compared with what they answer.
    ``criteria`` and ``flags`` are those of the call's scorecard, ``cards`` those of each other channel that has one.
    ``outcomes`` and ``follow_ups`` are those of the note, ``services`` those one may pass a contact on to,
    ``readers`` those who read a reply before it leaves, ``objections`` the classes of their library, ``rules``
    those that hold everywhere with the channels where they weigh something; when none is known they are not checked.
    ``breaches`` are those of the house that moves may raise; ``costs`` says of each flag that is not a role-play's own
    whether it is fatal, and the points it costs.
    ``values``: what the figures say. ``knock_outs``: by channel, what its scorecard fails a contact for. ``day``: on or
    after which sessions are set. ``perimeter``: what each role may do. ``words``: by language, what spoken sentences
    are recognised by. ``manners``: those a persona may have.
    """

    people: Collection[str]
    figures: Collection[str]
    codes: Collection[str]
    criteria: Collection[str]
    flags: Collection[str]
    sheets: Collection[str]
    outcomes: Collection[str] = ()
    services: Collection[str] = ()
    readers: Collection[str] = ()
    follow_ups: Collection[str] = ()
    cards: Mapping[str, tuple[Collection[str], Collection[str]]] = field(default_factory=dict)
    objections: Collection[str] = ()
    persons: Mapping[str, Person] = field(default_factory=dict)
    breaches: Collection[str] = ()
    costs: Mapping[str, tuple[bool, int]] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    words: Mapping[str, Words] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    knock_outs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    day: date = REFERENCE_DATE
    perimeter: Perimeter | None = None
    manners: Collection[str] = ()

    def on(self, channel: str) -> Around:
        """The same, with the criteria and flags of the channel's scorecard."""
        criteria, flags = self.cards.get(channel, (self.criteria, self.flags))
        return replace(self, criteria=criteria, flags=flags)

    def facts(self, channel: str) -> Facts:
        """What the meaning of a role-play on that channel is compared with."""
        knock_outs = self.knock_outs.get(channel, {})
        return Facts(self.persons, self.values, knock_outs, self.costs, self.rules, self.day, self.manners)


def check_script(
    script: m.Script, diagnostics: Diagnostics, around: Around | None, given: Collection[tuple[str, Place]] = ()
) -> None:
    """Report everything that does not hold together. ``given``: the texts that fragments are given."""
    wording = Wording(diagnostics, given)
    check = _Check(script, diagnostics, around)
    check.ids()
    check.beats()
    check.moves()
    check.texts(wording)
    check.tests()
    check.sentences()
    check_intents(script, diagnostics)
    check_draws(script, diagnostics)
    check_facets(script, diagnostics, check.flags if around else None, around.figures if around else None)
    if around:  # a pinned text was checked once, beside the content it came with
        check.surroundings(around)
        check_parts(script, diagnostics, around.words, around.values)
        check_lifts(script, diagnostics, around.rules)
        check_deeds(script, diagnostics, around.persons)
        check_wrong(script, diagnostics, around.persons)
        check_wording(script, diagnostics, wording)
        check_meaning(script, diagnostics, around.facts(script.channel))


def advise(
    script: m.Script,
    diagnostics: Diagnostics,
    around: Around,
    text: str,
    given: Collection[tuple[str, Place]] = (),
) -> None:
    """Warn of what could be better in a role-play. ``text``: the file as written."""
    advise_declared(script, diagnostics, around.flags)
    _advise_costs(script, diagnostics, around.costs)
    advise_lifts(script, diagnostics, around.rules)
    advise_guessing(script, diagnostics)
    advise_agreement(script, diagnostics, around.persons)
    advise_words(script, diagnostics)
    advise_confusion(script, diagnostics)
    advise_hearing(script, diagnostics)
    advise_wording(script, diagnostics, Wording(diagnostics, given))
    words_to_do(text, diagnostics)
    advise_meaning(script, diagnostics, around.facts(script.channel))


def _advise_costs(script: m.Script, diagnostics: Diagnostics, costs: Mapping[str, tuple[bool, int]]) -> None:
    """Warn of a flag that the house knows and that is given another cost: it is not what is counted."""
    for flag in script.flags:
        fatal, penalty = costs.get(flag.id, (flag.fatal, flag.penalty))
        if (flag.fatal or flag.penalty) and (fatal, penalty) != (flag.fatal, flag.penalty):
            house = Phrase(mark("a knock-out")) if fatal else Phrase(mark("{n} points"), (("n", penalty),))
            diagnostics.add("RP140", script.place_of(f"flags.{flag.id}"), name=flag.id, house=house)


class _Check:
    def __init__(self, script: m.Script, diagnostics: Diagnostics, around: Around | None) -> None:
        self.script = script
        self.diagnostics = diagnostics
        self.around = around
        self.criteria = {c.id: c.maximum for c in script.rubric}
        self.flags = {f.id for f in script.flags} | set((*around.flags, *around.breaches) if around else ())
        self.known = {move.id for move, _ in all_moves(script)}

    def ids(self) -> None:
        seen: dict[str, Place] = {}
        for move, _ in all_moves(self.script):
            if move.id in seen:
                where = self.diagnostics.where(seen[move.id], move.at("id"))
                self.diagnostics.add("RP031", move.at("id"), name=move.id, where=where)
            seen.setdefault(move.id, move.at("id"))
        known = {beat.id: beat.place for beat in self.script.beats}
        for interrupt in self.script.interrupts:
            beat = interrupt.beat
            if beat.id in known:
                where = self.diagnostics.where(known[beat.id], beat.place)
                self.diagnostics.add("RP031", beat.place, name=beat.id, where=where)
            known.setdefault(beat.id, beat.place)

    def beats(self) -> None:
        for beat in all_beats(self.script):
            if not (beat.moves or beat.subjects or beat.route or beat.note or beat.reply):
                self.diagnostics.add("RP038", beat.place, name=beat.id)
            if beat.route and beat.route[-1].when is not None:
                self.diagnostics.add("RP037", beat.route[-1].place, name=beat.id)
            if beat.subjects and beat.subjects.need > len(beat.subjects.of):
                need, count = beat.subjects.need, len(beat.subjects.of)
                self.diagnostics.add("RP046", beat.at("subjects.need"), need=need, count=count)
            if beat.silence and beat.silence.flag:
                self.flag(beat.silence.flag, beat.at("silence.flag"))
        if self.script.hold and self.script.hold.flag:
            self.flag(self.script.hold.flag, self.script.place_of("hold.flag"))

    def moves(self) -> None:
        steps = desk_steps()
        for move, kind in all_moves(self.script):
            self.leads(move, kind)
            if kind not in ("note", "reply") and not move.say and not move.desk:
                self.diagnostics.add("RP044", move.at("id"), name=move.id)
            if move.desk and move.desk not in steps:
                place, meant = move.at("desk", "act"), nearest(move.desk, steps)
                self.diagnostics.add("RP048", place, meant, among=steps, name=move.desk)
            if move.verifies and move.verifies not in ELEMENTS:
                suggestion, place = nearest(move.verifies, ELEMENTS), move.at("verifies")
                self.diagnostics.add("RP012", place, suggestion, name="verifies", expected=one_of(ELEMENTS))
            for flag in move.flags:
                self.flag(flag, move.at(f"flag.{flag}"))
            if move.breach_flag:
                self.flag(move.breach_flag, move.at("breach.flag"))
            if move.better and move.better not in self.known:
                near = nearest_move(move.better, self.known)
                self.diagnostics.add("RP058", move.at("better"), near, name=move.better)
            self.points(move)
            if kind != "desk" and not move.why and (move.mood < 0 or move.flags):
                self.diagnostics.add("RP060", move.at("id"), name=move.id)

    def leads(self, move: m.Move, kind: str) -> None:
        """Where a move leads: a subject and an act at the desk nowhere, a note's outcome to an ending."""
        place = move.at("next", "end")
        if kind == "note" and move.next:
            self.diagnostics.add("RP055", place, name=move.id)
        elif kind in ("move", "note", "reply") and bool(move.next) == bool(move.end):
            self.diagnostics.add("RP035", move.at("end") if move.end else move.at("id"), name=move.id)
        elif (kind in ("subject", "desk") and (move.next or move.end)) or (move.next and move.end):
            self.diagnostics.add("RP029" if kind in ("subject", "desk") else "RP035", place, name=move.id)

    def points(self, move: m.Move) -> None:
        for criterion, points in move.score:
            place = move.at(f"score.{criterion}")
            if criterion not in self.criteria:
                self.diagnostics.add(
                    "RP040", place, nearest(criterion, self.criteria), among=self.criteria, name=criterion
                )
            elif points > self.criteria[criterion] and f"rubric.{criterion}" not in dict(self.script.computed):
                self.diagnostics.add("RP041", place, name=criterion, maximum=self.criteria[criterion])

    def flag(self, flag: str, place: Place) -> None:
        if self.around and flag not in self.flags:
            self.diagnostics.add("RP042", place, nearest(flag, self.flags), among=self.flags, name=flag)

    def texts(self, wording: Wording) -> None:
        known: dict[str, Collection[str]] = {
            "facts": [k for k, _ in self.script.facts],
            "dates": [k for k, _ in self.script.dates],
            "files": [k for k, _ in self.script.files],
            "adviser": ["name"],
            "bank": ["name"],
            "reference": [move.id for move, _ in all_moves(self.script) if move.desk],
        }
        if self.around:
            known["figures"] = self.around.figures
        for text in all_texts(self.script):
            try:
                for group, name in insertions(text.words) if text.filled else ():
                    if (group != "figures" or self.around) and name not in known.get(group, ()):
                        raise TextFault(f"{group}.{name}")
            except TextFault as fault:
                at = wording.place(text.place, fault.name)
                meant, among = _insertion_meant(fault.name, known)
                self.diagnostics.add("RP045", at, meant, among=among, name=fault.name)
        for name, day in self.script.dates:
            if not is_relative(day):
                expected = mark("today, “+5 days” or “+5 working days”")
                place = self.script.place_of(f"dates.{name}")
                self.diagnostics.add("RP012", place, name=f"dates.{name}", expected=expected)

    def tests(self) -> None:
        best = [test for test in self.script.tests if test.role == "exemplary"]
        place = self.script.tests[0].place if self.script.tests else self.script.place_of("tests")
        if len(best) > 1:
            self.diagnostics.add("RP053", best[1].place, detail=phrase(TWO_EXEMPLARY, name=best[0].name))
        elif not best:
            self.diagnostics.add("RP053", place, detail=mark("none is “exemplary”"))
        if not any(test.role == "failing" for test in self.script.tests):
            self.diagnostics.add("RP053", place, detail=mark("none is “failing”"))
        ends = {end.id for end in self.script.ends} | set(BUILT_IN_ENDS)
        check_steps(self.script, self.diagnostics)
        for test in self.script.tests:
            if test.expect.end and test.expect.end not in ends:
                place = self.diagnostics.within(test.place, f"end: {test.expect.end}")
                place = test.at("expect.end") if place == test.place else place
                self.diagnostics.add("RP036", place, nearest(test.expect.end, ends), among=ends, name=test.expect.end)
            for flag in test.expect.flags or ():
                self.flag(flag, self.diagnostics.within(test.at("expect.flags"), flag))

    def services(self, around: Around) -> None:
        """Whom a contact is passed on to: where it is right to, and in the tests."""
        named = [(service, end.place) for end in self.script.ends for service in end.to]
        named += [(handed.to, test.place) for test in self.script.tests for _, handed in test.transfers]
        named += [(test.expect.transferred, test.place) for test in self.script.tests if test.expect.transferred]
        for service, place in dict(named).items() if around.services else ():
            if service not in around.services:
                there, meant = self.diagnostics.within(place, service), nearest(service, around.services)
                self.diagnostics.add("RP012", there, meant, name="to", expected=mark("a service of the house"))

    def readers(self, around: Around) -> None:
        """Who reads a reply before it leaves is one of those who do."""
        approvals = (beat.reply.approval for beat in self.script.beats if beat.reply and beat.reply.approval)
        for one in approvals if around.readers else ():
            if one.by not in around.readers:
                there, meant = self.diagnostics.within(one.place, one.by), nearest(one.by, around.readers)
                self.diagnostics.add("RP012", there, meant, name="by", expected=mark("a colleague who approves"))
            for rule, place in ((rule, each.place) for each in one.returns for rule in each.found):
                if around.rules.ids and rule not in around.rules.ids:
                    there, meant = self.diagnostics.within(place, rule), nearest(rule, around.rules.ids)
                    self.diagnostics.add("RP012", there, meant, name="found", expected=mark("a rule of the house"))

    def sentences(self) -> None:
        """Each is meant for a move that may be said."""
        said = {move.id for move, kind in all_moves(self.script) if kind in ("move", "subject") and not move.desk}
        for sentence in self.script.sentences:
            if sentence.move != m.NO_MOVE and sentence.move not in said:
                near = nearest_move(sentence.move, said)
                self.diagnostics.add("RP154", sentence.place, near, name=sentence.move, wording=sentence.text)

    def surroundings(self, around: Around) -> None:
        for slug, key in {self.script.subject: "caller", self.script.client: "client"}.items():
            described = self.script.described is not None and slug == self.script.described.slug
            if slug not in around.people and not described:
                self.diagnostics.add(
                    "RP049", self.script.place_of(key), nearest(slug, around.people), among=around.people, name=slug
                )
        for criterion in self.script.rubric:
            if criterion.id not in around.criteria:
                suggestion = nearest(criterion.id, around.criteria)
                self.diagnostics.add("RP047", criterion.place, suggestion, among=around.criteria, name=criterion.id)
        for move, _ in all_moves(self.script):
            if move.client and move.client not in around.people:
                place, meant = move.at("client"), nearest(move.client, around.people)
                self.diagnostics.add("RP049", place, meant, among=around.people, name=move.client)
        codes = [(self.script.motif, self.script.place_of("motif"))]
        noted = [beat for beat in self.script.beats if beat.note or beat.reply]
        codes += [(code, beat.at(f"note.code.{code}")) for beat in noted if beat.note for code in beat.note.codes]
        written: dict[m.NoteText, m.Play] = {}  # by the first test that names it, which wrote it
        for test in self.script.tests:
            written = {note: test for _, note in test.notes} | written
        codes += [(note.code, self.diagnostics.within(test.place, note.code)) for note, test in written.items()]
        for code, place in codes:
            if code not in around.codes:
                kin = [known for known in around.codes if known.split("-")[0] == code.split("-")[0]]
                meant = nearest(code, kin, SURE) if len(kin) > 1 else nearest(code, around.codes)
                self.diagnostics.add("RP054", place, meant, among=kin or around.codes, name=code)
        for beat in noted:
            self.note(beat, around)
        for beat in all_beats(self.script) if around.objections else ():
            if beat.objection and beat.objection not in around.objections:
                place, meant = beat.at("objection"), nearest(beat.objection, around.objections)
                self.diagnostics.add("RP167", place, meant, among=around.objections, name=beat.objection)
        self.services(around)
        self.readers(around)
        for sheet in self.script.documents:
            if sheet not in around.sheets:
                place, expected = self.script.place_of("documents"), mark("an existing sheet")
                place = self.diagnostics.within(place, sheet)
                meant, said = nearest(sheet, around.sheets), {"name": "documents", "value": sheet, "expected": expected}
                self.diagnostics.add("RP012", place, meant, among=around.sheets, **said)

    def note(self, beat: m.Beat, around: Around) -> None:
        """The words a note and a reply are judged by: outcomes, follow-ups and families that exist."""
        chosen = [("outcome", word, around.outcomes) for word in beat.note.outcomes] if beat.note else []
        chosen += [("follow_up", word, around.follow_ups) for word in beat.note.follow_ups] if beat.note else []
        for key, word, known in chosen:
            if known and word not in known:
                self.diagnostics.add(
                    "RP054", beat.at(f"note.{key}.{word}"), nearest(word, known), among=known, name=word
                )
        families = [("note", family) for family in beat.note.must_not] if beat.note else []
        families += [("reply", family) for family in beat.reply.families] if beat.reply else []
        for key, family in families:
            if around.rules.ids and not around.rules.get(family):
                place = beat.at(f"{key}.must_not.{family}")
                meant, among = nearest(family, around.rules.ids), around.rules.ids
                self.diagnostics.add("RP059", place, meant, among=among, name=family)


def _insertion_meant(written: str, known: Mapping[str, Collection[str]]) -> tuple[str, list[str]]:
    """The insertion an author probably meant, and all of its group: a group’s name, however long, likens nothing."""
    group, _, name = written.partition(".")
    group = group if group in known else nearest(group, known)
    names = list(known.get(group, ()))
    meant = names[0] if len(names) == 1 else nearest(name, names)
    return f"{group}.{meant}" if meant else "", [f"{group}.{name}" for name in names]
