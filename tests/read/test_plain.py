"""Decoding: the text is the file's, whatever its encoding."""

import pytest

from thurloe.read.plain import decode, read_plain
from thurloe.read.raw import Unreadable

TEXT = "“It’s only the café at Núñez’s – nothing else,” he said of £5.\r\nAnd so they went home.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_common_encodings_come_back_exactly(encoding):
    assert decode(TEXT.encode(encoding)) == TEXT


def test_utf8_mark_is_kept_so_that_offsets_are_those_of_decode():
    data = b"\xef\xbb\xbfThe ship"
    assert decode(data) == data.decode("utf-8")


def test_western_guess_goes_before_central_european():
    assert decode("Señor Núñez said that the señora had gone.".encode("cp1252")).startswith(
        "Señor Núñez"
    )


def test_few_broken_bytes_do_not_turn_utf8_into_another_encoding():
    assert decode("“Naïve” – “café”, “résumé”".encode() + b"\xff.").startswith("“Naïve” – “café”")


def test_cyrillic_is_guessed():
    text = "Корабль вышел из гавани вечером, и никто не знал о шторме на море. " * 5
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"MZ\x90\0\3\0\0\0" * 100, b"\x00\x01\x02"]
)
def test_binary_is_no_text(data):
    with pytest.raises(Unreadable, match="binary"):
        decode(data)


def test_plain_says_so():
    [raw] = read_plain(b"Some words.")
    assert (raw.text, raw.plain) == ("Some words.", True)
