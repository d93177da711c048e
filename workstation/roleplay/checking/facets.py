"""What the facets of notes and replies must hold to: names, points, claims, and that they alone earn."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workstation.content.diagnostics import Diagnostics, Place, nearest
from workstation.content.text import TextFault, insertions
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats, all_moves


def checks_of(script: m.Script) -> Iterator[tuple[m.Beat, m.NoteCheck | m.ReplyCheck]]:
    """Every note and reply that is judged, with its beat."""
    for beat in all_beats(script):
        yield from ((beat, check) for check in (beat.note, beat.reply) if check is not None)


def with_sums(script: m.Script) -> tuple[m.Criterion, ...]:
    """The rubric, the sum of its facets being the maximum of a criterion that they alone earn and that writes none."""
    sums = facet_sums(script)
    return tuple(m.Criterion(c.id, c.maximum or max(sums.get(c.id, [0])), c.critical, c.place) for c in script.rubric)


def facet_sums(script: m.Script) -> dict[str, list[int]]:
    """What facets add up to, text by text, for each criterion that they alone earn."""
    found: dict[str, list[int]] = {}
    for _, check in checks_of(script):
        here: dict[str, int] = {}
        for facet in check.facets:
            for criterion, n in facet.score:
                here[criterion] = here.get(criterion, 0) + n
        for criterion, total in here.items():
            found.setdefault(criterion, []).append(total)
    for move, _ in all_moves(script):
        for criterion, _n in move.score:
            found.pop(criterion, None)
    return found


def check_facets(
    script: m.Script, diagnostics: Diagnostics, flags: Collection[str] | None, figures: Collection[str] | None
) -> None:
    """Report every facet that does not hold together. ``flags`` and ``figures``: those that exist, if it is known."""
    look = _Look(script, diagnostics, flags, figures)
    look.maxima()
    look.texts()
    for _, check in checks_of(script):
        look.facets(check)
        look.outcomes(check)


class _Look:
    def __init__(
        self,
        script: m.Script,
        diagnostics: Diagnostics,
        flags: Collection[str] | None,
        figures: Collection[str] | None,
    ) -> None:
        self.script = script
        self.diagnostics = diagnostics
        self.flags = flags
        self.figures = figures
        self.rubric = {c.id: c.maximum for c in script.rubric}
        self.done = {move.id for move, _ in all_moves(script) if move.desk}
        self.known: dict[str, Collection[str]] = {
            "facts": [name for name, _ in script.facts],
            "dates": [name for name, _ in script.dates],
            "adviser": ["name"],
            "bank": ["name"],
            "reference": self.done,
            "figures": figures or (),
        }

    def maxima(self) -> None:
        """A maximum is written, unless facets add up to it; and then it says nothing else."""
        sums = facet_sums(self.script)
        for criterion in self.script.rubric:
            totals = sums.get(criterion.id, [])
            if not criterion.maximum:
                self.diagnostics.add("RP011", criterion.place, name="max")
            elif len(totals) == 1 and totals[0] != criterion.maximum:
                self.diagnostics.add(
                    "RP114", criterion.place, name=criterion.id, sum=totals[0], maximum=criterion.maximum
                )

    def facets(self, check: m.NoteCheck | m.ReplyCheck) -> None:
        seen: dict[str, Place] = {}
        for facet in check.facets:
            place = facet.at("id")
            if facet.id in seen:
                where = self.diagnostics.where(seen[facet.id], place)
                self.diagnostics.add("RP031", place, name=facet.id, where=where)
            seen.setdefault(facet.id, place)
            if facet.claims and facet.claims not in self.done:
                self.diagnostics.add("RP112", facet.at("claims"), nearest(facet.claims, self.done), name=facet.claims)
            self.points(facet)
            self.insertions(facet)

    def points(self, facet: m.Facet) -> None:
        for criterion, n in facet.score:
            place = facet.at(f"score.{criterion}")
            if criterion not in self.rubric:
                suggestion = nearest(criterion, self.rubric)
                self.diagnostics.add("RP040", place, suggestion, among=self.rubric, name=criterion)
            elif n > self.rubric[criterion] and f"rubric.{criterion}" not in dict(self.script.computed):
                self.diagnostics.add("RP041", place, name=criterion, maximum=self.rubric[criterion])
        for flag in facet.flags:
            if self.flags is not None and flag not in self.flags:
                place = facet.at(f"flag.{flag}", "flag")
                self.diagnostics.add("RP042", place, nearest(flag, self.flags), among=self.flags, name=flag)

    def insertions(self, facet: m.Facet) -> None:
        """A wording may insert a fact, a date, a figure, the reference of a deed."""
        for words in facet.says:
            self.inserted(words, facet.at(f"says.{words}", "says"))

    def texts(self) -> None:
        """The texts of the tests may insert the same."""
        for test in self.script.tests:
            for words in (*(note.text for _, note in test.notes), *(text for _, text in test.replies)):
                self.inserted(words, test.place)

    def inserted(self, words: str, place: Place) -> None:
        try:
            for group, name in insertions(words):
                if (group != "figures" or self.figures is not None) and name not in self.known.get(group, ()):
                    raise TextFault(f"{group}.{name}")
        except TextFault as fault:
            self.diagnostics.add("RP045", self.diagnostics.within(place, fault.name), name=fault.name)

    def outcomes(self, check: m.NoteCheck | m.ReplyCheck) -> None:
        """Facets alone earn."""
        for move in check.moves:
            if check.facets and move.score:
                self.diagnostics.add("RP113", move.at("score"), name=move.id)
