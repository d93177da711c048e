"""What a note still needs before it is finished, as a link that leads there."""

from __future__ import annotations

from widgets.common.buttons import Button
from widgets.common.theme import Theme
from workstation.i18n import tr


class MissingLink(Button):
    """What keeps it from being finished; on a line of its own, what is left besides, or that nothing is.

    The room of that line is kept: nothing moves under the hand.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "link", icon="see_above")
        self._apart = False
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)

    def tell(self, reason: str, left: str) -> None:
        """Lead to what is missing, the ``reason``; where nothing is, say what is ``left`` all the same, or nothing."""
        self.setText(reason.removesuffix(".") or left or tr("Nothing is missing"))
        self.setEnabled(bool(reason))
        self.stand(apart=self._apart)

    def stand(self, *, apart: bool) -> None:
        """Stand on a line of its own, or among the gestures."""
        self._apart = apart
        self.setVisible(apart or self.isEnabled())
