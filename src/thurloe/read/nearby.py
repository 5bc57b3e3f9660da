"""Which `accounts.csv` speak of the files, and which file each of their rows means."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.read.find import LISTING, is_listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.read.find import Found

_CELL = re.compile(r'"([^"]*)"|([^,;\t\r\n"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A listing: its absolute folder, its path as shown, and whether it is in a folder given.

    `ours` says that it speaks of the files read: it is in a folder given, or names one of them.
    """

    folder: Path
    shown: Path
    given: bool
    ours: bool = True


class Surroundings:
    """The files to read and the folders around them, up to the file system's root."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found = [(item.file, absolute(item.path), _real(item.path)) for item in found]
        self.beside = {Path(place).parent for _, place, _ in self.found}
        self._roots = {absolute(item.root) for item in found if item.root is not None}
        self._shown: dict[Path, Path] = {}
        for item in found:
            for folder in item.path.parents:
                self._shown.setdefault(Path(absolute(folder)), folder)

    def listings(self) -> Iterator[Near]:
        """The listings in the folders given and in all above them, outer first."""
        folders: set[Path] = set()
        starts = self.beside | {Path(real).parent for _, _, real in self.found}
        for start in starts:
            folders |= {start, *start.parents}
        for folder in sorted(folders, key=lambda folder: (len(folder.parts), folder)):
            for name in _listings_in(folder):
                shown = (self._shown.get(folder) or Path(os.path.relpath(folder))) / name
                near = Near(folder=folder, shown=shown, given=self.is_given(folder))
                yield near if near.given else replace(near, ours=self._names_a_file(near))

    def is_given(self, folder: Path) -> bool:
        """Whether the folder was given, or lies in one that was."""
        return any(str(place) in self._roots for place in (folder, *folder.parents))

    def _names_a_file(self, near: Near) -> bool:
        """Whether any cell, however the file is written, is the name of a file that is read."""
        try:
            text = near.shown.read_bytes().decode("utf-8", "replace")
        except OSError:  # somebody else's, unless it lies beside a file
            return near.folder in self.beside
        text = text.replace("\0", "").lstrip("\ufeff\ufffd")  # UTF-16 is told of, not passed over
        matches = Matches(near, self)
        cells = {(cell[1] or cell[2] or "").strip() for cell in _CELL.finditer(text)}
        return any(cell and matches.any_case(tidy(cell)) for cell in cells)


class Matches:
    """The files that the rows of one listing mean."""

    def __init__(self, near: Near, around: Surroundings) -> None:
        self._near, self._around = near, around
        self._exact: dict[str, str] = {}
        self._folded: dict[str, list[str]] = defaultdict(list)
        self._places: dict[str, str] = {}
        for file, place, real in around.found:
            path = place if near.folder in Path(place).parents else real
            for known in {place, path}:
                self._exact.setdefault(known, file)
                self._folded[_fold(known)].append(file)
            self._places[file] = place

    def of(self, names: Sequence[str]) -> list[list[str]]:
        """For each row the files meant; one that is named exactly is nobody else's."""
        exact = [self.exact(name) for name in names]
        taken = {file for file in exact if file}
        found = []
        for name, file in zip(names, exact, strict=True):
            files = [file] if file else [f for f in self.any_case(name) if f not in taken]
            taken.update(files)
            found.append(files)
        return found

    def exact(self, name: str) -> str | None:
        """The file that is named to the letter."""
        return self._exact.get(self._path(name)) if name else None

    def any_case(self, name: str) -> list[str]:
        """The files of this name but for case; where the name itself exists, that one only."""
        path = self._path(name)
        if path in self._exact:
            return [self._exact[path]]
        files = self._folded.get(_fold(path), [])
        if files and os.path.lexists(path):  # another file, or a disk that knows no case
            return [file for file in files if _same(path, self._places[file])]
        return files

    def is_missing(self, name: str) -> bool:
        """Whether there is no such file, though it should lie among those that are read."""
        path = Path(self._path(name))
        if os.path.lexists(path) and not path.is_dir():
            return False
        around = self._around
        folders = (self._near.folder, path.parent)
        return any(folder in around.beside or around.is_given(folder) for folder in folders)

    def _path(self, name: str) -> str:
        return absolute(self._near.folder / name)


def absolute(path: Path) -> str:
    """The path from the root on, links kept."""
    return os.path.abspath(path)  # noqa: PTH100  resolve() would follow links


def tidy(name: str) -> str:
    """A file's name as `accounts.csv` may write it, with `/`."""
    return name.replace("\\", "/").removeprefix("./")


def _real(path: Path) -> str:
    """The path with the links in its folders followed, not the file's own."""
    return str(Path(os.path.realpath(Path(absolute(path)).parent), path.name))


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _same(one: str, other: str) -> bool:
    with suppress(OSError):
        return Path(one).samefile(other)
    return False


def _listings_in(folder: Path) -> list[str]:
    """The names of the listings in a folder, `accounts.csv` itself last."""
    try:
        names = [name for name in os.listdir(folder) if is_listing(name)]  # noqa: PTH208  names
    except OSError:  # a folder that may be passed through and not be listed
        names = [LISTING]
    names.sort(key=lambda name: (name == LISTING, name))
    return [name for name in names if os.path.isfile(folder / name)]  # noqa: PTH113  never raises
