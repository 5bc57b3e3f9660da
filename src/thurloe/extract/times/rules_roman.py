"""Rules for Roman numerals and regnal years: 12.XII.1921, the XIXth century, MDCCXLV, 3 Henry VIII.

Source of the accessions: E. B. Fryde et al., "Handbook of British Chronology", 3rd ed. 1986.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import CENTURY, Point
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, at
from thurloe.extract.times.rules_dates import ORDDAY, day_of, short_year
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

# sovereigns of England and Britain → the year of accession, and the last year of the reign
REIGNS = {
    ("william", 1): (1066, 1087), ("william", 2): (1087, 1100), ("henry", 1): (1100, 1135),
    ("stephen", 0): (1135, 1154), ("henry", 2): (1154, 1189), ("richard", 1): (1189, 1199),
    ("john", 0): (1199, 1216), ("henry", 3): (1216, 1272), ("edward", 1): (1272, 1307),
    ("edward", 2): (1307, 1327), ("edward", 3): (1327, 1377), ("richard", 2): (1377, 1399),
    ("henry", 4): (1399, 1413), ("henry", 5): (1413, 1422), ("henry", 6): (1422, 1461),
    ("edward", 4): (1461, 1483), ("richard", 3): (1483, 1485), ("henry", 7): (1485, 1509),
    ("henry", 8): (1509, 1547), ("edward", 6): (1547, 1553), ("mary", 1): (1553, 1558),
    ("elizabeth", 1): (1558, 1603), ("james", 1): (1603, 1625), ("charles", 1): (1625, 1649),
    ("charles", 2): (1649, 1685), ("james", 2): (1685, 1688), ("william", 3): (1689, 1702),
    ("anne", 0): (1702, 1714), ("george", 1): (1714, 1727), ("george", 2): (1727, 1760),
    ("george", 3): (1760, 1820), ("george", 4): (1820, 1830), ("william", 4): (1830, 1837),
    ("victoria", 0): (1837, 1901), ("edward", 7): (1901, 1910), ("george", 5): (1910, 1936),
    ("george", 6): (1936, 1952), ("elizabeth", 2): (1952, 2022),
}  # fmt: skip
_FULL = {
    "hen": "henry", "edw": "edward", "ric": "richard", "rich": "richard", "eliz": "elizabeth",
    "jac": "james", "jas": "james", "car": "charles", "chas": "charles", "geo": "george",
    "will": "william", "wm": "william", "vict": "victoria", "ann": "anne",
}  # fmt: skip


def _month(hit: Hit, story: Narrative) -> Reading | None:
    """ "12.XII.1921", "12 XII 21": a month in Roman numerals."""
    year = hit.number("y") if hit.has("y") else short_year(hit.number("sy"), story)
    point = Point(year, hit.number("m", "ROMAN"), hit.number("d"))
    return at(point) if point.month in range(1, 13) and point.real else None


def _century(hit: Hit, story: Narrative) -> Reading | None:
    """ "the XIXth century", "XVIII century"."""
    number = hit.number("n", "ROMANTH") or hit.number("n", "ROMAN")
    if hit.has("bc"):
        return Reading(f"-{number:02d}00/-{number - 1:02d}01", f"BC{number - 1:02d}", moves=False)
    return at(Point((number - 1) * 100, digits=CENTURY), moves=False)


def _year(hit: Hit, story: Narrative) -> Reading | None:
    """ "MDCCXLV"."""
    return at(Point(hit.number("n", "ROMANYEAR")))


def _reign(hit: Hit, story: Narrative) -> Reading | None:
    """ "3 Henry VIII", "the third year of King Henry VIII": from one accession day to the next."""
    name = hit.word("k").rstrip(".")
    reign = REIGNS.get((_FULL.get(name, name), _numeral(hit)))
    nth = day_of(hit, "n")
    if reign is None or not nth:
        return None
    first, last = reign[0] + nth - 1, min(reign[0] + nth, reign[1])
    if first > last:
        return None
    return Reading(f"{first:04d}/{last:04d}", f"{first:04d}", point=Point(first), moves=False)


def _numeral(hit: Hit) -> int:
    return int(value_of(hit.word("r"), "ROMAN")) if hit.has("r") else 0


MARK = "(DOT | HYPHEN | SLASH)?"
KING = "k=REIGN (DOT? r=ROMAN)?"
ROMAN_RULES = (
    Rule("12.XII.1921", f"d=DAY {MARK} m=ROMAN {MARK} (y=YEAR | sy=TWO)", _month),
    Rule("the XIXth century", "n=(ROMANTH | ROMAN) HYPHEN? CENTURY bc=BC?", _century),
    Rule("MDCCXLV", "n=ROMANYEAR", _year),
    Rule(
        "the third year of Henry VIII",
        f"n={ORDDAY} YEARW OF (THE ROYAL OF)? ROYAL? {KING}",
        _reign,
    ),
    Rule("3 Henry VIII", f"n=DAY {KING}(?!OTHER)", _reign),
)
