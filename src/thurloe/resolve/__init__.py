"""Claims → entities and questions: which names are one, which mentions are one event, what answers what."""

from thurloe.resolve.entities import resolve_entities
from thurloe.resolve.questions import find_questions

__all__ = ["find_questions", "resolve_entities"]
