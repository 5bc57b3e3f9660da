"""Claims → findings: who is right how often, who copies whom, and how sure that makes us."""

from thurloe.weigh.copies import origins
from thurloe.weigh.voices import credit_voices
from thurloe.weigh.vote import weigh

__all__ = ["credit_voices", "origins", "weigh"]
