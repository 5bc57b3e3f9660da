"""A text that stands in no file, as an account: whoever reads just one text begins here."""

from __future__ import annotations

import hashlib

from thurloe.nouns import Account, Section
from thurloe.read.mend import mend
from thurloe.values.given import check_day, check_text


def account_of(text: str, *, file: str = "text", date: str | None = None) -> Account:
    """A whole text as the body of one account, of a source of its own.

    Args:
        text: what the quotes are cut from.
        file: what to call it in quotes.
        date: the day of writing as EDTF, from which "yesterday" is counted; None: unknown.

    Raises:
        BadInput: the text is none, or the day of writing is no date.
    """
    check_text(text, "The text of the account")
    check_day(date, "The date of the account")
    view = mend(text)
    return Account(
        file=file,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        text=text,
        view=view,
        sections=(Section(start=0, end=len(view.text)),) if view.text else (),
        source=file,
        date=date,
    )
