"""Claims → entities and questions: which names and which events are one, what answers what."""

from thurloe.resolve.also_called import also_called
from thurloe.resolve.denials import origin_id
from thurloe.resolve.entities import resolve_entities
from thurloe.resolve.narrators import Narrators
from thurloe.resolve.questions import find_questions
from thurloe.resolve.recall import Pairs, Recall, version
from thurloe.resolve.told_again import told_again

__all__ = [
    "Narrators",
    "Pairs",
    "Recall",
    "also_called",
    "find_questions",
    "origin_id",
    "resolve_entities",
    "told_again",
    "version",
]
