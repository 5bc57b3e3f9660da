"""The verbs above a statement, and what each makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# Verbs above a statement and what they make of it; each stands in one row.
GOVERNORS: tuple[tuple[str, Mode], ...] = (
    ("deny refute dispute disbelieve doubt disprove", Mode.DENIED),
    (
        "fail refuse decline forget neglect avoid escape miss prevent forbid refrain cease",
        Mode.DENIED,
    ),
    ("forecast predict foresee expect foretell prophesy warn", Mode.FORECAST),
    (
        """
        plan intend want wish hope aim mean decide prepare order ask beg urge threaten promise
        offer agree try attempt seek propose instruct command demand require persuade arrange vow
        aspire recommend
        """,
        Mode.PLANNED,
    ),
    (
        """
        suspect suppose presume assume imagine guess seem appear allege rumour rumor think believe
        fear speculate surmise conjecture reckon dream pretend
        """,
        Mode.SUPPOSED,
    ),
    (
        """
        say tell report claim state write declare announce explain add note recall remember testify
        insist argue maintain assert admit confess mention reveal quote conclude observe reply
        answer describe relate swear inform advise suggest estimate put assure confirm confide
        complain protest contend affirm record recount disclose boast hint counter remark repeat
        acknowledge concede hold whisper murmur mutter exclaim retort stress emphasise emphasize
        underline reiterate convey cable telegraph wire leak opine posit attest proclaim lament
        infer deduce imply intimate insinuate point accept
        """,
        Mode.REPORTED,
    ),
)
MODE_OF: dict[str, Mode] = {verb: mode for verbs, mode in GOVERNORS for verb in verbs.split()}


# What is held against somebody, "of", "with" or "for" having done it, and what that makes of it.
CHARGES: dict[str, Mode] = {
    **dict.fromkeys("accuse charge suspect blame".split(), Mode.SUPPOSED),
    **dict.fromkeys("arrest detain indict prosecute try".split(), Mode.SUPPOSED),
    **dict.fromkeys(("acquit", "absolve", "exonerate", "clear"), Mode.DENIED),
}
_CHARGED_BY = {"of", "with", "for"}


def made_of(verb: Token, link: str) -> Mode | None:
    """What a verb makes of the statement that hangs on it by `link`."""
    lemma = verb.lemma_.lower()
    return CHARGES[lemma] if link == "pcomp" and lemma in CHARGES else MODE_OF.get(lemma)


_HIGHEST = 6  # words above a statement that are looked at


def verbs_above(token: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that a statement is the content of, nearest first, with the link to each."""
    for _ in range(_HIGHEST):
        token = _row_of_that(token) or token
        if (told := _told_somebody(token)) is not None:
            yield told, "ccomp"
            token = told
            continue
        head, link = _whose_that(token) or token.head, token.dep_
        if head.i == token.i:
            return
        if link == "pcomp" and head.lower_ == "from":
            head = head.head  # "was prevented from sailing"
        elif link == "pcomp":
            head = _charge(head) or head
        if link == "conj" and _has_its_own(token) and head.dep_ in {"xcomp", "pcomp"}:
            return  # "seems to have sold it, and in May he left"
        if link in {"ccomp", "xcomp", "pcomp"} and head.pos_ in {"VERB", "AUX"}:
            if _is_an_aside(token, head):
                return
            yield head, link
        elif link not in {"conj", "aux", "auxpass"} and not _is_charged(token, head):
            return
        token = head


def _has_its_own(token: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts)


def _is_an_aside(token: Token, verb: Token) -> bool:
    """ "He got a pass - his trade declared as "clerk" - and left": that he got one is told."""
    behind = token.dep_ == "ccomp" and token.i < verb.i
    return behind and any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.rights)


def _is_charged(noun: Token, verb: Token) -> bool:
    """ "Blamed her for causing the ruin of six mills": of no ruin that is known."""
    inside = noun.dep_ == "dobj" and verb.dep_ == "pcomp"
    return inside and _charge(verb.head) is not None


def _charge(prep: Token) -> Token | None:
    """The verb of "accused her of lying", "was accused by Holm of lying"."""
    verb = prep.head
    if verb.dep_ == "pobj" and verb.head.dep_ == "agent":
        verb = verb.head.head
    told = verb.pos_ == "VERB" and verb.lemma_.lower() in CHARGES
    return verb if told and prep.lower_ in _CHARGED_BY else None


def _row_of_that(token: Token) -> Token | None:
    """ "Said that he fled, that the boat was sold and that": the second hangs where the first does.

    The model takes it for a clause about the last noun of the first.
    """
    that = next((c for c in token.lefts if c.lower_ == "that" and c.dep_ == "mark"), None)
    if that is None or that.i == 0 or token.dep_ not in {"relcl", "acl"}:
        return None
    if that.nbor(-1).text not in {",", ";"} and that.nbor(-1).lower_ != "and":
        return None
    above = (t for t in token.ancestors if t.dep_ == "ccomp")
    return next((t for t in above if any(c.lower_ == "that" for c in t.lefts)), None)


def _told_somebody(token: Token) -> Token | None:
    """ "Persuaded the guards that he had fled": no clause about the guards, as the model has it."""
    that = next((c for c in token.lefts if c.lower_ == "that"), None)
    who, verb = token.head, token.head.head
    if token.dep_ != "relcl" or that is None or that.i != who.i + 1 or who.dep_ != "dobj":
        return None
    own = any(c.dep_ in {"nsubj", "nsubjpass"} and c != that for c in token.lefts)
    return verb if own and verb.lemma_.lower() in _TELLING else None


_TELLING = set("assure convince inform notify persuade remind satisfy tell warn".split())


def _whose_that(token: Token) -> Token | None:
    """ "Some wrote that he fled; he did not": the verb right before "that", whatever is above."""
    that = next((c for c in token.lefts if c.lower_ == "that" and c.dep_ == "mark"), None)
    if that is None or that.i == 0 or token.dep_ != "ccomp":
        return None
    before = that.nbor(-1)
    told = before.pos_ == "VERB" and MODE_OF.get(before.lemma_.lower()) is Mode.REPORTED
    return before if told else None
