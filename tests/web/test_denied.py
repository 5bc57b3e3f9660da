"""The claims of a case with denials, over HTTP."""

from pathlib import Path

import pytest
from serving import Served

import thurloe

FERRY = Path(__file__).parents[2] / "examples/ferry"


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("denied")
    with thurloe.new(folder / "ferry.case", by="Kay") as case:
        case.add(FERRY)
    server = Served(folder / "ferry.case", folder)
    yield server
    server.stop()


def test_a_yes_to_a_denial_is_listed_with_the_handle_of_a_claim(ferry):
    answer = ferry.get("/api/claims?limit=500")
    assert answer.status == 200
    rows = answer.json["items"]
    assert len(rows) == answer.json["total"] > 0
    yeses = [row for row in rows if (row["attribute"], row["value"]) == ("polarity", "yes")]
    assert yeses
    assert all(row["handle"] for row in yeses)
