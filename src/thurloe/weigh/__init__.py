"""Claims → findings: who is right how often, who copies whom, and how sure that makes us."""

from thurloe.weigh.copies import origins
from thurloe.weigh.vote import weigh

__all__ = ["origins", "weigh"]
