"""Options that several commands share: a dataclass has them, and a command takes it as its last."""

from __future__ import annotations

import inspect
from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


def share(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of the dataclass that is its last parameter."""
    *own, last = inspect.signature(command, eval_str=True).parameters.values()
    options: Any = last.annotation
    hints = get_type_hints(options, include_extras=True)
    shared = [
        inspect.Parameter(
            part.name, last.KEYWORD_ONLY, default=part.default, annotation=hints[part.name]
        )
        for part in fields(options)
    ]

    @wraps(command)
    def called(**given: object) -> None:
        said = {part.name: given.pop(part.name) for part in fields(options)}
        command(**given, **{last.name: options(**said)})

    vars(called)["__signature__"] = inspect.Signature([*own, *shared])
    return called
