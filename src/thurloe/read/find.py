"""Which files are meant: a folder, single files or globs, each with a name to cite it by."""

from __future__ import annotations

import glob
import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LISTING = "accounts.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read, and `file`, the name by which accounts and findings cite it.

    `root` is the folder that was given, where the file was found by searching one.
    """

    path: Path
    file: str
    root: Path | None = None


def is_listing(name: str) -> bool:
    """Whether a file of this name is an `accounts.csv`, in whatever case."""
    return name.casefold() == LISTING


def find_files(paths: Sequence[str | Path]) -> list[Found]:
    """Find the files behind folders, single files and globs, by their names, each once.

    The order of `paths` makes no difference.

    A folder is searched to its bottom, hidden files and `accounts.csv` left aside; its files are
    named relative to it, with `/`. A single file bears its own name. Where two names collide,
    both grow by as much of the path above as tells them apart.

    Raises:
        BadInput: a path that does not exist, or a glob that matches nothing.
    """
    found: dict[str, Found] = {}
    for path in paths:
        for item in _behind(str(path)):
            place = os.path.abspath(item.path)  # noqa: PTH100  resolve() follows links
            found[place] = max(found.get(place, item), item, key=_fullest)
    return sorted(_tell_apart([found[place] for place in sorted(found)]), key=_by_name)


def _fullest(item: Found) -> tuple[int, str, str]:
    return item.file.count("/"), item.file, str(item.root or "")


def _by_name(item: Found) -> tuple[str, str]:
    return item.file, str(item.path)


def _behind(given: str) -> Iterator[Found]:
    if os.path.lexists(given):
        yield from _folder(Path(given)) if Path(given).is_dir() else [_single(Path(given))]
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207  absolute patterns too
    if not matches:
        raise BadInput(_missing(given))
    for match in matches:
        if Path(match).is_dir():
            continue
        if not is_listing(Path(match).name):
            yield _single(Path(match))


def _missing(given: str) -> str:
    if glob.has_magic(given):
        return (
            f"No file matches {given!r}. Check the pattern, and put it in quotes "
            "if the shell should not expand it."
        )
    return (
        f"There is no file or folder {given!r} (looked in {Path.cwd()}). "
        "Give the path of a folder, of a file, or a pattern such as 'accounts/*.txt'."
    )


def _single(path: Path) -> Found:
    return Found(path=path, file=_printable(path.name))


def _folder(root: Path) -> list[Found]:
    """Every file below `root`; a folder that may not be opened stands for itself."""
    found: list[Found] = []
    seen = {os.path.realpath(root)}

    def shut(error: OSError) -> None:
        found.append(_under(root, Path(str(error.filename))))

    for folder, folders, files in os.walk(root, followlinks=True, onerror=shut):
        here = [Path(folder, name) for name in sorted(folders) if not name.startswith(".")]
        out = [path for path in here if leads_out(path, root)]
        folders[:] = [path.name for path in here if path not in out and _enter(path, seen)]
        found += [_under(root, path) for path in out]  # left out, by name
        found += [_under(root, Path(folder, name)) for name in files if _wanted(name)]
    return sorted(found, key=lambda item: item.file)


def _enter(folder: Path, seen: set[str]) -> bool:
    """Whether to go down into `folder`: not if it was entered by another link."""
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path below a folder is a link to somewhere else; others may have put it there."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _wanted(name: str) -> bool:
    return not name.startswith(".") and not is_listing(name)


def _under(root: Path, path: Path) -> Found:
    return Found(path=path, file=_printable(path.relative_to(root).as_posix()), root=root)


def _printable(name: str) -> str:
    """The name with bytes that are no UTF-8 shown as U+FFFD, so that every output can hold it."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _tell_apart(found: list[Found]) -> list[Found]:
    depth = 0
    while True:
        counts = Counter(item.file for item in found)
        twins = [i for i, item in enumerate(found) if counts[item.file] > 1]
        if not twins:
            return found
        depth += 1
        for i in twins:
            found[i] = replace(found[i], file=_longer(found[i], depth))


def _longer(item: Found, depth: int) -> str:
    """The name with one more folder before it; at the root, the number of tries after it."""
    parts = Path(os.path.abspath(item.path)).parts  # noqa: PTH100  resolve() follows links
    have = len(item.file.split("/"))
    if have < len(parts) - 1:
        return _printable("/".join(parts[-have - 1 :]))
    return f"{item.file}~{depth}"
