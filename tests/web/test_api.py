"""The API says what the command line says, to whoever may know it, and does everything once."""

import base64
import json
import re
import signal
import threading
import typing
import urllib.parse
import urllib.request

import pytest
from serving import COURT, Served
from typer.testing import CliRunner

import thurloe
from thurloe.case import STATUSES
from thurloe.cli.main import app
from thurloe.errors import ThurloeError
from thurloe.web.asked import SearchFor
from thurloe.web.problems import KINDS

LISTS = (
    *("accounts", "claims", "findings", "entities", "sources"),
    *("log", "conflicts", "users", "review"),
)


def printed(*args, by="Kay"):
    done = CliRunner().invoke(app, ["case", *map(str, args)], env={"THURLOE_BY": by})
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_brief_is_that_of_the_command_line(served):
    for form in ("json", "md", "html", "text"):
        answer = served.get(f"/brief?form={form}")
        assert answer.status == 200
        shown = printed("brief", served.place, "--format", form)
        if form != "text":  # which is as wide as the terminal
            assert answer.body.decode().strip() == shown.strip()
    assert served.get("/brief").headers["content-type"].startswith("text/html")


def test_lists_are_parts_of_the_findings_file(served):
    whole = json.loads(printed("brief", served.place, "--format", "json"))
    for part in ("findings", "sources", "entities", "accounts"):
        rows = served.get(f"/api/{part}").json["items"]
        assert len(rows) == len(whole[part]) > 0
        for row, same in zip(rows, whole[part], strict=True):
            assert {k: v for k, v in same.items() if k != "text"}.items() <= row.items()


def test_claims_stand_where_they_say(served):
    claims = served.get("/api/claims").json["items"]
    assert {claim["value"] for claim in claims} >= {"40", "50"}
    for claim in claims:
        text = served.get(f"/api/accounts/{urllib.parse.quote(claim['account'])}").json["text"]
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_one_thing_by_its_name(served):
    finding = served.get("/api/findings").json["items"][0]
    assert served.get(f"/api/findings/{finding['id']}").json == finding
    assert served.get("/api/log/1").json["what"].startswith("began the case")
    for path in ("/api/findings/f999", "/api/log/999", "/api/accounts/none.txt", "/api/nowhere"):
        answer = served.get(path)
        assert answer.status == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json) == {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize("part", LISTS)
def test_pages_make_up_the_whole(served, part):
    whole = served.get(f"/api/{part}?limit=500").json
    items, cursor = [], 0
    while cursor is not None:
        page = served.get(f"/api/{part}?limit=2&cursor={cursor}").json
        assert page["total"] == whole["total"]
        items += page["items"]
        cursor = page["next"]
    assert items == whole["items"]
    assert len(items) == whole["total"]


def test_search(served):
    found = served.get("/api/search?words=died&status=single&entity=Heron").json
    assert found["total"] == len(found["items"])
    hit = served.get("/api/search?words=forty").json["items"][0]
    assert hit["account"] == "court.txt"
    assert "40" in {claim["value"] for claim in hit["claims"]}
    assert served.get("/api/search?words=...").status == 409
    assert "there are: " in served.get("/api/search?words=x&source=Nobody").json["detail"].lower()
    assert set(typing.get_args(SearchFor.model_fields["status"].annotation)) == {"", *STATUSES}


@pytest.mark.parametrize(("who", "more"), [("Rob", ""), ("Kay", ""), ("Kay", "&reveal=true")])
def test_a_hit_points_into_the_account_as_it_is_shown(served, who, more):
    token = served.tokens[who]
    hit = served.get(f"/api/search?words=quay{more}", token).json["items"][0]
    account = served.get(f"/api/accounts/{hit['account']}?limit=50{more}", token).json
    assert account["text"][hit["start"] : hit["end"]] == hit["text"]
    assert hit["start"] == account["text"].index("I, ")


def test_verify(served):
    said = served.get("/api/verify").json
    assert said["problems"] == []
    assert served.get(f"/api/verify?head={said['head'][:9]}").json["problems"] == []
    assert "was cut" in served.get(f"/api/verify?head={'0' * 9}").json["problems"][0]


def test_at_an_earlier_time(served):
    events = served.get("/api/log").json["items"]
    begun = next(e["at"] for e in events if e["kind"] == "account")
    assert served.get("/api/accounts?at=2099-01-01").json["total"] >= 2
    assert served.get("/api/accounts?at=1999-01-01").status == 409
    assert served.get(f"/api/findings?at={begun[:4]}").status == 400


# Who may do what


def test_who_is_not_known_learns_nothing(served):
    for token in ("", "wrong"):
        for part in LISTS:
            answer = served.get(f"/api/{part}", token)
            assert answer.status == 401
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert answer.json["status"] == 401


def test_a_browser_may_show_the_token_as_a_password(served):
    request = served.url + "/api/case"
    both = base64.b64encode(f"me:{served.tokens['Rob']}".encode()).decode()
    with urllib.request.urlopen(
        urllib.request.Request(request, headers={"Authorization": f"Basic {both}"})
    ) as answer:
        assert json.load(answer)["you"] == "Rob"


PATHS = (
    *(f"/api/{part}" for part in LISTS),
    "/api/case",
    "/api/verify",
    "/api/search?words=quay",
    "/api/search?words=died",
    "/api/stream?seconds=0&after=0",
    *(f"/brief?form={form}" for form in ("html", "json", "md", "text")),
    "/api/export?form=csv",
    "/api/export?form=graphml",
    "/brief?at=2099-01-01",
    "/api/findings?at=2099-01-01",
)


@pytest.mark.parametrize("path", PATHS)
def test_the_name_of_a_protected_source_reaches_a_keeper_who_asks_alone(served, path):
    for name in ("Rob", "Ann", "Kay"):
        answer = served.get(path, served.tokens[name])
        assert answer.status == 200
        assert answer.body
        assert b"diller" not in answer.body.lower()


def test_reveal_is_for_keepers(served):
    for part in ("accounts", "claims", "log", "sources"):
        path = f"/api/{part}?reveal=true"
        assert served.get(path, served.tokens["Ann"]).status == 403
        assert b"iller" in served.get(path).body
    assert b"Paul Diller" in served.get("/brief?reveal=true").body
    assert served.get("/brief?reveal=true", served.tokens["Rob"]).status == 403


@pytest.mark.parametrize("path", ["/api/search?words=Diller", "/api/search?words=dill*"])
def test_nobody_finds_by_trying(served, path):
    assert served.get(path, served.tokens["Ann"]).json["total"] == 0
    assert served.get(path).json["total"] == 2


def test_a_reader_changes_nothing(served):
    before = served.get("/api/log").body
    rob = served.tokens["Rob"]
    grade = {"kind": "grade", "source": "Ruth Ammon", "reliability": "B", "because": "x"}
    assert served.post("/api/decisions", grade, "r1", rob).status == 403
    assert served.post("/api/undo", {"event": 2, "because": "x"}, "r2", rob).status == 403
    assert served.send("new.txt", "By Cy Dunn\n\nHeron sank.\n", "r3", rob).status == 403
    king = {"name": "Rob", "role": "keeper"}
    assert served.post("/api/users", king, "r4", rob).status == 403
    assert served.post("/api/users", king, "r5", served.tokens["Ann"]).status == 403
    assert served.send("court.txt", COURT, "r6", rob).status == 403  # nor where nothing is new
    assert served.post("/api/reread", {}, "r7", rob).status == 403
    table = b"source,quote\n"
    path = "/api/import?name=x.csv"
    assert served.post(path, table, "r8", rob, "application/octet-stream").status == 403
    assert served.get("/api/log").body == before


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/reread", {"every": 0}),
        ("/api/undo", {"event": "2", "because": "x"}),
        ("/api/undo", {"event": True, "because": "x"}),
        ("/api/decisions", {"kind": "credit", "claim": "x", "credibility": "2", "because": "x"}),
        (
            "/api/decisions",
            {"kind": "merge", "name": "x", "other": "y", "force": "yes", "because": "x"},
        ),
        ("/api/accounts?name=x.txt", b""),
        ("/api/import?name=x.csv", b""),
    ],
)
def test_what_is_of_another_form_is_refused_and_not_guessed_at(served, path, body):
    kind = "application/octet-stream" if body == b"" else "application/json"
    assert served.post(path, body, "f1", kind=kind).status == 400


HOSTILE = "<script>alert(1)</script>'\"; DROP TABLE event; --"


@pytest.mark.parametrize(
    "path",
    [
        "/api/accounts/{}",
        "/api/findings/{}",
        "/api/log/{}",
        "/{}",
        "/docs?x={}",
        "/brief?about={}",
        "/brief?form={}",
        "/brief?at={}",
        "/api/search?words={}",
        "/api/search?words=ferry&source={}",
        "/api/search?words=ferry&entity={}",
        "/api/findings?about={}",
        "/api/log?cursor={}",
        "/api/export?form={}",
        "/api/stream?seconds=0&after={}",
    ],
)
@pytest.mark.parametrize("said", [HOSTILE, "../../../etc/passwd", "\0", "text:* OR NEAR(a b)"])
def test_what_is_asked_stays_words(served, path, said):
    """It is looked for, or refused in JSON; no page says it, no path and no query is made of it."""
    answer = served.get(path.format(urllib.parse.quote(said, safe="")))
    assert answer.status in {200, 400, 404, 409}
    page = answer.headers["content-type"].startswith("text/html")
    assert not (page and HOSTILE.encode() in answer.body)
    assert b"root:" not in answer.body
    assert served.get("/api/verify").json["problems"] == []


# What is done is done once


DECISIONS = [
    {"kind": "grade", "source": "Ruth Ammon", "reliability": "B"},
    {"kind": "accept", "claim": "Forty people died"},
    {"kind": "reject", "claim": "Fifty people died"},
    {"kind": "credit", "claim": "Forty people died", "credibility": 2},
    {"kind": "correct", "claim": "Forty people died", "value": "41"},
    {"kind": "protect", "source": "Ruth Ammon", "also": ["Rue"]},
    {"kind": "answer", "question": "How many people were killed?", "value": "41"},
]


@pytest.fixture
def own(tmp_path):
    """A server of a case of one's own, in which much can be changed."""
    with thurloe.new(tmp_path / "heron.case", by="Kay") as case:
        case.add(_account(tmp_path, "court.txt", "Ruth Ammon", "Forty"))
        case.add(_account(tmp_path, "clerk.txt", "Paul Diller", "Fifty"))
    server = Served(tmp_path / "heron.case", tmp_path)
    yield server
    server.stop()


def _account(folder, name, by, dead):
    path = folder / name
    path.write_text(
        f"By {by}, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. {dead} people died.\n"
    )
    return path


def test_decisions_undone_and_all_of_it_after_a_crash(own):
    """Each is done once whatever is sent again, also when the server was killed in between."""
    answers = []
    for number, decision in enumerate(DECISIONS):
        answer = own.post("/api/decisions", decision | {"because": "read again"}, f"k{number}")
        assert answer.status == 201, answer.body
        (event,) = answer.json["events"]
        assert (event["kind"], event["by"], event["because"]) == (
            decision["kind"],
            "Kay",
            "read again",
        )
        answers.append(answer)
    undone = own.post(
        "/api/undo", {"event": answers[0].json["events"][0]["seq"], "because": "x"}, "u"
    )
    assert undone.status == 201
    length = own.get("/api/log").json["total"]
    own.stop(signal.SIGKILL)
    own.start()
    for number, decision in enumerate(DECISIONS):
        again = own.post("/api/decisions", decision | {"because": "read again"}, f"k{number}")
        assert (again.status, again.body) == (201, answers[number].body)
    other = own.post("/api/decisions", DECISIONS[0] | {"because": "otherwise"}, "k0")
    assert other.status == 409
    assert "key 'k0'" in other.json["detail"]
    assert own.get("/api/log").json["total"] == length
    assert own.post("/api/undo", {"event": 1, "because": "x"}, "v").status == 409
    missing = own.post("/api/undo", {"event": 2, "because": "x"}, "")
    assert missing.status == 400
    assert "Idempotency-Key" in missing.json["detail"]


def test_a_stretch_is_undone_in_one_request(own):
    last = own.get("/api/log").json["total"]
    text = "By Cy Dunn, 9 May 1962\n\nThe ferry Heron sank on 4 May 1962.\n"
    held = own.get("/api/accounts").json["total"]
    for name in ("one.txt", "two.txt"):
        own.send(name, text + name, name)
    wrong = {"event": last + 1, "through": last + 4, "because": "the wrong files"}
    done = own.post("/api/undo", wrong, "all")
    assert (done.status, len(done.json["events"])) == (201, 2)
    assert own.get("/api/accounts").json["total"] == held
    assert own.post("/api/undo", wrong | {"because": "again"}, "more").status == 409


def test_files_that_are_sent(own):
    """An account comes once; a protected source that comes with it is hidden from the first on."""
    text = "By Cy Dunn, 9 May 1962\n\nThe ferry Heron sank on 4 May 1962. Sixty people died.\n"
    heard = []
    path = "/api/stream?seconds=12"
    listener = threading.Thread(target=lambda: heard.append(own.get(path).body.decode()))
    listener.start()
    first = own.send("dunn.txt", text, "a1", more="&source=Cy+Dunn&protected=true")
    assert (first.status, first.json["accounts"]) == (201, ["dunn.txt"])
    again = own.send("dunn.txt", text, "a1", more="&source=Cy+Dunn&protected=true")
    assert again.body == first.body
    known = own.send("other.txt", text, "a2").json
    assert (known["known"], known["accounts"], known["events"]) == (True, [], [])
    unread = own.send("x.bin", "\0\1\2", "a3").json
    assert unread["accounts"] == []
    assert unread["left_out"][0].startswith("x.bin: ")
    assert b"dunn" not in own.get("/brief?form=json").body.lower()
    assert own.get("/api/accounts").json["total"] == 3
    for name in ("..%2Fx.txt", "%2Fetc%2Fx", ".x", "a%5Cb.txt"):
        assert own.send(name, text, "a4").status == 400
    assert own.send("accounts.csv", "file,source\n", "a5").status == 409
    assert own.send("z.txt", text + "More.", "a6", more="&protected=true").status == 409
    form = own.post("/api/accounts?name=a.txt", b"{}", "a7")
    assert form.status == 415
    assert "application/octet-stream" in form.json["detail"]
    listener.join()
    (stream,) = heard
    told = re.findall(r"^id: (\d+)\nevent: log\ndata: (.*)$", stream, re.MULTILINE)
    rows = [json.loads(data) for _, data in told]
    assert [int(id_) for id_, _ in told] == [row["seq"] for row in rows]
    assert [row["kind"] for row in rows][:2] == ["account", "extraction"]
    assert '"step": "extract"' in stream
    assert "dunn" not in stream.lower()


# The description


def test_every_error_has_a_status():
    families = [ThurloeError]
    for family in families:
        families += family.__subclasses__()
    assert all(any(issubclass(family, kind) for kind in KINDS) for family in families[1:])


def test_the_description_is_complete_and_from_here(served):
    api = served.get("/openapi.json").json
    assert api["openapi"].startswith("3.1")
    page = served.get("/docs").body.decode()
    assert re.findall(r"https?://|<script|<link|@import|url\(", page) == []
    anchors = re.findall(r'id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert "`" not in page and "<code>" in page
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            assert operation["description"]
            assert f"{method.upper()} {path}" in page
            assert {"401", "403", "400"} <= operation["responses"].keys()
    for name, schema in api["components"]["schemas"].items():
        if any("events" not in name and "because" in p for p in schema.get("properties", ())):
            assert "examples" in json.dumps(schema) or name in {"Receipt", "LogEvent", "User"}


def test_methods_that_a_path_does_not_know(served):
    answer = served.post("/api/log", {}, "m1")
    assert (answer.status, answer.headers["allow"]) == (405, "GET")
    assert "here one may GET" in answer.json["detail"]
    assert "/docs lists" in served.get("/api/nothing").json["detail"]
    both = served._ask(
        urllib.request.Request(served.url + "/api/accounts", method="DELETE"), served.token
    )
    assert (both.status, both.headers["allow"]) == (405, "GET, POST")
