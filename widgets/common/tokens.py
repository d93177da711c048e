"""The design's values, read once from ``resources/theme/tokens.json``.

Sizes are logical pixels at 100 % text; durations are milliseconds; colours are ``#RRGGBB``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from workstation.paths import RESOURCES

MODES = ("light", "dark")
TOKENS_FILE = RESOURCES / "theme" / "tokens.json"


@dataclass(frozen=True, slots=True)
class TypeRole:
    """How one kind of text is set: size and line height in pixels, weight from 100 to 900, and which family."""

    size: float
    line: float
    weight: int
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colours that meet on screen, and the least contrast they must keep."""

    foreground: str
    background: str
    at_least: float


@dataclass(frozen=True)
class Tokens:
    """One theme's colours by name, and the sizes both themes share."""

    mode: str
    window: str
    panel: str
    hollow: str
    hover: str
    edge_soft: str
    edge_sharp: str
    text_strong: str
    text_medium: str
    text_quiet: str
    text_inverse: str
    bank: str
    bank_hover: str
    bank_soft: str
    bank_line: str
    bank_text: str
    on_bank: str
    bar: str
    bar_hollow: str
    bar_text: str
    bar_quiet: str
    bar_line: str
    bar_off: str
    bar_alert: str
    bar_alert_line: str
    presence_ready: str
    presence_line: str
    presence_waiting: str
    presence_away: str
    tutor: str
    tutor_soft: str
    tutor_line: str
    tutor_text: str
    now: str
    now_soft: str
    now_line: str
    now_text: str
    on_now: str
    good: str
    good_soft: str
    good_text: str
    alert: str
    alert_soft: str
    alert_text: str
    on_alert: str
    bubble_customer: str
    bubble_you: str
    pebble_a: str
    pebble_a_text: str
    pebble_b: str
    pebble_b_text: str
    pebble_c: str
    pebble_c_text: str
    pebble_d: str
    pebble_d_text: str
    pebble_e: str
    pebble_e_text: str
    focus: str
    type: Mapping[str, TypeRole]
    radius: Mapping[str, float]
    control: Mapping[str, int]
    durations: Mapping[str, int]
    scales: tuple[float, ...]
    pairs: tuple[Pair, ...]

    def color(self, name: str) -> str:
        """The colour called ``name``. Raises ``KeyError`` when there is none."""
        if name not in COLOR_NAMES:
            raise KeyError(f"no colour token is called {name!r}")
        value: str = getattr(self, name)
        return value


SHARED = ("mode", "type", "radius", "control", "durations", "scales", "pairs")
COLOR_NAMES = tuple(field.name for field in fields(Tokens) if field.name not in SHARED)


@lru_cache(maxsize=len(MODES))
def load(mode: str) -> Tokens:
    """The tokens of ``mode``. Raises ``ValueError`` for another mode than ``light`` or ``dark``."""
    if mode not in MODES:
        raise ValueError(f"a theme is light or dark, not {mode!r}")
    raw: dict[str, Any] = json.loads(TOKENS_FILE.read_text(encoding="utf-8"))
    return Tokens(
        mode=mode,
        **{name: raw["colors"][name][mode] for name in COLOR_NAMES},
        type=MappingProxyType({role: _type_role(value, raw["fonts"]) for role, value in raw["type"].items()}),
        radius=MappingProxyType(raw["radius"]),
        control=MappingProxyType(raw["control"]),
        durations=MappingProxyType(raw["durations"]),
        scales=tuple(float(step) for step in raw["scales"]),
        pairs=tuple(Pair(each["foreground"], each["background"], each["at_least"]) for each in raw["contrast"]),
    )


def _type_role(value: dict[str, Any], families: dict[str, Any]) -> TypeRole:
    family = families[value["font"]]
    return TypeRole(value["size"], value["line"], value["weight"], (family["family"], *family["fallback"]))


def contrast(one: str, other: str) -> float:
    """The contrast of two ``#RRGGBB`` colours, 1 to 21, by the WCAG 2 formula of relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
