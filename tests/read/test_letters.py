"""Who says "I", and when it was written: a letter's head and foot, a statement's heading."""

import pytest

BODY = "I saw the barge go down at the lock. The keeper and his boy stood on the bank with me."
NAMED = {
    "a letter": f"Dear Anna,\n\n{BODY}\n\nYours sincerely,\nOlaf Lind\n",
    "a letter with warm wishes": f"My dear Anna,\n\n{BODY}\n\nWith all good wishes,\n\nOlaf Lind\n",
    "a letter that remains yours": f"Sir,\n\n{BODY}\n\nI remain, Sir, yours faithfully,\nOlaf Lind\n",
    "a statement": f"STATEMENT OF OLAF LIND, lock keeper\n\n{BODY}\n\n{BODY}\n",
    "a speech": f"The Lock\n\nAddress by Olaf Lind at the opening, 3 May 1931\n\n{BODY}\n\n{BODY}\n",
    "a title like a sentence": f"What I saw at the lock\n\nby Olaf Lind\n\n{BODY}\n\n{BODY}\n",
}
UNNAMED = {
    "nobody who says I": f"STATEMENT OF OLAF LIND\n\n{BODY.replace('I saw', 'He saw').replace('me.', 'him.')}",
    "a place below a close": f"Dear Anna,\n\n{BODY}\n\nYours sincerely,\nthe keeper of the lock\n",
    "a body": f"STATEMENT OF THE HARBOUR COMMITTEE\n\n{BODY}",
}
DATES = {
    "Torvik, 3 May 1931\n\nDear Anna,\n\n": "1931-05-03",
    "The Lock House\nMay 3rd, 1931\n\nMy dear Anna,\n\n": "1931-05-03",
    "Address by Olaf Lind at the lock, 3 May 1931\n\nFriends, ": "1931-05-03",
    "From our own man\n\nTORVIK, 3 May 1931. - The barge sank. ": "1931-05-03",
}


@pytest.mark.parametrize("case", NAMED)
def test_the_writer_is_named_by(read, case):
    [source] = read({"a.txt": NAMED[case]}).sources
    assert source.name == "Olaf Lind"


@pytest.mark.parametrize("case", UNNAMED)
def test_no_writer_is_named_by(read, case):
    [source] = read({"a.txt": UNNAMED[case]}).sources
    assert source.name != "Olaf Lind"


@pytest.mark.parametrize("head", DATES)
def test_the_day_is_that_above_the_salutation_or_of_the_dateline(read, head):
    [account] = read({"a.txt": f"{head}{BODY}\n\n{BODY}\n"}).accounts
    assert account.date == DATES[head]
