"""ClaimReview (schema.org) as JSON-LD: for each contested question, each account's answer reviewed.

The vocabulary is named in the file itself, so that it can be read without a network.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from thurloe.exchange.rows import Row, rows_of
from thurloe.nouns import Status
from thurloe.records import REJECTED
from thurloe.signs import escape_in_json
from thurloe.values.said import say_share, say_value

if TYPE_CHECKING:
    from thurloe.nouns import Brief

CONTEXT = {"@vocab": "https://schema.org/"}


def write(brief: Brief, *, at: str) -> bytes:
    """A ClaimReview for each claim on a contested question, rated by its answer's probability.

    One for each that people rejected too, rated 0.
    """
    rows = (row for row in rows_of(brief) if row.status in {Status.CONTESTED.value, REJECTED})
    whole = {"@context": CONTEXT, "@graph": [_review(row, brief.title, at) for row in rows]}
    text = escape_in_json(json.dumps(whole, ensure_ascii=False, indent=1))
    return f"{text}\n".encode("utf-8", "replace")


def _review(row: Row, title: str, at: str) -> dict[str, Any]:
    answer = say_value(row.attribute, row.value)
    claim: dict[str, Any] = {
        "@type": "Claim",
        "text": row.quote,
        "author": {"@type": "Thing", "name": row.source},
        "appearance": {"@type": "CreativeWork", "name": row.account},
    }
    if row.date:
        claim["datePublished"] = row.date
    return {
        "@type": "ClaimReview",
        "name": row.question or f"Rejected: {row.attribute} {answer}",
        "claimReviewed": f"{row.question or row.attribute} {answer}",
        "datePublished": at[:10],
        "author": {"@type": "Organization", "name": title},
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": row.probability or 0.0,
            "bestRating": 1,
            "worstRating": 0,
            "alternateName": (row.rejected and f"rejected: {row.rejected}")
            or f"probability {say_share(row.probability or 0.0)}",
        },
    }
