"""What a note still needs before it is finished, as a link that leads there."""

from __future__ import annotations

from widgets.common.buttons import Button
from widgets.common.theme import Theme
from workstation.i18n import tr


class MissingLink(Button):
    """What is missing; on a line of its own, that nothing is: its room is kept, and nothing moves under the hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "link", icon="see_above")
        self._apart = False
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)

    def tell(self, reason: str) -> None:
        """Say what is missing, or that nothing is."""
        self.setText(reason.removesuffix(".") or tr("Nothing is missing"))
        self.setEnabled(bool(reason))
        self.stand(apart=self._apart)

    def stand(self, *, apart: bool) -> None:
        """Stand on a line of its own, or among the gestures."""
        self._apart = apart
        self.setVisible(apart or self.isEnabled())
