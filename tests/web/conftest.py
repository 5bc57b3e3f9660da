"""A case that is served."""

import pytest
from serving import Served

import thurloe

COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"
CLERK = (
    "By Paul Diller, 5 May 1962\n\nThe ferry Heron sank on 3 May 1962. Fifty people died.\n\n"
    "I, Paul Diller, saw it from the quay.\n"
)


def fill(case, folder):
    """Two accounts, one by a protected source; a keeper, an analyst, a reader, and their tokens."""
    (folder / "in").mkdir()
    (folder / "in" / "court.txt").write_text(COURT)
    (folder / "in" / "diller.txt").write_text(CLERK)
    (folder / "in" / "accounts.csv").write_text(
        "file,source,protected\ndiller.txt,Paul Diller,yes\n"
    )
    case.add(folder / "in")
    for name, role in (("Kay", "keeper"), ("Ann", "analyst"), ("Rob", "reader")):
        case.user(name, role)
    return {name: case.token(name) for name in ("Ann", "Rob")}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server of a case in a file, with the tokens of its users."""
    folder = tmp_path_factory.mktemp("served")
    with thurloe.new(folder / "heron.case", by="Kay") as case:
        tokens = fill(case, folder)
    server = Served(folder / "heron.case", folder)
    server.tokens = {"Kay": server.token, **tokens}
    yield server
    server.stop()
