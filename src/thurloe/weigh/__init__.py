"""Claims → findings: who is right how often, who copies whom, and how sure that makes us."""

from thurloe.weigh.copies import origins
from thurloe.weigh.quoted import credit_quoted
from thurloe.weigh.vote import weigh

__all__ = ["credit_quoted", "origins", "weigh"]
