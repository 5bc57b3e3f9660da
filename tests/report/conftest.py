"""An invented brief to draw: six accounts of the loss of a ferry, built from `ferry/`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from thurloe.nouns import (
    Account,
    Answer,
    Brief,
    Claim,
    Entity,
    EntityType,
    Event,
    Finding,
    LeftOut,
    Mode,
    Quote,
    Reason,
    Referent,
    Role,
    Section,
    Skipped,
    Source,
    Status,
    View,
)
from thurloe.records import Standing

HERE = Path(__file__).parent / "ferry"


def an_account(file, text, source, **more):
    """An account whose view is its text."""
    return Account(
        file=file,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        view=View.plain(text),
        sections=(Section(start=0, end=len(text)),),
        source=source,
        **more,
    )


def a_quote(account, words, within=None):
    """The quote of `words`, first inside `within` if given, else anywhere in the account."""
    start = account.text.find(words, within.start if within else 0)
    assert start >= 0, (account.file, words)
    return Quote.cut(account, start, start + len(words))


def some_referents(account, entities):
    """One referent for each entity whose name occurs in the account."""
    for entity in entities:
        found = [
            (account.text.find(name), name)
            for name in (entity.name, *entity.variants)
            if name in account.text
        ]
        if found:
            yield Referent(
                id=f"{account.file}#{entity.id}",
                account=account.file,
                type=entity.type,
                name=max((name for _, name in found), key=len),
                names=tuple(name for _, name in found),
                mentions=tuple(Quote.cut(account, at, at + len(name)) for at, name in found),
            )


def a_claim(number, finding, value, spec, accounts):
    """The claim that `spec` describes."""
    account = accounts[spec["account"]]
    quote = a_quote(account, spec["quote"])
    roles = [
        Role(name="agent", text=entity, referent=f"{account.file}#{entity}")
        for entity in spec.get("with", [finding["subject"]] if finding["subject"] else [])
    ]
    event = Event(
        id=f"{account.file}#v{number}",
        account=account.file,
        kind=finding["event"],
        lemma=finding["event"],
        trigger=quote,
        subject=roles[0] if roles else None,
        roles=tuple(roles[1:]),
        date=spec.get("date"),
    )
    return Claim(
        id=f"c{number}",
        event=event,
        attribute=finding["attribute"],
        value=value,
        quote=quote,
        words=a_quote(account, spec["words"], quote),
        about=finding.get("about", ""),
        mode=Mode(spec.get("mode", "asserted")),
        cited=spec.get("cited"),
    )


def some_answers(number, finding, accounts):
    """The answers of a finding, probabilities worked out from the bits."""
    totals = [sum(answer["bits"].values()) for answer in finding["answers"]]
    whole = sum(2**total for total in totals)
    for total, answer in zip(totals, finding["answers"], strict=True):
        details = answer.get("details", {})
        yield Answer(
            value=answer["value"],
            probability=2**total / whole,
            reasons=tuple(
                Reason(name=name, bits=bits, detail=details.get(name, f"says {answer['value']}"))
                for name, bits in answer["bits"].items()
            ),
            claims=tuple(
                a_claim(
                    f"{number}-{answer['value']}-{place}", finding, answer["value"], c, accounts
                )
                for place, c in enumerate(answer["claims"])
            ),
        )


def some_origins(spec, accounts):
    """The files that the claims of a finding come from, copies being what they copy."""
    files = {claim["account"] for answer in spec["answers"] for claim in answer["claims"]}
    return {accounts[file].copies or file for file in files}


def some_findings(specs, accounts):
    """The findings that `specs` describe."""
    for number, spec in enumerate(specs):
        yield Finding(
            id=f"f{number}",
            question=spec["question"],
            subject=spec["subject"],
            event=spec["event"],
            attribute=spec["attribute"],
            about=spec.get("about", ""),
            status=Status(spec["status"]),
            origins=len(some_origins(spec, accounts)),
            answers=tuple(some_answers(number, spec, accounts)),
        )


def a_brief():
    """The brief of the ferry."""
    spec = json.loads((HERE / "ferry.json").read_text())
    accounts = {
        one["file"]: an_account(text=(HERE / one["file"]).read_text(), **one)
        for one in spec["accounts"]
    }
    bare = [
        Entity(**{**e, "type": EntityType(e["type"]), "variants": tuple(e.get("variants", ()))})
        for e in spec["entities"]
    ]
    referents = tuple(r for a in accounts.values() for r in some_referents(a, bare))
    owned = {e.id: tuple(r.id for r in referents if r.id.endswith(f"#{e.id}")) for e in bare}
    return Brief(
        title=spec["title"],
        accounts=tuple(accounts.values()),
        sources=tuple(Source(**one) for one in spec["sources"]),
        entities=tuple(replace(e, referents=owned[e.id]) for e in bare),
        referents=referents,
        findings=tuple(some_findings(spec["findings"], accounts)),
        standings=tuple(
            Standing(
                source=f"s{n}",
                claims=c,
                shared=s,
                agrees=a,
                reliability=r,
                low=r - 0.2,
                high=r + 0.1,
            )
            for n, c, s, a, r in [
                (1, 14, 8, 8, 0.89),
                (2, 6, 5, 2, 0.62),
                (3, 3, 0, 0, 0.7),
                (4, 5, 4, 4, 0.82),
                (5, 4, 4, 2, 0.64),
                (6, 15, 8, 7, 0.86),
            ]
        ),
        skipped=tuple(
            Skipped(quote=a_quote(accounts[s["account"]], s["quote"]), why=s["why"])
            for s in spec["skipped"]
        ),
        left_out=tuple(LeftOut(**one) for one in spec["left_out"]),
        sentences=spec["sentences"],
        silent=spec["silent"],
    )


@pytest.fixture(scope="session")
def brief():
    """The brief of the ferry, built once."""
    return a_brief()
