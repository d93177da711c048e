"""Tooltips say names, sentences and titles as they are written: what looks like markup is no markup."""

from __future__ import annotations

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """What to hand to Qt so that a tooltip shows ``text`` to the letter.

    A tooltip has no setting for plain text: Qt renders whatever it takes for markup, down to fetching its pictures.
    """
    if not Qt.mightBeRichText(text):
        return text
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)
