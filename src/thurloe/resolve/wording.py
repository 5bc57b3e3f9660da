"""Questions in words: "When was Anna Holm arrested?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from thurloe.kinds import BY_NAME, kind_of
from thurloe.nouns import Claim, Entity, EntityType, Mode
from thurloe.resolve.clauses import BE, Who, clause_of, verb_of, was_done
from thurloe.resolve.counting import how_many
from thurloe.resolve.grammar import (
    determined,
    is_plural,
    named,
    object_form,
    person,
)
from thurloe.resolve.openings import OPENINGS, STATES
from thurloe.resolve.yes_or_no import accepted, accepts, presence, whether
from thurloe.values.said_dates import say_date

_UNREAL: dict[Mode, str] = {
    Mode.PLANNED: " (planned)",
    Mode.FORECAST: " (forecast)",
    Mode.DENIED: " (denied)",
}


def word(claim: Claim, subject: Entity | None) -> str:
    """The question that a claim answers, in words; the planned and the forecast are marked."""
    text = _word(claim, _subject(claim, subject))
    if claim.attribute in {"polarity", "statement"}:
        return text  # the no, or the "not", is in the answer
    return text.removesuffix("?") + _UNREAL.get(claim.mode, "") + "?"


def _subject(claim: Claim, subject: Entity | None) -> Who:
    if subject is not None:
        several = subject.type is EntityType.GROUP and bool(_SEVERAL.search(subject.name))
        people = several and _A_PEOPLE.match(subject.name)
        return Who(f"the {subject.name}" if people else named(subject.name), several)
    text = claim.event.subject.text if claim.event.subject else ""
    text = re.sub(r"^whose\b", "the", text)  # "whose kidnapping", of a clause left behind
    text = _EVERY.sub("the ", text) if claim.attribute == "state" else text
    opens = claim.quote.text.startswith(text) and " " in text and text[1:].islower()
    if opens and not _OF_A_NATION.match(text):
        text = text[:1].lower() + text[1:]
    text = person(determined(text, claim.quote.text))
    if claim.attribute == "polarity":
        text = _any(text)
    return Who(text, is_plural(text))


def _any(text: str) -> str:
    """ "No ransom", "nobody" as a question has them: any ransom, anybody."""
    if text.lower().startswith("not one"):
        return "any" + text[len("not one") :]
    first, space, rest = text.partition(" ")
    if (first + space + rest).lower() == "no one":
        return "anybody"
    return _ANY.get(first.lower(), first) + space + rest


_ANY = {
    "no": "any",
    "nobody": "anybody",
    "none": "any",
    "neither": "either",
    "nothing": "anything",
}
_EVERY = re.compile(r"^(?:all|any|each|every|both)\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_OF_A_NATION = re.compile(r"\w+(?:ese|ish|an|ch|iet|eek|[qkz]i)\b")
_SEVERAL = re.compile(r"(?:[^s]s|ese|[nt]ch|glish|tish|people|men)$")
_A_PEOPLE = re.compile(r"[A-Z]\w+(?:ese|[nt]ch|glish|tish)$")  # the French, but Germans


def _word(claim: Claim, subject: Who) -> str:
    return next(say(claim, subject) for fits, say in RULES if fits(claim))


Test = Callable[[Claim], bool]
Wording = Callable[[Claim, Who], str]


def _asks(attribute: str) -> Test:
    return lambda claim: claim.attribute == attribute


def _tells(kind: str) -> Test:
    return lambda claim: claim.event.kind == kind


def _is_state(claim: Claim) -> bool:
    return claim.event.kind in {"being", "ancestry", "naming"} and claim.attribute in STATES


def _is_acceptance(claim: Claim) -> bool:
    return claim.attribute == "polarity" and claim.event.kind == "acceptance"


def _is_stay(claim: Claim) -> bool:
    return claim.event.kind == "stay" and bool(claim.about)


def _is_made_to(claim: Claim) -> bool:
    """Whether an agent is asked for of what its subject does: what made the ship sink."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else BE
    return claim.attribute == "agent" and not ask.startswith(BE) and not was_done(claim)


def _is_of_itself(claim: Claim) -> bool:
    """Whether a length of time is what the clause is about: ten minutes passed."""
    subject = claim.event.subject
    return claim.attribute == "duration" and bool(subject and _TIMES.search(subject.text))


_TIMES = re.compile(r"\d?\w* (?:seconds|minutes|hours|days|weeks|months|years)$")


def _always(_: Claim) -> bool:
    return True


def _asks_a_name(claim: Claim) -> bool:
    return claim.attribute == "person" and claim.event.kind in _NAMES


_NAMES = frozenset("alias name nickname pseudonym surname title".split())


def _tells_where_for(claim: Claim) -> bool:
    return claim.event.kind == "departure" and claim.attribute == "destination"


def _says(template: str) -> Wording:
    """Words with gaps for the subject and what is counted, the kind and its verb."""

    def say(claim: Claim, subject: Who) -> str:
        return template.format(
            subject=subject.text,
            was=subject.was(),
            it=subject.text or "it",
            whose=object_form(subject.text or "it"),
            they=subject.text or "they",
            them=object_form(subject.text or "they"),
            kind=claim.event.kind,
            verb=verb_of(claim),
            about=claim.about,
            thing=accepted(claim),
            of=f" of {object_form(subject.text)}" if subject.text else "",
        )

    return say


def _state(claim: Claim, subject: Who) -> str:
    return STATES[claim.attribute].format(was=subject.was())


def _opening(claim: Claim, subject: Who) -> str:
    clause = clause_of(claim, subject)
    if claim.attribute not in OPENINGS:  # an imported one: it may hold braces
        return f"{claim.attribute.capitalize()}: {clause}?"
    return OPENINGS[claim.attribute].format(clause=clause) + "?"


def _says_a_cause(claim: Claim) -> bool:
    return claim.attribute == "cause" and claim.event.kind == "cause"


def _is_afterwards(claim: Claim) -> bool:
    kind = claim.event.kind
    ends = kind_of(kind).once or kind in {"release", "escape", "dead"}
    before = claim.quote.text[: max(0, claim.words.start - claim.quote.start)]
    behind = bool(_AFTER.search(before)) or bool(_WITHIN.match(claim.words.text))
    return claim.attribute == "duration" and (ends or behind) and not claim.about


_AFTER = re.compile(r"\b(?:after|within) (?:some |about |nearly |almost )?$", re.IGNORECASE)
_WITHIN = re.compile(r"(?:after|within) ", re.IGNORECASE)


def _is_before_another(claim: Claim) -> bool:
    return claim.attribute == "duration" and claim.about in {"after", "before"}


def _occasion(claim: Claim, _: Who) -> str:
    return f"{_OCCASIONS.get(claim.attribute, 'When')} was it?"


_OCCASIONS = {"place": "Where", "time": "At what time"}


def _is_hit(claim: Claim) -> bool:
    return claim.event.kind == "shooting" and claim.attribute == "manner"


def _of_a_fire(claim: Claim) -> bool:
    return claim.attribute == "cause" and claim.event.lemma in {"fire", "blaze"}


def _causes_itself(claim: Claim) -> bool:
    """ "The failure was caused by": what is asked about is the event and did nothing itself."""
    subject, event = claim.event.subject, claim.event
    named_so = subject is not None and event.trigger.text.lower() in subject.text.lower().split()
    return claim.attribute == "cause" and event.kind not in BY_NAME and named_so


def _is_of_no_thing(claim: Claim) -> bool:
    """ "It was Holm who called for a doctor": who did so, and nothing it was done to."""
    nothing = claim.event.subject is None and claim.event.kind not in BY_NAME
    return claim.attribute == "agent" and nothing


def _who_did_so(claim: Claim, _: Who) -> str:
    return f"Who did so ({verb_of(claim)} {claim.about}".rstrip() + ")?"


def _is_verdict_alone(claim: Claim) -> bool:
    return claim.event.kind == "verdict" and claim.event.subject is None


def _is_meant(claim: Claim) -> bool:
    return claim.attribute == "purpose" and claim.event.lemma in _MEANING


_MEANING = frozenset({"mean", "intend", "aim", "plan", "seek"})


def _is_ordered(claim: Claim) -> bool:
    return claim.event.kind == "order" and claim.attribute == "agent"


def _ordered(claim: Claim, subject: Who) -> str:
    if claim.about in BY_NAME:
        of = f" of {object_form(subject.text)}" if subject.text else ""
        return f"Who ordered the {claim.about}{of}?"
    about = f" to {claim.about}" if claim.about else ""
    return f"Who gave the order{about}{f' about {subject.text}' if subject.text else ''}?"


def _is_accused(claim: Claim) -> bool:
    return claim.attribute == "agent" and claim.event.lemma == "accuse"


def _is_interval(claim: Claim) -> bool:
    """ "At intervals of six hours"."""
    before = claim.quote.text[: max(0, claim.words.start - claim.quote.start)]
    return claim.attribute == "duration" and bool(_INTERVALS.search(before))


_INTERVALS = re.compile(r"\bat intervals of (?:some |about |nearly |almost )?$", re.IGNORECASE)


def _intervals(claim: Claim, subject: Who) -> str:
    return f"At what intervals {clause_of(claim, subject)}?"


def _is_after_another(claim: Claim) -> bool:
    return claim.attribute == "duration" and claim.about == "afterwards"


def _after_another(claim: Claim, subject: Who) -> str:
    return f"How long afterwards {clause_of(claim, subject)}?"


def _before_another(claim: Claim, subject: Who) -> str:
    return f"How long {claim.about} somebody else {clause_of(claim, subject)}?"


def _afterwards(claim: Claim, subject: Who) -> str:
    return f"After how long {clause_of(claim, subject)}?"


def _charge(claim: Claim, subject: Who) -> str:
    of = {"charge": "With", "conviction": "Of", "acquittal": "Of"}.get(claim.event.kind, "For")
    if claim.event.lemma == "accuse":
        return f"Of what {subject.was('somebody')} accused?"
    return f"{of} what {clause_of(claim, subject)}?"


def _made(claim: Claim, subject: Who) -> str:
    """ "Of what were the nails made", told as "copper nails": the material is the answer."""
    material = re.escape(claim.words.text.lower())
    bare = re.sub(rf"\b{material}\s+(?=[a-z])", "", subject.text, count=1)
    if bare != subject.text and bare[:1].islower():
        bare = re.sub(rf"^(?:an? )?(?!{_ITS}\b)", "the ", bare)
    return f"Of what {Who(bare, subject.several).was()} made?"


_ITS = "(?:the|this|that|these|those|his|her|its|their|whose|[a-z]+’s|[a-z]+'s)"


def _how_old(claim: Claim, subject: Who) -> str:
    return f"How old {subject.was()}{f' when {claim.about}' if claim.about else ''}?"


def _told(claim: Claim, subject: Who) -> str:
    """What the answer tells whole: what somebody did, or what befell them."""
    if _UNDERGONE.match(claim.value):
        return f"What happened to {object_form(subject.text or 'them')}?"
    return f"What did {subject.text or 'they'} do?"


# "Was seen", "had been hidden", "might be shot"; and not "was sitting", "had been living".
_UNDERGONE = re.compile(
    r"(?:(?:ha[ds]|have|['’]d|can|could|may|might|must|will|would|shall|should)\b ?)*"
    r"(?:(?:not|never|himself|herself|themselves) )*(?:was|were|been|being|is|are|be)\b"
    r"(?!(?: \w+ly| not| never| still| now| also)* (?!being)\w+ing\b)"
)


def _way(claim: Claim, subject: Who) -> str:
    did = "come in" if claim.event.kind == "way in" else "get out"
    return f"Which way did {subject.text or 'they'} {did}?"


def _course(claim: Claim, subject: Who) -> str:
    return f"Which way {subject.was()} going on {say_date(claim.about)}?"


def _goes_on(claim: Claim) -> bool:
    """ "Until when did the men camp": what lasted is told by a verb, and not by what one is."""
    return claim.event.kind == "ending" and claim.about == claim.event.lemma != "be"


# Which claims are asked about in which words; the first test that fits decides.
RULES: tuple[tuple[Test, Wording], ...] = (
    (_is_state, _state),
    (_is_of_itself, _says("How long did it take?")),
    (_asks_a_name, _says("What was the {kind}{of}?")),
    (_tells("alarm call"), _says("Who called for help?")),
    (_asks("person"), _says("Who was the {kind}{of}?")),
    (_asks("position"), _says("What was the {kind}{of}?")),
    (_asks("participants"), _says("Between whom was the {kind}?")),
    (_is_acceptance, accepts),
    (_goes_on, _says("Until when did {they} {about}?")),
    (_tells("ending"), _says("Until when {was} so ({about})?")),
    (_tells("occasion"), _occasion),
    (_tells("plea"), _says("What did {they} plead?")),
    (_is_verdict_alone, _says("What was the verdict?")),
    (_tells("verdict"), _says("What was the verdict on {them}?")),
    (_tells("entry"), _says("On which day: {about}?")),
    (_tells("presence"), presence),
    (_tells("size"), _says("What was the {about} of {whose}?")),
    (_tells("fate"), _says("What became of {them}?")),
    (_asks("state"), _says("In what state {was}?")),
    (_asks("contents"), _says("What did {it} contain?")),
    (_asks("material"), _made),
    (_asks("colour"), _says("What colour was the {about}?")),
    (_asks("way"), _way),
    (_asks("course"), _course),
    (_asks("meaning"), _says("What does {it} mean?")),
    (_says_a_cause, _says("What was the cause?")),
    (_tells("wind"), _says("From which side did the wind blow?")),
    (_of_a_fire, _says("What caused the fire?")),
    (_causes_itself, _says("What caused {them}?")),
    (_is_hit, _says("By what {was} killed or hurt?")),
    (_is_ordered, _ordered),
    (_is_accused, _says("By whom {was} accused?")),
    (_is_interval, _intervals),
    (_is_afterwards, _afterwards),
    (_is_after_another, _after_another),
    (_is_before_another, _before_another),
    (_asks("work"), _says("Which work was performed?")),
    (_asks("performer"), _says("Who performed?")),
    (_asks("polarity"), whether),
    (_asks("statement"), _told),
    (_asks("number"), how_many),
    (_is_stay, _says("For how long {was} in {about}?")),
    (_tells("age"), _how_old),
    (_asks("birth_order"), _says("Which child of the family {was}?")),
    (_tells("life"), _says("When did {they} live?")),
    (_asks("object"), _says("Whom or what did {they} {verb}?")),
    (_is_of_no_thing, _who_did_so),
    (_is_meant, _says("What did {they} {verb} to do?")),
    (_is_made_to, _says("Who or what made {them} {verb}?")),
    (_tells_where_for, _says("For where did {they} leave?")),
    (_asks("charge"), _charge),
    (_always, _opening),
)
