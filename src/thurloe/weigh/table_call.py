"""`thurloe.weigh`: a table of claims in, answers with their probabilities out."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.progress import silent
from thurloe.weigh.claims import read_claims, with_claims
from thurloe.weigh.engine import Evidence, update, weigh_votes
from thurloe.weigh.evidence import read_evidence
from thurloe.weigh.lists import as_questions, has_lists
from thurloe.weigh.result import Result
from thurloe.weigh.spellings import known_as_spelled

if TYPE_CHECKING:
    from thurloe.progress import Progress


def weigh_table(  # noqa: PLR0913  each is a table of its own
    claims: object,
    *,
    kinds: object = None,
    hierarchy: object = None,
    lineage: object = None,
    known: object = None,
    prior: object = None,
) -> Result:
    """Weigh a table of claims: which value of each item is right, and how far each source is.

    A table is an Arrow, polars or pandas table, a dict of columns, rows (dicts or tuples), or the
    path of a `.parquet`, `.csv`, `.tsv` or `.arrow` file. The order of its rows changes nothing.

    Args:
        claims: source, item, value and, if you like, confidence: how sure it is that the claim was
            made, in (0, 1]. Of a source that says the same twice the surer claim counts; one that
            gives k values of an item has a share of 1/k of its say in each. Rows without a value
            claim nothing and are counted in `Result.tally`.
        kinds: attribute, kind and, if you like, tolerance. The attribute of an item is what
            follows `␟` in its name; `*` is for all others. See `KIND_NAMES`.
        hierarchy: child, parent, of values such as places.
        lineage: source, copies_from, where that is known.
        known: item, value, where the truth is known.
        prior: source and grade (A to F, Admiralty) or reliability (in (0, 1)), and, if you like,
            weight: how many items that is worth.

    Warns of evidence that meets no claim: a name that is misspelt, a known answer nobody gives.

    Raises:
        BadInput: a table cannot be used; the message says where and what to do.
    """
    evidence = read_evidence(kinds, hierarchy, lineage, known, prior)
    return _warned(weigh_with(claims, evidence))


def weigh_more(result: Result, claims: object = (), *, known: object = None) -> Result:
    """The result with further claims, or with answers that have become known, from where it stood.

    Who copies whom is kept from `result`; all else is computed anew, see `update`, which says how
    near it comes to starting over.

    Args:
        result: of `thurloe.weigh`.
        claims: further ones, as `thurloe.weigh` takes them.
        known: item, value; added to those known already.

    Raises:
        BadInput: a table cannot be used.
    """
    more = read_evidence(known=known).known
    if result.weighed is None:
        return _warned(weigh_with(claims, Evidence(known=more)))
    if has_lists(result.weighed.evidence.kinds):
        raise BadInput("Lists of several true values are weighed anew: give all claims at once.")
    evidence = replace(result.weighed.evidence, known={**result.weighed.evidence.known, **more})
    every = with_claims(result.weighed.votes, claims)
    votes, tally = read_claims(every, kinds=evidence.kinds)
    evidence = replace(evidence, known=known_as_spelled(votes, evidence))
    return _warned(Result(weighed=update(result.weighed, votes, evidence), tally=tally))


def _warned(result: Result) -> Result:
    """The result, its doubts told to whoever called `thurloe.weigh`."""
    for doubt in result.doubts:
        warnings.warn(doubt, stacklevel=3)
    return result


def weigh_with(claims: object, evidence: Evidence, progress: Progress = silent) -> Result:
    """Weigh a table of claims with evidence that is read already."""
    votes, tally = read_claims(claims, progress, evidence.kinds)
    evidence = replace(evidence, known=known_as_spelled(votes, evidence))
    votes, evidence = as_questions(votes, evidence)
    weighed = weigh_votes(votes, evidence) if len(votes.values) else None
    return Result(weighed=weighed, tally=tally)
