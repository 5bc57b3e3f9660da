"""From drafts to claims: exact quotes, numbered events, and what was seen and not used."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from thurloe.extract.doubts import why_not
from thurloe.extract.finders.how_many.none import is_refused
from thurloe.extract.finders.when.moments import is_definite
from thurloe.extract.grammar.spans import ancestors, clause, phrase
from thurloe.extract.naming import name_of, teller_name
from thurloe.extract.numbers.form import Form
from thurloe.extract.said.chain import chain_of, voice_at
from thurloe.extract.said.setting import date_at, quoted_at, source_at
from thurloe.extract.scenes.meant import meant_by
from thurloe.kinds import BY_NAME
from thurloe.nouns import (
    Account,
    Claim,
    EntityType,
    Event,
    Extraction,
    Mode,
    Quote,
    Referent,
    Role,
    Skipped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Span, Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.said.telling import Draft, Telling
    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

EXTRACTOR = "english-rules/8"
_MANY = 4  # participants behind one word; beyond that it names a crowd
_FAR = 25  # tokens; a subject farther off is not quoted with its verb


# Subjects that say nothing: "it was half past five", "there were".
_EMPTY = {"it", "there", "this", "that", "what", "which", "who", "been"}


class Desk:
    """Gathers what one account says, stretch by stretch, and numbers it."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self._referents: list[Referent] = []
        self._events: dict[tuple[int, int, str, str], Event] = {}
        self._claims: dict[tuple[str, str, str, str, int, int], Claim] = {}
        self._skipped: list[Skipped] = []
        self._sentences = self._silent = 0

    @property
    def next_referent(self) -> int:
        """The number of the next referent."""
        return len(self._referents) + 1

    def extraction(self) -> Extraction:
        """All that was gathered."""
        return Extraction(
            account=self.account.file,
            referents=tuple(self._referents),
            events=tuple(self._events.values()),
            claims=tuple(self._claims.values()),
            skipped=tuple(self._skipped),
            sentences=self._sentences,
            silent=self._silent,
        )

    def take(self, scene: Scene, tellings: Mapping[int, Telling], drafts: Iterable[Draft]) -> None:
        """Make claims of the drafts of one scene; keep account of the rest."""
        self._referents += scene.cast.referents
        used: set[int] = set()
        dates = _dates(drafts := list(drafts))
        for draft in drafts:
            used |= set(range(*draft.span))
            self._claim(scene, draft, dates)
        self._leave(scene, used)
        self._count(scene)

    def _claim(self, scene: Scene, draft: Draft, dates: Mapping[int, str]) -> None:
        why = why_not(draft, date_at(scene, draft))
        if why:
            quote = self._quote(scene, *self._clause(scene, draft))
            self._skipped.append(Skipped(quote=quote, why=why))
            return
        for subject in map(_told, _subjects(scene, draft)):
            if _is_empty(draft, subject):
                quote = self._quote(scene, *self._clause(scene, draft))
                self._skipped.append(Skipped(quote=quote, why="nobody is named and no thing"))
                continue
            if _is_open(draft, subject):
                quote = self._quote(scene, *self._clause(scene, draft))
                self._skipped.append(Skipped(quote=quote, why=_WHO))
                continue
            self._claim_of(scene, draft, self._event(scene, draft, subject, dates.get(_at(draft))))

    def _claim_of(self, scene: Scene, draft: Draft, event: Event) -> None:
        quote = self._quote(scene, *self._clause(scene, draft))
        words = self._quote(scene, *_characters(scene, draft.span))
        key = (event.id, draft.attribute, draft.about, draft.value, quote.start, quote.end)
        if key in self._claims:
            return
        mode, writer = draft.telling.stance.mode, quoted_at(scene, draft)
        chain = self._chain(scene, draft, writer)
        quoted = writer is not None or voice_at(scene, draft.telling.trigger.token.i) is not None
        self._claims[key] = Claim(
            id=f"{self.account.file}#c{len(self._claims) + 1}",
            event=event,
            attribute=draft.attribute,
            value=draft.value,
            quote=quote,
            words=words,
            about=draft.about,
            mode=Mode.REPORTED if quoted and mode is Mode.ASSERTED else mode,
            cited=chain[-1] if chain else None,
            through=chain[:-1],
            extractor=EXTRACTOR,
            confidence=draft.confidence,
            quoted=writer is not None,
            source=source_at(scene, draft),
        )

    def _chain(self, scene: Scene, draft: Draft, writer: str | None) -> tuple[str, ...]:
        """The names of all who are cited, the writer of a quoted mail first."""
        chain = chain_of(scene, draft)
        who = [tuple(r.id for r in scene.referents_at(t)) for t in chain]
        told = [t for n, t in enumerate(chain) if not (who[n] and who[n] in who[:n])]
        names = [writer or "", *(teller_name(scene, t) for t in told)]
        return tuple(dict.fromkeys(name for name in names if name))

    def _event(self, scene: Scene, draft: Draft, subject: Role | None, date: str | None) -> Event:
        token, kind = draft.telling.trigger.token, draft.kind or draft.telling.kind
        key = (scene.base, token.i, kind, (subject.referent or subject.text) if subject else "")
        if key not in self._events:
            self._events[key] = Event(
                id=f"{self.account.file}#e{len(self._events) + 1}",
                account=self.account.file,
                kind=kind,
                lemma=draft.telling.trigger.lemma,
                trigger=self._quote(scene, *_characters(scene, (token.i, token.i + 1))),
                subject=subject,
                roles=tuple(
                    r
                    for a in draft.telling.arguments
                    if not scene.is_time(a.head)
                    for r in _roles(scene, a.role, a.head, subject)
                ),
                date=date,
                article=scene.article,
            )
        return self._events[key]

    def _clause(self, scene: Scene, draft: Draft) -> tuple[int, int]:
        token = draft.telling.trigger.token
        heads = [a.head for a in draft.telling.arguments] + (
            [draft.subject] if draft.subject is not None else []
        )
        parts = [phrase(h, tail=1) for h in heads if abs(h.i - token.i) <= _FAR]
        aux = [(c.i, c.i + 1) for c in token.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}]
        # "were sent back" and "were sent" are two things
        aux += [(c.i, c.i + 1) for c in token.children if c.i == token.i + 1 and c.lower_ == "back"]
        aux += [(i, i + 1) for i in draft.telling.trigger.phrase]
        if draft.telling.kind in _MEASURES and not draft.telling.arguments:
            parts += _verb_above(token)
        start, end = clause(token, parts + aux, draft.span)
        answer = draft.telling.stance.answer
        return start, max(end, answer.idx + len(answer)) if answer is not None else end

    def _quote(self, scene: Scene, start: int, end: int) -> Quote:
        return Quote.seen(self.account, scene.base + start, scene.base + end)

    def _leave(self, scene: Scene, used: set[int]) -> None:
        """What was seen as a time or a number and stands in no claim."""
        for placed in scene.times:
            if not used & set(range(*placed.span)):
                self._skip(scene, placed, _why_time(placed))
        for number in scene.quantities:
            if not used & set(range(*number.span)):
                self._skip(scene, number, _why_number(number))

    def _skip(self, scene: Scene, placed: Placed[Timex] | Placed[Quantity], why: str) -> None:
        quote = self._quote(scene, *_characters(scene, placed.span))
        self._skipped.append(Skipped(quote=quote, why=why))

    def _count(self, scene: Scene) -> None:
        starts = sorted(c.quote.start for c in self._claims.values())
        for sentence in scene.doc.sents:
            if not any(t.is_alpha for t in sentence):
                continue
            self._sentences += 1
            inner = _characters(scene, _inner(sentence))
            quote = self._quote(scene, *inner)
            if not _any_between(starts, quote.start, quote.end):
                self._silent += 1
                self._skipped.append(
                    Skipped(quote=quote, why="no claim was found in this sentence")
                )


_MEASURES = {"size", "amount"}


def _verb_above(token: Token) -> list[tuple[int, int]]:
    """ "He slowed to six knots": the verb that a bare measure hangs on, and its subject."""
    verb = next((t for t in ancestors(token, limit=4) if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or abs(verb.i - token.i) > _FAR:
        return []
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    near = subject is not None and verb.i - subject.i <= _FAR
    return [(verb.i, verb.i + 1), *([phrase(subject, tail=1)] if near and subject else [])]


def _any_between(starts: list[int], low: int, high: int) -> bool:
    at = bisect_left(starts, low)
    return at < len(starts) and starts[at] < high


def _dates(drafts: Iterable[Draft]) -> dict[int, str]:
    """The date each trigger's event is put in: its first date claim."""
    dates: dict[int, str] = {}
    for draft in drafts:
        if draft.attribute == "date" and not draft.kind:
            dates.setdefault(draft.telling.trigger.token.i, draft.value)
    return dates


def _inner(sentence: Span) -> tuple[int, int]:
    """A sentence without the white space around it."""
    solid = [t.i for t in sentence if not t.is_space]
    return solid[0], solid[-1] + 1


def _characters(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    last = scene.doc[span[1] - 1]
    return scene.doc[span[0]].idx, last.idx + len(last)


_OF_THINGS = {"polarity", "state"}


def _is_empty(draft: Draft, subject: Role | None) -> bool:
    """ "It was half past five": a subject that is nobody and no thing."""
    if subject is None or subject.referent or subject.text.lower() not in _EMPTY:
        return False
    if draft.attribute in _OF_THINGS or draft.telling.kind == "size":
        return False  # "it was 50 feet tall": a thing, if no known one
    return subject.text.lower() != "it" or draft.telling.trigger.lemma in _SAYING_NOTHING


def _is_open(draft: Draft, subject: Role | None) -> bool:
    """ "They waited by the gate", of whom the text leaves open who they are.

    An arrest or a journey is lined up with others by where and when it was, and so is what has a
    date, a place, a number; of other open deeds nothing but who did it tells one from the next,
    or who is cited for it.
    """
    telling = draft.telling
    told = telling.trigger.known and draft.attribute != "statement"
    told = told or telling.stance.cited is not None
    if subject is None or subject.referent or told or draft.attribute not in _BY_THE_DOER:
        return False
    return subject.text.lower() in _UNTOLD


_BY_THE_DOER = {"statement", "agent", "object"}
_UNTOLD = {"he", "him", "she", "her", "they", "them", "it"}
_WHO = "who or what the pronoun stands for could not be told"


_SAYING_NOTHING = {"be", "seem", "appear", "happen", "occur"}


def _at(draft: Draft) -> int:
    return int(draft.telling.trigger.token.i)


def _subjects(scene: Scene, draft: Draft) -> list[Role | None]:
    """Whom a claim is about: of "he and she were arrested on ..." there is a claim for each."""
    subject = draft.telling.subject
    if draft.subject is not None:
        return [*_roles(scene, "subject", draft.subject)]
    if draft.impersonal or subject is None:
        hero = None if draft.impersonal else _protagonist(scene, draft.telling.trigger.token)
        return [Role(name="subject", text=hero.name, referent=hero.id) if hero else None]
    if draft.attribute == "number" and draft.span[0] <= subject.head.i < draft.span[1]:
        doer = next(
            (
                a
                for a in draft.telling.arguments
                if a.role == "agent" and a.head.i != subject.head.i
            ),
            None,
        )
        return [*_roles(scene, "subject", doer.head)] if doer else [None]  # "she saved 58 people"
    if draft.attribute == "number" and any(c.dep_ == "nummod" for c in subject.head.children):
        return [None]  # "three guards and two of the drivers": the drivers are not theirs
    amount = draft.kind == "amount" and draft.attribute == "number"
    if amount and not scene.referents_at(subject.head) and subject.head.i > draft.span[0]:
        return [None]  # "three guards and a staff of two"
    heads = [subject.head]
    if draft.telling.kind in BY_NAME and draft.attribute not in {"number", "object"}:
        # "A and B collided": that the two did is one claim
        most = 1 if draft.attribute == "participants" else _MANY
        joined = {subject.head.i, *(t.i for t in subject.head.conjuncts)}
        heads = [a.head for a in draft.telling.arguments if a.role == subject.role]
        heads = [h for h in heads if h.i in joined][:most] or [
            subject.head
        ]  # "was paid five pounds": he alone
    return [role for head in heads for role in _roles(scene, "subject", meant_by(scene, head))]


def _told(subject: Role | None) -> Role | None:
    """ "From which oil is made": it stands for what is told before, and is asked of nobody."""
    relative = subject is not None and {"which", "whom"} & set(subject.text.lower().split())
    return None if relative else subject


def _protagonist(scene: Scene, token: Token) -> Referent | None:
    """Whom an entry is about that begins "Born in Ghent in 1880.": the person it names most."""
    if token.i != token.sent.start or token.tag_ not in {"VBN", "VBD"} or token.dep_ != "ROOT":
        return None
    people = [r for r in scene.cast.referents if r.type is EntityType.PERSON and r.names]
    people.sort(key=lambda r: -len(r.mentions))
    if token.lemma_.lower() in _PRINTING or not people:
        return None  # "Published 9 November 1988."
    rival = len(people[1].mentions) if people[1:] else 0
    return people[0] if len(people[0].mentions) >= _FAR_MORE * rival else None


_PRINTING = set(
    """
    publish print post update write issue release record file edit revise translate sign date share
    send receive copy add modify report compile prepare
    """.split()
)
_FAR_MORE = 2  # times as often named as anybody else: of whom an entry is


def _roles(scene: Scene, name: str, head: Token, beside: Role | None = None) -> list[Role]:
    """The participant that a word stands for, or each of them: "both", "the couple"."""
    referents = scene.referents_at(head)
    if 1 < len(referents) <= _MANY:
        return [Role(name=name, text=r.name, referent=r.id) for r in referents]
    return [
        Role(
            name=name,
            text=name_of(scene, head, beside=beside),
            referent=referents[0].id if len(referents) == 1 else None,
        )
    ]


def _why_time(placed: Placed[Timex]) -> str:
    if placed.thing.kind == "SET":
        return "a repeated time: no single date"
    if not is_definite(placed.thing):
        return "a time that the text does not fix: its day, year or length is not known"
    return "a time with no event in its clause to carry it"


def _why_number(placed: Placed[Quantity]) -> str:
    if is_refused(placed):
        return "a number that the account says it was not"
    return {
        Form.ORDINAL: "a place in an order, not a count",
        Form.LABEL: "a number that is part of a name",
        Form.FRACTION: "a fraction of something not stated",
    }.get(placed.thing.form, "a number with no event in its clause to carry it")
