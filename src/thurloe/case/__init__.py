"""A case that grows: one file that holds all accounts, and all that was ever decided about them.

**Events.** A case is its log and nothing else. Each event says what was done (`kind`, `body`), by
whom, when and why, and carries the SHA-256 of the one before, so that a change, a gap or another
order shows. Nothing is altered or taken out: who thinks better of it appends an `undo`. Large
bodies (the file's bytes, the account as read, an extraction) are blobs, named in the event by
their own SHA-256. What is decided is one transaction, and so is each batch of accounts that comes:
all of it is there, or nothing.

    case        a title                          account     a text, who speaks in it
    extraction  what one run read out of it      left out    a file that gave no text, and why
    protect     a source to hide, heard or not   grade       how reliable a source is
    accept, reject, correct                      a claim is right, wrong, or says something else
    credit      how credible a claim is          dismiss     what was reviewed and is let be
    merge, split                                 two names are one, or one name is two
    answer      what turned out true             undo        an event that counts no longer

**Identity.** An account is the SHA-256 of its bytes (and which text of a mailbox it is), a source
its name, case aside. A claim is known by its account, the value's own words there, attribute and
value; a person or thing by where an account mentions it. Decisions name these and no row number,
so a better extractor may read anew and each still meets what it was about, or says that it meets
nothing any more.

**State.** `state_of(events)` is a pure function. An event counts unless an undo that counts names
it. Of several decisions about one thing, each person's last counts; where two persons' differ,
none holds until one is undone, and the difference is shown. So decisions on different things may
come in any order. An account's extraction may depend on the others by the years that they give
to days alone: each run notes what it asked, and is done anew when the answer has changed.
"""

from __future__ import annotations

from thurloe.case.answers import is_beside
from thurloe.case.case import Case
from thurloe.case.desk import KEPT, KEPT_HIDDEN, Added
from thurloe.case.events import Event, Problem
from thurloe.case.handing import Packed, unpack
from thurloe.case.naming import moved
from thurloe.case.opening import new_case, open_case
from thurloe.case.pointing import asked_elsewhere, is_beyond
from thurloe.case.review import Item
from thurloe.case.searching import STATUSES, Hit, Narrow, Told
from thurloe.case.settle import Conflict
from thurloe.case.undoing import stretches
from thurloe.case.words import as_json, say

__all__ = [
    "KEPT",
    "KEPT_HIDDEN",
    "STATUSES",
    "Added",
    "Case",
    "Conflict",
    "Event",
    "Hit",
    "Item",
    "Narrow",
    "Packed",
    "Problem",
    "Told",
    "as_json",
    "asked_elsewhere",
    "is_beside",
    "is_beyond",
    "moved",
    "new_case",
    "open_case",
    "say",
    "stretches",
    "unpack",
]
