"""What stands between two names of one thing, and after a name that is another name. Only lists."""

from __future__ import annotations

import re

_ADVERBS = r"(?:(?:simply|better|best|widely|popularly|commonly|now|also|still|usually) )*"
_KNOWN = r"(?:known|called|nicknamed|dubbed|styled|referred to|remembered)"
_CAME = r"(?:is|was|are|were|became|had become|would become|came to be|had been)"
_MARK = r"[“\"'‘`]{0,2}"
_THE = r"(?:the )?"
_NOUN = r"(?:code ?name|pseudonym|alias|name|nickname)"
_BORN = (
    r"(?:born|née|nee|né|alias|aka|a\.k\.a\.|real name|original name|stage name|pseudonym|later"
    r"|then|formerly|originally|codenamed|code-named|code ?name|nicknamed)"
)
_LIVING = (
    r"(?:born|christened|baptised|baptized|registered|writing|performing|travelling|traveling|built"
    r"|launched|founded|established|commissioned)"
)
_HAILS = r"(?:remembers?|remembered|knows?|knew|calls?|called|hailed)"
_CHANGED = r"(?:changed|altered|shortened|anglicised|anglicized)"
_TO_WHOM = r"(?: (?:to|by|in|among) [\w ]{1,30}?)?"
_TODAY = r"(?:now|today)"
_MODERN = r"(?:present|modern)(?:-day| day)?"
_CALLED = r"(?:called|nicknamed|dubbed|codenamed|code-named)"
_BEING = r"(?:, (?:the|a|an) (?:\w+ ){0,2}\w+)?"
_HIM = r"(?:him|her|them|it)"
_SELF = r"(?:himself|herself|itself)"

_BETWEEN: tuple[tuple[str, str], ...] = (
    (
        "X, better known to her friends as Y",
        rf"[,(]? ?\(?(?:(?:who|which) )?(?:{_CAME} )?{_ADVERBS}{_KNOWN}{_TO_WHOM} as {_THE}{_MARK}",
    ),
    (
        "X, who was nicknamed Y",
        rf", (?:who (?:is|was) )?{_ADVERBS}{_CALLED} {_MARK}",
    ),
    ("X, née Y; X (born Y); X, alias Y", rf"[,(]? ?\(?{_BORN}:?,? {_MARK}"),
    ("X, born as Y; X (built as the Y)", rf",? \(?{_LIVING} as {_THE}{_MARK}"),
    ("X was nicknamed Y", rf" (?:was|is|were) {_ADVERBS}{_CALLED} {_THE}{_MARK}"),
    (
        "X (now Y); X, present-day Y",
        rf"(?:,| \() ?(?:(?:is |are )?{_TODAY}|(?:the )?{_MODERN}),? (?:called |known as )?{_THE}",
    ),
    (
        "X, under the alias Y",
        rf",? under the (?:\w+ )?{_NOUN}(?: of)? {_MARK}",
    ),
    (
        "X, whose real name was Y; X, a sailor whose stage name was Y",
        rf"{_BEING},? whose (?:\w+ ){{0,2}}(?:code ?)?name (?:is|was) {_MARK}",
    ),
    ("X's real name was Y", r"['’]s? (?:real|original|full|birth|stage|pen|code) name (?:is|was) "),
    (
        "X was the name by which Y sang",
        rf",? (?:is|was) (?:the|a) (?:\w+ ){{0,2}}(?:code ?)?name (?:under|by) which {_THE}",
    ),
    (
        "X was the code name of Y",
        rf",? (?:is|was) the (?:\w+ ){{0,2}}{_NOUN} (?:of|for) {_THE}",
    ),
    (
        "X; most people know her as Y",
        rf"[;,.]? (?:but |and )?(?:\w+ ){{0,4}}{_HAILS} {_HIM}(?: \w+)?(?: as)? {_THE}{_MARK}",
    ),
    (
        "X called herself Y; X, the eldest, who called herself Y",
        rf"{_BEING},? (?:who )?(?:had |has )?(?:called|styled|(?:re)?named|signed) {_SELF} {_MARK}",
    ),
    (
        "X changed his name to Y",
        rf" (?:\w+ )?{_CHANGED} (?:his|her|its) (?:sur|last )?name to {_MARK}",
    ),
    (
        "X, now called Y; X, which is now called Y",
        rf",? \(?(?:which )?(?:is |are )?(?:now|today) (?:called|named) {_THE}{_MARK}",
    ),
    (
        "old X (that's what everyone called Y behind his back)",
        rf",? \(?that(?: is|['’]s| was) what (?:\w+ ){{1,2}}called {_THE}{_MARK}",
    ),
    ("X, the valet who as Y sold secrets", r",? (?:the|a|an) (?:[\w-]+ ){1,4}who as [\"“'‘]{1,2}"),
    (
        "X, renamed Y",
        rf",? (?:was|is|were)?,? ?(?:renamed|rechristened|rebranded)(?: as)? {_THE}{_MARK}",
    ),
    (
        "X, in English also Y",
        rf",? \(?(?:in [A-Z]\w+ )?also (?:spelled |spelt |written |given as )?{_THE}",
    ),
    (
        "X, sometimes spelt Y",
        r",? \(?(?:sometimes )?(?:spelled|spelt|written|transliterated)(?: as)? ",
    ),
)

BETWEEN = tuple(re.compile(pattern, re.IGNORECASE) for _, pattern in _BETWEEN)
"""The whole of what stands between the two names must match one of these."""

UNDER = re.compile(r"^,? under the | (?:him|her) ?")
"""Behind a place it says under what name somebody came there, or what somebody else is called."""

AS = re.compile(r",? \(?as (?:the )?")
IS_CALLED = re.compile(rf" {_CAME} {_ADVERBS}(?:{_CALLED}|known|named)\b")
"""Around the second name: "X, as Y is also called"."""

CALLED_FIRST = re.compile(
    rf"(?:^|[\n.!?;] ?)(?:Under|Using|With) (?:the|his|her|their) (?:\w+ )?{_NOUN}(?: of)? {_MARK}$"
)
BEHIND_FIRST = re.compile(r"[”\"'’]?,[”\"'’]? (?:the )?(?:[a-z]+ ){0,2}")
"""Before the first name and between the two: "Under the code name X, Y"."""

CALLED_BEHIND = re.compile(
    rf"\b(?P<who>\w+),? (?:who was )?(?:code-?named|{_CALLED}|alias) {_THE}{_MARK}$"
)
"""Before a name and behind a noun: "an agent, code-named X"."""

KNEW = re.compile(
    r"\b(?:whom|that|which) (?:\w+ ){1,3}(?:(?:knew|know|remembered) (?:only )?as|called) "
    rf"{_THE}{_MARK}$"
)
WAS = re.compile(r"[”\"'’]?, (?:is|was) (?:really |actually |in fact |in reality )?")
"""Before the first name and between the two: "whom he knew as X, was Y"."""

REALLY = re.compile(
    r"[”\"'’],? (?:who|which) (?:is|was) (?:really|actually|in fact|in reality|none other than) "
)
IN_QUOTES = re.compile(
    rf"[“\"'‘](?P<name>(?:the |The )?[a-z][\w-]*(?: [\w-]+){{0,4}})(?={REALLY.pattern}[A-Z])"
)
"""Behind a name of small words: "the maid of X", who was really Y."""

OR = re.compile(r", or (?:the )?$", re.IGNORECASE)
BRACKET = re.compile(r" \((?:the )?$")

SELF = (
    re.compile(rf",? as (?P<who>she|he|it|they) {_CAME} \w+"),
    re.compile(rf",? as \w+ \w* ?(?:called|nicknamed|knew) (?P<who>{_HIM})\b"),
    re.compile(rf",? to (?:give|use|call) (?P<who>{_HIM})\b[\w ]{{0,12}}\bname"),
)
"""What follows a name and says of whom it is another name, by a pronoun."""

CAME = re.compile(
    rf",? as (?:the )?(?P<name>[A-Z][\w-]*(?: [\w-]+){{0,4}}?) {_CAME}"
    r"(?: later| then| also)? (?:known|called)\b"
)
"""The Blue Barn, as the Kelmore Grain Exchange came to be known."""

LABEL = re.compile(
    r"^[ \t*•–-]*(?:code ?-?names?|alias(?:es)?|pseudonyms?|(?:pen|stage|cover|other|birth|maiden)"
    r" names?|nicknames?|also known as|a\.?k\.?a\.?|noms? de guerre)[ \t]*:[ \t]*(?P<list>[^\n]+)",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of a fact sheet: all names behind the label are those of the person above it."""

LABELS = (
    LABEL,
    re.compile(
        r"\b(?:[Hh]is|[Hh]er|[Ii]ts) (?:\w+ )?(?:code ?-?names|aliases|pseudonyms|nicknames"
        r"|(?:pen|stage|cover) names) (?:were|included|include|are) (?P<list>[^.;\n]+)"
    ),
)
