"""Read: files of many formats in, accounts out, with what was left out and why.

`find_files` says which files are meant, `read_accounts` reads them all, `iter_accounts` one by one;
`account_of` makes an account of a text at hand.
The text of an account is the file's own (plain text) or what was taken out of it; its view is the
text mended for reading, with a map back, cut into sections.
"""

from __future__ import annotations

from thurloe.read.find import LISTING, Found, find_files
from thurloe.read.listing import Stated, key_of, names_in
from thurloe.read.one_text import account_of
from thurloe.read.raw import Unreadable
from thurloe.read.reading import Read, Reading, file_bytes, iter_accounts, read_accounts

__all__ = [
    "LISTING",
    "Found",
    "Read",
    "Reading",
    "Stated",
    "Unreadable",
    "account_of",
    "file_bytes",
    "find_files",
    "iter_accounts",
    "key_of",
    "names_in",
    "read_accounts",
]
