"""Invented accounts of the loss of a ferry, and questions on them, for the tests of findings."""

from thurloe.nouns import Account, Claim, Event, Mode, Question, Quote, Section, Source, View
from thurloe.weigh import weigh
from thurloe.weigh.findings import NOTHING


def account(file, source):
    text = f"The ferry sank, says {file}."
    return Account(
        file=file,
        sha256="",
        text=text,
        view=View.plain(text),
        sections=(Section(start=0, end=len(text)),),
        source=source,
    )


def claim(account, value, mode=Mode.ASSERTED, *, confidence=0.8, attribute="date"):
    quote = Quote.cut(account, 0, 14)
    event = Event(
        id=f"{account.file}#e1",
        account=account.file,
        kind="sinking",
        lemma="sink",
        trigger=quote,
        subject=None,
    )
    return Claim(
        id=f"{account.file}#c1",
        event=event,
        attribute=attribute,
        value=value,
        quote=quote,
        words=quote,
        mode=mode,
        confidence=confidence,
    )


def question(*groups, rivals=True, id_="f1"):
    return Question(
        id=id_,
        text="When did it sink?",
        subject=None,
        event="sinking",
        attribute=groups[0][0].attribute,
        groups=groups,
        rivals=rivals,
    )


ANN, BOB, CAT = (account(f"{name}.txt", name) for name in ("ann", "bob", "cat"))
SOURCES = tuple(Source(id=name, name=name.title()) for name in ("ann", "bob", "cat"))
EACH_ITS_OWN = {a.file: a.file for a in (ANN, BOB, CAT)}


def weighed(*questions, origins=EACH_ITS_OWN, sources=SOURCES, beforehand=NOTHING):
    return weigh(questions, (ANN, BOB, CAT), sources, origins, beforehand)


def reasons(answer):
    return {reason.name: reason.bits for reason in answer.reasons}
