"""Whom a statement is told on the word of: verbs of saying above, "according to", a footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import CALENDAR
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.resumed import resumed
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.belied import DISMISSING, TELLINGS, dismissed_by, is_few, is_no
from thurloe.extract.said.governors import CHARGES, MODE_OF, verbs_above
from thurloe.extract.said.heard import (
    has_it,
    heard_from,
    quoted_in,
    quoting,
    what_is_said,
    who_claims_himself,
    who_notes,
)
from thurloe.extract.said.scope import clause_around, is_within
from thurloe.extract.said.views import (
    has_found,
    who_estimates,
    who_is_convinced,
    whose_view,
)
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

_SAID = {Mode.REPORTED, Mode.DENIED, Mode.FORECAST}
# With "that" behind them these cite whoever promises, charges or supposes.
_HOLDING = set(
    """
    promise vow threaten allege suspect suppose believe think fear assume imagine presume guess
    """.split()
)
# What papers and bodies do that find a thing to be so; of a person they tell what he saw.
_FINDING = set("find show establish determine rule prove indicate attest".split())
_FINDERS = set(
    """
    inquiry enquiry inquest court tribunal commission committee jury coroner judge report register
    record log logbook diary letter minutes entry document paper study autopsy examination survey
    file archive account inspector investigator investigation historian biographer board bureau
    certificate deed ledger census map memoir newspaper telegram analysis audit panel
    """.split()
)
# "By Holm's account", "in the view of the clerk".
_TELLING = set(
    """
    account telling version view opinion reading words report statement testimony memory judgement
    recollection judgment estimate word eyes reckoning estimation evidence authority
    """.split()
)
_AS = _SAID | {Mode.SUPPOSED}
_NARRATING = {"tell", "remember", "put", "have", "see", "show", "point", "note", "describe"}
_VAGUE = {"they", "it", "one", "some", "people", "many", "others"}


def citations(token: Token) -> tuple[Token, ...]:
    """The head words of all who are cited for the statement of `token`, the nearest first."""
    found = [*_beside(token), _who_dismisses(token), who_notes(token)]
    found += [whose_view(token), who_estimates(token), *who_is_convinced(token)]
    split = resumed(token)
    if split is not None:
        found.append(speaker(split.saying))
    for verb, link in verbs_above(token):
        if link == "ccomp":
            found += _tellers(verb) if not is_another(token, verb) else ()
        elif link == "pcomp" and verb.lemma_.lower() in CHARGES:
            found.append(speaker(verb))
        elif link == "xcomp":
            found.append(who_claims_himself(verb, token))
        elif link == "pcomp" or verb.dep_ == "pcomp":
            found += _quoted_as_saying(verb)
        found += (t for t in _beside(verb) if t is not None and not _parted(token, t))
    if token.dep_ == "conj" and all(t is None for t in found):
        found += _opening_the_sentence(token)
    if all(t is None for t in found) and _shares_its_subject(token):
        found += citations(token.head)
    around = clause_around(token)
    if around is not None:
        found += (t for t in citations(around) if is_within(token, t))
    kept = (t for t in found if t is not None and _is_somebody(t))
    return tuple(dict.fromkeys(kept))


def _is_somebody(who: Token) -> bool:
    """ "No witness", "few of them", a bracket: cited for nothing."""
    words = any(c.isalnum() for c in who.text)
    return words and not (is_no(who) or is_few(who) or who.lower_ == "no")


def is_another(token: Token, verb: Token) -> bool:
    """ "The boat sank; Holm says nothing", "claimed a life when he fell": not what is said."""
    behind = token.i < verb.i and any(t.text in {";", ":"} for t in token.doc[token.i : verb.i])
    return behind or speaks_of_a_thing(verb)


def speaks_of_a_thing(verb: Token) -> bool:
    """ "Said a prayer", "claimed its first life", and not "told the clerk", "said nothing"."""
    if MODE_OF.get(verb.lemma_.lower()) is not Mode.REPORTED or verb.lemma_ in _TO_WHOM:
        return False
    led_in = any(t.lower_ == "that" and t.i > verb.i for t in verb.subtree)
    things = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
    return not led_in and any(not is_no(c) and c.i > verb.i for c in things)


_TO_WHOM = set("tell inform assure advise remind notify warn answer cable wire telegraph".split())


def _parted(token: Token, who: Token) -> bool:
    """ "He fled; the boat, according to Holm, was sold": that he fled is told outright."""
    return token.i < who.i and any(t.text in {";", ":"} for t in token.doc[token.i : who.i])


def _shares_its_subject(token: Token) -> bool:
    """ "By Holm's account he fled and drowned": both on his word."""
    head = token.head
    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in token.children)
    opposed = any(c.lower_ == "but" and head.i < c.i < token.i for c in head.children)
    return token.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and not (own or opposed)


def _who_dismisses(token: Token) -> Token | None:
    """Holm in "Holm rejects the idea that she fled", "the idea that she fled is denied by Holm"."""
    story = token.head
    told = token.dep_ in {"acl", "relcl"} and story.lemma_.lower() in TELLINGS
    if told and dismissed_by(story) is not None:
        return speaker(story.head)
    told = told and story.dep_ == "dobj"
    return speaker(story.head) if told and story.head.lemma_.lower() in DISMISSING else None


def _tellers(verb: Token) -> tuple[Token | None, ...]:
    """Who says what stands under a verb, whom he quotes before him, and who quotes him behind."""
    who = _teller(verb)
    return (*quoting(verb), who, *quoted_in(who)) if who is not None else ()


def _teller(verb: Token) -> Token | None:
    """Who says, denies, foretells or holds what stands under a verb."""
    lemma = verb.lemma_.lower()
    if MODE_OF.get(lemma) in _SAID and lemma not in _NOT_DOING:
        return speaker(verb)
    for rule in (heard_from, has_it, what_is_said):
        if (source := rule(verb)) is not None:
            return source
    who = speaker(verb) if lemma in _HOLDING | _FINDING else None
    if who is None or who.lower_ in _VAGUE:
        return None
    known = lemma in _HOLDING or who.lemma_.lower() in _FINDERS or has_found(verb, who)
    return who if known else None


# Who refuses to sign a thing says nothing by it.
_NOT_DOING = set(
    """
    fail refuse decline forget neglect avoid escape miss prevent forbid refrain cease
    """.split()
)


def finds(verb: Token) -> bool:
    """Whether a paper or a body finds it so: "the inquiry found that", "the log shows that"."""
    who = speaker(verb) if verb.lemma_.lower() in _FINDING else None
    return who is not None and who.lemma_.lower() in _FINDERS


def speaker(verb: Token) -> Token | None:
    """The subject of a verb of saying, of a passive its doer; else the noun right before it."""
    if is_passive(verb):
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        return next((t for t in agent.children if t.dep_ == "pobj"), None) if agent else None
    who = subject_of(verb)
    if who is not None or verb.i == 0:
        return who
    before = verb.nbor(-1)  # "Under questioning Holm admitted": an object, says the model
    return before if before.pos_ == "PROPN" and not before.is_sent_start else None


def _quoted_as_saying(verb: Token) -> tuple[Token | None, ...]:
    """ "The paper quoted Holm as saying": Holm, and the paper that quotes her."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if quoting is None or quoting.lemma_ not in {"quote", "cite", "report"}:
        return ()
    quoted = next((c for c in quoting.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    return quoted, None if is_passive(quoting) else subject_of(quoting)


def _opening_the_sentence(token: Token) -> Iterator[Token | None]:
    """ "According to Holm, the mill burned and the clerk fled": both on her word."""
    first = token.head
    mine = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in token.lefts)
    apart = any(t.text == ";" for t in token.doc[first.i : token.i])
    if first.dep_ != "ROOT" or mine or apart:
        return
    if any(c.lower_ == "and" for c in first.children):
        start = first.sent[0]
        if start.lower_ == "according" and start.head == first:
            yield according(start)


def _beside(verb: Token) -> Iterator[Token | None]:
    for child in verb.children:
        yield next((who for rule in BESIDE if (who := rule(child, verb)) is not None), None)


def according(prep: Token, _: Token | None = None) -> Token | None:
    """ "According to Holm"; "per the logbook", and no "per day"."""
    if prep.lower_ == "per" and prep.dep_ == "prep":
        known = (t for t in prep.children if t.pos_ == "PROPN" or any(t.lefts))
        return next((t for t in known if t.dep_ == "pobj"), None)
    if prep.lower_ != "according":
        return None
    who = next((t for to in prep.children for t in to.children if t.dep_ == "pobj"), None)
    return who if who is None or who.lemma_.lower() not in _ORDERS else None


# "According to plan", "according to your orders": so it was done, and not told.
_ORDERS = set(
    """
    agreement arrangement command custom design habit instruction law need order plan rule schedule
    wish
    """.split()
)


def _she_says(child: Token, verb: Token) -> Token | None:
    """ "He left, she said": a verb of saying behind the statement or within."""
    if MODE_OF.get(child.lemma_.lower()) is not Mode.REPORTED or child.dep_ != "parataxis":
        return None
    things = (c for c in child.children if c.dep_ == "dobj" and c.pos_ != "PRON")
    if (child.i < verb.i and any(things)) or speaks_of_a_thing(child):
        return None  # "(she wrote three books)" is no such clause
    return speaker(child)


def _torn_aside(child: Token, verb: Token) -> Token | None:
    """ "The cellar, the clerk claims, was flooded": the model takes the verb for a noun."""
    if child.dep_ not in {"nsubj", "nsubjpass"} or child.i > verb.i:
        return None
    for noun in child.children:
        between = noun.dep_ == "appos" and noun.tag_ == "NNS" and noun.i + 1 < len(noun.doc)
        if between and noun.nbor(1).text == "," and noun.left_edge.nbor(-1).text == ",":
            who = next((c for c in noun.children if c.dep_ == "compound"), None)
            said = MODE_OF.get(noun.lemma_.lower()) is Mode.REPORTED
            return who if said else None
    return None


def _by_the_account_of(prep: Token, _: Token) -> Token | None:
    """ "By Holm's account", "in the view of the clerk"."""
    if prep.dep_ != "prep" or prep.lower_ not in {"by", "in", "on", "to"}:
        return None
    for noun in prep.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in _TELLING:
            owner = next((c for c in noun.children if c.dep_ == "poss"), None)
            if prep.lower_ == "in" and noun.lemma_ == "memory":
                return None  # "in her memory the town built a school"
            if owner is not None and owner.tag_ == "PRP$" and prep.head.lemma_ in MODE_OF:
                return None  # "wrote in his report that": he who writes
            ends = (t for c in noun.children if c.lower_ == "of" for t in c.children)
            known = any(c.lower_ == "the" for c in noun.lefts)  # "in view of the danger"
            of = next((t for t in ends if t.dep_ == "pobj"), None) if known else None
            return owner if owner is not None else of
    return None


def _as_he_tells(clause: Token, _: Token) -> Token | None:
    """ "As Holm tells it", "as Lund has shown"; "as he said goodbye" is a time."""
    mark = next((c for c in clause.children if c.dep_ == "mark" or c.lower_ == "as"), None)
    if clause.dep_ != "advcl" or mark is None or mark.lower_ not in {"as", "if"}:
        return None
    if clause.tag_ == "VBG":
        return None  # "as well as telling it"
    lemma = clause.lemma_.lower()
    things = [c for c in clause.children if c.dep_ in {"dobj", "ccomp", "xcomp", "attr"}]
    if mark.lower_ == "if":  # "if Holm is to be believed"
        if lemma not in {"believe", "trust"}:
            return None
        whom = next((c for c in things if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
        return subject_of(clause) if is_passive(clause) else whom
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    if clause.tag_ == "VBN" and MODE_OF.get(lemma) in _SAID and not own:
        return _reported_in(clause)
    bare = all(c.lower_ in {"it", "this"} for c in things)
    told = MODE_OF.get(lemma) in _AS or lemma in _NARRATING
    it = lemma not in {"have", "put", "see"} or bool(things)
    return speaker(clause) if bare and told and it and not is_passive(clause) else None


def _reported_in(clause: Token) -> Token | None:
    """The Herald in "as reported in the Herald", "as told by the Herald"."""
    preps = (c for c in clause.children if c.lower_ in {"in", "by"})
    return next((t for prep in preps for t in prep.children if t.dep_ == "pobj"), None)


BESIDE: tuple[Callable[[Token, Token], Token | None], ...] = (
    according,
    _she_says,
    _torn_aside,
    _by_the_account_of,
    _as_he_tells,
)


def footnote(token: Token) -> Token | None:
    """The author in "(Lund 1998, p. 40)", or behind "see", after the statement of `token`."""
    inside = False
    for t in token.sent:
        inside = (inside or t.text == "(") and t.text != ")"
        if t.i > token.i and t.text[0].isupper() and inside and _is_year(t):
            return t if t.ent_type_ != "DATE" and t.lower_ not in CALENDAR else None
        if t.i > token.i and t.lower_ == "see" and t.nbor(-1).text in {";", "(", "."}:
            name = t.nbor(1) if t.i + 1 < len(t.doc) else t
            return name if name.pos_ == "PROPN" else None
    return None


def _is_year(name: Token) -> bool:
    """Whether a year stands right behind a name: "Lund 1998", "Lund, 1998"."""
    rest = [t.text for t in name.doc[name.i + 1 : name.i + 3] if t.text != ","]
    return bool(rest) and len(rest[0]) == len("1998") and rest[0].isdigit()
