"""Questions after numbers: "How many boats were launched?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.kinds import AGENT, BY_NAME, MUTUAL, OBJECT, kind_of
from thurloe.nouns import Role
from thurloe.resolve.clauses import BE, Who, active, clause_of, done, is_passive, undergoes
from thurloe.resolve.grammar import BODIES, object_form, participle, past, plural
from thurloe.resolve.openings import TOLLS
from thurloe.values import number_range

if TYPE_CHECKING:
    from thurloe.nouns import Claim

STEM = 4  # letters that a noun has in all its forms


def how_many(claim: Claim, subject: Who) -> str:
    """The question after a number: of whom or what, and what was done with them."""
    kind, about = claim.event.kind, claim.about
    if kind in TOLLS and about.partition(" ")[0] == "person":
        cause = about.removeprefix("person").strip()  # "of cold": those whom it killed
        return f"How many people died {cause}?" if cause else TOLLS[kind]
    if about == "time":
        return f"How often {clause_of(claim, subject)}?"
    if kind == "amount":
        return _amount(claim, subject)
    if not about or (claim.event.lemma == "consist" and subject.text):
        return _bare_number(claim, subject)
    counted = _much(claim) or _many(claim)
    if prep := _preposition(claim):
        told = clause_of(claim, subject).removesuffix(f" {prep.lower()}")  # "sat through 7 talks"
        return f"{prep} {counted[:1].lower()}{counted[1:]} {told}?"
    return f"{counted} {_told(claim, subject)}?"


def _preposition(claim: Claim) -> str:
    """The word that stands before the number and belongs to the question, "" for none."""
    quoted = claim.quote.text[: claim.words.start - claim.quote.start]
    if _OF.search(quoted) and _is_called(claim):
        return "Of"
    before = _BEFORE.search(quoted)
    return before[1].capitalize() if before else ""


_MONEY = re.compile(r"[A-Z]{3}")  # ISO 4217


_MONIES = frozenset(
    """
    cent crown dime dollar ducat euro florin franc gulden guinea krona krone kroner lira mark pence
    penny peseta peso pound rouble ruble rupee shilling sovereign sterling yen yuan zloty
    """.split()
)


# A preposition right before the number: "slowed to about four knots".
_BEFORE = re.compile(
    r"\b(at(?! least| most)|to|for|by|through|in|into|on|from|between|across|with|after|under)\s+"
    r"(?:(?:the|his|her|their|its|about|some|nearly|almost|at|least|most|more|less|than|only|over)\s+)*$",
    re.IGNORECASE,
)
_OF = re.compile(r"\bof\s+(?:(?:the|more|less|than|about|at|least|some|over)\s+)*$", re.IGNORECASE)


def _is_called(claim: Claim) -> bool:
    """ "She is the author of ten books": what she is, of so many."""
    event = claim.event
    return event.lemma == "be" and event.kind not in {"be", *BY_NAME} and event.subject is not None


_LENGTHS = frozenset("ft km m mi nmi yd".split())  # of distances, where no object is so long


def _much(claim: Claim) -> str:
    """ "How much money (GBP)", "How large a ransom (GBP)"; "" for no sum."""
    about, unit = claim.about, number_range(claim.value).unit
    if _MONEY.fullmatch(about):
        return f"How much money ({about})"
    if about in _MONIES:
        return f"How much money ({unit or plural(about)})"
    article = "an" if about[:1] in "aeiou" else "a"
    return f"How large {article} {about} ({unit})" if _MONEY.fullmatch(unit or "") else ""


def _many(claim: Claim) -> str:
    """ "How many boats"; of heads, of what: forty head of cattle."""
    about = claim.about
    if about == "one":
        return "How many"
    kept = re.search(r"\bhead( of \w+)", claim.quote.text) if about == "head" else None
    return f"How many {_WRITTEN.get(about) or plural(about)}{kept[1] if kept else ''}"


_WRITTEN = {"%": "per cent", "km": "kilometres", "m": "metres", "mi": "miles", "ft": "feet"}


def _amount(claim: Claim, subject: Who) -> str:
    about, measured = claim.about, bool(number_range(claim.value).unit)
    if about in BODIES and not measured:
        return f"How large was the {about}{f' of {subject.text}' if subject.text else ''}?"
    counted = f"How much {about}" if measured else _many(claim)
    if measured and subject.text and _preposition(claim) == "In":
        return f"In how much {about} {subject.was()}?"
    be = "was" if measured else "were"
    return f"{counted} did {subject.text} have?" if subject.text else f"{counted} {be} there?"


_WERE = re.compile(r"\b(?:was|were|be|been|being)(?: \w+ly)? $", re.IGNORECASE)


def _bare_number(claim: Claim, subject: Who) -> str:
    """A number of things that the text does not name, or of which something consisted."""
    event = claim.event
    if event.lemma == "consist" and subject.text:
        many = f"how many {plural(claim.about)}" if claim.about else "how many"
        return f"Of {many} did {subject.text} consist?"
    counted = plural(event.kind) in claim.quote.text.lower()
    if event.lemma == "be" and event.kind not in {"be", *BY_NAME} and counted:
        was = subject.was("there") if subject.text else "were there"
        return f"How many {plural(event.kind)} {was}?"
    if subject.text and not is_passive(claim) and event.lemma != "be":
        return f"How many did {subject.text} {active(claim, bare=True)}?"
    told = event.trigger.text.lower()
    quoted = claim.quote.text[: max(0, event.trigger.start - claim.quote.start)]
    if not subject.text and told == participle(event.lemma) and _WERE.search(quoted):
        return f"How many were {told}?"
    if not subject.text and told == past(event.lemma) != event.lemma and event.lemma != "be":
        before = claim.words.start < event.trigger.start
        return f"How many {told if before else f'were {participle(event.lemma)}'}?"
    of = f" for {subject.text}" if subject.text else ""
    return f"Which number is given{of} (“{event.trigger.text}”)?"


def _told(claim: Claim, subject: Who) -> str:
    """What was done with what was counted: "were launched", "did X save", "died"."""
    event = claim.event
    if event.lemma == "be" or claim.about[:STEM] in event.trigger.text.lower():
        there = not subject.text or _counts(claim, Role(name="", text=subject.text))
        there = there or not number_range(claim.value).unit
        return f"were {_where_they_were(claim) or 'there'}" if there else subject.was()
    if not subject.text or claim.about in _LENGTHS:
        return _told_of_nobody(claim, subject)
    if undergoes(claim) and is_passive(claim) and _is_counted(claim, OBJECT):
        fined = claim.about in _MONIES  # "was Holm fined"; "a knife and three ropes were found"
        return clause_of(claim, subject) if fined else f"were {done(claim)}"
    if _has_numbers(claim) or _is_counted(claim, OBJECT):
        return f"did {subject.text} {_verb(claim)}"
    if _is_counted(claim, AGENT) and is_passive(claim):
        return f"{past(_own_verb(claim))} {object_form(subject.text)}"
    return _told_beside(claim, subject)


def _where_they_were(claim: Claim) -> str:
    """ "Nine of our members are in the parish jail": what is told of them; "" for nothing more."""
    quoted, told = claim.quote, claim.event.trigger
    behind = quoted.text[max(0, told.end - quoted.start) :].strip()
    leads = claim.words.end <= told.start and claim.event.lemma == "be"
    fits = leads and len(behind.split()) <= _ROOM and _WHEREABOUTS.match(behind)
    return behind if fits else ""


_ROOM = 8  # words that a question has room for
_WHEREABOUTS = re.compile(
    r"(?:(?:missing|absent|present|left|open|still|already) )?"
    r"(?:in|on|at|from|under|with|within|among|behind|aboard|inside|outside)\b[^,;:.()]*$"
)


def _own_verb(claim: Claim) -> str:
    """The verb that tells it; that of its kind where the words tell it in their clause alone."""
    lemma, verbs = claim.event.lemma, kind_of(claim.event.kind).verbs.split()
    known = claim.event.kind in BY_NAME and verbs and lemma not in verbs
    return verbs[0] if known and verbs[0].isalpha() else lemma


def _verb(claim: Claim) -> str:
    """ "write", and not "make contact", of letters: a phrase has no room for what is counted."""
    kind, lemma = kind_of(claim.event.kind), claim.event.lemma
    phrased = " " in kind.ask and not kind.ask.startswith(BE)
    return lemma if phrased and lemma in kind.verbs.split() else active(claim, bare=True)


def _told_beside(claim: Claim, subject: Who) -> str:
    """What was done where it was neither done to what was counted nor by it."""
    if _much(claim):
        return clause_of(claim, subject)
    if claim.event.subject is not None and _counts(claim, claim.event.subject):
        return _told_of_nobody(claim, subject)  # "a crowd of 300 miners rushed the gate"
    if number_range(claim.value).unit in _LENGTHS:
        return f"away {clause_of(claim, subject)}"
    return f"were there when {_when(claim, subject)}"


def _is_counted(claim: Claim, role: str) -> bool:
    roles = (r for r in claim.event.roles if r.name == role and not _OWNED.search(r.text))
    return any(_counts(claim, r) for r in roles)


_THEIRS = re.compile(r" .*s[’'] ")
_OWNED = re.compile(r"s[’'] \w")  # "two ships’ horns": no ships, but what they have


def _has_numbers(claim: Claim) -> bool:
    """Whether what the subject did was done to things that are counted: the number is their sum."""
    objects = [role.text for role in claim.event.roles if role.name == OBJECT]
    return not is_passive(claim) and any(re.match(r"\d", text) for text in objects)


def _told_of_nobody(claim: Claim, subject: Who) -> str:
    """What befell those who were counted, or what they did, where only they are spoken of."""
    if claim.about in _LENGTHS:
        return f"away {clause_of(claim, subject)}"  # "two miles upriver"
    kind, event = kind_of(claim.event.kind), claim.event
    told = event.trigger.text.lower()
    counted = _is_counted(claim, AGENT)
    acting = counted or (event.subject is not None and event.subject.name == AGENT)
    if event.kind in BY_NAME and kind.ask.startswith(BE) and (event.kind in TOLLS or not counted):
        return f"were {kind.ask.removeprefix(BE)}"
    if _is_counted(claim, OBJECT):
        return past(kind.ask) if event.kind in MUTUAL else f"were {done(claim)}"
    if told == past(event.lemma) and (acting or event.lemma in kind.verbs.split()):
        return past(active(claim)) if acting else told
    known = event.kind in BY_NAME and event.lemma not in kind.verbs.split()
    what = "" if event.kind in BY_NAME else active(claim).removeprefix(event.lemma)
    what = _THEIRS.sub(" their ", what)
    otherwise = f"were {told}{what}" if told.endswith("ing") else f"(“{told}”)"
    return past(kind.ask) if known else otherwise


def _when(claim: Claim, subject: Who) -> str:
    if is_passive(claim):
        return f"{subject.text} {'were' if subject.several else 'was'} {done(claim)}"
    return f"{subject.text} {past(active(claim))}"


_SHARES = frozenset(
    """
    all band bodies body both company crew crowd dozens gang group half hundreds many mob most
    number one part party remains rest some team thousands
    """.split()
)


def _counts(claim: Claim, role: Role) -> bool:
    """Whether the role is what was counted: it has the noun or the words of the number."""
    whole, words = role.text.lower(), claim.words.text.lower()
    head, _, rest = whole.partition(" of ")  # "the fall of two towns": no town fell
    text = head if rest and head.split()[-1] not in _SHARES else whole
    if text[:1].isdigit() and words.startswith(text):
        return True
    return any(stem in text for stem in (claim.about[:STEM], plural(claim.about)[:STEM], words))
