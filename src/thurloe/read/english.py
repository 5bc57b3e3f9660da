"""Whether a text is in English: its small words first, a language model only in doubt."""

from __future__ import annotations

import re

import py3langid  # type: ignore[import-untyped,unused-ignore]

from thurloe.errors import NoRoom

SAMPLE = 60_000
"""Characters looked at, a third each from the beginning, the middle and the end."""

ENOUGH = 0.08
"""Share of small words that settles it: English prose has 0.15 or more, others under 0.03."""

DOUBTFUL = 0.04
FEWEST = 12
"""Words below which a text in Latin letters is never called foreign."""

SMALL_WORDS = frozenset(
    """the and to of that with from were they this which have been their would who when after but
    not are she him his its as you for""".split()
)
"""Frequent words of English that are frequent in no other language of the same letters."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "ko": "Korean", "la": "Latin", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str | None:
    """The name of the language if the text is surely not in English, else None.

    Made so that English is never turned away: names, headings and lists count for nothing, only
    the lack of small words does.
    """
    words = _WORD.findall(_sample(text).lower())
    share = sum(word in SMALL_WORDS for word in words) / max(1, len(words))
    if share >= ENOUGH:
        return None
    latin = sum(word[0] < "\u0250" for word in words) * 2 >= len(words)
    if latin and (len(words) < FEWEST or share >= DOUBTFUL):
        return None
    code = _code_of(" ".join(words))
    if code == "en":
        return None
    return NAMES.get(code, f"another language (perhaps {code!r})")


def _code_of(words: str) -> str:
    """The language by the model, which py3langid unpacks into a temporary file when first asked.

    Raises:
        NoRoom: there is none for that file.
    """
    try:
        return str(py3langid.classify(words)[0])
    except OSError as error:
        raise NoRoom(
            f"No temporary file can be written to tell languages apart: {error.strerror or error}. "
            "Make room, or name another folder in TMPDIR."
        ) from error


def has_words(text: str) -> bool:
    """Whether the text holds any word at all."""
    return _WORD.search(text) is not None


def _sample(text: str) -> str:
    part = SAMPLE // 3
    if len(text) <= SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:part], text[middle : middle + part], text[-part:]))
