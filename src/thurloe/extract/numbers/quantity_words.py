"""The words beside a number: units, money, hedges, and what makes a number a name."""

from __future__ import annotations

import re

# unit symbol → how it is written
UNIT_WORDS = {
    "%": "%|percent|per cent|pct",
    "t": "tons|ton|tonnes|tonne|long tons|metric tons|short tons|t",
    "kg": "kg|kilograms|kilogrammes|kilogram|kilos|kilo",
    "mg": "milligrams|milligrammes|milligram|mg",
    "ug": "micrograms|microgram|mcg",
    "g": "grams|grammes|gram",
    "lb": "lbs|lb|pounds|pound",
    "oz": "ounces|ounce|oz",
    "kt": "kilotons|kiloton",
    "km/h": "km/h|kph|k.p.h.|kmh|kilometres per hour|kilometers per hour|kilometres an hour"
    "|kilometers an hour",
    "mph": "mph|m.p.h.|m.p.h|miles per hour|miles an hour|mile an hour|mile per hour",
    "kn": "knots|knot|kts",
    "km2": "square kilometres|square kilometers|square km|km2",
    "mi2": "square miles|square mile",
    "m2": "square metres|square meters",
    "ft2": "square feet|square foot",
    "m3": "cubic metres|cubic meters",
    "nmi": "nautical miles|nautical mile|sea miles",
    "km": "kilometres|kilometers|kilometre|kilometer|km|kms",
    "mi": "miles|mile|mi",
    "m": "metres|meters|metre|meter|m",
    "cm": "centimetres|centimeters|cm",
    "mm": "millimetres|millimeters|mm",
    "yd": "yards|yard|yds",
    "ft": "feet|foot|ft",
    "inch": "inches|inch",
    "acre": "acres|acre",
    "ha": "hectares|hectare|ha",
    "l": "litres|liters|litre|liter",
    "gal": "gallons|gallon",
    "bbl": "barrels|barrel",
    "hp": "horsepower|hp",
    "kw": "kilowatts|kilowatt|kw",
    "mw": "megawatts|megawatt|mw",
    "USD": "us dollars|dollars|dollar",
    "EUR": "euros|euro",
    "GBP": "pounds sterling|quid",
    "ZAR": "rand|rands",
}
UNIT_OF = {word: unit for unit, words in UNIT_WORDS.items() for word in words.split("|")}
UNIT = re.compile(
    r"(?:\s+|-)?(?:"
    + "|".join(re.escape(w) for w in sorted(UNIT_OF, key=len, reverse=True))
    + r")(?![\w/])",
    re.IGNORECASE,
)
MONEY = {"$": "USD", "£": "GBP", "€": "EUR"}

# The letters of a currency right before its figures, which have a comma in them: "R65,000".
LETTERS = {"R": "ZAR", "L": "GBP"}
# "three miles and a half", "forty millions of dollars"
PARTS_BEHIND = {"half": 0.5, "quarter": 0.25, "three quarters": 0.75}
PART_BEHIND = re.compile(
    r"\s+and\s+(?:an?\s+|one[\s-])?(half|quarter|three[\s-]quarters)\b(?!\s+(?:of|hour))"
)
OF_UNIT = re.compile(r"(?<=ns)\s+of(?=\s)")

# Words of paying: pounds beside them are money and no weight.
PAYING = re.compile(
    r"\b(?:paid|pay(?:s|ing|ments?)?|costs?|prices?|fees?|fined?|worth|sold|bought|salary|wages?"
    r"|rewards?|sums?|earn(?:s|ed|ing)?|lent|ow(?:e|ed|es)|borrowed|debts?|money|cash|pension"
    r"|receiv(?:e|es|ed)|grant(?:s|ed)?|award(?:s|ed)?|ask(?:s|ed)?|demand(?:s|ed)?|offer(?:s|ed)?|insured|stipend|bribes?|ransom|charged|bank|cheque|spen[dt]|spending|expenditure|outlay"
    r"|damages?|(?<!weight )loss(?:es)?|valued|valuation|compensation|insurance|budget|bills?"
    r"|tax(?:es)?|rents?|rental|profits?|revenues?|turnover|income|savings|bail|subsid(?:y|ies)|mortgage"
    r"|repairs? came to)\b[^.;\n]*$",
    re.IGNORECASE,
)
# "five pounds an hour": wages, and no weight.
RATE = re.compile(
    r"\s+(?:an?|per|each|every)\s+(?:hour|day|night|week|fortnight|month|quarter|year|shift|head)\b"
    # "forty pounds was spent on it": money too
    r"|\s+(?:was|were|is|are|had been|has been)"
    r"\s+(?:spent|paid|voted|subscribed|granted|offered|owed)\b"
    r"|\s+in (?:damages|compensation|debt|cash|taxes|rent)\b"
)
# "handed over forty charts": the word belongs to the verb.
PARTICLE = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)?\s+(?=over\b)[^.]*$", re.IGNORECASE)
# what stands before a number, and the bound it sets; "near" and "past" make a range
HEDGES = {
    "ge": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of",
    "gt": "(?:something|somewhat|rather|well) (?:over|more than)|more than|greater than|over|above"
    "|upwards of|in excess of|exceeding|beyond",
    "le": "at most|(?:no|not) (?:more than|above|over|exceeding|beyond)|up to|as many as"
    "|as much as|a maximum of",
    "lt": "fewer than|less than|under|below|short of",
    "near": "(?:a little|rather|something|somewhat) under|nearly|almost|close to"
    "|just under|just short of|approaching|not quite",
    "past": "just over|a little over|slightly more than|slightly over|a little more than",
    "about": "about|around|some|roughly|approximately|approx|circa|perhaps|maybe|estimated"
    "|an estimated|in the region of|something like",
    "only": "between|from|only|just|exactly|precisely",
}
SIGNS = {"ge": ">=", "gt": ">", "le": "<=", "lt": "<", "about": "~"}
NEAR, PAST = 0.85, 1.15  # "nearly 1,200" is 1020 to 1200
HEDGE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in HEDGES.items())
    + r")(?:(?<=approx)\.)?\s+(?:the\s+|an?\s+)?(?:[$£€]\s*)?$",
    re.IGNORECASE,
)

# "Under four metres of snow": beneath them, and not fewer
BENEATH = re.compile(r"(?:under|below)\s+(?:the\s+)?[^.,;]{1,24}\bof\s", re.IGNORECASE)
DEPTHS = {"m", "cm", "ft", "in", "yd", "fathom"}

# from a number to what it counts
TO_NOUN = re.compile(
    r"\s+(?:(?:of|more|other|the|his|her|their|its|these|those|our)\s+){0,3}(?=\w)"
)

# what stands after it
TAIL_SIGNS = {"so": "~", "odd": "~", "more": ">=", "plus": ">=", "less": "<="}
TAIL = re.compile(
    r"(?:\s+or (?P<so>so|thereabouts)|[\s-]+(?P<odd>odd)|\s+or (?P<more>more)|(?P<plus>\+)"
    r"|\s+or (?P<less>less|fewer))(?!\w)"
)

# A number after one of these is a name: "Cell 14", "No. 5", "U-42", "carbon-14". The first are
# short for a word; behind another a full stop ends the sentence: "It played no part. Two died."
LABEL_SHORTS = "nos?|chap|pp?|sec|fig|vol|apt|art"
LABEL_WORDS = (
    "number|chapter|page|cell|room|suite|section|figure|table|article"
    "|volume|part|route|highway|flight|unit|bus|platform|apartment|block|bureau|plate|note"
    "|footnote|act|scene|canto|book|verse|agent|order|directive|bullet|item|appendix|annex"
    "|document|exhibit|paragraph|clause|latitude|longitude|file|box|folder|hut|bed|ward|pier|berth|hill|point"
)
LABEL_BEFORE = re.compile(
    rf"(?:(?:\b(?:(?:{LABEL_SHORTS})\.?|{LABEL_WORDS})|#)[ \t]*\n?[ \t]*"
    r"|(?-i:\b[A-Z][A-Za-z]{0,2}[-–])|(?-i:\b[A-Za-z]{2,}-)|\[)$",
    re.IGNORECASE,
)
