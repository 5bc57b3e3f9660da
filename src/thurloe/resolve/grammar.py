"""Enough English grammar to ask a question: number, person, and the forms of verbs and nouns."""

from __future__ import annotations

import re

# Past tense and participle of the irregular verbs that reports of events use.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten
become became become; begin began begun; bend bent bent; bind bound bound; bite bit bitten
bleed bled bled; blow blew blown; break broke broken; bring brought brought; build built built
burst burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose chosen
come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig dug dug
do did done; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten
fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find found found
flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got got
give gave given; go went gone; grow grew grown; hang hung hung; have had had; hear heard heard
hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known
lay laid laid; lead led led; leave left left; lend lent lent; let let let; lie lay lain
light lit lit; lose lost lost; make made made; mean meant meant; meet met met
overrun overran overrun; oversee oversaw overseen; overthrow overthrew overthrown; pay paid paid
put put put; read read read; rid rid rid; ride rode ridden; ring rang rung; rise rose risen
run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent
set set set; shake shook shaken; shed shed shed; shoot shot shot; show showed shown
shut shut shut; sing sang sung
sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; slide slid slid
speak spoke spoken; spend spent spent; split split split; spread spread spread
spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck
strike struck struck; swear swore sworn; sweep swept swept; swim swam swum; swing swung swung
take took taken; teach taught taught; tear tore torn; tell told told; think thought thought
throw threw thrown; understand understood understood; undertake undertook undertaken
wake woke woken; wear wore worn; weep wept wept; win won won; wind wound wound;
withdraw withdrew withdrawn; write wrote written
"""
# Verbs of more than one syllable that double their last letter.
_DOUBLING = frozenset(
    """admit commit confer deter equip incur occur omit permit prefer refer regret submit
    transmit""".split()
)
IRREGULAR: dict[str, tuple[str, str]] = {
    verb: (past, participle)
    for verb, past, participle in (row.split() for row in re.split(r"[;\n]+", _IRREGULAR.strip()))
}
PLURALS: dict[str, str] = {
    "person": "people",
    "people": "people",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "life": "lives",
    "wife": "wives",
    "half": "halves",
    "head": "head",  # of cattle
    "cattle": "cattle",
    "aircraft": "aircraft",
    "series": "series",
    "percent": "percent",
    "sheep": "sheep",
    "torpedo": "torpedoes",
    "hero": "heroes",
    "echo": "echoes",
    "cargo": "cargoes",
    "personnel": "personnel",
    "police": "police",
    "staff": "staff",
}
# One body of many: its size is asked for, not how many of them there are.
BODIES = frozenset("crew garrison audience congregation army escort family gang crowd".split())
_AUTHOR: dict[str, str] = {  # who says "I" is the author
    "i": "the author",
    "me": "the author",
    "myself": "the author",
    "we": "the author and others",
    "us": "the author and others",
    "ourselves": "the author and others",
    "my": "the author’s",
    "our": "the authors’",
}
_SUBJECTS: dict[str, str] = {  # what stands as a subject for a pronoun that is none
    "him": "he",
    "his": "he",  # "his warning": of what he warned
    "its": "it",
    "their": "they",
    "himself": "he",
    "herself": "she",
    "her": "she",
    "them": "they",
    "themselves": "they",
    "who": "somebody",
    "whom": "somebody",
}
_OBJECTS: dict[str, str] = {"he": "him", "she": "her", "they": "them"}
_PRONOUNS = frozenset({*_AUTHOR, *_SUBJECTS, *_OBJECTS, "it", "some", "others", "all", "most"})
_PLURAL_WORDS = frozenset(
    """they we you these those both many several few most all some other others two three four five
    six seven eight nine ten eleven twelve twenty thirty forty fifty hundreds thousands people men
    women children lives dead wounded injured""".split()
)
_SINGULAR_S = re.compile(r"(?:ss|us|is|ics|news|series)$")
_SMALL = frozenset(
    """the a an it he she they this that these those his her their its one two three four five six
    seven eight nine ten many most some several both all no every each another other""".split()
)
_VOWELS = "aeiou"


def person(text: str) -> str:
    """A subject in the third person: "I" as the author, "him" as he, "The ship" as the ship."""
    said = thing(text)
    return _SUBJECTS.get(said.lower(), said) if not text.isupper() else said


def thing(text: str) -> str:
    """The same of what is no subject: "her" stays her."""
    first, space, rest = text.partition(" ")
    low = first.lower()
    if first.isupper() and len(first) > 1:
        return text
    if low in _AUTHOR and bool(rest) == _AUTHOR[low].endswith("’s" if low == "my" else "s’"):
        return _AUTHOR[low] + space + rest
    return named((low if low in _SMALL else first) + space + rest)


_DETERMINERS = "the|an?|his|her|their|its|my|our|this|that|these|those|both"


def determined(noun: str, sentence: str, determiners: str = _DETERMINERS) -> str:
    """A common noun with the article or the like that it has in the sentence: "the blindfold".

    An adjective may stand between; a name, a pronoun and a noun that has none there stay.
    """
    if not noun[:1].islower() or noun in _PRONOUNS or re.match(rf"(?:{_DETERMINERS})\b", noun):
        return noun
    said, sought = sentence.lower(), noun.lower()
    before = re.compile(rf"\b({determiners})\s+(?:[a-z-]+\s+)??$")
    at = said.find(sought)
    while at >= 0:  # no pattern of the noun itself: there are as many as there are claims
        end = at + len(sought)
        found = before.search(said, 0, at) if _ENDS.match(said, end - 1) else None
        if found:
            return f"{found[1]} {noun}"
        at = said.find(sought, at + 1)
    return noun


_ENDS = re.compile(r".\b", re.DOTALL)


def object_form(subject: str) -> str:
    """ "they" as them."""
    return _OBJECTS.get(subject, subject)


def named(name: str) -> str:
    """A name within a sentence: "mother of Ann" takes its article."""
    return f"the {name}" if re.match(r"[a-z]{4,} of [A-Z]", name) else name


def is_plural(text: str) -> bool:
    """Whether what is so called are several, by its first word, its last, or an "and"."""
    words = re.split(r" (?:of|in|on|at|from|with|who|which|that)\b", text)[0].split()
    if not words:
        return False
    first, last = words[0].lower(), words[-1]
    if first in {"a", "an", "this", "that", "every", "each", "one"}:
        return False
    if first in _PLURAL_WORDS or "and" in words[1:-1]:
        return True
    low = last.lower()
    if low in _PLURAL_WORDS or low in set(PLURALS.values()) - {"staff", "head", "series"}:
        return True
    common = last[0].islower() or first in {"the", "his", "her", "their"}
    return bool(common and low.endswith("s") and not _SINGULAR_S.search(low)) or first.isdigit()


def plural(noun: str) -> str:
    """Enough for a question: persons, parties, boxes; men stay men, GBP stays GBP."""
    whole, of, part = noun.partition(" of ")
    if part and " the " not in whole:
        return f"{plural(whole)}{of}{part}"  # "barrels of oil"
    head, space, last = noun.rpartition(" ")
    if noun.isupper() or " and " in noun:
        return noun  # "guards and monks", counted together
    if last in PLURALS:
        return head + space + PLURALS[last]
    if re.fullmatch(r".*m[ae]n", last) and last not in {"human", "german", "roman"}:
        return head + space + last[:-2] + "en"
    if last.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(rf"[^{_VOWELS}]y$", noun) else noun + "s"


def past(verb: str) -> str:
    """ "took", "carried"; a verb with more words after it keeps them."""
    return _form(verb, 0)


def participle(verb: str) -> str:
    """ "taken", "carried"."""
    return _form(verb, 1)


def _form(phrase: str, which: int) -> str:
    verb, space, rest = phrase.partition(" ")
    again = _AGAIN.match(verb)
    before, stem = (again[0], verb[again.end() :]) if again else ("", verb)
    if verb not in IRREGULAR and stem in IRREGULAR:
        return before + IRREGULAR[stem][which] + space + rest
    return (IRREGULAR[verb][which] if verb in IRREGULAR else _regular(verb)) + space + rest


_AGAIN = re.compile(r"re|un|over|out|under|fore|mis")  # rebuilt, overtaken


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(rf"[^{_VOWELS}]y$", verb):
        return verb[:-1] + "ied"
    short = re.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", verb)
    doubled = short or verb in _DOUBLING or re.search(rf"[^{_VOWELS}][{_VOWELS}]l$", verb)
    return verb + verb[-1] + "ed" if doubled else verb + "ed"
