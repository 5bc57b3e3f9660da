"""What a question comes to that is answered: "Was the door locked? No." says that it was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.asking import is_asked, is_declared

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO = {"no", "never", "nope", "nay"}
_YES = {"yes", "aye", "certainly", "indeed", "yeah"}
_MARKS = {".", ",", ";", "!", "-", "–", "—", "--", "]", ")", ":"}
_HEADS = {"a", "a.", "answer"}
_ECHOING = {"be", "do", "have", "will", "would", "could", "can"}
_ECHO = 4  # words: "It was not."
_NEAR = 8  # tokens between a question and its answer, of a name and marks


def answer_to(token: Token) -> tuple[Token, bool] | None:
    """The word that answers the question told by `token`, and whether it is a yes; else None."""
    end = token.sent.end
    if not (is_asked(token) or is_declared(token)):
        return None
    doc = token.doc
    first = _first_word(token)
    if first is None or first.i - end > _NEAR:
        return None
    behind = doc[first.i + 1] if first.i + 1 < len(doc) else None
    alone = behind is None or behind.text in _MARKS or behind.is_space
    if first.lower_ in _NO | _YES and (alone or first.lower_ in _YES):
        return first, first.lower_ in _YES
    return _echo(first)


def _first_word(token: Token) -> Token | None:
    """The first word behind a question that is no mark and no name of who answers."""
    doc, i = token.doc, token.sent.end
    paragraph_ends = False
    while i < len(doc):
        word = doc[i]
        if word.is_space or word.text in _MARKS or (word.lower_ in _HEADS and _marked(word)):
            paragraph_ends = paragraph_ends or "\n" in word.text
            i += 1
            continue
        label = next((k for k in range(i, min(i + 6, len(doc))) if doc[k].text == ":"), None)
        if paragraph_ends and label is not None and word.text[:1].isupper():
            i = label + 1
            continue
        return word
    return None


def _marked(word: Token) -> bool:
    """ "A." and "A:" before an answer, and no article."""
    behind = word.i + 1 < len(word.doc) and word.nbor(1).text in {".", ":"}
    return word.text.endswith(".") or behind


def _echo(first: Token) -> tuple[Token, bool] | None:
    """ "It was not.", "I did.": a pronoun and a helping verb, and nothing else."""
    rest = first.doc[first.i : first.i + _ECHO + 1]
    words = []
    for t in rest:
        if t.is_punct or t.is_space:
            break
        words.append(t)
    else:
        return None
    pronoun = len(words) > 1 and (words[0].tag_ == "PRP" or words[0].lower_ == "there")
    if not pronoun or words[1].lemma_.lower() not in _ECHOING:
        return None
    if any(t.lower_ not in {"not", "n't", "never", "indeed"} for t in words[2:]):
        return None
    return words[-1], not any(t.lower_ in {"not", "n't", "never"} for t in words[2:])
