"""The brief in the terminal: fitted, contested first, no foreign control characters."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from thurloe.nouns import Entity, EntityType, Quote, Referent, Status, View
from thurloe.report import to_terminal
from thurloe.report.narrow import select
from thurloe.values.said import say_share


def screen(brief, **size):
    out = io.StringIO()
    to_terminal(brief, Console(file=out, **size))
    return out.getvalue()


def test_contested_first_with_share_speaker_and_quote(brief):
    said = screen(brief, width=110, height=60)
    assert said.index("Contested") < said.index("Agreed") < said.index("One account only")
    assert "6 accounts" in said
    assert "91 %" in said
    assert "Board of Inquiry (B), Maren Halvorsen (A)" in said
    assert "“47 persons lost their lives”" in said
    assert "-o brief.html" in said


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("height", [5, 24, 40])
def test_every_contested_question_is_there_on_any_screen(brief, width, height):
    said = screen(brief, width=width, height=height)
    for finding in (f for f in brief.findings if f.status is Status.CONTESTED):
        assert finding.question[: width - 1] in said
        for answer in finding.answers:
            assert say_share(answer.probability) in said
            assert answer.claims[0].quote.text[:12] in said or "“…" in said


def test_a_low_screen_has_a_line_an_answer(brief):
    low, high = (screen(brief, width=110, height=height) for height in (30, 200))
    contested = [f for f in brief.findings if f.status is Status.CONTESTED]
    lines = low[low.index("Contested") : low.index("Agreed")].splitlines()
    assert len(lines) == 2 + len(contested) + sum(len(f.answers) for f in contested)
    assert "━" not in low
    assert "━" in high
    [line] = [line for line in lines if "47 persons lost their lives" in line]
    assert "91 %" in line
    assert "Board of Inquiry (B) +" in line


def test_beyond_forty_contested_questions_the_rest_are_counted(brief):
    one = next(f for f in brief.findings if f.status is Status.CONTESTED)
    many = tuple(replace(one, id=f"f{n}", question=f"Number {n}?") for n in range(47))
    said = screen(replace(brief, findings=many), width=110, height=30)
    assert "Number 39?" in said
    assert "Number 40?" not in said
    assert "and 7 more contested questions: see them all with -o brief.html" in said


@pytest.mark.parametrize("height", [30, 45, 60, 90])
def test_what_is_left_of_the_screen_is_used_and_not_overrun(brief, height):
    findings = [f for f in brief.findings if f.status is not Status.CONTESTED]
    many = tuple(replace(f, id=f"{f.id}-{n}") for n in range(9) for f in findings)
    said = screen(replace(brief, findings=many), width=140, height=height)
    assert height - 3 <= len(said.splitlines()) < height


@pytest.mark.parametrize("width", [40, 60, 80, 110, 200])
def test_no_line_is_broader_than_the_screen(brief, width):
    said = screen(brief, width=width, height=40)
    assert max(len(line) for line in said.splitlines()) <= width
    assert "47" in said


def test_a_broad_screen_of_usual_height_holds_it(brief):
    assert len(screen(brief, width=140, height=50).splitlines()) <= 50


def test_without_colour_there_are_no_escapes(brief):
    plain = screen(brief, width=100, height=40, no_color=True, force_terminal=False)
    assert "\x1b" not in plain


def test_foreign_text_cannot_steer_the_terminal(brief):
    evil = "\x1b]0;owned\x07[bold]x[/bold]\u202e"
    findings = tuple(replace(finding, question=evil) for finding in brief.findings)
    said = screen(replace(brief, title=evil, findings=findings), width=100, height=40)
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\u202e" not in said
    assert "[bold]x[/bold]" in said


def test_inferred_sources_are_named(brief):
    text = screen(brief, width=200)
    inferred = [source.name for source in brief.sources if source.inferred]
    assert inferred
    [line] = [line for line in text.splitlines() if line.startswith("sources inferred")]
    assert all(name in line for name in inferred)


def test_only_sections_that_have_something_are_screen(brief):
    kept = [f for f in brief.findings if f.status is Status.SINGLE]
    text = screen(replace(brief, findings=tuple(kept), about="Nobody"), width=110)
    assert "One account only" in text
    assert "Contested" not in text
    assert "Agreed" not in text
    assert "Nothing was found" not in text


def test_nothing_found_is_said(brief):
    text = screen(replace(brief, findings=(), about="Nobody"), width=110)
    assert "Nothing was found about Nobody" in text
    assert "One account only" not in text


def test_a_narrowed_brief_says_whose_figure_the_silent_sentences_are(brief):
    assert "of all that was read, " not in screen(brief, width=140)
    narrowed = screen(select(brief, brief.entities[0].name), width=140)
    assert f"of all that was read, {brief.silent:,} of {brief.sentences:,} sentences" in narrowed


def test_sentences_that_are_left_name_it_in_the_plural(brief):
    text = "Anna Holm sang. " * 8
    account = replace(brief.accounts[0], text=text, view=View.plain(text))
    spans = [range(n * 16, n * 16 + 9) for n in range(8)]
    mentions = tuple(
        Quote(account=account.file, start=s.start, end=s.stop, text="Anna Holm") for s in spans
    )
    anna = Referent(id="r", account=account.file, type=EntityType.PERSON, name="Anna Holm",
                    names=("Anna Holm",), mentions=mentions)  # fmt: skip
    entity = Entity(id="e1", type=EntityType.PERSON, name="Anna Holm", referents=("r",))
    whole = replace(brief, accounts=(account,), findings=(), entities=(entity,), referents=(anna,))
    shown = screen(select(whole, "Anna Holm"), width=140)
    assert "and 3 more sentences that name it" in shown
