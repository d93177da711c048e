"""The tables of acts in the help, and the schemas that editors complete with, made from their declarations.

``--check`` only compares; exit 1 when they differ.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]

from made import ended, only_compared, settle  # noqa: E402  the root comes first

from workstation import i18n  # noqa: E402
from workstation.bank.acts import ACTS  # noqa: E402
from workstation.bank.acts.declaring import Act, Choice, Number, Several, Typed  # noqa: E402
from workstation.bank.parts import OPENINGS  # noqa: E402
from workstation.i18n import tr  # noqa: E402
from workstation.library.shift_schema import written as shifts  # noqa: E402
from workstation.roleplay.reading.schema import written as roleplays  # noqa: E402

HEADS = {
    "fr": "| acte | effet | niveau demandé | se défait par |",
    "en": "| act | effect | level asked for | undone by |",
}
FINAL = {"fr": "rien\u00a0: définitif", "en": "nothing: it is final"}
OPEN = {"fr": "ouvrir une partie du dossier", "en": "open a part of the dossier"}
NO_LEVEL = {"fr": "aucun", "en": "none"}


def rows() -> Iterator[str]:
    """The table, in the language now spoken."""
    for act in ACTS.values():
        yield f"| `{act.id}` | {tr(act.words)}{_keys(act)} | {_level(act.level)} | {_undoing(act)} |"
    steps = ", ".join(f"`{step}`" for step in OPENINGS)
    yield f"| {steps} | {OPEN[i18n.language()]} | {_level(next(iter(OPENINGS.values())).level)} | |"


def _keys(act: Act) -> str:
    """What ``with:`` may say of the act."""
    keys = [f"`{act.target}`"] if act.target else []
    for field in act.fields:
        if isinstance(field, Choice):
            keys.append(f"`{field.name}` ({', '.join(f'`{option.code}`' for option in field.options)})")
        elif isinstance(field, Number):
            keys.append(f"`{field.name}` ({field.low}–{field.high})")
        elif isinstance(field, Typed | Several):
            keys.append(f"`{field.name}`")
    return f" · {', '.join(keys)}" if keys else ""


def _undoing(act: Act) -> str:
    """What undoes the act: another one, or nothing ever."""
    return f"`{act.undone_by}`" if act.undone_by else FINAL[i18n.language()] if act.final else ""


def _level(level: int) -> str:
    return tr("Identity {level}", level=level) if level else NO_LEVEL[i18n.language()]


def page(text: str, language: str) -> str:
    """The help page with its table made anew. Raises ``ValueError`` when it has none."""
    i18n.install(language)
    start = text.index(HEADS[language])
    end = text.find("\n\n", start)
    table = "\n".join([HEADS[language], "| --- | --- | --- | --- |", *rows()])
    return text[:start] + table + text[end if end >= 0 else len(text) - 1 :]


def files() -> Iterator[tuple[Path, str]]:
    """Each file with what it should hold."""
    for language in HEADS:
        path = ROOT / "resources" / "help" / language / "first-roleplay.md"
        yield path, page(path.read_text(encoding="utf-8"), language)
    for name in ("roleplay.v1.json", "roleplay.v2.json"):  # older files know it under their own format's name
        yield ROOT / "resources" / "schema" / name, roleplays()
    yield ROOT / "resources" / "schema" / "shift.v1.json", shifts()


def main() -> int:
    """Rewrite the files, or compare them."""
    return ended(f"{len(ACTS)} acts", settle(files(), only_compared(__doc__)))


if __name__ == "__main__":
    sys.exit(main())
