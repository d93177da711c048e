"""Where the program's own files are, where a person's data go, and who may read these: their owner alone."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
SCRIPTS = ROOT / "scripts"
DATABASE_NAME = "workstation.sqlite3"
LOG_NAME = "workstation.log"
OLD_LOG_NAME = "workstation.old.log"

_OURS = ("workstation.*", "settings.*", "*.lock")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def user_data() -> Path:
    """The folder for this person's data, by the platform's habit. Not created here."""
    from platformdirs import user_data_path  # imported late: the first paint does not need it

    return user_data_path("adviser-workstation", appauthor=False)


def user_cache() -> Path:
    """The folder for what can be worked out again, by the platform's habit. Not created here."""
    from platformdirs import user_cache_path  # imported late, as above

    return user_cache_path("adviser-workstation", appauthor=False)


def private_folder(folder: Path) -> None:
    """Make a person's folder if it is not there, and close it, with our files in it, to everybody but its owner.

    Raises ``OSError`` when it can be no folder. A folder of somebody else's, or one shared by design (``/tmp``), is
    left as it is: our files in it are closed all the same.
    """
    folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    _close(folder)
    for names in _OURS:
        for path in folder.glob(names):
            _close(path)


def private_file(path: Path) -> None:
    """Make an empty file if there is none, and close it to everybody but its owner.

    Raises ``OSError`` when it cannot be made, or is not a file: a pipe would keep us waiting, a device has no end.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))
    if not path.is_file():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    _close(path)


def _close(path: Path) -> None:
    """Take from others what they may do with it; on a disk that knows no owners there is nothing to take."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        found = path.stat()
        mode = stat.S_IMODE(found.st_mode)
        if mode & _OTHERS and not mode & stat.S_ISVTX and found.st_uid == os.geteuid():
            path.chmod(mode & ~_OTHERS)
