"""A whole case is handed over intact, and nothing else comes with it."""

import io
import json
import random
import tarfile

import pytest
from backports.zstd import ZstdFile
from typer.testing import CliRunner

from thurloe.case import open_case, unpack
from thurloe.case.events import Entry, canonical, digest, seal
from thurloe.case.handing import manifest as limits
from thurloe.cli.main import app
from thurloe.errors import BadInput, CaseAltered
from thurloe.report import to_json

A = "By Ann Lee\n\nHeron sank on 3 May 1962.\n"
B = "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"


@pytest.fixture
def full(case, write):
    """A case of which something was decided, undone and differed about."""
    case.add(write("a.txt", A))
    case.add(write("b.txt", B))
    case.reject("Heron sank on 4 May 1962", because="hearsay")
    case.credit("Heron sank on 3 May 1962", 2, because="the tide")
    case.undo(6, because="no, he was there")
    case.add(write("scan.pdf", "%PDF-1.7"))
    return case


@pytest.fixture
def packed(full, tmp_path):
    full.pack(tmp_path / "heron.tar.zst")
    return tmp_path / "heron.tar.zst"


def members(path):
    with ZstdFile(path) as raw, tarfile.open(fileobj=io.BytesIO(raw.read())) as tar:
        return [(m, tar.extractfile(m).read()) for m in tar.getmembers()]


def write_pack(path, rows):
    """Rows of (name, data), or of a TarInfo as it is and its data."""
    with ZstdFile(path, "w") as out, tarfile.open(fileobj=out, mode="w|") as tar:
        for name, data in rows:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def refusal(pack, tmp_path):
    """What is said of a pack that is refused; what was left of it if anything was."""
    before = {p.name for p in tmp_path.rglob("*")}
    with pytest.raises(BadInput) as told:
        unpack(pack, tmp_path / "new.case")
    left = {p.name for p in tmp_path.rglob("*")} - before
    return f"left: {sorted(left)}" if left else str(told.value)


def test_what_is_unpacked_is_the_case(full, packed, tmp_path):
    made = unpack(packed, tmp_path / "new.case")
    with open_case(tmp_path / "new.case") as new:
        assert new.log() == full.log()
        assert new.verify(head=made.head) == ()
        assert to_json(new.brief()) == to_json(full.brief())
        assert new.state() == full.state()
        assert sorted(new.store.blobs()) == sorted(full.store.blobs())
        new.pack(tmp_path / "again.tar.zst")
        assert (tmp_path / "again.tar.zst").read_bytes() == packed.read_bytes()
        assert new.undo(7, because="it goes on").seq == len(full.log()) + 1


def test_the_pack_tells_nobody_and_no_machine(packed):
    for info, _ in members(packed):
        assert (info.mtime, info.uid, info.gid, info.uname, info.gname) == (0, 0, 0, "", "")


def test_every_file_is_in_the_manifest_with_its_hash(packed):
    (_, first), *rest = members(packed)
    listed = {name: (size, hash_) for name, size, hash_ in json.loads(first)["files"]}
    assert {info.name: (len(data), digest(data)) for info, data in rest} == listed
    assert len(rest) > 5


def test_a_pack_cut_anywhere_is_refused(packed, tmp_path):
    whole = packed.read_bytes()
    for at in [0, 1, 5, len(whole) - 1, *random.Random(7).sample(range(len(whole)), 20)]:
        packed.write_bytes(whole[:at])
        assert refusal(packed, tmp_path).startswith("The pack is ")


def test_a_pack_with_any_byte_changed_is_refused_or_the_same(full, packed, tmp_path):
    whole = packed.read_bytes()
    for at in random.Random(7).sample(range(len(whole)), 60):
        packed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        try:
            unpack(packed, tmp_path / "new.case")
        except BadInput:
            assert not (tmp_path / "new.case").exists()
            continue
        with open_case(tmp_path / "new.case") as new:
            assert new.log() == full.log()
        (tmp_path / "new.case").unlink()


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "blobs/../../evil", "blobs/x", "evil"])
def test_no_name_leads_elsewhere(packed, tmp_path, name):
    rows = [(info.name, data) for info, data in members(packed)]
    assert "not in its manifest" in refusal(write_pack(packed, [*rows, (name, b"x")]), tmp_path)
    said = json.loads(rows[0][1])
    said["files"].append([name, 1, digest(b"x")])
    rows[0] = "manifest.json", canonical(said).encode()
    assert "that no case has" in refusal(write_pack(packed, [*rows, (name, b"x")]), tmp_path)
    assert not list(tmp_path.rglob("*evil*"))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE]
)
def test_no_links_and_no_devices(packed, tmp_path, kind):
    rows = [(info.name, data) for info, data in members(packed)]
    link = tarfile.TarInfo(rows[-1][0])
    link.type, link.linkname = kind, "/etc/passwd"
    assert "is no plain file" in refusal(write_pack(packed, [*rows[:-1], (link, b"")]), tmp_path)


def test_a_bomb_does_not_go_off(packed, tmp_path):
    said = {"format": limits.PACK, "events": 1, "head": "0" * 64}
    bomb = bytes(1 << 28)
    for files in ([], [["log.jsonl", len(bomb), digest(bomb)]]):
        first = canonical(said | {"files": files}).encode()
        rows = [("manifest.json", first), ("log.jsonl", bomb)]
        assert refusal(write_pack(packed, rows), tmp_path).startswith("The pack is ")
    write_pack(packed, [("manifest.json", bomb)])
    assert "times its own size" in refusal(packed, tmp_path)


@pytest.mark.parametrize("size", [-1, limits.MOST_FILE + 1])
def test_absurd_sizes_are_refused_before_they_are_read(packed, tmp_path, size):
    said = {"format": limits.PACK, "events": 1, "head": "0" * 64}
    first = canonical(said | {"files": [["log.jsonl", size, "0" * 64]]}).encode()
    assert "is said to have" in refusal(write_pack(packed, [("manifest.json", first)]), tmp_path)


def relogged(packed, change):
    """The pack with another log, all hashes of the manifest made to fit."""
    rows = [[info.name, data] for info, data in members(packed)]
    lines = [json.loads(line) for line in rows[1][1].splitlines()]
    change(lines)
    log = "".join(canonical(line) + "\n" for line in lines).encode()
    said = json.loads(rows[0][1])
    said["files"][0] = ["log.jsonl", len(log), digest(log)]
    said["events"], said["head"] = len(lines), lines[-1]["hash"]
    rows[0][1], rows[1][1] = canonical(said).encode(), log
    return write_pack(packed, rows)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[3].update(because="of gold"),
        lambda lines: lines.pop(4),
        lambda lines: lines[2].update(body={"file": 3}),
        lambda lines: lines[2].update(at=7),
        lambda lines: lines.insert(1, lines.pop(2)),
        lambda lines: lines[2].update(seq=-1),
        lambda lines: lines[2].update(seq=float("inf")),
        lambda lines: lines[2].update(seq=10**400),
    ],
)
def test_a_log_that_was_altered_is_refused(packed, tmp_path, change):
    assert refusal(relogged(packed, change), tmp_path).startswith("The pack is ")


@pytest.mark.parametrize("depth", [100, 950, 990, 5000, 200_000])
def test_json_that_is_nested_without_end_is_refused(packed, tmp_path, depth):
    rows = [[info.name, data] for info, data in members(packed)]
    rows[1][1] = rows[1][1].replace(
        b'"title":', b'"a":%b0%b,"title":' % (b"[" * depth, b"]" * depth)
    )
    said = json.loads(rows[0][1])
    said["files"][0] = ["log.jsonl", len(rows[1][1]), digest(rows[1][1])]
    rows[0][1] = canonical(said).encode()
    assert refusal(write_pack(packed, rows), tmp_path).startswith("The pack is ")
    rows[0][1] = b'{"a":' * depth
    assert refusal(write_pack(packed, rows), tmp_path).startswith("The pack is ")


@pytest.mark.parametrize("size", [-8, 1 << 40])
def test_a_header_that_lies_about_a_size_is_refused(packed, tmp_path, size):
    with ZstdFile(packed) as raw:
        data = raw.read()
    info = tarfile.TarInfo("manifest.json")
    info.size = size
    header = info.tobuf(tarfile.GNU_FORMAT)
    with ZstdFile(packed, "w") as out:
        out.write(header + data[tarfile.BLOCKSIZE :])
    assert refusal(packed, tmp_path).startswith("The pack is ")


def test_a_name_of_a_gigabyte_does_not_go_off(packed, tmp_path):
    """A long name is read before its file is: it counts to what a pack may unpack to."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 1 << 30
    with ZstdFile(packed, "w") as out:
        out.write(info.tobuf(tarfile.GNU_FORMAT))
        for _ in range(16):
            out.write(bytes(64 << 20))
    assert "times its own size" in refusal(packed, tmp_path)


def test_a_log_that_holds_together_and_makes_no_sense_is_refused(packed, tmp_path):
    def nonsense(lines):
        entry = Entry(kind="account", by="Eve", body={"file": 3, "blobs": {}})
        event = seal(entry, seq=len(lines) + 1, at=lines[-1]["at"], before=lines[-1]["hash"])
        row = {"seq": event.seq, "at": event.at, "by": "Eve", "because": "", "kind": "account"}
        row |= {"body": entry.body, "before": event.before, "hash": event.hash}
        lines.append(row)

    assert "makes no sense" in refusal(relogged(packed, nonsense), tmp_path)


@pytest.mark.parametrize("data", [b"", b"no pack", b"PK\x03\x04" * 9, A.encode()])
def test_what_is_no_pack(tmp_path, data):
    (tmp_path / "x.tar.zst").write_bytes(data)
    assert refusal(tmp_path / "x.tar.zst", tmp_path).startswith("The pack is ")


def test_nothing_is_written_over(full, packed, tmp_path):
    with pytest.raises(BadInput, match="exists already"):
        full.pack(packed)
    with pytest.raises(BadInput, match="exists already"):
        unpack(packed, tmp_path / "heron.case")
    with pytest.raises(BadInput, match="There is no folder"):
        unpack(packed, tmp_path / "nowhere" / "new.case")
    assert "cannot be read" in refusal(tmp_path / "none.tar.zst", tmp_path)


def test_an_altered_case_is_not_handed_over(full, tmp_path):
    with full.store.writing() as connection:
        connection.execute("UPDATE blob SET data = x'00'")
    with pytest.raises(CaseAltered, match="is not handed over"):
        full.pack(tmp_path / "x.tar.zst")
    assert not (tmp_path / "x.tar.zst").exists()


def test_protected_names_are_handed_over_on_purpose_alone(case, write, tmp_path):
    write("accounts.csv", "file,source,protected\na.txt,Ann Lee,yes\n")
    case.add(write("a.txt", A))
    with pytest.raises(BadInput, match="names a protected source"):
        case.pack(tmp_path / "x.tar.zst")
    assert not (tmp_path / "x.tar.zst").exists()
    case.undo(2, because="not hers")
    with pytest.raises(BadInput, match="--reveal"):
        case.pack(tmp_path / "x.tar.zst")
    case.pack(tmp_path / "x.tar.zst", reveal=True)
    assert b"Ann Lee" in members(tmp_path / "x.tar.zst")[1][1]


def test_as_users_have_it(full, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def run(*args, code=0):
        done = CliRunner().invoke(app, ["case", *args])
        assert done.exit_code == code, done.output
        return done

    said = run("pack", "heron.case", "-o", "heron.tar.zst").stdout
    assert "events, " in said
    head = said.split()[-1]
    assert head in run("unpack", "heron.tar.zst", "new.case").stdout
    run("verify", "new.case", "--head", head)
    run("pack", "heron.case", "-o", "heron.tar.zst", code=2)
    assert "Nothing was written" in run("unpack", "in/a.txt", "other.case", code=2).stderr
