"""The paragraphs of a view, and what each of them looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A paragraph `start:end` of a view; `glued` where it was stuck to the one before."""

    start: int
    end: int
    text: str
    glued: bool = False

    @cached_property
    def size(self) -> int:
        """How many words it has; long paragraphs count as 1000 without being counted."""
        return len(self.text.split()) if len(self.text) < LONG else 1000


LONG = 5_000
"""Characters of a paragraph beyond which it is running text, whatever it looks like."""

TITLE_WORDS = 18
HEADING_SHARE = 0.6
"""Share of a heading's long words that begin with a capital letter."""

_FINAL = re.compile(r"[.,;:…][\"'”’)\]]*$")
_ITEM = re.compile(r"^(?:[•‣◦▪●·*–—-]|\(?\d{1,3}[.)]|\[\d{1,3}\])\s*")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")

REFERENCE_HEADING = re.compile(
    r"\W*(?:\d+\.?\s)?(?:(?:select(?:ed)?|annotated|general)\s)?"
    r"(?:references?|bibliography|works cited|literature cited|sources|further reading|notes"
    r"|endnotes|footnotes|suggested reading|external links|notes and references|sources and notes"
    r"|see also)\W*",
    re.IGNORECASE,
)
REFERENCE_SIGNS: tuple[re.Pattern[str], ...] = (  # three of them make an entry of a bibliography
    re.compile(r"^[^\W\d_][\w'’. -]{1,30}, (?:[A-Z]\.|[A-Z][\w’'-]+)"),
    re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b"),
    re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\)?\.?$"),
    re.compile(r"[A-Z][\w.’' ]{2,30}: [A-Z][\w&.,’' -]{2,50},"),
    re.compile(r"\b(?:University|Press|Publish\w+|Verlag|Books|Journal|Quarterly|Review)\b"),
    re.compile(
        r"\b(?:pp?\.|vol\.|no\.|eds?\.|trans\.|ibid|op\. cit)|\bISBN\b|\bdoi\b", re.IGNORECASE
    ),
    re.compile(r"https?://|www\.|\b(?:Retrieved|Accessed|Archived)\b"),
    re.compile(r"[“\"].{5,200}[,.][”\"]"),
)
_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d|https?://|www\.")

FOOTERS: tuple[str, ...] = (  # beginnings that are never running text, wherever they stand
    r"[_=*~#-]{3,}$",
    r"(?:more information about|to (?:un)?subscribe|to post to) .{0,60}\b(?:list|group|send)\b",
    r"\S+ mailing list(?:\W|$)",
    r"https?://\S+$|www\.\S+$",
    r"sent from my \w+|get outlook for",
    r"(?:un)?subscribe(?:\W|$)|sign up (?:for|to) |subscribe to ",
    r".{0,80}\b(?:we|site|website|page) uses? cookies",
    r"(?:accept|manage|reject) (?:all )?cookies|cookie (?:policy|settings|preferences|notice)",
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:\d{4}|by |[A-Z])|all rights reserved",
    r"(?:privacy policy|terms of (?:use|service)|terms and conditions)\W*(?:$|\|)",
    r"(?:share|tweet|print|email|related|follow|filed under|posted in)(?:\W*$|:| (?:on|this|us) )",
    r"(?:advertisement|related (?:articles|stories)|read more|see also|tags?|tagged)\W*(?:$|: )",
    r"(?:click here|skip to|leave a (?:comment|reply)|follow us)\b",
    r"begin forwarded message",
)
_FOOTER = re.compile("|".join(f"(?:{rule})" for rule in FOOTERS), re.IGNORECASE)
SHORT = 400
"""Characters beyond which a paragraph is no furniture and no entry of a bibliography."""

CAPTION = re.compile(
    r"(?:the |this |above|below|left|right|cover |front )?\W?"
    r"(?:photo(?:graph)?|picture|image|illustration|caption)s?"
    r"\b(?:\s(?:shows?|above|below|by|credit|courtesy|from)\b|:| ?\()",
    re.IGNORECASE,
)
BOOK_DATA = re.compile(
    r"\bISBN\b|\b\d{2,4} ?(?:pp\b|pages\b)|\bpublication notes\b"
    r"|\b(?:hardcover|paperback|hardback)\b.{0,40}[$£€]",
    re.IGNORECASE,
)
MAIL_FIELD = re.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|Newsgroups|Organization|X-[\w-]+|"
    r"Return-Path|Received|List-[\w-]+|In-Reply-To|References|MIME-Version|Content-[\w-]+): "
)
MAIL_HEAD: tuple[str, ...] = (
    MAIL_FIELD.pattern,
    r"\[[\w .:#/-]{2,40}\] \S",
    r".{2,60}?\s[<(]?[\w.+-]+(?:@| at )[\w-]+(?:\.| dot )[\w.-]+[>)]?$",
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? .{0,20}\d{1,2}:\d\d(?::\d\d)?\b.{0,20}$",
    r"-+ ?(?:Original|Forwarded) [Mm]essage ?-+",
    r"On .{5,80}\bwrote:$",
)
_MAIL_HEAD = re.compile("|".join(f"(?:{rule})" for rule in MAIL_HEAD))


def pieces_of(text: str) -> list[Piece]:
    """The paragraphs of a view in order: what stands between blank lines, empty ones left out."""
    found: list[Piece] = []
    begin = 0
    while begin < len(text):
        end = text.find("\n\n", begin)
        end = len(text) if end < 0 else end
        words = text[begin:end]
        start = begin + len(words) - len(words.lstrip())
        stop = start + len(words.strip())
        if start < stop:
            found.append(Piece(start=start, end=stop, text=text[start:stop]))
        begin = end + 2
    return found


def is_heading(piece: Piece) -> bool:
    """Short, without a sentence's end, most long words with a capital letter."""
    if (
        len(piece.text) > SHORT
        or piece.size > TITLE_WORDS
        or _FINAL.search(piece.text)
        or _ITEM.match(piece.text)
    ):
        return False
    words: list[str] = _WORD.findall(piece.text)
    long = [word for word in words if len(word) > 3]  # noqa: PLR2004  articles and prepositions
    if not words or not (words[0][0].isupper() or piece.text[0] in "“‘\"'0123456789"):
        return False
    return sum(word[0].isupper() for word in long) >= HEADING_SHARE * len(long)


def is_line(piece: Piece) -> bool:
    """A short line with a capital and no sentence's end, as headlines are: "Fifty dead in fire"."""
    fits = 1 < piece.size <= TITLE_WORDS and len(piece.text) <= SHORT and "\n" not in piece.text
    return fits and piece.text[0].isupper() and not _FINAL.search(piece.text)


def is_reference(piece: Piece, *, signs: int = 3) -> bool:
    """An entry of a bibliography: a year or an address, and `signs` of `REFERENCE_SIGNS` in all."""
    if len(piece.text) > SHORT or not (signs == 1 or _DATED.search(piece.text)):
        return False
    bare = _ITEM.sub("", piece.text)
    return sum(bool(sign.search(bare)) for sign in REFERENCE_SIGNS) >= signs


def is_reference_heading(piece: Piece) -> bool:
    """A line that announces a bibliography or notes."""
    return len(piece.text) < 60 and bool(REFERENCE_HEADING.fullmatch(piece.text))  # noqa: PLR2004


def is_footer(piece: Piece) -> bool:
    """Furniture of a list, a site or a mail, that is running text nowhere."""
    return len(piece.text) <= SHORT and _FOOTER.match(piece.text) is not None


def is_mail_head(piece: Piece) -> bool:
    """A line out of the head of a mail or of a list's archive."""
    return len(piece.text) <= SHORT and _MAIL_HEAD.match(piece.text) is not None


def is_tail(piece: Piece) -> bool:
    """What may stand after an article's last sentence: a caption, a book's price and pages."""
    return len(piece.text) <= SHORT and bool(
        CAPTION.match(piece.text) or BOOK_DATA.search(piece.text)
    )
