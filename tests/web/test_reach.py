"""What was the command line's alone: reading anew, other formats, handing over, tokens."""

import errno
import os
import re
import signal
from pathlib import Path

import pytest
import typer
from serving import Served, fill
from starlette.requests import Request

import thurloe
from thurloe.case import open_case, unpack
from thurloe.cli.case import app as case_commands
from thurloe.web.problems import _of_system

TABLE = (
    "source,quote,attribute,value,subject,event\n"
    "Bo Kerr,Heron sank on 4 May 1962,date,1962-05-04,Heron,sinking\n"
)
SENT = "application/octet-stream"


@pytest.fixture
def own(tmp_path):
    """A server of a case of one's own, with the tokens of its users."""
    with thurloe.new(tmp_path / "heron.case", by="Kay") as case:
        tokens = fill(case, tmp_path)
    server = Served(tmp_path / "heron.case", tmp_path)
    server.tokens = {"Kay": server.token, **tokens}
    yield server
    server.stop()


def test_other_peoples_claims_come_in_once_and_are_not_read_again(own):
    path = "/api/import?name=theirs.csv&because=their+table"
    refused = own.post(path, TABLE.encode(), "i0", own.tokens["Rob"], SENT)
    assert refused.status == 403
    first = own.post(path, TABLE.encode(), "i1", own.tokens["Ann"], SENT)
    assert first.status == 201, first.body
    (name,) = first.json["accounts"]
    assert [event["kind"] for event in first.json["events"]] == ["account", "extraction"]
    assert {event["because"] for event in first.json["events"]} == {"their table"}
    own.stop(signal.SIGKILL)
    own.start()
    again = own.post(path, TABLE.encode(), "i1", own.tokens["Ann"], SENT)
    assert (again.status, again.body) == (201, first.body)
    claims = own.get("/api/claims").json["items"]
    assert "1962-05-04" in {c["value"] for c in claims if c["account"] == name}
    other = own.post(path, b"source,quote\nEve,x\n", "i1", own.tokens["Ann"], SENT)
    assert other.status == 409
    known = own.post(path, TABLE.encode(), "i2", own.tokens["Ann"], SENT).json
    assert (known["known"], known["events"]) == (True, [])
    for broken in (b"\xff\x00", b"x,y\n1,2\n"):
        assert own.post(path, broken, "i3", own.tokens["Ann"], SENT).status == 409
    assert own.post(path, {}, "i4").status == 415
    reread = own.post("/api/reread", {"every": True}, "r1", own.tokens["Ann"])
    assert (reread.status, reread.json["events"]) == (201, [])  # all as before, and theirs let be


def test_accounts_are_read_again(own):
    """By hand the log is given an extractor of before, as after an update of the program."""
    with open_case(own.place, by="Kay") as case:
        held = next(one for one in case.state().accounts.values() if one.file == "court.txt")
        run = case.state().run_of(held)
        body = {
            "account": held.key,
            "file": held.file,
            "extractor": "english/0",
            "asked": [],
            "blobs": {"extraction": run.extraction},
        }
        case.store.append([case._signed("extraction", body, "")], {}, after=case.log()[-1].seq)
    assert own.post("/api/reread", {}, "r0", own.tokens["Rob"]).status == 403
    first = own.post("/api/reread", {"because": "a new version"}, "r1", own.tokens["Ann"])
    assert first.status == 201, first.body
    (event,) = first.json["events"]
    assert (event["kind"], event["by"], event["because"]) == ("extraction", "Ann", "a new version")
    again = own.post("/api/reread", {"because": "a new version"}, "r1", own.tokens["Ann"])
    assert again.body == first.body
    with open_case(own.place, by="Kay") as case:
        assert case.state().run_of(held) == run
        assert case.verify() == ()


def test_a_pack_is_streamed_to_keepers_and_is_the_case(own, tmp_path):
    for name in ("Ann", "Rob"):
        assert own.get("/api/pack?reveal=true", own.tokens[name]).status == 403
    assert own.get("/api/pack", "").status == 401
    hidden = own.get("/api/pack")
    assert hidden.status == 409
    assert "protected source" in hidden.json["detail"]
    answer = own.get("/api/pack?reveal=true")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zstd")
    (tmp_path / "sent.tar.zst").write_bytes(answer.body)
    made = unpack(tmp_path / "sent.tar.zst", tmp_path / "theirs.case")
    assert made.head == answer.headers["thurloe-head"] == own.get("/api/case").json["head"]
    assert own.get("/api/pack?reveal=true").body == answer.body
    with open_case(own.place, by="Kay") as case:
        case.pack(tmp_path / "same.tar.zst", reveal=True)
    assert (tmp_path / "same.tar.zst").read_bytes() == answer.body


def test_a_token_is_given_once(own):
    asked = {"name": "Ann", "because": "she lost hers"}
    for name in ("Ann", "Rob"):
        assert own.post("/api/tokens", asked, "t0", own.tokens[name]).status == 403
    first = own.post("/api/tokens", asked, "t1")
    assert first.status == 201, first.body
    token = first.json["token"]
    assert own.get("/api/case", token).json["you"] == "Ann"
    again = own.post("/api/tokens", asked, "t1")
    assert again.json == {"events": first.json["events"], "token": None}
    assert token not in own.get("/api/log?reveal=true&limit=500").body.decode()
    assert own.post("/api/tokens", {"name": "Nobody"}, "t2").status == 409
    undo = {"event": first.json["events"][0]["seq"], "because": "lost too"}
    assert own.post("/api/undo", undo, "t3").status == 201
    assert own.get("/api/case", token).status == 401


def _told():
    """What the manual says of each command: where it is over HTTP."""
    text = (Path(__file__).parents[2] / "docs" / "case.md").read_text("utf-8")
    table = text.partition("| `thurloe case` | over HTTP |\n|---|---|\n")[2].partition("\n\n")[0]
    for line in table.splitlines():
        _, names, places, _ = line.split("|")
        for name in re.findall(r"`([a-z]+)`", names):
            yield name, re.findall(r"`(GET|POST) (/[a-z/]+)`", places)


def test_each_command_has_its_place_over_http_as_the_manual_says(served):
    told = dict(_told())
    commands = typer.main.get_command(case_commands).commands
    assert told.keys() == commands.keys()
    made = served.get("/openapi.json").json
    there = {(verb.upper(), path) for path, verbs in made["paths"].items() for verb in verbs}
    assert {place for places in told.values() for place in places} <= there
    assert [name for name, places in told.items() if not places] == ["new", "unpack"]
    parts = made["components"]["schemas"]
    kinds = {
        kind
        for part in parts.values()
        for said in [part.get("properties", {}).get("kind", {})]
        for kind in (said.get("enum") or [said.get("const")])
    }
    decisions = {name for name, places in told.items() if ("POST", "/api/decisions") in places}
    assert decisions <= kinds


def test_what_is_out_of_reach_is_said(own):
    said = own.get("/openapi.json").json["info"]["description"]
    for word in ("`new`", "`unpack`", "serves one case"):
        assert word in said
    assert {"body"} <= own.get("/api/log?reveal=true").json["items"][0].keys()
    assert "body" not in own.get("/api/log").json["items"][0]


def test_what_the_system_refuses_tells_no_path():
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/pack",
        "headers": [],
        "query_string": b"",
    }
    scope |= {"server": ("127.0.0.1", 80), "scheme": "http"}
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/secret/place")
    answer = _of_system(Request(scope), error)
    assert answer.status_code == 503
    assert b"No space left on device" in answer.body
    assert b"secret" not in answer.body
