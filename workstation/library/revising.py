"""What a revision of a role-play changes in meaning: the same ways played on the text before and on the text after.

No exploration: the ways are the tests each text carries, and the exemplary one with one of its steps left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from workstation.i18n import tr
from workstation.library.playing import PlayFault, play_test
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.model import Play
from workstation.roleplay.playing.steps import chosen_in


@dataclass(frozen=True)
class Came:
    """What playing a way comes to. ``stuck``: why it could not be played to its end; then nothing else is said."""

    score: int = 0
    passed: bool = False
    end: str = ""
    flags: tuple[str, ...] = ()
    stuck: str = ""


@dataclass(frozen=True)
class Revised:
    """A way that comes to something else. ``without``: the step left out of it, if any.

    ``was`` is None of a way that only the text after has, ``now`` of one that only the text before had.
    """

    test: str
    without: str
    was: Came | None
    now: Came | None

    def as_json(self) -> dict[str, object]:
        """The difference as machines read it."""
        return {"test": self.test, "without": self.without, "was": _plain(self.was), "now": _plain(self.now)}

    def said(self) -> str:
        """The difference in one sentence, in the reader's language."""
        way = tr("Without “{step}”", step=self.without) if self.without else tr("The test “{name}”", name=self.test)
        if self.was is None or self.now is None:
            came = self.now or self.was
            told = _told(came) if came else ""
            if self.was is None:
                return tr("{way} is new: {told}.", way=way, told=told)
            return tr("{way} is gone; it came to: {told}.", way=way, told=told)
        if self.now.stuck or self.was.stuck:
            return tr("{way}: {was} → {now}.", way=way, was=_told(self.was), now=_told(self.now))
        parts = [_points(self.was, self.now)]
        if self.was.end != self.now.end:
            parts.append(tr("it ends with “{now}” and no longer with “{was}”", now=self.now.end, was=self.was.end))
        parts += [tr("“{name}” is raised", name=flag) for flag in self.now.flags if flag not in self.was.flags]
        parts += [
            tr("“{name}” is no longer raised", name=flag) for flag in self.was.flags if flag not in self.now.flags
        ]
        return tr("{way}, {parts}.", way=way, parts=", ".join(parts))


def _plain(came: Came | None) -> dict[str, object] | None:
    return asdict(came) if came is not None else None


def revision(before: Roleplay, after: Roleplay, shelf: Shelf) -> list[Revised]:
    """The ways that come to something else on the text after. Both must check."""
    was, now = dict(_ways(before, shelf)), dict(_ways(after, shelf))
    found = []
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            found.append(Revised(*key, was.get(key), now.get(key)))
    return found


def _ways(roleplay: Roleplay, shelf: Shelf) -> Iterator[tuple[tuple[str, str], Came]]:
    """What each way comes to, by test and step left out."""
    script = roleplay.script
    for test in script.tests:
        yield (test.name, ""), _came(roleplay, shelf, test)
    best, known = script.exemplary, set()
    for at, step in enumerate(best.steps):
        name = step if ":" in step else chosen_in(step)[0]
        if name in known:
            continue
        known.add(name)
        left = replace(best, steps=(*best.steps[:at], *best.steps[at + 1 :]))
        yield (best.name, name), _came(roleplay, shelf, left)


def _came(roleplay: Roleplay, shelf: Shelf, test: Play) -> Came:
    try:
        marks = play_test(roleplay, shelf, test).marks
    except PlayFault as fault:
        return Came(stuck=fault.said())
    return Came(marks.score, marks.passed, marks.end, tuple(sorted(flag.id for flag in marks.flags)))


def _points(was: Came, now: Came) -> str:
    """« l’appel passe : 78 → 84 », or the score alone where passing is as it was."""
    if was.passed == now.passed:
        return (
            tr("the score goes from {was} to {now}", was=was.score, now=now.score)
            if was.score != now.score
            else (tr("the score stays {now}", now=now.score))
        )
    if now.passed:
        return tr("the contact passes now: {was} → {now}", was=was.score, now=now.score)
    return tr("the contact no longer passes: {was} → {now}", was=was.score, now=now.score)


def _told(came: Came) -> str:
    if came.stuck:
        return came.stuck
    return tr("{n}, passes", n=came.score) if came.passed else tr("{n}, does not pass", n=came.score)
