"""How questions begin: the words for each attribute, state and toll."""

from __future__ import annotations

# How a question about an attribute begins; {clause} is "was X arrested" or "did X arrive".
OPENINGS: dict[str, str] = {
    "date": "When {clause}",
    "time": "At what time {clause}",
    "duration": "For how long {clause}",
    "age": "At what age {clause}",
    "place": "Where {clause}",
    "destination": "To where {clause}",
    "origin": "From where {clause}",
    "charge": "Of what {clause}",
    "penalty": "To what {clause}",
    "subject": "What {clause}",
    "agent": "By whom {clause}",
    "manner": "How {clause}",
    "cause": "Why {clause}",
    "order": "Before or after what {clause}",
    "part": "On which part {clause}",
    "with": "With whom or what {clause}",
    "recipient": "To whom {clause}",
    "topic": "About what {clause}",
    "against": "Against whom {clause}",
    "purpose": "What for {clause}",
    "as": "As what {clause}",
    "award": "With what {clause}",
    "employer": "For whom {clause}",
}
# Whole questions for what people and things are; {was} is "was X".
STATES: dict[str, str] = {
    "position": "What {was}?",
    "description": "What {was}?",
    "nationality": "Of which nation {was}?",
    "ancestry": "Of which ancestry {was}?",
    "name": "By what name {was} known?",
}
TOLLS: dict[str, str] = {
    "killing": "How many people were killed?",
    "injury": "How many people were injured?",
    "illness": "How many people were taken ill?",
    "survival": "How many people survived?",
    "homelessness": "How many people were left homeless?",
    "missing": "How many people were missing?",
    "aboard": "How many people were on board?",
    "inside": "How many people were inside?",
    "attackers": "How many attackers were there?",
}
