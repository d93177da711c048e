"""Finds what a reader would wince at on a screen: words cut, words over words, faint words, controls out of reach.

Each check answers with sentences, one for each fault, so that a test fails with the list of what to mend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise
from operator import itemgetter

from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QToolTip,
    QWidget,
)

from tests.support.ink import Ink, Picture, family
from widgets.common.labels import Label
from workstation.paths import RESOURCES

LEAST_CONTRAST = 4.5
LEAST_TARGET = 24
SLACK = 1.5
"""Pixels a letter may pass its box by: smoothing, and the roundings of a font's own measures."""
TOUCHING = 2
"""Pixels two texts must share, across and down, to be one over the other."""
NOTHING = "·"
MOST_CONTROLS, MOST_LINKS = 300, 40


def name_of(widget: QWidget) -> str:
    """A widget as a fault names it: its class, and the words it says or is called by."""
    words = widget.accessibleName() or getattr(widget, "text", str)()
    if callable(words) or not isinstance(words, str):
        words = ""
    holder = widget.parentWidget()
    inside = f" in {type(holder).__name__}" if holder is not None else ""
    return f"{type(widget).__name__}{inside}" + (f" « {words[:50]} »" if words else "")


def looks_wrong(root: QWidget, *, colors: bool = True) -> list[str]:
    """Everything that is wrong with how a window looks as it stands; ``colors`` weighs its contrasts too."""
    found = [*out_of_place(root), *squeezed(root)]
    pictures = [Picture(root)]
    for page in _long_pages(root):  # one may lie in another
        found_on = (picture.page(page) for picture in reversed(pictures))
        pictures += [whole for whole in found_on if whole is not None][:1]
    for picture in pictures:
        found += [*cut(picture), *one_over_another(picture), *(faint(picture) if colors else ())]
    return list(dict.fromkeys(found))


def _long_pages(root: QWidget) -> Iterator[QWidget]:
    """What lies in a scroll area and is longer than it: a picture of the window shows only its beginning."""
    for widget in family(root):
        holder = widget.parentWidget()
        if holder is not None and _is_page(widget) and widget.height() > holder.height():
            yield widget


def _is_page(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    area = holder.parentWidget() if holder is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is holder and not isinstance(widget, QScrollBar)


def out_of_place(root: QWidget) -> Iterator[str]:
    """Widgets that pass the edge of what holds them; a long page may, downwards."""
    for widget in family(root):
        holder = widget.parentWidget()
        if widget is root or holder is None or widget.width() <= 0 or widget.height() <= 0:
            continue
        inner, outer = widget.geometry(), holder.rect()
        if _is_page(widget):
            if inner.width() > outer.width():
                yield f"{name_of(widget)} is {inner.width()} wide in a place of {outer.width()}"
        elif not outer.contains(inner):
            sides = (inner.left(), inner.top(), outer.right() - inner.right(), outer.bottom() - inner.bottom())
            yield f"{name_of(widget)} passes the edge of what holds it (left, top, right, bottom: {sides})"


def squeezed(root: QWidget) -> Iterator[str]:
    """Widgets given less room than their words need."""
    for widget in family(root):
        if isinstance(widget, QScrollBar) or _is_page(widget) or widget is root:
            continue
        wide, high = widget.width(), widget.height()
        if widget.hasHeightForWidth() and widget.layout() is None:
            needed = widget.heightForWidth(wide)
            if needed > high and not widget.toolTip():  # what is cut on purpose is whole there
                yield f"{name_of(widget)} is {high} high and needs {needed} at {wide} wide"
            continue
        least = widget.minimumSizeHint().boundedTo(widget.maximumSize())
        if _has_words(widget) and (least.width() > wide or least.height() > high):
            yield f"{name_of(widget)} is {wide} × {high} and needs {least.width()} × {least.height()}"
        yield from _squeezed_words(widget)


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton | QLabel):
        return bool(widget.text()) and getattr(widget, "kind", "") != "icon"
    return isinstance(widget, QComboBox | QLineEdit)


def _squeezed_words(widget: QWidget) -> Iterator[str]:
    metrics = widget.fontMetrics()
    if isinstance(widget, QLineEdit) and not widget.text():
        room = widget.width() - (widget.sizeHint().height() - metrics.height())
        if metrics.horizontalAdvance(widget.placeholderText()) > room:
            yield f"{name_of(widget)}: « {widget.placeholderText()} » does not fit in {room}"
    elif isinstance(widget, QPlainTextEdit | QTextEdit) and widget.placeholderText():
        place = widget.viewport().rect().adjusted(4, 4, -4, 0)
        words = metrics.boundingRect(place, Qt.TextFlag.TextWordWrap.value, widget.placeholderText())
        if not widget.toPlainText() and words.height() > place.height():
            yield f"{name_of(widget)}: « {widget.placeholderText()} » does not fit in {place.height()}"
    elif isinstance(widget, QComboBox):
        room = widget.width() - 2 * (widget.height() - metrics.height()) // 2
        if metrics.horizontalAdvance(widget.currentText()) > room:
            yield f"{name_of(widget)}: « {widget.currentText()} » does not fit in {room}"


def cut(picture: Picture) -> Iterator[str]:
    """Texts whose letters pass the place where they may be drawn, and texts cut short with no way to read the rest."""
    for ink in picture.inks:
        allowed = ink.room.adjusted(-SLACK, -SLACK, SLACK, SLACK)
        edge = QRectF(ink.widget.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not allowed.contains(ink.letters) or not edge.contains(ink.letters):
            yield f"{name_of(ink.widget)}: « {ink.text[:60]} » is cut ({_gaps(ink)})"
        if ink.whole and not _may_be_read(ink):
            yield f"{name_of(ink.widget)}: « {ink.text[:60]} » is short for « {ink.whole[:80]} », which no tooltip says"
        if isinstance(ink.widget, Label) and ink.whole in _own_words():
            yield f"{name_of(ink.widget)}: the program’s own words are cut short: « {ink.text[:60]} »"


@cache
def _own_words() -> frozenset[str]:
    """What a label says in French, word for word: it can be worded shorter, as somebody’s name cannot."""
    texts: set[str] = set()
    for file in sorted((RESOURCES / "i18n" / "fr").glob("*.po")):
        with file.open("rb") as opened:
            texts.update(str(message.string) for message in read_po(opened))
    return frozenset(text for text in texts if text and "{" not in text)


def _gaps(ink: Ink) -> str:
    letters, room = ink.letters, ink.room
    sides = (
        letters.left() - room.left(),
        letters.top() - room.top(),
        room.right() - letters.right(),
        room.bottom() - letters.bottom(),
    )
    return "left, top, right, bottom: " + ", ".join(f"{side:.0f}" for side in sides)


def _may_be_read(ink: Ink) -> bool:
    """Whether resting the pointer on a text cut short tells the whole of it."""
    here = ink.letters.center().toPoint()
    # The tooltip of before goes away in its own time: another takes its place, to be told from the widget's.
    QToolTip.showText(QPoint(0, 0), NOTHING, ink.widget)
    QApplication.sendEvent(ink.widget, QHelpEvent(QEvent.Type.ToolTip, here, ink.widget.mapToGlobal(here)))
    told = _plain(QToolTip.text())
    QToolTip.hideText()
    return _plain(ink.whole) in told


def _plain(text: str) -> str:
    return " ".join(text.split())


def faint(picture: Picture) -> Iterator[str]:
    """Texts under the least contrast with their ground. What is disabled may be dim."""
    for ink in picture.inks:
        if ink.widget.isEnabled():
            ratio = picture.contrast_of(ink)
            if ratio < LEAST_CONTRAST:
                yield f"{name_of(ink.widget)}: « {ink.text[:60]} » has a contrast of {ratio:.2f}"
    for widget in family(picture.root):
        box = _written_by_qt(widget)
        if box is not None and widget.isEnabled():
            ratio = picture.contrast_in(widget, box)
            if ratio < LEAST_CONTRAST:
                yield f"{name_of(widget)} has a contrast of {ratio:.2f}"


def _written_by_qt(widget: QWidget) -> QRect | None:
    """Where the words are that Qt draws itself; None when there are none."""
    inset = widget.rect().adjusted(5, 5, -5, -5)
    match widget:
        case QLineEdit():
            return inset if widget.text() or widget.placeholderText() else None
        case QComboBox():
            return inset.adjusted(0, 0, -inset.height(), 0)
        case QPlainTextEdit() | QTextEdit():
            words = widget.toPlainText() or widget.placeholderText()
            return inset if words else None
        case QLabel() if type(widget) is QLabel and widget.text():
            return widget.rect()
        case _:
            return None


def one_over_another(picture: Picture) -> Iterator[str]:
    """Texts that lie on one another, and neighbours that share ground on which both write."""
    shown = [(picture.seen(ink.widget, ink.letters), ink) for ink in picture.inks]
    lines = sorted(((box.top(), box, ink) for box, ink in shown if not box.isEmpty()), key=itemgetter(0))
    for index, (_top, here, one) in enumerate(lines):
        for top, there, other in lines[index + 1 :]:
            if top > here.bottom():
                break
            common = here & there
            if common.width() > TOUCHING and common.height() > TOUCHING and one != other:
                both = (
                    f"« {one.text[:40]} » ({name_of(one.widget)}) and « {other.text[:40]} » ({name_of(other.widget)})"
                )
                yield f"{both} are written over one another"
    writers: dict[QWidget | None, list[QWidget]] = {}
    known: set[QWidget] = set()
    for _top, _box, ink in lines:
        each: QWidget | None = ink.widget
        while each is not None and each not in known:
            known.add(each)
            writers.setdefault(each.parentWidget(), []).append(each)
            each = each.parentWidget()
    for children in writers.values():
        for first, second in combinations(children, 2):
            shared = first.geometry() & second.geometry()
            if shared.width() > 1 and shared.height() > 1:
                yield f"{name_of(first)} and {name_of(second)} lie on one another"


def is_control(widget: QWidget) -> bool:
    """Whether something answers to the keyboard or the pointer."""
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return False
    if isinstance(widget.parentWidget(), QComboBox) or _is_page(widget):
        return False
    if isinstance(widget, QAbstractButton | QAbstractSlider | QLineEdit | QComboBox):
        return True
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return True
    return any(
        "mousePressEvent" in vars(kind) for kind in type(widget).__mro__ if kind.__module__.startswith("widgets")
    )


def controls(root: QWidget) -> list[QWidget]:
    """Every control in view that may be used now."""
    return [widget for widget in family(root) if is_control(widget) and widget.isEnabled() and not widget.isWindow()]


def hard_to_use(root: QWidget) -> list[str]:
    """Controls without a name, too small to press, or that the keyboard cannot reach."""
    found = []
    for widget in controls(root):
        accessible = QAccessible.queryAccessibleInterface(widget)
        if not accessible.text(QAccessible.Text.Name).strip():
            found.append(f"{name_of(widget)} has no accessible name")
        if min(widget.width(), widget.height()) < LEAST_TARGET:
            found.append(f"{name_of(widget)} is {widget.width()} × {widget.height()}: too small to press")
        if not _in_order(widget) and not _has_its_key(widget) and not _one_of_a_group(widget):
            found.append(f"{name_of(widget)} is out of reach of the Tab key and shows no key of its own")
    return found


def _in_order(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _has_its_key(widget: QWidget) -> bool:
    return bool(getattr(widget, "keys", None))


def _one_of_a_group(widget: QWidget) -> bool:
    """The arrows reach it from a member of its group, or from the list that holds it, which Tab reaches."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and any(_in_order(button) for button in group.buttons()):
        return True
    holder = widget.parentWidget()
    while holder is not None and not holder.isWindow():
        if _in_order(holder):
            return True
        alike = [child for child in holder.children() if isinstance(child, type(widget)) and child is not widget]
        if any(_in_order(child) and child.isVisible() for child in alike):
            return True
        holder = holder.parentWidget()
    return False


def order_faults(app: QApplication, window: QWidget, zones: Iterable[QWidget] = ()) -> list[str]:
    """Press Tab round the window: every control is reached once, and the zones come one after the other."""
    walked = _walk(app, window)
    wanted = [widget for widget in controls(window) if _in_order(widget)]
    found = [f"Tab never reaches {name_of(widget)}" for widget in wanted if widget not in walked]
    found += [f"Tab stops on {name_of(widget)}, which is no control" for widget in walked if not is_control(widget)]
    again = [name_of(widget) for widget, times in Counter(walked).items() if times > 1]
    found += [f"Tab comes back to {name} before the end of the round" for name in again]
    places = [
        next((n for n, zone in enumerate(zones) if zone.isAncestorOf(each) or zone is each), -1) for each in walked
    ]
    visits = [place for n, place in enumerate(places) if place >= 0 and (n == 0 or places[n - 1] != place)]
    if visits != sorted(visits):
        found.append(f"the zones are visited in the order {visits}")
    for one, other in pairwise(walked):
        if one.parentWidget() is other.parentWidget() and _before(other, one):
            found.append(f"Tab goes back from {name_of(one)} to {name_of(other)}")
    return found


def _walk(app: QApplication, window: QWidget) -> list[QWidget]:
    """The widgets Tab gives the keyboard to, from the first one on, once round."""
    if (focused := app.focusWidget()) is not None:
        focused.clearFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    walked: list[QWidget] = []
    stays = 0
    for _ in range(MOST_CONTROLS):
        here = app.focusWidget()
        if here is None or (len(walked) > 1 and here is walked[0]):
            return walked
        # In a page of help, Tab goes from link to link first.
        stays = stays + 1 if walked and here is walked[-1] else 0
        if stays > MOST_LINKS:
            return walked
        if not stays:
            walked.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab goes round and round: {[name_of(each) for each in walked[-6:]]}")


def _before(other: QWidget, one: QWidget) -> bool:
    """Whether ``other`` would be read before ``one``: above it, or on its line and to its left."""
    window = one.window()
    here = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
    there = QRect(other.mapTo(window, QPoint(0, 0)), other.size())
    if there.bottom() <= here.top():
        return there.left() <= here.right()  # above but to the right: the next column
    return there.top() < here.bottom() and here.top() < there.bottom() and there.right() <= here.left()
