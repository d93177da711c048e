"""Small painted marks that several components share: tick, cross, bang, rounded shapes, the focus ring.

They are drawn, not loaded, so that they stay sharp at every text scale.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from widgets.common.theme import Theme

RING_MARGIN = 4
"""Pixels a painted control keeps around itself for the focus ring: a gap of 2 and a line of 2."""


def pen(color: QColor, width: float, *, dashed: bool = False) -> QPen:
    """A round-ended pen; dashed ones mark what only training has, or what is closed."""
    made = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if dashed:
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        made.setDashPattern([3.0 / max(width, 1.0), 2.5 / max(width, 1.0)])
    return made


def tick(painter: QPainter, centre: QPointF, size: float, color: QColor, width: float = 1.8) -> None:
    """A tick that fits a square of ``size`` pixels."""
    half = size / 2
    painter.setPen(pen(color, width))
    painter.drawPolyline(
        [
            centre + QPointF(-half * 0.85, half * 0.05),
            centre + QPointF(-half * 0.25, half * 0.62),
            centre + QPointF(half * 0.88, -half * 0.58),
        ]
    )


def cross(painter: QPainter, centre: QPointF, size: float, color: QColor, width: float = 1.8) -> None:
    """A cross that fits a square of ``size`` pixels."""
    reach = size * 0.36
    painter.setPen(pen(color, width))
    painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach))
    painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))


def bang(painter: QPainter, centre: QPointF, size: float, color: QColor, width: float = 2.0) -> None:
    """An exclamation mark that fits a square of ``size`` pixels."""
    painter.setPen(pen(color, width))
    painter.drawLine(centre + QPointF(0, -size * 0.38), centre + QPointF(0, size * 0.08))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(centre + QPointF(0, size * 0.36), width * 0.62, width * 0.62)


def bars(painter: QPainter, centre: QPointF, size: float, color: QColor) -> None:
    """The two bars of a held call, in a square of ``size`` pixels."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    width, gap = size * 0.3, size * 0.12
    for left in (-gap - width, gap):
        painter.drawRoundedRect(QRectF(centre.x() + left, centre.y() - size / 2, width, size), 1.0, 1.0)


def rounded(box: QRectF, top_left: float, top_right: float, bottom_right: float, bottom_left: float) -> QPainterPath:
    """A rectangle whose four corners have their own radius, in pixels."""
    path = QPainterPath()
    path.moveTo(box.left() + top_left, box.top())
    path.lineTo(box.right() - top_right, box.top())
    path.arcTo(box.right() - 2 * top_right, box.top(), 2 * top_right, 2 * top_right, 90, -90)
    path.lineTo(box.right(), box.bottom() - bottom_right)
    path.arcTo(
        box.right() - 2 * bottom_right, box.bottom() - 2 * bottom_right, 2 * bottom_right, 2 * bottom_right, 0, -90
    )
    path.lineTo(box.left() + bottom_left, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * bottom_left, 2 * bottom_left, 2 * bottom_left, 270, -90)
    path.lineTo(box.left(), box.top() + top_left)
    path.arcTo(box.left(), box.top(), 2 * top_left, 2 * top_left, 180, -90)
    path.closeSubpath()
    return path


def focus_ring(painter: QPainter, theme: Theme, box: QRectF, radius: float) -> None:
    """The focus ring around ``box``: a line of 2 px with a gap of 2 px, which needs ``RING_MARGIN`` outside the box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.color("focus"), 2.0))
    painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)


def box_inside(outer: QRectF, width: float) -> QRectF:
    """The rectangle whose edge, ``width`` wide, stays inside ``outer``."""
    half = width / 2
    return outer.adjusted(half, half, -half, -half)
