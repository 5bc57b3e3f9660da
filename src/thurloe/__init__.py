"""Many accounts of the same events in, one cited brief out; and claims weighed by themselves.

`thurloe.weigh(claims)` weighs any table of claims: source, item, value.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thurloe.weigh.table_call import weigh_table as weigh

__all__ = ["weigh"]


def __getattr__(name: str) -> object:
    """The room `thurloe.weigh`, which can be called, loaded when it is first asked for."""
    if name == "weigh":
        return import_module("thurloe.weigh")
    message = f"module 'thurloe' has no attribute {name!r}"
    raise AttributeError(message)
