"""What people typed, and names, are shown to the letter: nothing that Qt may take for markup reaches its renderer."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, modules

TIPS = {"setToolTip": 0, "setTabToolTip": 1, "setItemToolTip": 1, "showText": 1, "setWhatsThis": 0}
"""Which argument of each call becomes a tooltip."""
RENDERERS = {"QMessageBox", "QInputDialog", "QErrorMessage", "QStaticText", "QProgressDialog"}
"""They guess at markup, and offer no place to say otherwise."""
MARKUP = {"setHtml", "appendHtml", "insertHtml", "setMarkdown"}
OWN_PAGES = ("widgets/dialogs/help_viewer.py",)
"""They show Markdown that ships with the program, and nothing else."""


def rendered(module: Module) -> list[str]:
    """Every place of a module where words might be rendered as markup."""
    return [f"{module.name}:{line} {why}" for line, why in sorted(_rendered(module))]


def _rendered(module: Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Call():
                yield from _of_call(node, module.name)
            case ast.ClassDef() if any(_named(base, "QLabel") for base in node.bases) and not _is_plain(node, "self"):
                yield node.lineno, "a label that never says it is plain"
            case ast.Assign(targets=[target], value=ast.Call(func=func)) if _named(func, "QLabel"):
                name = ast.unparse(target)
                if _calls(module.tree, name, "setText") and not _is_plain(module.tree, name):
                    yield node.lineno, "a label that never says it is plain"
            case ast.ImportFrom(names=names) if wrong := RENDERERS & {alias.name for alias in names}:
                yield node.lineno, f"{wrong.pop()} guesses at markup"
            case ast.Attribute(attr="ToolTipRole"):
                yield node.lineno, "a tooltip that is not made by tip()"
            case _:
                pass


def _of_call(call: ast.Call, name: str) -> Iterator[tuple[int, str]]:
    match call.func:
        case ast.Attribute(attr=attr) if attr in TIPS:
            told = call.args[TIPS[attr]] if len(call.args) > TIPS[attr] else None
            if not (isinstance(told, ast.Call) and _named(told.func, "tip")):
                yield call.lineno, "a tooltip that is not made by tip()"
        case ast.Attribute(attr=attr) if attr in MARKUP and name not in OWN_PAGES:
            yield call.lineno, "words handed over as markup"
        case ast.Name(id="QLineEdit" | "QTextEdit" | "QSpinBox" as name):
            yield call.lineno, f"{name}: typing goes in a LineField, a NumberField or a DraftBox"
        case ast.Name(id="QLabel") if any(not _named(argument, "self", "parent") for argument in call.args):
            yield call.lineno, "a bare label shows a picture; words go in a Label"
        case ast.Attribute(attr="setTextFormat") if not ast.unparse(call).endswith("TextFormat.PlainText)"):
            yield call.lineno, "a label set to render markup"
        case _:
            return


def _named(node: ast.expr, *names: str) -> bool:
    return (isinstance(node, ast.Name) and node.id in names) or (isinstance(node, ast.Attribute) and node.attr in names)


def _calls(tree: ast.AST, target: str, method: str) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == method
        and ast.unparse(node.func.value) == target
        for node in ast.walk(tree)
    )


def _is_plain(tree: ast.AST, target: str) -> bool:
    return _calls(tree, target, "setTextFormat")


def test_no_word_is_ever_rendered_as_markup() -> None:
    assert [place for module in modules("widgets") for place in rendered(module)] == []


LABEL = "class Name(QLabel):\n    def __init__(self):\n        super().__init__()\n"


@pytest.mark.parametrize(
    "line",
    [
        "self.setToolTip(name)",
        "self.setToolTip(tr('Open {who}', who=name))",
        "bar.setTabToolTip(0, name)",
        "QToolTip.showText(point, name, self)",
        "item.setData(Qt.ItemDataRole.ToolTipRole, name)",
        "self._name = QLabel(name)",
        "self._name = QLabel()\nself._name.setText(name)",
        "self._name = QLabel(self)\nself._name.setText(name)",
        "self._name.setTextFormat(Qt.TextFormat.RichText)",
        LABEL + "        self.setText(name)",
        LABEL,
        "from PySide6.QtWidgets import QMessageBox, QWidget",
        "page.setHtml(name)",
        "self._field = QLineEdit()",
        "self._field = QTextEdit()",
        "self._field = QSpinBox()",
        "page.setMarkdown(name)",
    ],
)
def test_words_that_might_be_rendered_are_seen(line: str) -> None:
    assert len(rendered(Module("widgets/adviser/sample.py", line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "self.setToolTip(tip(name))",
        "QToolTip.showText(point, tip(name), self)",
        "self._icon = QLabel()\nself._icon.setPixmap(picture)",
        "self._name = QLabel(self)\nself._name.setTextFormat(Qt.TextFormat.PlainText)\nself._name.setText(name)",
        LABEL + "        self.setTextFormat(Qt.TextFormat.PlainText)",
        "self._name = Label(theme, name)",
        "self._field = LineField()",
    ],
)
def test_words_shown_to_the_letter_are_left_alone(line: str) -> None:
    assert rendered(Module("widgets/adviser/sample.py", line)) == []
