"""The page fetches nothing, runs nothing that is not ours, and every link in it leads somewhere."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from thurloe.nouns import Brief, LeftOut
from thurloe.report import select, to_html

EVIL = (
    """<script>alert(1)</script>"><img src=x onerror=alert(2)>' onclick='x </style></script><!--"""
)
FETCHING = {"src", "srcset", "data", "action", "poster", "background", "ping", "formaction"}


class Page(HTMLParser):
    """Tags, ids and links of a page, and the text of its script."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.attributes = Counter(), [], [], set()
        self.script, self.policy, self._in = "", "", ""
        self.shown = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self._in = tag
        for name, value in attributes:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)
            if name == "content" and "default-src" in value:
                self.policy = value

    def handle_endtag(self, tag):
        self._in = ""

    def handle_data(self, data):
        if self._in == "script":
            self.script += data
        elif self._in != "style":
            self.shown.append(data)


@pytest.fixture(scope="module")
def page(brief):
    return Page(to_html(brief))


def evil(brief):
    """The brief with hostile words wherever a text can come from outside."""
    accounts = tuple(
        replace(account, text=account.text + EVIL, title=EVIL) for account in brief.accounts
    )
    findings = tuple(
        replace(
            finding,
            question=EVIL,
            event=EVIL,
            answers=tuple(
                replace(
                    answer,
                    value=EVIL,
                    reasons=tuple(replace(reason, detail=EVIL) for reason in answer.reasons),
                    claims=tuple(replace(claim, cited=EVIL) for claim in answer.claims),
                )
                for answer in finding.answers
            ),
        )
        for finding in brief.findings
    )
    return replace(
        brief,
        title=EVIL,
        about=EVIL,
        accounts=accounts,
        findings=findings,
        sources=tuple(replace(source, name=EVIL, reliability=EVIL) for source in brief.sources),
        entities=tuple(replace(entity, name=EVIL, variants=(EVIL,)) for entity in brief.entities),
        skipped=tuple(replace(skip, why=EVIL) for skip in brief.skipped),
        left_out=(LeftOut(file=EVIL, why=EVIL),),
    )


def test_one_heading_a_language_and_a_title(page, brief):
    assert page.tags["h1"] == 1
    assert "lang" in page.attributes
    assert brief.title in page.shown


def test_nothing_is_fetched(page, brief):
    assert not page.attributes & FETCHING
    assert not page.tags.keys() & {"link", "img", "iframe", "object", "embed", "video", "audio"}
    assert all(link.startswith("#") for link in page.links)
    text = to_html(brief)
    assert "url(" not in text
    assert "@import" not in text
    assert "http://" not in text
    assert "https://" not in text


def test_only_our_script_may_run(page):
    digest = base64.b64encode(hashlib.sha256(page.script.encode()).digest()).decode()
    assert page.tags["script"] == 1
    assert f"script-src 'sha256-{digest}'" in page.policy
    assert "default-src 'none'" in page.policy


def test_every_link_leads_somewhere(page):
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert max(Counter(page.ids).values()) == 1


def test_every_claim_has_its_place_in_a_text(page, brief):
    claims = [c for f in brief.findings for a in f.answers for c in a.claims]
    assert {f"c{place}" for place in range(len(claims))} <= set(page.ids)


def test_hostile_text_is_only_text(page, brief):
    hostile = Page(to_html(evil(brief)))
    assert hostile.script == page.script
    assert hostile.tags["script"] == 1
    assert hostile.tags["img"] == 0
    assert not any(name.startswith("on") for name in hostile.attributes)
    assert "alert(2)" in "".join(hostile.shown)


def test_a_page_to_share_has_quotes_and_no_texts(brief):
    shared = "".join(Page(to_html(brief, texts=False)).shown)
    assert "47 persons lost their lives" in re.sub(r"\s+", " ", shared)
    assert "I was on the quay" not in shared
    assert "I was on the quay" in "".join(Page(to_html(brief)).shown)


def test_it_says_what_was_read_and_what_was_not(page):
    said = " ".join("".join(page.shown).split())
    assert "6 accounts by 6 sources" in said
    assert "21 of 52 sentences gave no claim" in said
    assert "no text layer" in said
    assert "A probability holds among the answers found" in said


def test_the_same_brief_gives_the_same_page(brief):
    assert to_html(brief) == to_html(brief)


def test_a_narrowed_and_an_empty_brief_have_a_page(brief):
    narrow = Page(to_html(select(brief, "Hugh Penrose")))
    assert {link[1:] for link in narrow.links} <= set(narrow.ids)
    empty = Brief(title="Nothing", accounts=(), sources=(), entities=(), referents=(), findings=())
    assert "Nothing is contested" in to_html(empty)


def test_sources_say_how_often_they_are_taken_to_be_right(page):
    """With the range that holds nine times in ten, or by the grade alone where nothing is shared."""
    shown = " ".join(" ".join(page.shown).split())
    assert "89 % (69–99 %)" in shown
    assert shown.count("by its grade alone") == 1
    assert "shares no question 70 % by its grade alone" in shown
