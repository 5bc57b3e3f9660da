"""Claims → findings: who is right how often, who copies whom, and how sure that makes us.

The room can be called: `thurloe.weigh(claims)` weighs a table of claims, see `weigh_table`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from thurloe.weigh.claims import Tally
from thurloe.weigh.engine import Weighed
from thurloe.weigh.evidence import read_evidence
from thurloe.weigh.explain import Explanation, replay
from thurloe.weigh.result import Result
from thurloe.weigh.table import Table
from thurloe.weigh.table_call import weigh_more, weigh_table, weigh_with
from thurloe.weigh.table_files import ending_of
from thurloe.weigh.unmet import unmet
from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from thurloe.weigh.beforehand import Beforehand
    from thurloe.weigh.copies import origins
    from thurloe.weigh.findings import weigh
    from thurloe.weigh.sentences import credit_sentences
    from thurloe.weigh.voices import credit_voices

__all__ = [
    "Beforehand",
    "Explanation",
    "Result",
    "Table",
    "Tally",
    "Votes",
    "Weighed",
    "credit_sentences",
    "credit_voices",
    "ending_of",
    "origins",
    "read_evidence",
    "replay",
    "unmet",
    "weigh",
    "weigh_more",
    "weigh_table",
    "weigh_with",
]


# What only briefs need, and tables do not wait for.
_OF_BRIEFS = {
    "Beforehand": "beforehand",
    "credit_sentences": "sentences",
    "credit_voices": "voices",
    "origins": "copies",
    "weigh": "findings",
}


def __getattr__(name: str) -> object:
    if name not in _OF_BRIEFS:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_OF_BRIEFS[name]}"), name)


class _Room(ModuleType):
    """A module that is called as its function for tables is: one name for users, one for rooms."""

    __call__ = staticmethod(weigh_table)


sys.modules[__name__].__class__ = _Room
__wrapped__ = weigh_table  # so that `inspect.signature(thurloe.weigh)` is that of the function
