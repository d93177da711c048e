"""A smooth curve through points that never rises or falls where they do not (monotone cubic, Fritsch and Carlson)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath


class MonotoneCurve:
    """Points are (x, y) with x increasing; two at the same x keep the later one."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        kept = dict(sorted(points, key=lambda point: point[0]))
        self._xs = list(kept)
        self._ys = [kept[x] for x in self._xs]
        self._slopes = self._tangents()

    def at(self, x: float) -> float:
        """The height of the curve at ``x``; flat beyond its ends, 0 without points."""
        xs, ys = self._xs, self._ys
        if not xs:
            return 0.0
        if x <= xs[0]:
            return ys[0]
        if x >= xs[-1]:
            return ys[-1]
        i = bisect_right(xs, x) - 1
        wide = xs[i + 1] - xs[i]
        t = (x - xs[i]) / wide
        near, far = (1 + 2 * t) * (1 - t) ** 2, t * t * (3 - 2 * t)
        out, back = t * (1 - t) ** 2, t * t * (t - 1)
        return near * ys[i] + far * ys[i + 1] + wide * (out * self._slopes[i] + back * self._slopes[i + 1])

    def path(self) -> QPainterPath:
        """The curve as Bézier segments."""
        path = QPainterPath()
        if not self._xs:
            return path
        xs, ys, slopes = self._xs, self._ys, self._slopes
        path.moveTo(QPointF(xs[0], ys[0]))
        for i in range(len(xs) - 1):
            third = (xs[i + 1] - xs[i]) / 3
            path.cubicTo(
                QPointF(xs[i] + third, ys[i] + third * slopes[i]),
                QPointF(xs[i + 1] - third, ys[i + 1] - third * slopes[i + 1]),
                QPointF(xs[i + 1], ys[i + 1]),
            )
        return path

    def _tangents(self) -> list[float]:
        xs, ys = self._xs, self._ys
        if len(xs) < 2:
            return [0.0] * len(xs)
        steps = [(ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) for i in range(len(xs) - 1)]
        slopes = [steps[0]]
        for before, after in pairwise(steps):
            slopes.append(0.0 if before * after <= 0 else (before + after) / 2)
        slopes.append(steps[-1])
        for i, step in enumerate(steps):
            if step == 0:
                slopes[i] = slopes[i + 1] = 0.0
                continue
            a, b = slopes[i] / step, slopes[i + 1] / step
            if (length := hypot(a, b)) > 3:
                slopes[i], slopes[i + 1] = 3 / length * a * step, 3 / length * b * step
        return slopes
