"""Which accounts.csv counts, and for which file: above the folder given, in any case, strays."""

import pytest

from thurloe.errors import BadInput
from thurloe.read import find_files, read_accounts

TEXT = "The ferry left the harbour at nine. " * 3


@pytest.fixture
def home(tmp_path):
    """A folder f4 with a letter in f4/sub and a listing in f4 that protects its writer."""
    sub = tmp_path / "f4" / "sub"
    sub.mkdir(parents=True)
    (sub / "letter.txt").write_text(TEXT)
    (tmp_path / "f4/accounts.csv").write_text(
        "file,source,protected\nsub/letter.txt,Euan Sallick,yes\nother/gone.txt,Anna,yes\n"
    )
    return tmp_path


def hidden(*given, **options):
    """The protected sources of the files given."""
    reading = read_accounts(find_files(given), **options)
    assert reading.left_out == ()
    speaking = {account.source for account in reading.accounts}
    return [s.name for s in reading.sources if s.protected and s.id in speaking]


@pytest.mark.parametrize("given", ["f4/sub", "f4/sub/*.txt", "f4/sub/letter.txt"])
def test_a_listing_above_what_was_given_counts(home, given):
    assert hidden(home / given) == ["Euan Sallick"]


@pytest.mark.parametrize("given", [".", "letter.txt", "*.txt", "../sub", "../../f4/sub"])
def test_a_listing_above_the_folder_one_is_in_counts(home, given, monkeypatch):
    monkeypatch.chdir(home / "f4/sub")
    assert hidden(given) == ["Euan Sallick"]


def test_a_listing_above_counts_through_a_link(home):
    (home / "link").symlink_to(home / "f4/sub")
    assert hidden(home / "link") == ["Euan Sallick"]


def test_the_nearest_listing_wins_row_by_row(home):
    (home / "accounts.csv").write_text("file,source\nf4/sub/letter.txt,Far\nf4/sub/b.txt,Far\n")
    (home / "f4/sub/b.txt").write_text(TEXT)
    reading = read_accounts(find_files([home / "f4/sub"]))
    assert [source.name for source in reading.sources] == ["Far", "Euan Sallick", "Anna"]


@pytest.mark.parametrize(
    "stray", ["id,balance\n1,20\n", "file,protected\nx.txt,yes\n", "file\na,b\n", b"\xff\xfe\x00"]
)
def test_a_stray_listing_does_no_harm(home, stray):
    (home / "accounts.csv").write_bytes(stray if isinstance(stray, bytes) else stray.encode())
    assert hidden(home / "f4/sub") == ["Euan Sallick"]


@pytest.mark.parametrize("coding", ["utf-16", "latin-1"])
def test_a_listing_that_names_a_file_and_cannot_be_read_stops(home, coding):
    listing = home / "f4/accounts.csv"
    listing.write_bytes(listing.read_text().replace("Anna", "Änne").encode(coding))
    with pytest.raises(BadInput, match="UTF-8"):
        hidden(home / "f4/sub")


@pytest.mark.parametrize("listing", ["accounts.csv", "Accounts.csv", "ACCOUNTS.CSV"])
@pytest.mark.parametrize("file", ["Sub/LETTER.TXT", "sub\\Letter.txt", "./sub/letter.TXT"])
def test_names_match_in_any_case(home, listing, file):
    (home / "f4/accounts.csv").unlink()
    (home / "f4" / listing).write_text(f"file,source,protected\n{file},Euan Sallick,yes\n")
    assert hidden(home / "f4") == hidden(home / "f4/sub") == ["Euan Sallick"]
    assert hidden(f"{home}/f4/*", home / "f4/sub/letter.txt") == ["Euan Sallick"]


def test_an_accent_may_be_one_sign_or_two(home):
    (home / "f4/sub/e\u0301te\u0301.txt").write_text(TEXT)
    (home / "f4/accounts.csv").write_text("file,source,protected\nsub/\u00c9t\u00e9.txt,Eva,yes\n")
    assert hidden(home / "f4/sub") == ["Eva"]


def test_the_exact_name_goes_first(home):
    (home / "f4/sub/Letter.txt").write_text(TEXT)
    (home / "f4/accounts.csv").write_text("file,source,protected\nsub/letter.txt,Euan,yes\n")
    assert hidden(home / "f4/sub") == ["Euan"]
    assert hidden(home / "f4/sub/Letter.txt") == []
    reading = read_accounts(find_files([home / "f4"]))
    assert [source.name for source in reading.sources] == ["Letter", "Euan"]


@pytest.mark.parametrize("given", ["f4", "f4/sub", "f4/sub/letter.txt", "f4/sub/*.txt"])
@pytest.mark.parametrize("row", ["sub/sallick-lettr.txt", "sub", "sub/s*.txt"])
def test_a_protected_row_without_a_file_stops(home, given, row):
    (home / "f4/accounts.csv").write_text(
        f"file,source,protected\nsub/letter.txt,Anna,no\n{row},Euan Sallick,yes\n"
    )
    if row == "sub" and given != "f4":
        return  # beside what was given
    with pytest.raises(
        BadInput, match=r"accounts\.csv, line 3, column protected: there is no"
    ) as e:
        hidden(home / given)
    assert "allick" not in str(e.value)
    reading = read_accounts(find_files([home / given]), reveal=True)
    assert [left.file for left in reading.left_out] == [row]


LETTER = "By Euan Sallick, 5 May 1962\n\n" + TEXT
ROWS = {
    "whose source is stated": ("letter.txt,Euan Sallick,yes", LETTER),
    "whose source its byline states": ("letter.txt,,yes", LETTER),
    "that has but its file's name": ("euan-sallick.txt,,yes", TEXT),
    "that cannot be read": ("euan-sallick.txt,,yes", ""),
    "of a file elsewhere that is gone": ("gone/letter.txt,Euan Sallick,yes", None),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_protected_row_of_a_file_that_was_not_given_hides_its_source(tmp_path, row):
    line, text = ROWS[row]
    listed = f"file,source,protected\nsub/other.txt,Far,no\n{line}\n"
    (tmp_path / "accounts.csv").write_text(listed)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/other.txt").write_text(TEXT)
    if text is not None:
        (tmp_path / line.split(",")[0]).write_text(text)
    reading = read_accounts(find_files([tmp_path / "sub"]))
    assert [account.file for account in reading.accounts] == ["other.txt"]
    assert reading.left_out == ()
    [_, found] = reading.sources
    assert found.protected
    assert found.name in {"Euan Sallick", "euan-sallick"}


def test_who_is_protected_in_one_row_is_in_every_file(tmp_path):
    (tmp_path / "accounts.csv").write_text("file,source,protected\na.txt,Euan Sallick,yes\n")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(LETTER)
    assert hidden(tmp_path / "b.txt") == ["Euan Sallick"]
