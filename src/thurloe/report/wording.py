"""How modes, ranges and grades are said to readers, and how foreign text is made fit to show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.nouns import Claim, Finding, Mode, Source
from thurloe.values.said import say_credibility

if TYPE_CHECKING:
    from collections.abc import Sequence

MODES = {
    Mode.ASSERTED: "",
    Mode.DENIED: "denied",
    Mode.REPORTED: "reported",
    Mode.PLANNED: "planned",
    Mode.FORECAST: "forecast",
    Mode.SUPPOSED: "supposed",
}
ADMIRALTY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability unknown",
}

_SPACES = re.compile(r"\s+")
_JOINTS = re.compile(r"_+|(?<!\d)-+|-+(?!\d)")  # what joins the words of a file's name; not dates
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())


def say_mode(claim: Claim) -> str:
    """How the account says it, "" for plain assertion: "denied, citing Agnes Doyle".

    Who passed it on to the account stands behind: "reported, citing Doyle, by way of Holm".
    """
    cited = ", by way of ".join(reversed(claim.chain))
    cited = f"citing {cited}" if cited else ""
    return ", ".join(part for part in (MODES[claim.mode], cited) if part)


def say_asked(claim: Claim) -> str:
    """What a claim answers by itself, where it stands under another question; else ""."""
    return f"asked of this quote: {claim.asked}" if claim.asked else ""


def say_range(low: float, high: float) -> str:
    """Two shares as a range in whole percent: "55–88 %"."""
    return f"{round(100 * low)}–{round(100 * high)} %"


def say_bits(bits: float) -> str:
    """Bits with their sign: "+1.80", "−0.90"."""
    return f"{round(bits, 2) + 0.0:+.2f}".replace("-", "−")


def say_reliability(source: Source) -> str:
    """The Admiralty letter spelled out, and whether the name was inferred."""
    words = ADMIRALTY.get(source.reliability, "reliability unknown")
    return f"{source.reliability}: {words}{'; name inferred' if source.inferred else ''}"


def say_grade(source: Source, credibility: int | None) -> str:
    """The letter spelled out, and the figure of one claim where somebody gave it one."""
    if credibility is None:
        return say_reliability(source)
    return f"{say_reliability(source)}; {credibility}: {say_credibility(credibility)}"


def topic(finding: Finding, subject: str) -> str:
    """A short label: whose what; the question where there is no `subject`."""
    event = finding.event.replace("_", " ")
    return f"{subject}: {event}" if subject else finding.question


def say_title(name: str) -> str:
    """The name of a folder or file as a heading: "loss_of-the_ferry" is "Loss of the Ferry".

    A name with a space was written to be read: it loses its "_" and stays else, and so does a
    word with a capital.
    """
    if " " in name.strip():
        return name.replace("_", " ")
    words = _JOINTS.sub(" ", name).split()
    said = (word if at and word in _SMALL else _capital(word) for at, word in enumerate(words))
    return " ".join(said) or name


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if word.islower() and word.isalpha() else word


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 account", "1,204 accounts"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """ "Ann", "Ann and Bob", "Ann, Bob and Cid"; "" for none."""
    *first, last = names or [""]
    return f"{', '.join(first)} and {last}" if first else last


def one_line(text: str) -> str:
    """Text on one line without control or direction characters: safe for a terminal."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    clean = (" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())
    return _SPACES.sub(" ", "".join(clean)).strip()


def cut(text: str, width: int) -> str:
    """At most `width` characters, cut at a word where one is near."""
    if len(text) <= width:
        return text
    head = text[: width - 1]
    at = head.rfind(" ")
    return (head[:at] if at > width * 0.6 else head).rstrip(" ,;:.") + "…"


def cut_around(head: str, words: str, tail: str, width: int) -> str:
    """At most `width` characters of head, words and tail, with the words among them if they fit."""
    whole = " ".join(part for part in (head, words, tail) if part)
    end = len(f"{head} {words}".strip())
    if len(whole) <= width or end < width:
        return _cut_behind(whole, end, width)
    start = end - width + (2 if tail else 1)
    space = whole.find(" ", start, len(head) + 1)
    start = space + 1 if space >= 0 else start
    return "…" + _cut_behind(whole[start:], end - start, width - 1)


def _cut_behind(text: str, end: int, width: int) -> str:
    """At most `width` characters, cut at a word behind the first `end` where these fit."""
    if len(text) <= width or not 0 < end < width:
        return cut(text, width)
    at = text.rfind(" ", end, width)
    return text[: max(at, min(end, width - 1))].rstrip() + "…"
