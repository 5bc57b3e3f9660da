"""Where a hidden writer of a letter lives, and how to reach him, is told nowhere."""

import pytest

from thurloe.pipeline import make_brief
from thurloe.report import protect, to_html, to_json, veil
from thurloe.report.letterheads import addresses_in

BODY = "The mill burned at nine on 3 May 1921. I saw Jonas Reed in Quay Street."
HEAD = "14 Mill Lane\nTorvik\nTel. 0171 555 0199\nada.quill@post.example\n\n4 May 1921\n\n"
LETTER = f"{HEAD}Dear Sir,\n\n{BODY}\n\nYours faithfully,\nAda Quill\nRose Cottage, 14 Mill Lane\n"
OTHER = "Jonas Reed was arrested in Quay Street on 4 May 1921. A light shone at 14 Mill Lane.\n"
TELLING = ("mill lane", "torvik", "0199", "post.example", "rose cottage", "quill")


@pytest.fixture(scope="module")
def letter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letter")
    (folder / "a.txt").write_text(LETTER)
    (folder / "b.txt").write_text(OTHER)
    listed = "file,source,protected\na.txt,Ada Quill,yes\nb.txt,Ida Lund,\n"
    (folder / "accounts.csv").write_text(listed)
    return make_brief([folder])


@pytest.mark.parametrize("write", [to_json, to_html])
def test_no_output_tells_where_a_hidden_writer_lives(letter, write):
    said = " ".join(account.text for account in letter.accounts).lower()
    assert [word for word in TELLING if word not in said] == []
    hidden = write(protect(letter)).lower()
    assert [word for word in TELLING if word in hidden] == []
    assert "quay street" in hidden


def test_the_letter_itself_stays_and_so_do_its_offsets(letter):
    hidden = protect(letter)
    account = next(a for a in hidden.accounts if a.file.startswith("source"))
    assert BODY in account.text
    assert account.title == "[withheld]"
    assert veil(letter).account(letter.accounts[0])[0] == account
    again = type(veil(letter)).from_told(veil(letter).told)
    assert again.account(letter.accounts[0])[0] == account
    quotes = [claim.quote for f in hidden.findings for a in f.answers for claim in a.claims]
    texts = {account.file: account.text for account in hidden.accounts}
    assert all(texts[one.account][one.start : one.end] == one.text for one in quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Rosengatan 14\n413 05 Torvik\n3 May 1921\n\nDear Anna,\n\n{BODY}\n\nYour loving,\nPip\n",
            ["Rosengatan 14", "413 05 Torvik"],
        ),
        (
            f"The Rectory, Little Marsh, 3 May 1921\n\nMy dear Anna,\n\n{BODY}\n",
            ["The Rectory", "Little Marsh"],
        ),
        (f"{BODY}\n\nYours sincerely,\n(Mobile 07700 900123)\n", ["07700 900123"]),
        (f"Torvik, 4 May 1921\n\nDear Anna,\n\n{BODY}\n", []),
        (f"Fire in Mill Lane\n12 Harbour Street\n\n{BODY}\n", []),
        (f"Dear Anna,\n\n12 Harbour Street burned. {BODY}\n\nLove,\nPip\n", []),
    ],
)
def test_an_address_stands_above_a_greeting_or_below_a_close(text, expected):
    assert [text[part.start : part.end] for part in addresses_in(text)] == expected


SIGNED = f"""Dear Anna,

{BODY} I live at 7 Rope Walk.

Ada Quill
3 Low Ferry, Torvik

On 3 May 1921 Jonas Reed wrote:
> Were you there?
> Who was with you?
> Did it burn?
> Write to me at jreed@post.example
"""


def test_an_address_stands_below_the_name_that_signs_and_where_its_writer_says_so():
    found = [SIGNED[part.start : part.end] for part in addresses_in(SIGNED, ["Ada Quill"])]
    assert found == ["7 Rope Walk", "3 Low Ferry", "Torvik", "jreed@post.example"]
    others = [SIGNED[part.start : part.end] for part in addresses_in(SIGNED, ["Ida Lund"])]
    assert others == ["7 Rope Walk", "jreed@post.example"]


def test_an_address_that_others_tell_with_a_hidden_name_is_hidden(tmp_path):
    (tmp_path / "a.txt").write_text(f"{BODY}\n")
    told = "Ada Quill, of 14 Mill Lane, called at 2 Quay Street. The house was 14 Mill Lane."
    (tmp_path / "b.txt").write_text(f"{told}\n")
    listed = "file,source,protected\na.txt,Ada Quill,yes\nb.txt,Ida Lund,\n"
    (tmp_path / "accounts.csv").write_text(listed)
    shown = next(a.text for a in protect(make_brief([tmp_path])).accounts if a.file == "b.txt")
    assert "Mill Lane" not in shown
    assert "2 Quay Street" in shown
