"""What the trainer's pages say of a file's state, in more than one place."""

from __future__ import annotations

from pathlib import Path

from workstation.content.diagnostics import Diagnostic
from workstation.i18n import tr
from workstation.library.authoring import Entry, counted
from workstation.phrases import phrase

TONES = {"errors": "alert", "remarks": "now", "ok": "good"}
SIGNS = {"good": "passed", "alert": "failed", "now": "warning", "neutral": "info"}
INKS = {"good": "good_text", "alert": "alert_text", "now": "now_text", "neutral": "text_medium"}
_TONE_OF = {"error": "alert", "warning": "now", "hint": "neutral"}
FILLS = {"alert": "alert_soft", "now": "now_soft", "neutral": "tutor_soft"}


def sort_word(entry: Entry) -> str:
    """What a file is: a call, a shift, a kind of shared content."""
    return tr(entry.sort) if entry.sort else phrase("channel", entry.channel)


def state_word(entry: Entry) -> str:
    """« 2 erreurs, 1 conseil » or that there is nothing to report."""
    return counted(entry.errors, entry.remarks)


def tone_of(fault: Diagnostic) -> str:
    """The tone of a fault: ``alert`` for an error, ``now`` for a piece of advice, ``neutral`` for a hint."""
    return _TONE_OF[fault.severity]


def severity_word(fault: Diagnostic) -> str:
    """What kind of fault it is."""
    return {"error": tr("Error"), "warning": tr("Tip"), "hint": tr("Hint")}[fault.severity]


def line_word(fault: Diagnostic) -> str:
    """Where it stands; in a file that the role-play includes, that file is named."""
    line = tr("line {n}", n=fault.place.line)
    return f"{Path(fault.place.file).name}, {line}" if fault.place.file else line


def spoken(fault: Diagnostic) -> str:
    """The whole fault in one breath."""
    parts = f"{severity_word(fault)} {fault.code}, {line_word(fault)}: {fault.message}"
    return f"{parts} {fault.cure}".strip()
