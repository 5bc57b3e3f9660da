"""A case in PostgreSQL is served like one in a file, and shows what others write to it."""

import json
import re
import signal

import postgres
import pytest
from serving import Served

import thurloe
from thurloe.errors import NotAllowed
from thurloe.web.hands import Hands

COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"


@pytest.fixture(scope="module")
def server():
    if not postgres.is_installed():
        pytest.skip(postgres.MISSING)
    started = postgres.Server()
    yield started
    started.stop()


@pytest.fixture
def place(server, tmp_path):
    """A case with a keeper, who serves it, and an analyst."""
    url = server.new()
    (tmp_path / "court.txt").write_text(COURT)
    with thurloe.new(url) as case:
        case.add(tmp_path / "court.txt")
        case.user("thurloe", "keeper")
        case.user("Ann", "analyst")
    return url


def test_a_teams_case_is_served(place, tmp_path):
    with thurloe.open(place) as case:
        token = case.token("Ann")
    served = Served(place, tmp_path, by="")
    try:
        graded = {"kind": "grade", "source": "Ruth Ammon", "reliability": "B", "because": "x"}
        first = served.post("/api/decisions", graded, "k1", token)
        (event,) = first.json["events"]
        assert (first.status, event["by"]) == (201, "Ann")
        served.stop(signal.SIGKILL)
        served.start()
        assert served.post("/api/decisions", graded, "k1", token).body == first.body
        with thurloe.open(place) as case:  # somebody else, not through the server
            written = case.reject("Forty people died", because="he was not there")
        stream = served.get(f"/api/stream?seconds=1&after={event['seq']}", token).body.decode()
        rows = [json.loads(data) for data in re.findall(r"^data: (.*)$", stream, re.MULTILINE)]
        assert [row["hash"] for row in rows] == [written.hash]
        assert served.get("/api/verify", token).json["problems"] == []
        assert served.get("/api/search?words=forty", token).json["total"] == 1
    finally:
        served.stop()


def test_who_cannot_sign_for_others_cannot_serve(place, server):
    server.say("CREATE ROLE eve LOGIN")
    with thurloe.open(place) as case:
        case.user("eve", "keeper")
    with pytest.raises(NotAllowed, match="cannot sign as those who ask"):
        Hands(place.replace("thurloe@", "eve@"), by="eve")
