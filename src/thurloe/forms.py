"""What a brief can be written as."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(StrEnum):
    """What a brief can be written as."""

    HTML = "html"
    MD = "md"
    JSON = "json"
    TEXT = "text"


ENDINGS: Mapping[str, Form] = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".md": Form.MD,
    ".markdown": Form.MD,
    ".json": Form.JSON,
    ".txt": Form.TEXT,
}
