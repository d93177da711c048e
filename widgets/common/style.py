"""The palette and the style sheet, written from the tokens: what Qt draws itself looks like what we paint."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QPalette

from widgets.common.look import Look
from workstation.paths import RESOURCES

TONES = {
    "strong": "text_strong",
    "medium": "text_medium",
    "quiet": "text_quiet",
    "inverse": "text_inverse",
    "bank": "bank_text",
    "tutor": "tutor_text",
    "now": "now_text",
    "good": "good_text",
    "alert": "alert_text",
    "bar": "bar_text",
    "bar_quiet": "bar_quiet",
    "bar_alert": "bar_alert",
    "bar_now": "now",
}
# surface: fill, edge, edge width, radius
SURFACES = {
    "panel": ("panel", None, 0, None),
    "hollow": ("hollow", None, 0, None),
    "window": ("window", None, 0, None),
    "rule": ("edge_soft", None, 0, None),
    "mark": ("bank", None, 0, None),
    "told": ("bank_soft", None, 0, None),
    "card": ("panel", "edge_soft", 1, "card"),
    "inset": ("hollow", "edge_soft", 1, "card"),
    "now": ("now_soft", "now_line", 1, "card"),
    "now_frame": ("panel", "now_line", 2, "card"),
    "alert": ("alert_soft", "alert", 1, "card"),
    "good": ("good_soft", "good", 1, "card"),
    "tutor": ("tutor_soft", None, 0, "card"),
    "bar": ("bar", None, 0, None),
    "selected": ("panel", "bank", 2, "card"),
    "popup": ("panel", "edge_sharp", 1, "card"),
}
# Where the text must change with the fill under the pointer.
OVER_TEXT = {"bar_alert": "bar_text"}
# kind: fill, edge, text, fill under the pointer, edge style
KINDS = {
    "primary": ("bank", "bank", "on_bank", "bank_hover", "solid"),
    "now": ("now", "now", "on_now", "now", "solid"),
    "plain": ("panel", "edge_sharp", "text_strong", "hover", "solid"),
    "tutor": ("panel", "tutor", "tutor_text", "tutor_soft", "dashed"),
    "danger": ("panel", "alert", "alert_text", "alert_soft", "solid"),
    "bar": ("bar_hollow", "bar_line", "bar_text", "bar_line", "solid"),
    "bar_alert": ("bar", "bar_alert_line", "bar_alert", "bar_alert_line", "solid"),
    "bar_now": ("bar", "now", "now", "bar_hollow", "solid"),
}


def palette(theme: Look) -> QPalette:
    """The palette of ``theme``."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, name in {
        roles.Window: "window",
        roles.WindowText: "text_strong",
        roles.Base: "panel",
        roles.AlternateBase: "hollow",
        roles.Text: "text_strong",
        roles.PlaceholderText: "text_quiet",
        roles.Button: "panel",
        roles.ButtonText: "text_strong",
        roles.BrightText: "on_alert",
        roles.Highlight: "bank",
        roles.HighlightedText: "on_bank",
        roles.Link: "bank_text",
        roles.LinkVisited: "bank_text",
        roles.ToolTipBase: "panel",
        roles.ToolTipText: "text_strong",
        roles.Light: "panel",
        roles.Midlight: "hover",
        roles.Mid: "edge_soft",
        roles.Dark: "edge_sharp",
        roles.Shadow: "edge_sharp",
        roles.Accent: "bank",
    }.items():
        made.setColor(role, theme.color(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text_quiet"))
    made.setColor(QPalette.ColorGroup.Inactive, roles.Highlight, QColor(theme.tokens.bank))
    return made


def stylesheet(theme: Look) -> str:
    """The style sheet of ``theme``, for the whole application."""
    parts = (_base, _labels, _surfaces, _buttons, _fields, _choices, _views, _scroll_bars, _menus, _rest)
    return "\n".join(rule for part in parts for rule in part(theme))


def _font(theme: Look, role: str) -> str:
    kind = theme.tokens.type[role]
    families = ", ".join(f'"{name}"' for name in kind.families)
    return f"font-family: {families}; font-size: {theme.px(kind.size)}px; font-weight: {kind.weight};"


def _base(theme: Look) -> Iterable[str]:
    t = theme.tokens
    yield f"QWidget {{ color: {t.text_strong}; outline: 0; }}"
    yield f"QMainWindow, QDialog {{ background: {t.window}; }}"
    yield (
        f"QToolTip {{ background: {t.panel}; color: {t.text_strong}; border: 1px solid {t.edge_sharp};"
        f" padding: {theme.pad(6)}px {theme.pad(8)}px; {_font(theme, 'small')} }}"
    )


def _labels(_theme: Look) -> Iterable[str]:
    yield "QLabel { background: transparent; border: 0; }"


def _surfaces(theme: Look) -> Iterable[str]:
    for surface, (fill, edge, width, radius) in SURFACES.items():
        border = f"{width}px solid {theme.tokens.color(edge)}" if edge else "0"
        round_ = f"{theme.radius(radius):.0f}px" if radius else "0"
        yield (
            f'QFrame[surface="{surface}"] {{ background: {theme.tokens.color(fill)};'
            f" border: {border}; border-radius: {round_}; }}"
        )


def _buttons(theme: Look) -> Iterable[str]:
    """Of Qt's own buttons: ours paint themselves, and each rule here is tried on each of them at each change."""
    t = theme.tokens
    radius, side = theme.radius("button"), theme.pad(14)
    yield (
        f"QPushButton, QToolButton {{ {_font(theme, 'body')} font-weight: 600; background: {t.panel};"
        f" color: {t.text_strong}; border: 1px solid {t.edge_sharp}; border-radius: {radius:.0f}px;"
        f" padding: 0 {side}px; min-height: {theme.px(34)}px; }}"
    )
    yield f"QPushButton:hover, QToolButton:hover {{ background: {t.hover}; }}"
    off = f"background: {t.hover}; color: {t.text_quiet}; border: 1px solid {t.edge_soft};"
    yield f"QPushButton:disabled, QToolButton:disabled {{ {off} }}"
    yield (
        f'QPushButton[kind="link"] {{ background: transparent; color: {t.bank_text}; border: 0;'
        f" padding: 0 {theme.pad(4)}px; min-height: {theme.px(24)}px; text-decoration: underline; }}"
    )
    yield (
        'QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent;'
        f" padding: {theme.pad(4)}px; min-height: {theme.px(20)}px; min-width: {theme.px(20)}px; }}"
    )
    yield f'QToolButton[kind="icon"]:hover {{ background: {t.hover}; }}'
    # Our own buttons measure themselves: a least height from here would let a layout squeeze the taller ones to it.
    yield 'QPushButton[painted="true"] { border: 0; padding: 0; min-height: 0; }'


def _fields(theme: Look) -> Iterable[str]:
    t = theme.tokens
    edge = f"border: 1px solid {t.edge_sharp}; border-radius: {theme.radius('field'):.0f}px;"
    one_line = "QLineEdit, QComboBox, QAbstractSpinBox, QDateTimeEdit"
    yield (
        f"{one_line} {{ {_font(theme, 'body')} background: {t.panel}; {edge}"
        f" padding: 0 {theme.pad(10)}px; min-height: {theme.px(34)}px; }}"
    )
    yield f'QLineEdit[sizing="small"], QComboBox[sizing="small"] {{ min-height: {theme.px(30)}px; }}'
    text = f"{_font(theme, 'body')} background: {t.panel}; {edge} padding: {theme.pad(6)}px;"
    yield f"QTextEdit, QPlainTextEdit {{ {text} }}"
    # A text that is a pane of its own lies on the panel.
    yield 'QPlainTextEdit[pane="true"] { border: 0; border-radius: 0; padding: 0; }'
    every = f"{one_line}, QTextEdit, QPlainTextEdit"
    yield (
        f"{every} {{ selection-background-color: {t.bank}; selection-color: {t.on_bank};"
        f" placeholder-text-color: {t.text_quiet}; }}"
    )
    yield (
        "QAbstractSpinBox QLineEdit, QComboBox QLineEdit"
        f" {{ background: transparent; border: 0; padding: 0 {theme.pad(6)}px; min-height: 0; }}"
    )
    for state, name in (("error", "alert"), ("now", "now_line")):
        chosen = ", ".join(f'{each}[state="{state}"]' for each in every.split(", "))
        yield f"{chosen} {{ border: 2px solid {t.color(name)}; }}"
    off = ", ".join(f"{each}:disabled" for each in every.split(", "))
    yield f"{off} {{ background: {t.hover}; color: {t.text_quiet}; border-color: {t.edge_soft}; }}"
    yield f"QComboBox::drop-down {{ border: 0; width: {theme.pad(28)}px; }}"
    yield f"QComboBox::down-arrow {{ {_arrow(theme, 'caret-down', 14)} }}"
    yield (
        f"QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.edge_sharp};"
        f" selection-background-color: {t.bank_soft}; selection-color: {t.text_strong}; padding: 4px; }}"
    )
    yield f"QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: {theme.pad(20)}px; }}"
    yield f"QAbstractSpinBox::up-arrow {{ {_arrow(theme, 'caret-up', 12)} }}"
    yield f"QAbstractSpinBox::down-arrow {{ {_arrow(theme, 'caret-down', 12)} }}"


def _choices(theme: Look) -> Iterable[str]:
    t = theme.tokens
    side = theme.pad(16)
    yield (
        f"QCheckBox, QRadioButton {{ {_font(theme, 'body')} background: transparent;"
        f" spacing: {theme.pad(8)}px; min-height: {theme.px(24)}px; }}"
    )
    yield (
        f"QCheckBox::indicator, QRadioButton::indicator {{ width: {side}px; height: {side}px;"
        f" border: 1px solid {t.edge_sharp}; background: {t.panel}; }}"
    )
    yield f"QCheckBox::indicator {{ border-radius: {theme.radius('key'):.0f}px; }}"
    yield f"QRadioButton::indicator {{ border-radius: {(side + 2) // 2}px; }}"
    for name, mark in (("QCheckBox", "check"), ("QRadioButton", "dot")):
        yield (
            f"{name}::indicator:checked {{ background: {t.bank}; border-color: {t.bank};"
            f" image: {_mark(theme, mark)}; }}"
        )
    yield f"QCheckBox::indicator:indeterminate {{ background: {t.bank}; image: {_mark(theme, 'minus')}; }}"
    yield f"QCheckBox:disabled, QRadioButton:disabled {{ color: {t.text_quiet}; }}"


def _views(theme: Look) -> Iterable[str]:
    t = theme.tokens
    yield (
        f"QAbstractItemView {{ {_font(theme, 'body')} background: {t.panel}; border: 0;"
        f" alternate-background-color: {t.hollow}; gridline-color: {t.edge_soft};"
        f" selection-background-color: {t.bank_soft}; selection-color: {t.text_strong}; }}"
    )
    # A list that is all a pane holds lies on it, as its other words do.
    yield 'QListView[pane="true"] { background: transparent; }'
    yield (
        "QListView::item, QTreeView::item, QTableView::item"
        f" {{ padding: {theme.pad(4)}px {theme.pad(8)}px; min-height: {theme.px(22)}px; border: 0; }}"
    )
    chosen = f"background: {t.bank_soft}; color: {t.text_strong};"
    yield f"QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{ {chosen} }}"
    yield (
        f"QHeaderView::section {{ {_font(theme, 'label')} background: {t.panel}; color: {t.text_quiet};"
        f" border: 0; border-bottom: 1px solid {t.edge_soft}; padding: {theme.pad(6)}px {theme.pad(8)}px; }}"
    )
    yield "QScrollArea { background: transparent; border: 0; }"
    yield "QScrollArea > QWidget > QWidget { background: transparent; }"


def _scroll_bars(theme: Look) -> Iterable[str]:
    t = theme.tokens
    wide, handle = theme.pad(12), theme.pad(28)
    yield f"QScrollBar {{ background: transparent; border: 0; width: {wide}px; height: {wide}px; margin: 0; }}"
    yield (
        f"QScrollBar::handle {{ background: {t.edge_sharp}; margin: 3px; border: 0;"
        f" border-radius: {max(1, (wide - 6) // 2)}px; }}"
    )
    yield f"QScrollBar::handle:vertical {{ min-height: {handle}px; }}"
    yield f"QScrollBar::handle:horizontal {{ min-width: {handle}px; }}"
    yield "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
    yield "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"


def _menus(theme: Look) -> Iterable[str]:
    t = theme.tokens
    yield (
        f"QMenu {{ {_font(theme, 'body')} background: {t.panel}; border: 1px solid {t.edge_sharp};"
        f" padding: {theme.pad(6)}px; menu-scrollable: 1; }}"
    )
    yield (
        f"QMenu::item {{ padding: {theme.pad(8)}px {theme.pad(24)}px {theme.pad(8)}px {theme.pad(12)}px;"
        f" border-radius: {theme.radius('field'):.0f}px; }}"
    )
    yield f"QMenu::item:selected {{ background: {t.bank_soft}; color: {t.text_strong}; }}"
    yield f"QMenu::item:disabled {{ color: {t.text_quiet}; }}"
    yield f"QMenu::separator {{ height: 1px; background: {t.edge_soft}; margin: {theme.pad(6)}px 0; }}"
    yield f"QMenu::icon {{ padding-left: {theme.pad(10)}px; }}"


def _rest(theme: Look) -> Iterable[str]:
    t = theme.tokens
    yield f"QSplitter::handle {{ background: {t.edge_soft}; }}"
    yield (
        f"QProgressBar {{ background: {t.hover}; border: 0; border-radius: {theme.pad(4)}px;"
        f" max-height: {theme.pad(8)}px; }}"
    )
    yield f"QProgressBar::chunk {{ background: {t.bank}; border-radius: {theme.pad(4)}px; }}"
    yield (
        f"QGroupBox {{ {_font(theme, 'label')} border: 1px solid {t.edge_soft};"
        f" border-radius: {theme.radius('card'):.0f}px; margin-top: {theme.px(8)}px; }}"
    )


def _arrow(theme: Look, name: str, side: int) -> str:
    return f"image: {_mark(theme, name)}; width: {theme.pad(side)}px; height: {theme.pad(side)}px;"


def _mark(theme: Look, name: str) -> str:
    return f'url("{(RESOURCES / "theme" / theme.mode / name).as_posix()}.svg")'
