"""Where a brief goes: settled before any reading, written whole or not at all."""

import os

import pytest

from thurloe.cli.targets import Form, aim, write
from thurloe.errors import BadInput, NoRoom


def test_standard_output_is_text_unless_named():
    assert aim(None, None).form is Form.TEXT
    assert aim(None, Form.JSON).path is None


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(BadInput, match="There is no folder"):
        aim(tmp_path / "absent" / "brief.html", None)


def test_a_folder_instead_of_a_file(tmp_path):
    with pytest.raises(BadInput, match="is a folder"):
        aim(tmp_path, None)


def test_a_folder_that_is_closed(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(BadInput, match="may not be written"):
        aim(tmp_path / "brief.html", None)


def test_an_account_is_not_written_over(tmp_path):
    account = tmp_path / "account.txt"
    account.write_text("The Heron sank.")
    with pytest.raises(BadInput, match="one of the accounts"):
        aim(account, None, reading=[str(account)])
    assert account.read_text() == "The Heron sank."


def test_write_replaces_the_whole_file(tmp_path):
    target = tmp_path / "brief.md"
    target.write_text("a longer text that was there before")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_failed_write_leaves_what_was_there(tmp_path, monkeypatch):
    target = tmp_path / "brief.md"
    target.write_text("old")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(NoRoom, match="No space left on device"):
        write(target, b"new")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_device_keeps_its_place(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert not pipe.is_file()
