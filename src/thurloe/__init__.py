"""Many accounts of the same events in, one cited brief out; and claims weighed by themselves.

`thurloe.weigh(claims)` weighs any table of claims: source, item, value. `thurloe.new("ferry.case")`
makes a case, to which accounts are added as they come, and `thurloe.open` opens it again.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    __version__: str
    from thurloe.case import new_case as new
    from thurloe.case import open_case as open  # noqa: A004  `thurloe.open`
    from thurloe.weigh.table_call import weigh_table as weigh

__all__ = ["__version__", "new", "open", "weigh"]

_CASE = {"new": "new_case", "open": "open_case"}


def __getattr__(name: str) -> object:
    """What users call, loaded when first asked for; the room `thurloe.weigh` can be called."""
    if name == "weigh":
        return import_module("thurloe.weigh")
    if name == "__version__":
        return import_module("importlib.metadata").version("thurloe")
    if name in _CASE:
        return getattr(import_module("thurloe.case"), _CASE[name])
    message = f"module 'thurloe' has no attribute {name!r}"
    raise AttributeError(message)
