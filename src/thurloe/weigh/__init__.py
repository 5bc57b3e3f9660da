"""Claims → findings: who is right how often, who copies whom, and how sure that makes us.

The room can be called: `thurloe.weigh(claims)` weighs a table of claims, see `weigh_table`.
"""

import sys
from types import ModuleType

from thurloe.weigh.beforehand import Beforehand
from thurloe.weigh.claims import Tally
from thurloe.weigh.copies import origins
from thurloe.weigh.engine import Weighed
from thurloe.weigh.evidence import read_evidence
from thurloe.weigh.explain import Explanation, replay
from thurloe.weigh.findings import weigh
from thurloe.weigh.result import Result
from thurloe.weigh.table import Table
from thurloe.weigh.table_call import weigh_more, weigh_table, weigh_with
from thurloe.weigh.table_files import ending_of
from thurloe.weigh.unmet import unmet
from thurloe.weigh.voices import credit_voices
from thurloe.weigh.votes import Votes

__all__ = [
    "Beforehand",
    "Explanation",
    "Result",
    "Table",
    "Tally",
    "Votes",
    "Weighed",
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


class _Room(ModuleType):
    """A module that is called as its function for tables is: one name for users, one for rooms."""

    __call__ = staticmethod(weigh_table)


sys.modules[__name__].__class__ = _Room
__wrapped__ = weigh_table  # so that `inspect.signature(thurloe.weigh)` is that of the function
