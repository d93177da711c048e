"""Labels, clocks, chips, pebbles and gauges say what they mean, and stay in their place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, Qt, QTextDocument
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.chips import CLOCK_STATES, STATES, Chip, ClockChip
from widgets.common.clock_label import ClockLabel, clock_text
from widgets.common.empty_state import EmptyState
from widgets.common.gauges import DifficultyDots, ScoreBar
from widgets.common.labels import Label
from widgets.common.logo import Logo, window_icon
from widgets.common.pebble import TINTS, Pebble, initials, tint
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card, Tutor
from widgets.common.theme import Theme
from widgets.home.page_bar import Avatar, PageBar
from widgets.overview import plain
from workstation.session.keeping import Profile

CENTRE = Qt.AlignmentFlag.AlignHCenter
LONG = "Aucun appel ne peut vous arriver. Prenez le temps de vous installer, c’est vous qui décidez du début."


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (9.9, "0:09"), (44, "0:44"), (600, "10:00"), (3661, "1:01:01"), (-3, "0:00")]
)
def test_a_duration_is_read_at_a_glance(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_a_clock_keeps_its_place_while_its_figures_change(theme: Theme) -> None:
    clock = ClockLabel(theme, "1:11", "clock_bar")
    wide = clock.sizeHint().width()
    clock.set_seconds(8 * 60 + 48)
    assert clock.text() == "8:48"
    assert clock.sizeHint().width() == wide
    clock.set_seconds(600)
    grown = clock.sizeHint().width()
    assert grown > wide
    clock.set_seconds(5)
    assert clock.sizeHint().width() == grown


def test_a_clock_chip_keeps_its_place_too_and_says_its_time(theme: Theme) -> None:
    chip = ClockChip(theme, "attend", "ease", time="0:11")
    before = chip.sizeHint()
    chip.set_seconds(48)
    assert chip.sizeHint() == before
    assert chip.accessibleName() == "attend 0:48"
    chip.set_state("due")
    assert chip.sizeHint() == before


def _face(widget: QWidget) -> QImage:
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def test_a_states_icon_changes_with_its_colour() -> None:
    urgency = [CLOCK_STATES[name] for name in ("ease", "watch", "due", "over")]
    assert len({look.icon for look in urgency}) == len(urgency)
    assert len({(look.fill, look.text) for look in urgency}) == len(urgency)


def test_every_state_of_a_chip_can_be_drawn_and_told_apart(theme: Theme, qtbot: QtBot) -> None:
    chips = [Chip(theme, "état", state) for state in STATES]
    clocks = [ClockChip(theme, "attend", state) for state in ("ease", "watch", "due", "over", "neutral", "line")]
    for chip in (*chips, *clocks):
        qtbot.addWidget(chip)
    for family in (chips, clocks):
        faces = [_face(chip) for chip in family]
        assert all(one != other for at, one in enumerate(faces) for other in faces[at + 1 :])
    with pytest.raises(KeyError):
        Chip(theme, "état", "mystery")


def test_a_pebble_is_the_same_for_the_same_client(theme: Theme) -> None:
    assert [tint(client) for client in ("C1", "C2", "P-vasseur")] == [tint(each) for each in ("C1", "C2", "P-vasseur")]
    # Values known for ever: a client must not change tint from one version to the next.
    assert (tint("C000001"), tint("P-claire")) == (TINTS[4], TINTS[0])
    assert {tint(f"C{number}") for number in range(200)} == set(TINTS)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Claire Vasseur", "CV"),
        ("M. Joël Artaud", "JA"),
        ("Mme Vasseur", "V"),
        ("Gaëlle Le Bihan", "GB"),
        ("émile", "É"),
        ("e\u0301mile", "É"),
        ("Inès M.", "IM"),
        ("J. Dupont", "JD"),
        ("M.", "M"),
        ("Me Anne Roy", "AR"),
        ("Madame Nadia Belkacem", "NB"),
        ("Jean-Pierre Dupont", "JD"),
        ("Marie Dupont-Martin", "MD"),
        ("Marie Dupont - Martin", "MD"),
        ("Marc-Antoine de La Fontaine-Desrosiers", "MF"),
        ("Marc de La Fontaine Desrosiers", "MF"),
        ("Anne d’Ormesson", "AO"),
        ("Ludwig van der Berg", "LB"),
        ("Léa de", "LD"),
        ("Salle 2", "S2"),
        ("« Zoé » (tutrice)", "ZT"),
        (" \u200bBo\u00a0Li ", "BL"),
        ("🙂", "?"),
        ("", "?"),
    ],
)
def test_initials_are_those_of_the_given_and_the_family_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_pebble_shows_nobody_until_the_person_is_identified(theme: Theme) -> None:
    pebble = Pebble(theme)
    pebble.set_person("Claire Vasseur", "C1", identified=False)
    assert pebble.letters == "?"
    assert "Vasseur" not in pebble.accessibleName()
    picture = pebble.grab().toImage()
    inks = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert not inks & {theme.color(f"pebble_{tint_}").rgba() for tint_ in TINTS}, "nobody has nobody’s colour"
    pebble.set_person("Claire Vasseur", "C1")
    assert pebble.letters == "CV"
    assert pebble.accessibleName() == "Claire Vasseur"


@pytest.mark.parametrize(
    ("value", "most", "tint_"), [(5, 5, "good"), (4, 5, "good"), (5, 8, "now_line"), (2, 8, "alert")]
)
def test_a_score_wears_the_tint_of_what_it_is_worth(theme: Theme, value: float, most: float, tint_: str) -> None:
    bar = ScoreBar(theme, value, most)
    assert bar.tint == tint_
    assert f"{value:g}" in bar.accessibleName()
    assert f"{most:g}" in bar.accessibleName()


def test_measures_out_of_range_are_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="out of something"):
        ScoreBar(theme, 1, 0)
    with pytest.raises(ValueError, match="difficulty"):
        DifficultyDots(theme, 4)


def test_difficulties_look_different(theme: Theme, qtbot: QtBot) -> None:
    dots = DifficultyDots(theme, 1)
    qtbot.addWidget(dots)
    easy = _face(dots)
    dots.set_level(3)
    assert _face(dots) != easy
    assert "3" in dots.accessibleName()


def test_a_label_keeps_the_line_height_of_its_role(theme: Theme) -> None:
    assert Label(theme, "É", "h1").sizeHint().height() == 32
    theme.set_scale(2)
    assert Label(theme, "É", "h1").sizeHint().height() == 64


def test_the_accent_of_a_capital_is_inside_its_label(theme: Theme, qtbot: QtBot) -> None:
    for role in ("h1", "h2", "body", "label"):
        with_accent, without = Label(theme, "É", role), Label(theme, "E", role)
        for label in (with_accent, without):
            qtbot.addWidget(label)
        top = QFontMetricsF(theme.font(role)).tightBoundingRect("É").height()
        assert with_accent.sizeHint().height() >= top, role
        face = _face(with_accent)
        first_row = {face.pixel(x, 0) for x in range(face.width())}
        assert len(first_row) == 1, role
        assert face != _face(without)


def test_a_wrapped_label_grows_taller_as_it_narrows(theme: Theme) -> None:
    label = Label(theme, LONG, "body", wrap=True)
    assert label.heightForWidth(600) < label.heightForWidth(200)
    assert label.heightForWidth(200) % theme.line("body") == 0
    assert label.minimumSizeHint().width() <= 64


def test_a_cut_label_offers_its_whole_text(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, LONG, elide=True)
    qtbot.addWidget(label)
    label.show()
    label.resize(120, 20)
    assert label.toolTip() == LONG
    label.resize(label.sizeHint())
    assert label.toolTip() == ""


@pytest.mark.parametrize(
    "name",
    ["<img src=http://example.test/a.png>", "<b>Zoé</b> & Cie", "Zoé <zoe@exemple.fr>", "&lt;b&gt;", "A < B > C"],
)
def test_a_tooltip_shows_a_name_to_the_letter(theme: Theme, qtbot: QtBot, name: str) -> None:
    bar = PageBar(theme)
    bar.set_profile(plain(Profile("p1", name, "recruit", "")))
    label = Label(theme, f"{LONG} {name}", elide=True)
    for widget in (bar, label):
        qtbot.addWidget(widget)
        widget.show()
    label.resize(120, 20)
    avatar = bar.findChild(Avatar)
    assert avatar is not None
    for shown, text in ((label, label.text()), (avatar, avatar.accessibleName())):
        page = QTextDocument()
        (page.setHtml if Qt.mightBeRichText(shown.toolTip()) else page.setPlainText)(shown.toolTip())
        assert page.toRawText() == text
        assert name in text


def test_a_label_shows_markup_as_it_is_written(theme: Theme, qtbot: QtBot) -> None:
    plain, marked = Label(theme, "gras"), Label(theme, "<b>gras</b>")
    assert marked.sizeHint().width() > plain.sizeHint().width()


def test_nothing_is_clipped_at_twice_the_size(theme: Theme, qtbot: QtBot) -> None:
    small = [
        Chip(theme, "Refusée", "alert"),
        ClockLabel(theme, "0:44"),
        Pebble(theme, "Claire Vasseur", "C1"),
        Logo(theme),
    ]
    before = [each.sizeHint() for each in small]
    theme.set_scale(2)
    for each, was in zip(small, before, strict=True):
        assert each.sizeHint().width() >= 1.4 * was.width()
        assert each.sizeHint().height() >= 1.4 * was.height()


def test_an_empty_pane_says_what_will_come(theme: Theme, qtbot: QtBot) -> None:
    pane = EmptyState(theme, "Le dossier s’ouvrira ici", "Dès la sonnerie.")
    qtbot.addWidget(pane)
    pane.resize(300, 300)
    pane.show()
    assert pane.accessibleName() == "Le dossier s’ouvrira ici"
    pane.set_words("Aucun contact", LONG)
    assert pane.accessibleDescription() == LONG
    shown = [label.text() for label in pane.findChildren(Label)]
    assert shown == ["Aucun contact", LONG]


def test_surfaces_hold_their_content_and_change_in_place(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    card, tutor = Card(theme), Tutor(theme)
    QVBoxLayout(card).addWidget(Label(theme, "dedans"))
    for each in (card, tutor):
        each.setMinimumSize(80, 40)
        column.addWidget(each)
    window.setStyleSheet(theme.stylesheet())
    window.show()
    rest = card.grab().toImage()
    card.set_surface("selected")
    assert card.surface == "selected"
    assert card.grab().toImage() != rest
    face = tutor.grab().toImage()
    assert face.pixelColor(40, 20) == theme.color("tutor_soft")


def test_the_window_icon_is_sharp_at_every_size(theme: Theme) -> None:
    icon = window_icon(theme)
    assert {16, 32, 256} <= {size.width() for size in icon.availableSizes()}


def test_each_line_of_a_centred_text_lies_in_the_middle(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "Quand un contact arrive, les personnes possibles s’affichent ici.", wrap=True, align=CENTRE)
    qtbot.addWidget(label)
    label.resize(360, label.heightForWidth(360))
    picture = label.grab().toImage()
    ground, ratio = picture.pixel(0, 0), picture.devicePixelRatio()
    for row in (0.25, 0.75):
        band = range(int(picture.height() * row) - 6, int(picture.height() * row) + 6)
        inked = [x for x in range(picture.width()) if any(picture.pixel(x, y) != ground for y in band)]
        assert abs((inked[0] + inked[-1]) / 2 - picture.width() / 2) <= 3 * ratio


def test_what_scrolls_down_is_never_shifted_to_the_left(qtbot: QtBot) -> None:
    wide = QWidget()
    wide.setMinimumSize(900, 900)
    far = QWidget(wide)
    far.setGeometry(850, 850, 40, 40)
    area = Scrolled(wide)
    qtbot.addWidget(area)
    area.resize(400, 400)
    area.show()
    area.ensureWidgetVisible(far)
    assert wide.x() == 0
    assert wide.y() < 0, "it scrolled down"
