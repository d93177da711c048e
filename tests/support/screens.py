"""Every screen of the program, built as a recruit meets it: the same pages, filled by the bundled role-plays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support import authoring_screens as authoring
from tests.support import desk_stages as stages
from tests.support.worked import report_of, worked_slowly, worked_well
from tests.workstation.debrief import calls
from widgets.common.theme import Theme
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.debrief.shift_page import ShiftPage, contacts_of
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.dialogs.help_viewer import HelpViewer
from widgets.dialogs.keys_sheet import KeysSheet
from widgets.dialogs.leave_dialog import LeaveDialog
from widgets.dialogs.pin_dialog import PinDialog
from widgets.dialogs.settings_panel import SettingsPanel
from widgets.home.briefing_page import BriefingPage
from widgets.home.home_page import HomePage
from widgets.home.model import HomeModel, PathStep, Profile, ReportRow, RoleplayRow, Unfinished
from widgets.home.profile_page import ProfilePage
from widgets.overview import briefing_model
from widgets.windows import MainWindow
from workstation.commands import AnswerContact, GoReady
from workstation.debrief.tally import Count, Tally
from workstation.i18n import tr
from workstation.session import keeping
from workstation.session.state import Contact
from workstation.settings import Settings

PEOPLE = (
    Profile("ines", "Inès Moreau", "recruit"),
    Profile("marc", "Marc-Antoine de La Fontaine-Desrosiers", "trainer", locked=True),
    Profile("salle", "Salle d’accueil", "presenter"),
)
REPORTS = (
    ReportRow("s1", "Perte de carte dans le tramway", "23/11 à 10:15", 92, True),
    ReportRow("s2", "Le compte d’un proche", "il y a 3 jours", 0, False),
)


@dataclass
class Screen:
    """A screen in its window. ``zones`` are its parts in the order the keyboard goes through them."""

    window: QWidget
    zones: tuple[QWidget, ...] = ()
    held: list[object] = field(default_factory=list)
    under: QWidget | None = None
    """The window a dialog stands over."""
    fixed: bool = False
    """A dialog chooses its own size; a page takes the window's."""
    again: bool = False
    """It makes its own controls again at another text size, being where that is chosen."""

    def keep(self, qtbot: QtBot) -> None:
        """Keep its windows until the test is over."""
        for each in (self.under, self.window):
            if each is not None:
                qtbot.addWidget(each)


Build = Callable[[Theme], Screen]


def in_window(theme: Theme, page: QWidget, zones: tuple[QWidget, ...] = (), *held: object) -> Screen:
    """A page in the program's own window."""
    window = MainWindow(theme.mode)
    window.show_page(page, page.actions())
    return Screen(window, zones, list(held))


def over(theme: Theme, make: Callable[[QWidget], QWidget], *, again: bool = False) -> Screen:
    """A dialog over the program's own window."""
    window = MainWindow(theme.mode)
    window.resize(1366, 768)
    theme.dress(window)
    return Screen(make(window), under=window, fixed=True, again=again)


def rows(played: bool) -> tuple[RoleplayRow, ...]:
    """The list of role-plays; one of them cannot be read."""
    found = []
    for index, one in enumerate(stages.SHELF.roleplays):
        script = one.script
        best = (92, 0, None)[index % 3] if played else None
        found.append(
            RoleplayRow(
                script.id, script.title, script.summary, script.channel, script.trains, script.difficulty,
                round(script.target / 60), best, best == 92, recommended=index == 2 or (not played and index == 0),
            )
        )  # fmt: skip
    broken = RoleplayRow("x", "virement-refuse", "", "call", (), "easy", 0, problem="RP012 : « nxet » n’est pas connu.")
    return (*found, broken)


def path(theme_rows: tuple[RoleplayRow, ...]) -> tuple[PathStep, ...]:
    """The path through them."""
    states = ("done", "current", "todo")
    return tuple(
        PathStep(row.title, ", ".join(row.trains), states[min(n, 2)])  # type: ignore[arg-type]
        for n, row in enumerate(theme_rows[:-1])
    )


TALLY = Tally(
    (Count("price", "« C’est trop cher »", 7, 3, 5), Count("think", "« Je vais réfléchir »", 1, 1, 0)),
    (Count("isolation", "", 4, 2, 4),),
)


def profile_list(theme: Theme) -> Screen:
    return in_window(theme, ProfilePage(theme, PEOPLE, may_leave=True))


def profile_form(theme: Theme) -> Screen:
    page = ProfilePage(theme)
    page.show_problem(tr("Somebody here has that name already: choose another."))
    return in_window(theme, page)


def home(theme: Theme, *unfinished: Unfinished, played: bool = False) -> Screen:
    page = HomePage(theme)
    listed = rows(played)
    reports = REPORTS if played else ()
    page.set_model(
        HomeModel(PEOPLE[0], "lundi 23 novembre", listed, unfinished, path(listed), "guided", reports, not played)
    )
    return in_window(theme, page, (page.bar,))


def home_first(theme: Theme) -> Screen:
    return home(theme)


def sixty() -> HomeModel:
    """As many role-plays as a trainer may gather."""
    few = rows(True)
    motifs = ("Cartes et paiements", "Données et secret")
    many = tuple(
        replace(few[n % 3], id=f"r{n}", recommended=n == 4, motif=motifs[n % 2], channel=("call", "email")[n % 2])
        for n in range(60)
    )
    return HomeModel(PEOPLE[0], "lundi 23 novembre", many, (), path(many), "guided", REPORTS)


def home_sixty(theme: Theme) -> Screen:
    page = HomePage(theme)
    page.set_model(sixty())
    return in_window(theme, page, (page.bar,))


def home_resume(theme: Theme) -> Screen:
    titles = tuple(stage.title for stage in stages.SHELF.guides["call"].stages)
    left = Unfinished("s9", "Carte refusée à l’étranger", "Mme Carter", 3, titles, "hier à 17:42", 372)
    return home(theme, left, played=True)


def home_skeleton(theme: Theme) -> Screen:
    page = HomePage(theme)
    page.show_skeleton()
    page.progress(tr("The bank is being filled with its clients"), 640, 2000)
    return in_window(theme, page)


def home_reports(theme: Theme) -> Screen:
    screen = home(theme, played=True)
    page = screen.window.findChild(HomePage)
    assert page is not None
    page.set_model(HomeModel(PEOPLE[0], "", rows(True), reports=REPORTS, tally=TALLY))
    page.bar.page_asked.emit("reports")
    return screen


def briefing(theme: Theme) -> Screen:
    page = BriefingPage(theme)
    found = stages.roleplay("card-declined-abroad")
    profile = keeping.Profile("ines", "Inès Moreau", "recruit", "2026-11-23")
    page.set_model(briefing_model(found, stages.SHELF, profile, "guided"))
    return in_window(theme, page, (page.bar,))


def desk_at_choice(theme: Theme) -> Screen:
    """The desk in the middle of a call, without the tutor: the dossier open, one of its parts opened whole."""
    desk = stages.Desk(stages.ONE_OWNER, "choice")
    desk.until(stages.has_seen_operations)
    return desk_in_window(theme, desk)


def desk_in_window(theme: Theme, desk: stages.Desk) -> Screen:
    """The desk of a session as it stands."""
    page = desk.show(theme)
    before = (page.top_bar, page.rail, page.waiting, page.ringing, page.call_guide, page.conversation, page.composer)
    return in_window(theme, page, (*before, page.wrap_up, page.candidates, page.search, page.dossier, page.dock), desk)


def self_rating(theme: Theme) -> Screen:
    return in_window(theme, SelfRatingPage(theme, "Perte de carte dans le tramway"))


def debrief_moment(theme: Theme) -> Screen:
    return in_window(theme, DebriefPage(theme, stages.report("exemplary")))


def debrief_knocked_out(theme: Theme) -> Screen:
    return in_window(theme, DebriefPage(theme, stages.report("failing")))


def debrief_transcript(theme: Theme) -> Screen:
    page = DebriefPage(theme, stages.report("failing"))
    page.show_transcript()
    return in_window(theme, page)


def debrief_losses(theme: Theme) -> Screen:
    page = DebriefPage(theme, stages.report("failing"))
    page.show_losses()
    return in_window(theme, page)


def debrief_missed(theme: Theme) -> Screen:
    return in_window(theme, DebriefPage(theme, calls.report_of(calls.missed())))


def debrief_shift(theme: Theme) -> Screen:
    return in_window(theme, ShiftPage(theme, report_of(worked_slowly())))


def debrief_shift_table(theme: Theme) -> Screen:
    page = ShiftPage(theme, report_of(worked_slowly()))
    page.show_table()
    return in_window(theme, page)


def debrief_shift_in_time(theme: Theme) -> Screen:
    return in_window(theme, ShiftPage(theme, report_of(worked_well("two-chats"))))


def debrief_of_one_in_a_shift(theme: Theme) -> Screen:
    whole = report_of(worked_slowly())
    return in_window(theme, DebriefPage(theme, whole.contact("nadia"), contacts=contacts_of(whole)))


def keys(theme: Theme) -> Screen:
    return over(theme, lambda under: KeysSheet(theme, under))


def settings(theme: Theme) -> Screen:
    folder = Path("/home/ines/.local/share/adviser-workstation/Données du poste de formation")
    return over(theme, lambda under: SettingsPanel(theme, Settings(), folder, under), again=True)


def error(theme: Theme) -> Screen:
    sentence = tr("Something unexpected happened. Your session is kept: go on, or close and come back to it.")
    details = "Traceback (most recent call last):\n" + "  File “desk.py”, line 12, in _happened\n" * 12
    return over(theme, lambda under: ErrorDialog(theme, tr("Something went wrong"), sentence, details, under))


def pin(theme: Theme) -> Screen:
    return over(theme, lambda under: PinDialog(theme, PEOPLE[1].name, str.isdigit, under))


def a_contact() -> Contact:
    """Somebody on the line."""
    desk = stages.Desk(stages.ONE_OWNER, "guided")
    desk.bridge.do(GoReady())
    desk.bridge.do(AnswerContact(stages.CONTACT))
    return desk.contact


def leave(theme: Theme) -> Screen:
    return over(theme, lambda under: LeaveDialog(theme, a_contact(), under))


def help_pages(theme: Theme) -> Screen:
    return over(theme, lambda under: HelpViewer(theme, under))


def authoring_faults(theme: Theme) -> Screen:
    page = authoring.faulty(theme)
    return in_window(theme, page, (page.bar, page.files, page.source, page.aside))


def authoring_proof(theme: Theme) -> Screen:
    return in_window(theme, authoring.proved(theme))


def authoring_sentences(theme: Theme) -> Screen:
    return in_window(theme, authoring.unclear(theme))


def authoring_new(theme: Theme) -> Screen:
    return over(theme, lambda under: authoring.new_dialog(theme, under))


def authoring_try(theme: Theme) -> Screen:
    screen = desk_at_choice(theme)
    assert isinstance(screen.window, MainWindow)
    screen.window.set_header(authoring.try_bar(theme))
    return screen


def help_with_code(theme: Theme) -> Screen:
    return over(theme, lambda under: HelpViewer(theme, under, "first-roleplay"))


SCREENS: dict[str, Build] = {
    build.__name__: build
    for build in (
        profile_list, profile_form, home_first, home_resume, home_sixty, home_skeleton, home_reports, briefing,
        desk_at_choice,
        self_rating, debrief_moment, debrief_knocked_out, debrief_transcript, debrief_losses, debrief_missed,
        debrief_shift, debrief_shift_table, debrief_shift_in_time, debrief_of_one_in_a_shift,
        keys, settings, error, pin, leave, help_pages, help_with_code,
        authoring_faults, authoring_proof, authoring_sentences, authoring_new, authoring_try,
    )
}  # fmt: skip
