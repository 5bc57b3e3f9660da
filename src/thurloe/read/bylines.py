"""Who wrote a text, where and when it appeared, as its own lines say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thurloe.read.calendar_dates import DATES, first_date
from thurloe.values.written_names import PARTICLE, WORD

BYLINE_WORDS = 25
CREDIT_WORDS = 32

_PARTICLE = rf"(?:{PARTICLE}|el|y|of|the|St\.)"
NAME = rf"{WORD}(?: (?:{_PARTICLE} )*{WORD}|, [JS]r\b\.?|-{WORD}){{0,4}}"
"""A name as written: capitals, initials, particles, one to five words."""

_PERSON = rf"{WORD}(?: (?:{_PARTICLE} )*{WORD}){{1,3}}"
_OUTLET_WORD = re.compile(
    r"\b(?:Review|Times|News|Newspaper|Post|Journal|Herald|Gazette|Magazine|Guardian|Telegraph|Tribune"
    r"|Chronicle|Daily|Weekly|Press|Agency|Service|Radio|Television|Broadcasting|Mail|Standard|Observer"
    r"|Independent|Express|Globe|Courier|Bulletin|Dispatch|Examiner|Inquirer|Monitor|Mirror|Quarterly"
    r"|Echo|Mercury|Clarion|Advocate|Enquirer|Digest|Reuters|Associated|Blog|Books|Online|Media|Network|Today|Institute|Society|Foundation"
    r"|Association|Project|Lab|Archive|Ledger|Sentinel|Argus|Advertiser|Record|Report)\b|\b[A-Z]{2,6}\b"
)
_ISSUE = re.compile(
    r"(?:Vol(?:ume)?|No|Issue|Number|Section|Page|pp?|Part)\b\.? ?[\w. ]*$", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:journalist|writer|historian|author|professor|lecturer|reporter|correspondent|editor|columnist"
    r"|researcher|fellow|scholar|novelist|blogger|critic|broadcaster|teacher|contributor|biographer"
    r"|archivist|curator|staff|freelance\w*|analyst|producer|student)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?i:(?:written|posted|reported|reviewed|story|text|words|published|article) )?(?i:by):? +"
    rf"(?P<name>{NAME}(?: (?:and|&) {NAME})?)"
    r"(?P<rest>(?: ?[,|·•/]| [–—-]| in | for | at | on |\. | \().*)?\.?"
)
_AUTHOR = re.compile(rf"(?i:author|writer|reporter|correspondent): +(?P<name>{NAME})\.?")
_WRITING = (
    r"(?:reporting|writing|text|words|story|article|review|written|reported|contributed|reviewed)"
)
_TRADE = (
    rf"(?:(?:additional |further |with )?{_WRITING}|photo(?:graph(?:s|y)?|s)?|pictures?|images?"
    r"|drawings?|illustrat(?:ions?|ed)|graphics?|maps?|video|edit(?:ed|ing)|translat(?:ed|ion)"
    r"|compiled|produced|production|research)"
)
_NAMES = rf"{NAME}(?: (?:and|&) {NAME})?"
_TASK = (
    rf"(?P<trade>(?i:{_TRADE}(?:(?: and | & |/){_TRADE})?))(?:(?i: by)?:| (?i:by)) "
    rf"(?P<name>{_NAMES})(?:(?:, | and | & |, and |/| in ){NAME})*"
)
_TASKS = re.compile(rf"{_TASK}(?![\w:])")
_WROTE = re.compile(_WRITING, re.IGNORECASE)
_CREW = re.compile(
    r"\(?{0}(?:(?:[;,.]| [|·•]| [–—-])? {0})*\)?\.?".format(re.sub(r"\?P<\w+>", "?:", _TASK))
)
_POSTER = re.compile(
    r"(?:posted|submitted|published|uploaded|filed|written)\b(?P<before>.{0,40}?)\bby:? "
    r"(?P<name>[\w.-]+|(?-i:NAME))(?P<rest>(?:,| on\b| at\b| [|·•–—-] ).*)?".replace("NAME", NAME),
    re.IGNORECASE,
)
"""Who put a text up, also under a name in small letters; the rest of the line is a date."""

_DASH = re.compile(rf"(?:[—–]|--?) ?(?P<name>{NAME})(?P<rest>(?:, | \().*)?\.?")
_PUBLISHED = re.compile(
    r"(?:(?:last |first |originally |re)?(?:posted|published|updated|modified|filed|dated"
    r"|uploaded|printed|issued|reprinted)"
    r"|source|date|from)\b:?(?: (?:in|on|at|by|from))?:? *",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?P<title>.{0,160}?[,.:;–—]) ?(?i:from) (?:an? |the )?"
    rf"(?P<outlet>{WORD}(?: (?:(?:of|to|the|and|for|in) )*{WORD})*)"
    r"(?: (?:report|article|dispatch|story|account|interview|edition|issue|correspondent))?"
    r"(?P<rest>(?:,| of| on| dated| published).{0,40})?[.:]?"
)
_AGENCY = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:,? [A-Z][a-z.]+)?"
    r" \((?P<outlet>[A-Z][\w .]{1,30})\) ?(?:--?|[–—])"
)
_BIO = re.compile(
    rf"(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\.? )?(?P<name>{_PERSON})"
    r" (?:is|was|has been|works as|teaches|writes)\b(?P<rest>.*)",
    re.DOTALL,
)
_WORK_BY = re.compile(
    r"\b(?i:books?|novel|memoirs?|(?:auto)?biography|history|diar(?:y|ies)|journals?|essays?|article"
    r"|account|story|study|collection|volume|work|chapter)\b[^.;:]{0,60}?"
    rf"\b(?i:by) (?P<name>{NAME})(?=[,.;:)*]|\s|$)"
)
# 'From "Years at Sea", by X (Press, 1938)': the title in quotes says no more than that it is one.
_FROM_WORK_BY = re.compile(
    rf"(?i:from) [\"“'‘][^\"”]{{3,120}}[\"”'’],? (?i:by) (?P<name>{NAME})(?=[,.;:)*]|\s|$)"
)
_SPLIT = re.compile(r"\s*[,·|•()]\s*|\s+[–—/-]+\s+|\n")
_SMALL = re.compile(r"\b[a-z]{4,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a line says of author, outlet and day (EDTF); empty where it does not."""

    author: str = ""
    outlet: str = ""
    date: str | None = None


def credit_of(text: str) -> Credit | None:
    """What a paragraph says, if it is a byline or a line of outlet and date and nothing else."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    signed = len(lines) > 1 and _by(lines[0])
    text = (", " if signed else " ").join(lines)
    if len(text.split()) > CREDIT_WORDS:
        return None
    for rule in (_by, _crew, _posted, _dashed, _published, _outlet_and_date, _from):
        found = rule(text)
        if found:
            return found
    return None


def masthead_of(text: str) -> Credit | None:
    """The outlet and day of a line below a byline, whatever the outlet is called; else None."""
    match = _MASTHEAD.fullmatch(" ".join(text.split()))
    day = first_date(match["day"]) if match and _parts(match["day"]) == [] else None
    return Credit(outlet=tidy_name(match["outlet"]), date=day) if match and day else None


_MASTHEAD = re.compile(rf"(?P<outlet>{NAME}) ?(?:[,|·•]| [–—-]) ?(?P<day>.{{6,30}})")


def is_outlet_line(text: str) -> bool:
    """Whether a line is the name of a paper and nothing else: "THE WEIR MERCURY"."""
    words = text.split()
    named = text.title() if text.isupper() else text
    plain = _OUTLET_WORD.search(named) is not None and not DATES.search(text)
    return plain and 1 < len(words) <= _MASTHEAD_WORDS and text.isupper()


_MASTHEAD_WORDS = 6


def agency_of(text: str) -> str:
    """The agency that a dateline names: "PLACE, Month 3 (Agency) -"; empty without one."""
    match = _AGENCY.match(text)
    return match.group("outlet") if match and not DATES.search(match.group("outlet")) else ""


def biography_of(text: str) -> str:
    """The author whom a note presents ("X is a journalist and lives in Y"); else empty."""
    if len(text.split()) > 2 * CREDIT_WORDS:
        return ""
    match = _BIO.match(text)
    if match and _ROLE.search(match.group("rest")[:160]):
        return match.group("name")
    return ""


def work_author_of(text: str) -> str:
    """Who wrote the work that a line names: "From the book by X, published in 1994"; else empty."""
    plain = " ".join(text.split())
    match = _FROM_WORK_BY.match(plain) or _WORK_BY.search(plain)
    name = _SENTENCE.split(match.group("name"))[0] if match else ""
    return tidy_name(name) if is_person(name) else ""


_SENTENCE = re.compile(r"(?<=\w{3})\. ")


def is_person(text: str) -> bool:
    """Whether a line is two to four names and nothing else, and no outlet's."""
    text = text.title() if text.isupper() else text
    return (
        bool(re.fullmatch(_PERSON, text))
        and not _OUTLET_WORD.search(text)
        and not DATES.search(text)
    )


def tidy_name(name: str) -> str:
    """The name in one spelling: spaces single, no dot at the end, not all in capitals."""
    name = " ".join(name.split()).strip(" ,;:|·-–—")
    if name.isupper() and " " in name:
        name = name.title()
    return name if re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", name) else name.rstrip(".")


def _by(text: str) -> Credit | None:
    match = _BY.fullmatch(text) or _AUTHOR.fullmatch(text)
    if not match or not match.group("name")[0].isupper() or first_month(match.group("name")):
        return None
    if _SMALL.search(re.sub(_PARTICLE, "", match.group("name"))):
        return None
    rest = match.groupdict().get("rest") or ""
    parts = _parts(rest)
    if parts is None:
        return None
    outlet = next((part for part in parts if _outlet_like(part)), "")
    return Credit(author=tidy_name(match.group("name")), outlet=outlet, date=first_date(rest))


def _crew(text: str) -> Credit | None:
    """ "(Reporting by X; editing by Y)", "Text: X, Photos: Y": the author is who wrote."""
    if not _CREW.fullmatch(text):
        return None
    writers = (m["name"] for m in _TASKS.finditer(text) if _WROTE.match(m["trade"]))
    return Credit(author=tidy_name(next(writers, "")))


def _posted(text: str) -> Credit | None:
    """ "Posted by x on May 3, 2001", "Posted May 3, 2001 at 10:15 by X"."""
    match = _POSTER.fullmatch(text)
    rest = f"{match['before']}, {match['rest'] or ''}" if match else ""
    if not match or not re.search(r"\d", rest) or _parts(_ON_AT.sub(" ", rest)) != []:
        return None
    return Credit(author=tidy_name(match["name"]), date=first_date(text))


_ON_AT = re.compile(r"\b(?:on|at)\b")


def _dashed(text: str) -> Credit | None:
    match = _DASH.fullmatch(text)
    parts = _parts(match.group("rest") or "") if match else None
    if not match or parts is None:
        return None
    outlet = next((part for part in parts if _outlet_like(part)), "")
    return Credit(author=tidy_name(match.group("name")), outlet=outlet, date=first_date(text))


def _published(text: str) -> Credit | None:
    """ "Posted in X, 2017-11-30", also where the title follows in the same paragraph."""
    match = _PUBLISHED.match(text)
    day = DATES.search(text[:90])
    if not match or not day or match.group().lower().startswith("from "):
        return None
    between = text[match.end() : day.start()]
    if len(_SMALL.findall(between)) > 2:  # noqa: PLR2004  a sentence that begins so
        return None
    middle = [part for part in _SPLIT.split(between) if part]
    outlet = next((part for part in middle if part[0].isupper() and not _SMALL.search(part)), "")
    return Credit(outlet=tidy_name(outlet), date=first_date(text[:90]))


def _outlet_and_date(text: str) -> Credit | None:
    """ "A. Name, Evening Post, 21 November 2019", with or without the name, volume and issue."""
    day = first_date(text)
    if not day or len(text.split()) > BYLINE_WORDS:
        return None
    parts = _parts(text)
    if parts is None:
        return None
    named = [part for part in parts if not _ISSUE.match(part) and not part[0].isdigit()]
    if not named:
        return Credit(date=day)
    outlets = [part for part in named if _outlet_like(part)]
    masthead = len(parts) == 1 and parts[0].isupper() and parts[0].count(" ") < 4  # noqa: PLR2004
    if not outlets and len(named) == len(parts) and not masthead:
        return None
    authors = [part for part in named if part not in outlets and is_person(part)]
    outlet = tidy_name((outlets or named)[-1])
    return Credit(
        author=tidy_name(authors[0]) if authors and outlets else "", outlet=outlet, date=day
    )


def _from(text: str) -> Credit | None:
    match = _FROM.fullmatch(text)
    if not match or not match.group("outlet")[0].isupper():
        return None
    if match.group("outlet").count(" ") == 0 and not _outlet_like(match.group("outlet")):
        return None
    return Credit(
        outlet=tidy_name(match.group("outlet")), date=first_date(match.group("rest") or "")
    )


def _parts(text: str) -> list[str] | None:
    """The parts between commas and dots, dates left out; None where one of them is a sentence."""
    weekday = r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b,?"
    bare = re.sub(weekday, " ", DATES.sub(" ", text), flags=re.IGNORECASE)
    parts = [part.strip(" .:–—-") for part in _SPLIT.split(bare)]
    parts = [re.sub(r"^(?:in|for|at|on|of|from) ", "", part) for part in parts]
    parts = [
        part
        for part in parts
        if part and not re.fullmatch(r"[\d:./ ]*(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?", part)
    ]
    if any(_SMALL.search(_ROLE.sub("", part)) for part in parts):
        return None
    return parts


def _outlet_like(part: str) -> bool:
    return bool(_OUTLET_WORD.search(part)) and not _ROLE.search(part) and not _ISSUE.match(part)


def first_month(text: str) -> bool:
    """Whether the text begins with a month or a day of the week, as "By December" does."""
    return _MONTH_OR_DAY.match(text) is not None


_MONTH_OR_DAY = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?"
    r"|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?|Christmas|Easter)\b",
    re.IGNORECASE,
)
