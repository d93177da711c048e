"""Damaged folders: whatever is asked of one is done, or refused in a sentence; never a traceback, never for ever."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from db.lock import FolderLock
from tests.support.content import BUNDLED
from tests.support.damage import damaged_folder
from tests.support.played import CLIENTS, ENDED, LEFT, PROFILE, opened, played_folder
from widgets.app import Guard
from widgets.common.theme import Theme
from widgets.dialogs.error_dialog import ErrorDialog
from widgets.flow import Flow
from widgets.home.home_page import HomePage
from widgets.options import Options
from widgets.overview import home_model
from widgets.windows import MainWindow
from workstation import commands as c
from workstation import i18n, settings
from workstation.commands import Refused
from workstation.debrief.building import make_report
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.problem import Problem
from workstation.session.keeping import Profile
from workstation.session.unreadable import read_or_set_aside

CASES = 500
SAMPLE = 12


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    played_folder(folder)
    return folder


def doors(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the commands answer; those refused, with their sentence."""
    said = []
    for command in (
        ("sessions",),
        ("sessions", "--json"),
        ("report", ENDED),
        ("report", LEFT, "--format", "json"),
        ("recompute",),
        ("dataset", "info"),
        ("dataset", "build", "--size", str(CLIENTS)),
        ("erase", PROFILE),
    ):
        code = main.main(["--data", str(folder), "--lang", "en", *command])
        err = capsys.readouterr().err
        assert code in (0, 2), (command, code)
        assert "Traceback" not in err
        if code == 2:
            sentence = err.rstrip("\n").splitlines()[-1]
            assert sentence.endswith((".", "sessions”.")), (command, err)
            said.append(f"{command[0]}: {sentence}")
    return said


def window(folder: Path) -> list[str]:
    """What a person does at the window, asked of the store as the window asks it."""
    said: list[str] = []
    i18n.install("en")
    with telling(said):
        settings.load(folder)
        store = opened(folder)
        for ask in (forget, home, search, unclear, go_on, debrief):
            with telling(said):
                ask(store)
        store.close()
    return said


@contextmanager
def telling(said: list[str]) -> Iterator[None]:
    try:
        yield
    except Problem as fault:
        said.append(fault.describe())
        assert said[-1].endswith(".")
    except Refused:
        pass


def forget(store: Store) -> None:
    store.forget("2020-01-01", "2020-01-01")


def search(store: Store) -> None:
    for text in ("mar", "06 12", "nadia belkacem", "x@"):
        store.records.search(text, 20)


def unclear(store: Store) -> None:
    store.readable_sessions("card-lost")


def home(store: Store) -> None:
    people = store.profiles.list()
    who = next((person for person in people if person.id == PROFILE), Profile(PROFILE, "?", "recruit", ""))
    home_model(store, BUNDLED, who, "guided", date(2026, 11, 28))


def go_on(store: Store) -> None:
    session = reopen(LEFT, store.log, world_of(store))
    if session.state.paused:
        session.do(c.ResumeSession())
    session.do(c.EditDraft("c1", "note", 0, 0, "Et puis"))
    for client in session.state.contacts["c1"].offer.clients:
        session.do(c.OpenDossier("c1", client))
    for _ in range(5):
        session.advance(session.due() or session.at)


def debrief(store: Store) -> None:
    session = reopen(ENDED, store.log, world_of(store))
    with read_or_set_aside(ENDED):
        make_report(session.id, session.entries(), session.world.pins, "c1", kind="practice")
    store.results.of(ENDED, "c1")


def try_one(base: Path, folder: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> list[str]:
    how = damaged_folder(base, folder, seed)
    first, then = (window, doors) if random.Random(seed).random() < 0.5 else (doors, window)
    try:
        said = []
        for each in (first, then):
            said += each(folder, capsys) if each is doors else window(folder)
    except BaseException as error:
        raise AssertionError(f"seed {seed}: {how}") from error
    return said


@pytest.mark.parametrize("seed", range(SAMPLE))
def test_a_damaged_folder_ends_in_a_sentence(
    base: Path, data_dir: Path, seed: int, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    for sentence in try_one(base, data_dir, seed, capsys):
        assert str(data_dir) in sentence or "cannot" in sentence or "There is no" in sentence


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_500_damaged_folders_end_in_a_sentence(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    sentences: Counter[str] = Counter()
    whole = 0
    for seed in range(SAMPLE, SAMPLE + CASES):
        said = try_one(base, tmp_path / f"f{seed}", seed, capsys)
        caplog.clear()
        whole += not said
        sentences.update(sentence.replace(str(tmp_path / f"f{seed}"), "DIR") for sentence in said)
    with capsys.disabled():
        sys.stdout.write(f"\n{CASES} damaged folders, {whole} of them answered everything; sentences said:\n")
        for sentence, times in sentences.most_common():
            sys.stdout.write(f"{times:5} {sentence}\n")
    assert sentences


@pytest.fixture
def kept() -> Iterator[list[object]]:
    """What must outlive its window: asked for first, let go last."""
    yield (found := [])
    found.clear()


def leave(flow: Flow) -> None:
    if flow.practice is not None:
        flow.practice.close()


@pytest.mark.torture
@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_folder_at_the_window(
    kept: list[object],
    qtbot: QtBot,
    qapp: QApplication,
    base: Path,
    data_dir: Path,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Come in, go on with what was left, look at a report, give up, close: pages, or dialogs that say why not."""
    guard, theme, main_window = Guard(), Theme(), MainWindow()
    home_page, lock = HomePage(theme), FolderLock(data_dir)
    monkeypatch.setattr(sys, "excepthook", guard._escaped)
    how = damaged_folder(base, data_dir, seed)
    qtbot.addWidget(main_window)
    main_window.set_home(home_page)
    options = Options(data_dir, settings.load(data_dir), lambda: opened(data_dir), lock.take)
    flow = Flow(qapp, main_window, theme, home_page, options)
    guard.troubled.connect(flow.show_problem)
    kept.extend((guard, theme, main_window, home_page, flow))
    with lock:
        main_window.show()
        flow.open()
        qtbot.waitUntil(lambda: flow.store is not None or bool(main_window.findChildren(ErrorDialog)), timeout=30_000)
        for ask in (
            flow.show_profiles,
            partial(flow._on_profile, PROFILE),
            partial(flow._resume, LEFT),
            partial(leave, flow),
            partial(flow._show_report, ENDED),
            flow.show_home,
            partial(flow._abandon, LEFT),
            flow.close,
        ):
            with suppress(Problem):  # the guard tells it
                ask()
    assert guard.count == 0, (how, caplog.text)
