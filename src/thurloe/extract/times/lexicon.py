"""The words that time expressions are made of: class of word → words, each with its value.

A rule's pattern names classes, never words; a new word is added here and nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A class of word and what this word is worth in it: MONTH 11, UNIT "Y", CARD 7."""

    cls: str
    value: int | str


def words(text: str) -> frozenset[str]:
    """The words of a text as a set: how lists of words are written here."""
    return frozenset(text.split())


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    return {w: n for n, group in enumerate(words.split(), first) for w in group.split("|")}


def _all(words: str, value: int | str = 0) -> dict[str, int | str]:
    return {w.replace("_", " "): value for w in words.split()}


# "May" and "March" are months only beside a number or after a preposition.
MONTHS = _numbered(
    "january|jan|jan. february|feb|feb.|febr. * april|apr|apr. * june|jun|jun. july|jul|jul. "
    "august|aug|aug. september|sept|sep|sept.|sep. october|oct|oct. november|nov|nov. "
    "december|dec|dec."
)
DOUBTFUL_MONTHS = {"march": 3, "mar": 3, "mar.": 3, "may": 5}
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAYS = _numbered(
    "mon|mon. tue|tues|tue.|tues. wed|wed. thu|thur|thurs|thu.|thurs. fri|fri. sat|sat. sun|sun."
)
CARDINALS = _numbered(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    2,
)
TENS = {
    w: 10 * n
    for w, n in _numbered("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 2).items()
}
MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
ORDINALS = _numbered(
    "first * third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
) | {
    f"{ten}tieth": n
    for n, ten in zip(range(30, 100, 10), "thir for fif six seven eigh nine".split(), strict=True)
}
DECADES = {
    w: 10 * n
    for w, n in _numbered(
        "twenties thirties forties fifties sixties seventies eighties nineties", 2
    ).items()
}

# unit → the letters of ISO 8601; a clock unit is marked T. E is a decade, C a century.
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "week": "W",
    "fortnight": "F", "month": "M", "year": "Y", "decade": "E", "century": "C", "weekend": "WE",
    "summer": "SU", "winter": "WI", "quarter": "Q",
}  # fmt: skip
PLURALS = {
    "seconds": "TS", "minutes": "TM", "mins": "TM", "hours": "TH", "hrs": "TH", "days": "D",
    "nights": "N", "weeks": "W", "fortnights": "F", "months": "M", "years": "Y", "yrs": "Y",
    "decades": "E", "centuries": "C", "weekends": "WE", "quarters": "Q",
}  # fmt: skip

# part of a day → its ending in TIMEX3
PARTS = {"MO": "TMO", "AF": "TAF", "EV": "TEV", "NI": "TNI", "DW": "TMO", "DK": "TEV", "DT": "TDT"}


def roman(number: int) -> str:
    """A number as a Roman numeral in lower case: 1745 is mdccxlv; 1-3999."""
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CENTURIES, _YEARS = range(1, 31), range(1400, 2100)
_SHORTEST = 4  # letters of a year: MD and MIX are other words

CLASSES: dict[str, dict[str, int] | dict[str, str] | dict[str, int | str]] = {
    "MONTH": {w: n for w, n in MONTHS.items() if w != "*"},
    "MAY": DOUBTFUL_MONTHS,
    "WEEKDAY": WEEKDAYS,
    "WKDAY": SHORT_WEEKDAYS,
    "SEASON": {
        "spring": 21,
        "summer": 22,
        "summertime": 22,
        "autumn": 23,
        "winter": 24,
        "wintertime": 24,
        "springtime": 21,
    },
    "FALL": {"fall": 23},
    "CARD": CARDINALS,
    "ONE": {"one": 1},
    "TENS": TENS,
    "MULT": MULTIPLES,
    "DOZEN": {"dozen": 12, "score": 20},
    "MANY": {
        "dozens": 24,
        "scores": 40,
        "tens": 20,
        "hundreds": 200,
        "thousands": 2000,
        "millions": 2 * 10**6,
        "billions": 2 * 10**9,
    },
    "PARTS": {
        "half": 2,
        "halves": 2,
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fifth": 5,
        "fifths": 5,
        "sixth": 6,
        "sixths": 6,
        "seventh": 7,
        "eighth": 8,
        "eighths": 8,
        "ninth": 9,
        "tenth": 10,
        "tenths": 10,
    },
    "ONCE": {"once": 1, "twice": 2, "thrice": 3},
    "TIMES": _all("times"),
    "ORDW": {w: n for w, n in ORDINALS.items() if w != "*"} | {"second": 2},
    "DECW": DECADES,
    "UNIT": {w: u for w, u in UNITS.items() if u not in ("N", "SU", "WI", "Q", "TS", "WE")},
    "UNITS": {w: u for w, u in PLURALS.items() if u != "Q"},
    "QUARTER": {"quarter": 0, "quarters": 0},
    "QUARTERS": {"quarters": "Q"},
    "PERIOD": {"period": 0},
    "WEEKEND": {"weekend": 0},
    "PART": {
        "morning": "MO",
        "afternoon": "AF",
        "evening": "EV",
        "night": "NI",
        "dawn": "DW",
        "dusk": "DK",
        "daybreak": "DW",
        "sunrise": "DW",
        "sunset": "DK",
        "nightfall": "NI",
        "daytime": "DT",
        "night-time": "NI",
        "nighttime": "NI",
        "midday": "12:00",
        "noon": "12:00",
        "noontime": "12:00",
        "midnight": "24:00",
        "lunchtime": "12:00",
        "mid-afternoon": "AF",
        "mid-morning": "MO",
        "forenoon": "MO",
    },
    "NIGHTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "AMPM": {
        **dict.fromkeys(("am", "a.m.", "a.m", "a. m.", "a. m"), "am"),
        **dict.fromkeys(("pm", "p.m.", "p.m", "p. m.", "p. m"), "pm"),
    },
    "OCLOCK": _all("o'clock o’clock oclock"),
    "HRS": _all("hours hrs hr h hrs."),
    "TODAY": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": _all("tonight"),
    "NOW": _all("now currently nowadays presently", "PRESENT_REF"),
    "CURRENT": _all("current", "PRESENT_REF"),
    "RECENT": {"recently": "PAST_REF", "lately": "PAST_REF"},
    "RECENTADJ": _all("recent", "PAST_REF"),
    "FUTURE": _all("future", "FUTURE_REF"),
    "PAST": _all("past"),
    "NEAR": _all("near short"),
    "TERM": _all("term run"),
    "PRESENT": _all("present"),
    "TIME": _all("time moment"),
    "COMING": {"coming": 1},
    "THE": _all("the"),
    "A": {"a": 1, "an": 1},
    "THIS": _all("this"),
    "THAT": _all("that"),
    "THESE": _all("these"),
    "SAME": _all("same very"),
    "NEXT": {"next": 1, "following": 1, "subsequent": 1, "ensuing": 1},
    "PREV": {"previous": -1, "preceding": -1, "prior": -1},
    "OPENS": _all("beginning starting commencing"),
    "CLOSES": _all("ending ended"),
    "TOLD": _all("following preceding ensuing subsequent"),
    "LAST": _all("last"),
    "LATEST": _all("latest fiscal full calendar"),
    "INSTANT": {"inst": 0, "inst.": 0, "instant": 0, "ult": -1, "ult.": -1, "ultimo": -1}
    | {"prox": 1, "prox.": 1, "proximo": 1},
    "LATER": {"later": 1, "afterwards": 1, "afterward": 1, "thereafter": 1, "hence": 1},
    "ONWARD": {"onward": 1, "onwards": 1},
    "EARLIER": {"earlier": -1, "previously": -1, "beforehand": -1},
    "SOONER": _all("sooner"),
    "AGO": _all("ago"),
    "HAVE": _all("have has had"),
    "PASSED": _all("passed elapsed gone"),
    "EXACTLY": _all("exactly precisely just"),
    "AFTER": {"after": 1},
    "FOLLOWED": {"following": 1},
    "BEFORE": {"before": -1},
    "EARLY": _all("early", "early"),
    "LATE": _all("late", "late"),
    "MID": _all("mid middle", "mid"),
    "END": _all("end close", "late"),
    "LATTER": _all("latter later", "latter"),
    "BEGIN": _all("beginning start outset opening", "early"),
    "HALF": _all("half"),
    "HALVES": _all("part"),
    "AND": _all("and &"),
    "OR": _all("or"),
    "TO": _all("to"),
    "OF": _all("of"),
    "IN": {"in": 0, "during": 0, "throughout": 0, "within": 0, "into": 0, "through": 0},
    "ON": _all("on upon"),
    "AT": _all("at"),
    "FOR": _all("for"),
    "BY": _all("by", "by"),
    "UNTIL": _all("until till til", "until"),
    "THROUGH": _all("through", "until"),
    "SINCE": _all("since", "since"),
    "FROM": _all("from", "from"),
    "BETWEEN": _all("between", "between"),
    "ABOUT": _all(
        "about around circa c. ca. ca c approximately roughly approx approx. circa. some perhaps",
        "~",
    ),
    "NEARLY": _all("nearly almost", "~"),
    "OVER": _all("over exceeding"),
    "MORE": _all("more"),
    "LESS": _all("less fewer"),
    "NO": _all("no not"),
    "THAN": _all("than"),
    "WITHIN": _all("within"),
    "LEAST": _all("least"),
    "MOST": _all("most"),
    "UNDER": _all("under"),
    "UP": _all("up"),
    "SO": _all("so"),
    "FEW": _all("few several many some numerous"),
    "COUPLE": {"couple": 2},
    "ANOTHER": {"another": 1, "additional": 1},
    "OTHERW": _all("other"),
    "HIS": _all("his her their my our its"),
    "NOT": _all("no not never"),
    "WEEKDAYS": {w + "s": n for w, n in WEEKDAYS.items()},
    "EVERY": _all("every each"),
    "PER": _all("per"),
    "DAILY": {
        "daily": "D",
        "everyday": "D",
        "nightly": "D",
        "weekly": "W",
        "monthly": "M",
        "yearly": "Y",
        "annually": "Y",
        "hourly": "TH",
        "quarterly": "Q",
    },
    "AGED": _all("aged"),
    "AGE": _all("age"),
    "OLD": _all("old"),
    "WHEN": _all("when"),
    "PRON": _all("he she i they was is were"),
    "LONG": _all("long"),
    "YEARW": _all("year years"),
    "DAYW": _all("day sunday"),
    "CENTURY": _all("century centuries"),
    "POSS": _all("'s ’s"),
    "BC": _all("bc b.c. bce b.c.e. b.c"),
    "AD": _all("ad a.d. ce c.e. a.d"),
    "OS": _all("o.s. os o.s julian"),
    "NS": _all("n.s. ns n.s gregorian"),
    "STYLE": _all("style"),
    "ZONE": _all("est edt cst cdt mst mdt pst pdt gmt bst cet utc"),
    "EVE": _all("eve"),
    "CHRISTMAS": _all("christmas xmas"),
    "EASTER": _all("easter"),
    "NEW": _all("new"),
    "HOLIDAY": _all(
        "thanksgiving halloween hogmanay candlemas epiphany michaelmas lammas martinmas whitsun "
        "whitsunday pentecost childermas"
    ),
    "SAINT": _all("st saint st."),
    "HOLY": _all(
        "good ash palm maundy shrove whit trinity holy boxing bastille armistice anzac lady may "
        "midsummer ascension corpus christi all saints souls guy fawkes valentine patrick george "
        "andrew stephen nicholas twelfth april fools labor memorial mothering"
    ),
    "ROMAN": {roman(n): n for n in _CENTURIES},
    "ROMANTH": {roman(n) + end: n for n in _CENTURIES for end in ("st", "nd", "rd", "th")},
    "ROMANYEAR": {roman(n): n for n in _YEARS if len(roman(n)) >= _SHORTEST},
    "REIGN": _all(
        "william henry stephen richard john edward mary elizabeth james charles anne george "
        "victoria hen edw ric rich eliz jac jas car chas geo will wm vict ann hen. edw. ric. "
        "rich. eliz. jac. jas. car. chas. geo. will. wm. vict. ann."
    ),
    "ROYAL": _all("king queen reign"),
    "VERB": _all(
        "was were is are had has have will would did could should may might must can he she they "
        "it who which when where while as but with without that because although though however"
    ),
}
# Words of these classes alone are like words without a class, where a rule says OTHER.
SOFT = words(
    "INSTANT NEAR TERM ONWARD SOONER OPENS CLOSES OTHERW HIS NOT HOLY SAINT REIGN ROYAL ROMAN "
    "ROMANTH ROMANYEAR TOLD"
)
# Classes whose words need a capital, and the words of them that are clear enough without.
CAPITAL_ONLY = words(
    "HOLY SAINT MAY ZONE WKDAY BC AD OS NS MONTH WEEKDAY WEEKDAYS HOLIDAY EASTER CHRISTMAS"
)
LOWER_MONTHS = words(
    "january february april june july september october november december monday tuesday wednesday "
    "thursday friday saturday sunday b.c. b.c.e. a.d. o.s. n.s."
)
