"""Files, folders and globs, and the names they are cited by."""

import os

import pytest

from thurloe.errors import BadInput
from thurloe.read import find_files, read_accounts


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names(paths):
    return [found.file for found in find_files(paths)]


def test_folder_is_sorted_recursive_and_leaves_hidden_files_aside(tmp_path):
    write(
        tmp_path, "b.txt", "a/z.txt", ".hidden", ".git/config", "accounts.csv", "a/two words 🚢.txt"
    )
    assert names([tmp_path]) == ["a/two words 🚢.txt", "a/z.txt", "b.txt"]


def test_single_file_and_glob_bear_their_names(tmp_path):
    write(tmp_path, "a.txt", "b.txt", "c.md", "accounts.csv")
    assert names([tmp_path / "c.md", f"{tmp_path}/*.txt"]) == ["a.txt", "b.txt", "c.md"]
    assert names([f"{tmp_path}/*.csv", tmp_path / "a.txt"]) == ["a.txt"]


def test_same_file_given_twice_is_found_once(tmp_path):
    write(tmp_path, "a.txt")
    assert names([tmp_path, tmp_path / "a.txt"]) == ["a.txt"]


def test_colliding_names_grow_by_the_path_above(tmp_path):
    write(tmp_path, "north/a.txt", "south/a.txt", "south/b.txt")
    assert names([tmp_path / "north", tmp_path / "south"]) == [
        "b.txt",
        "north/a.txt",
        "south/a.txt",
    ]


@pytest.mark.parametrize("given", ["nowhere", "nowhere/*.txt"])
def test_what_is_not_there_is_said_with_advice(given):
    with pytest.raises(BadInput, match=r"nowhere.*(Give|Check)"):
        find_files([given])


def test_a_link_out_of_the_folder_is_left_out_unless_it_is_named(tmp_path):
    write(tmp_path, "in/a.txt")
    write(tmp_path, "out/b.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "out" / "b.txt")
    (tmp_path / "in" / "a2.txt").symlink_to("a.txt")
    (tmp_path / "in" / "all").symlink_to(tmp_path / "out")
    reading = read_accounts(find_files([tmp_path / "in"]))
    assert [account.file for account in reading.accounts] == ["a.txt", "a2.txt"]
    assert [item.file for item in reading.left_out] == ["all", "b.txt"]
    assert all("leads out of the folder" in item.why for item in reading.left_out)
    (named,) = read_accounts(find_files([tmp_path / "in" / "b.txt"])).accounts
    assert named.file == "b.txt"


def test_loops_of_links_end(tmp_path):
    write(tmp_path, "a/x.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert names([tmp_path]) == ["a/x.txt", "self"]


def test_name_that_is_no_utf8_can_still_be_written(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert names([tmp_path]) == ["caf\ufffd.txt"]


def test_the_order_given_makes_no_difference(tmp_path):
    for name in ("b.txt", "sub/a.txt", "sub/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    given = [tmp_path / "sub" / "a.txt", tmp_path, tmp_path / "b.txt"]
    found = find_files(given)
    assert [item.file for item in found] == ["b.txt", "sub/a.txt", "sub/b.txt"]
    assert found == find_files(given[::-1]) == find_files([given[1], given[0], given[2]])
