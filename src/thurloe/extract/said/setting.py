"""Where in an account a statement stands, and what that makes of it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind

if TYPE_CHECKING:
    from thurloe.extract.said.telling import Draft
    from thurloe.extract.scenes.scene import Scene
    from thurloe.nouns import Section


def section_at(scene: Scene, draft: Draft) -> Section | None:
    """The section of the account that the draft's event is told in."""
    at = scene.base + draft.telling.trigger.token.idx
    sections = scene.account.sections
    before = bisect_right(sections, at, key=lambda section: section.start)
    return sections[before - 1] if before and at < sections[before - 1].end else None


def says(scene: Scene, draft: Draft) -> bool:
    """Whether the draft's words state something: a byline ("Posted by X") only names people."""
    section = section_at(scene, draft)
    return section is None or section.kind is not SectionKind.BYLINE


def date_at(scene: Scene, draft: Draft) -> str | None:
    """The date of the text in which the draft's event is told."""
    section = section_at(scene, draft)
    return (section.date if section else None) or scene.account.date


def source_at(scene: Scene, draft: Draft) -> str:
    """Who speaks there, "" for the account's source."""
    section = section_at(scene, draft)
    return section.source if section else ""


def quoted_at(scene: Scene, draft: Draft) -> str | None:
    """Who wrote the mail in which the draft's event is told, if another's mail is quoted there."""
    section = section_at(scene, draft)
    return section.quoted if section else None
