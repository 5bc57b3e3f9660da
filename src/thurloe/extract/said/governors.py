"""The verbs above a statement, and what each makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# Verbs above a statement and what they make of it; each stands in one row.
GOVERNORS: tuple[tuple[str, Mode], ...] = (
    ("deny refute dispute disbelieve doubt disprove", Mode.DENIED),
    ("fail refuse decline forget neglect avoid prevent forbid refrain cease", Mode.DENIED),
    ("forecast predict foresee expect foretell prophesy warn", Mode.FORECAST),
    (
        """
        plan intend want wish hope aim mean decide prepare order ask beg urge threaten promise
        offer agree try attempt seek propose instruct command demand require persuade arrange vow
        aspire
        """,
        Mode.PLANNED,
    ),
    (
        """
        suspect suppose presume assume imagine guess seem appear allege rumour rumor think believe
        fear
        """,
        Mode.SUPPOSED,
    ),
    (
        """
        say tell report claim state write declare announce explain add note recall remember testify
        insist argue maintain assert admit confess mention reveal quote conclude observe reply
        answer describe relate swear inform advise suggest estimate put assure confirm confide
        complain protest contend affirm record recount disclose boast hint counter remark repeat
        acknowledge concede
        """,
        Mode.REPORTED,
    ),
)
MODE_OF: dict[str, Mode] = {verb: mode for verbs, mode in GOVERNORS for verb in verbs.split()}


_HIGHEST = 6  # words above a statement that are looked at


def verbs_above(token: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that a statement is the content of, nearest first, with the link to each."""
    for _ in range(_HIGHEST):
        head, link = token.head, token.dep_
        if head.i == token.i:
            return
        if link == "pcomp" and head.lower_ == "from":
            head = head.head  # "was prevented from sailing"
        if link in {"ccomp", "xcomp", "pcomp"} and head.pos_ in {"VERB", "AUX"}:
            yield head, link
        elif link not in {"conj", "aux", "auxpass"}:
            return
        token = head
