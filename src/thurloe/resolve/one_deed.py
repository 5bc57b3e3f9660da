"""Whether what one account denies and what another tells is one deed, told in other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.kinds import AGENT, BY_NAME, MUTUAL, OBJECT, family_of
from thurloe.values.words import STEM, content_words

if TYPE_CHECKING:
    from thurloe.nouns import Claim, Event, Role
    from thurloe.resolve.keys import Register

NONE = re.compile(r"^(?:no|none|not an?|not (?:one|a) single)\s+", re.IGNORECASE)
# What can be heeded or not, in one word or another: the news of what is to come.
NEWS: tuple[str, ...] = (
    "advice alarm alert believe caution dispatch information intel intelligence message news",
    "report signal telegram tip warning word",
)
_NEWS = frozenset(word[:STEM] for row in NEWS for word in row.split())
# Verbs of a death that say no more than that it came about.
_BARE = {"die", "kill", "execute", "perish", "death"}
# Verbs of open events that tell one deed.
FAMILIES: tuple[str, ...] = (
    "injury harm scratch hurt",
    "faint swoon",
    "weep cry sob",
    "beat thrash flog whip",
    "repair mend fix",
    "inspect examine check",
    "search ransack",
    "lock bolt bar",
    "throw hurl fling toss",
    "push shove",
    "steal rob",
    "answer reply respond",
    "resign quit",
    "approve authorise authorize sanction",
    "forge falsify fake",
    "punish discipline",
    "publish print",
    "tear rip",
    "supply deliver provide",
    "identify recognise recognize",
    "protest object",
    "reverse invert",
)
_FAMILY = {verb: row.split()[0] for row in FAMILIES for verb in row.split()}


def one_warning(one: Claim, other: Claim) -> bool:
    """ "The warnings were ignored", "Holm disbelieved the report": news that was not heeded."""
    heeding = one.event.kind == other.event.kind == "acceptance"
    told = (_NEWS & {w[:STEM] for w in content_words(c.about)} for c in (one, other))
    return heeding and all(told)


def same_kind(denied: Event, event: Event) -> bool:
    """One kind or verb, or verbs of one family; who was not hanged may have been shot."""
    if denied.kind not in BY_NAME or event.kind not in BY_NAME:
        one, other = (_FAMILY.get(e.kind, e.kind) for e in (denied, event))
        noun = denied.lemma == "be" and denied.kind == event.lemma  # "was never a spy"
        return one == other or noun
    if family_of(denied.kind) == "death" and denied.lemma not in _BARE:
        return denied.lemma == event.lemma
    return denied.lemma == event.lemma or denied.kind in {event.kind, family_of(event.kind)}


def same_subject(denied: Event, event: Event, register: Register) -> bool:
    """One person or thing, by name or by description, on the same side of the deed."""
    subject = register.subject(denied)
    if subject is None and of_nobody(denied):
        return patients(denied, register) <= patients(event, register)
    if subject is None:
        return _same_thing(denied, event)
    if denied.kind in MUTUAL:
        return register.participants(denied) <= register.participants(event)
    told = register.subject(event)
    if told is not None and told.id == subject.id:
        return True
    if told is None and denied.kind == event.kind and is_somebody(event):
        return denied.kind not in BY_NAME
    roles = (register.entity(r.referent) for r in event.roles if r.name == _side(denied))
    return any(e is not None and e.id == subject.id for e in roles)


def _side(event: Event) -> str:
    """The part that the subject has in the deed; "" where that is not told."""
    own = event.subject
    sides = {
        r.name for r in event.roles if own and (r.text, r.referent) == (own.text, own.referent)
    }
    return next((s for s in (OBJECT, AGENT) if s in sides), "")


# Who is so called is whomever the matter is about.
_SOMEBODY = set(
    """
    accused boy captive condemned convict deceased defendant girl hostage lady man patient prisoner
    suspect victim woman
    """.split()
)


def is_somebody(event: Event) -> bool:
    """ "The prisoner", "the condemned woman": a person without a name, of whom it is told."""
    own = event.subject
    words = own.text.lower().split() if own is not None else []
    return len(words) > 1 and words[0] == "the" and words[-1] in _SOMEBODY


_NOBODY = {"nobody", "no one"}


def of_nobody(event: Event) -> bool:
    """ "Nobody hit Holm": the question is whether Holm was hit."""
    return event.subject is not None and event.subject.text.lower() in _NOBODY


def patients(event: Event, register: Register) -> frozenset[str]:
    """Whom a deed was done to; "?" where the words name none."""
    done = [r for r in event.roles if r.name == OBJECT]
    found = frozenset(e.id for r in done if (e := register.entity(r.referent)) is not None)
    return found or frozenset({"?"})


def last_words(event: Event) -> list[str]:
    """The last words of the subject and of those beside it, with a mark that no id has."""
    who = [event.subject, *(r for r in event.roles if r.name in {AGENT, OBJECT})]
    heads = [_head(r.text).split()[-1:] for r in who if r is not None]
    return list(dict.fromkeys(f"={word}" for words in heads for word in words))


def _head(text: str) -> str:
    """ "The ransom" of "no ransom of any size"."""
    return _OF.sub("", NONE.sub("the ", text)).lower()


_OF = re.compile(r"\s+(?:of|in|to|from|for)\b.*")


def _same_thing(denied: Event, event: Event) -> bool:
    """ "The alarm", "the fire alarm": one thing without a name, and no more of it."""
    own, side = denied.subject, _side(denied)
    beside = [r for r in event.roles if r.name == side == OBJECT]
    told = [*([event.subject] if event.subject else []), *beside]
    return own is not None and any(_one_thing(own, thing) for thing in told)


def _one_thing(denied: Role, told: Role) -> bool:
    one, other = (_head(r.text).split() for r in (denied, told))
    if not one or not other or one[-1] != other[-1] or other[0] not in _ONE:
        return False
    x, y = set(content_words(" ".join(one))), set(content_words(" ".join(other)))
    return x <= y or y <= x


_ONE = {"the", "a", "an", "its", "their", "our", "his", "her"}
