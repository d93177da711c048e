"""Settings as people, editors and broken disks leave them: what can't be is the default, and is named."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation import settings
from workstation.settings import FILE_NAME, Settings

CHOSEN = Settings("dark", 1.5, "en", False, 0.9, 0.8, 0.7, 0.6, "free", "zoe-petit")


def write(folder: Path, content: bytes | str) -> None:
    (folder / FILE_NAME).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_what_was_saved_is_read_again(data_dir):
    settings.save(data_dir, CHOSEN)
    assert settings.read(data_dir) == (CHOSEN, ())


def test_nothing_kept_yet_is_no_fault(data_dir):
    assert settings.read(data_dir) == (Settings(), ())
    assert settings.read(data_dir / "nowhere") == (Settings(), ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "puce"), ("theme", 3), ("theme", None), ("theme", ["dark"]), ("theme", ""),
        ("scale", 0), ("scale", -1), ("scale", 1.2), ("scale", 1e300), ("scale", 10**400), ("scale", "2"),
        ("scale", float("nan")), ("scale", True), ("scale", float("inf")),
        ("language", "de"), ("language", {"fr": 1}), ("language", 0),
        ("sounds", 1), ("sounds", "yes"), ("sounds", None),
        ("volume_ring", 1.01), ("volume_ring", -0.1), ("volume_message", float("nan")),
        ("volume_end", float("-inf")), ("volume_tick", 7),
        ("volume_ring", 10**4000), ("volume_ring", False),
        ("help", "none"), ("help", []),
        ("profile", 5), ("profile", "x" * 100_0), ("profile", "a\nb"), ("profile", "\ud800"), ("profile", "\u202ex"),
    ],
)  # fmt: skip
def test_an_absurd_value_is_the_default_and_is_named_and_the_others_stay(data_dir, name, value):
    kept = {**{field: getattr(CHOSEN, field) for field in CHOSEN.__dataclass_fields__}, name: value}
    write(data_dir, json.dumps(kept))
    found, refused = settings.read(data_dir)
    assert refused == (name,)
    assert getattr(found, name) == getattr(Settings(), name)
    assert all(getattr(found, other) == kept[other] for other in kept if other != name)


def test_a_whole_number_is_a_number(data_dir):
    write(data_dir, '{"scale": 2, "volume_end": 1}')
    found, refused = settings.read(data_dir)
    assert (found.scale, found.volume_end, refused) == (2.0, 1.0, ())


def test_a_mark_at_the_head_of_the_file_is_no_fault(data_dir):
    write(data_dir, b"\xef\xbb\xbf" + b'{"theme": "dark"}')
    assert settings.read(data_dir) == (Settings(theme="dark"), ())


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00" * 40, b"{", b"[]", b"null", b"3", b'"dark"', b"\xff\xfe{}", b"[" * 60_000, b'{"a":' * 60_000,
        b'{"theme": "dark"}' + b" " * settings.LONGEST, b'{"scale": ' + b"9" * 20_000 + b"}", b"# dark",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_goes_by_its_own_name(data_dir, content):
    write(data_dir, content)
    assert settings.read(data_dir) == (Settings(), (FILE_NAME,))
    settings.save(data_dir, CHOSEN)
    assert settings.read(data_dir) == (CHOSEN, ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in files' places")
def test_a_pipe_keeps_nobody_waiting(data_dir):
    os.mkfifo(data_dir / FILE_NAME)
    assert settings.read(data_dir) == (Settings(), (FILE_NAME,))


def test_a_folder_or_a_device_in_the_file_s_place(data_dir):
    (data_dir / FILE_NAME).mkdir()
    assert settings.read(data_dir) == (Settings(), (FILE_NAME,))
    (data_dir / FILE_NAME).rmdir()
    (data_dir / FILE_NAME).symlink_to("/dev/zero")
    assert settings.read(data_dir) == (Settings(), (FILE_NAME,))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["theme", "scale", "profile", "x"]), inner),
        max_leaves=6,
    )
)
def test_whatever_it_says_settings_can_be_used_and_kept(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("s")
    write(folder, json.dumps(content))
    found, _ = settings.read(folder)
    settings.save(folder, found)
    assert settings.read(folder) == (found, ())
