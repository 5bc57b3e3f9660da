"""A case that is served."""

import pytest
from serving import Served, fill

import thurloe


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
