"""A fault's cure written into its text, where the cure is plain: the word meant, or the quotes that a text lacks."""

from __future__ import annotations

import json
import re

from workstation.content.catalogue import CATALOGUE
from workstation.content.diagnostics import Diagnostic, lines_of, nearest
from workstation.content.kinds import QUOTED

_KEYED = re.compile(r"""(\s*(?:-\s+)*(?:"[^"]*"|[A-Za-z0-9_-]+):[ ]+)(?=[^\s"'\[|>&*])(.*?)\s*\Z""")
_WORD = re.compile(r"[\w-]+(?:\.[\w-]+)*")


def mended(text: str, fault: Diagnostic) -> str | None:
    """The text with the cure of a fault of this very file written in; None where it says nothing so plain.

    The text may have changed since the fault was found: then nothing is changed.
    """
    lines = lines_of(text)
    if not 0 < fault.place.line <= len(lines) or lines[fault.place.line - 1] != fault.source:
        return None
    put = _put_right(fault)
    if put is None or put == fault.source:
        return None
    lines[fault.place.line - 1] = put
    return "\n".join(lines)


def _put_right(fault: Diagnostic) -> str | None:
    """The line at fault as it should be."""
    if fault.suggestion:
        return _with_word(fault)
    return _with_quotes(fault.source) if CATALOGUE[fault.code].edit == QUOTED else None


def _with_word(fault: Diagnostic) -> str | None:
    """The line with the word probably meant in the place of the one written, where that one stands at the place.

    It is the name at fault, or else the word there, when it is like the one meant.
    """
    line, at = fault.source, fault.place.column - 1
    if line[at : at + 1] in ("'", '"'):
        at += 1
    found = _WORD.match(line, at)
    if found is None:
        return None
    name = str(fault.values.get("name", ""))
    word = name if name and found[0].startswith(name) else found[0]
    if word != name and not nearest(word, (fault.suggestion,)):
        return None
    end = at + len(word)
    if _WORD.match(line, end) and line[end] not in ".":
        return None
    return line[:at] + fault.suggestion + line[end:]


def _with_quotes(line: str) -> str | None:
    """The line with the text after its key between double quotes, when it is alone there."""
    found = _KEYED.match(line)
    return found[1] + json.dumps(found[2], ensure_ascii=False) if found else None
