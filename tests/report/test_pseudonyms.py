"""A protected source is nowhere to be found, and every quote still fits its account."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from thurloe.errors import BadInput
from thurloe.nouns import Account, Brief, Entity, EntityType, Section, Source, View
from thurloe.pipeline import make_brief
from thurloe.report import (
    protect,
    select,
    to_html,
    to_json,
    to_markdown,
    to_terminal,
    veil,
)
from thurloe.report.names import Bearers, Telltales, add_source, fold
from thurloe.report.pseudonyms import is_pseudonym
from thurloe.report.redact import find_hits, redact

TELLING = ("halvorsen", "maren", "m_halvorsen", "statement.txt")


def in_terminal(brief):
    out = io.StringIO()
    to_terminal(brief, Console(file=out, width=200, height=400))
    return out.getvalue()


OUTPUTS = {
    "terminal": in_terminal,
    "html": to_html,
    "html to share": lambda brief: to_html(brief, texts=False),
    "markdown": lambda brief: to_markdown(brief, texts=True),
    "json": to_json,
}


def quotes_of(brief):
    """Every quote that a brief holds."""
    for claim in (c for f in brief.findings for a in f.answers for c in a.claims):
        yield from (claim.quote, claim.words, claim.event.trigger)
    yield from (skip.quote for skip in brief.skipped)
    yield from (mention for referent in brief.referents for mention in referent.mentions)


def one_account(text, names, *, view=None, protected=True):
    """A brief of one account whose source is called `names[0]`."""
    sources = [
        Source(id=f"s{place}", name=name, protected=protected) for place, name in enumerate(names)
    ]
    account = Account(
        file="told.txt",
        sha256="0",
        text=text,
        view=view or View.plain(text),
        sections=(Section(start=0, end=len((view or View.plain(text)).text)),),
        source="s0",
    )
    return Brief(
        title="",
        accounts=(account,),
        sources=tuple(sources),
        entities=(),
        referents=(),
        findings=(),
    )


@pytest.mark.parametrize("write", OUTPUTS.values(), ids=OUTPUTS)
def test_no_output_tells_the_name(brief, write):
    said = write(brief).lower()
    hidden = write(protect(brief)).lower()
    assert "halvorsen" in said
    assert "source d" in hidden
    assert [word for word in TELLING if word in hidden] == []


@pytest.mark.parametrize("write", OUTPUTS.values(), ids=OUTPUTS)
def test_all_sources_can_be_hidden(brief, write):
    hidden = write(protect(brief, all_sources=True)).lower()
    names = ("calloway", "aldous", "ardlin courier", "northern press", "board of inquiry", *TELLING)
    assert [name for name in names if name in hidden] == []


@pytest.mark.parametrize("all_sources", [False, True])
def test_every_quote_still_fits(brief, all_sources):
    hidden = protect(brief, all_sources=all_sources)
    texts = {account.file: account.text for account in hidden.accounts}
    quotes = list(quotes_of(hidden))
    assert len(quotes) == len(list(quotes_of(brief)))
    assert all(texts[quote.account][quote.start : quote.end] == quote.text for quote in quotes)


def test_revealed_or_without_secrets_the_brief_is_as_it_was(brief):
    open_sources = tuple(replace(source, protected=False) for source in brief.sources)
    bare = replace(brief, sources=open_sources)
    assert protect(brief, reveal=True) is brief
    assert protect(bare) is bare


def test_the_hidden_account_is_no_longer_the_file_that_was_read(brief):
    hidden = protect(brief)
    account = next(a for a in hidden.accounts if a.source == "s4")
    source = next(s for s in hidden.sources if s.id == "s4")
    assert (account.file, account.sha256, account.plain) == ("source-d-1.txt", "", False)
    assert is_pseudonym(source)
    assert protect(hidden) == hidden


def test_accounts_that_name_nobody_hidden_stay_as_they_are(brief):
    before = {account.file: account for account in brief.accounts}
    after = {account.file: account for account in protect(brief).accounts}
    assert after["ardlin-courier.txt"] == before["ardlin-courier.txt"]
    assert after["inquiry.txt"].text != before["inquiry.txt"].text
    assert not after["inquiry.txt"].plain
    assert after["inquiry.txt"].sha256 == ""  # else a name could be tried in the text until it fits


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ada Quill", "Ada Quill's boat", "Source A's boat"),
        ("Ada Quill", "QUILL, Ada", "Source A"),
        ("Ada Quill", "Mrs. A. Quill said", "Source A said"),
        ("Ada Quill", "the Quills left", "the Source As left"),
        ("Ada Quill", "tranquillity", "tranquillity"),
        ("Ada Quill", "to aquill@post.example", "to [withheld]"),
        ("Ada Quill", "see /home/adaquill/x.doc", "see /home/Source A/x.doc"),
        ("Ada Quill", "Ada Qu-\nill rose", "Source A rose"),
        ("Zoë Müller", "Zoe Muller", "Source A"),
        ("Zoe Muller", "Zoë Mu\u0308ller", "Source A"),
        ("Emily Post", "Post went to the post office", "Source A went to the post office"),
        ("Holm & Sons", "Holm & Sons or Holm and Sons", "Source A or Source A"),
        ("Holm & Sons", "HOLM & SONS: Mr. Holm and his sons", "Source A: Source A and his sons"),
        ("Holm & Sons", "Holm & Sons\n\nHolm & Sons paid", "Source A\n\nSource A paid"),
        ("Holm Brothers Shipping Ltd", "Holm owned the line", "Source A owned the line"),
        ("The Quay Gazette", "the Quay Gazette lay on the quay", "Source A lay on the quay"),
        ("The Quay Gazette", "The Gazette's men. A Gazette man", "Source A's men. A Source A man"),
        ("The Quay Gazette", "On Monday the GAZETTE, a gazette", "On Monday Source A, a gazette"),
        ("The Quay Gazette", "the Evening Gazette", "the Evening Gazette"),
        ("The Quay Gazette", "Gazette", "Source A"),
        ("Quay Press Gazette Ltd", "Quay Press Gazette: the Gazette", "Source A: Source A"),
        ("Court of Inquiry", "the Court sat in a court", "Source A sat in a court"),
        ("The Torvik University", "the University of Oslo", "the University of Oslo"),
    ],
)
def test_names_in_texts(name, text, expected):
    assert protect(one_account(text, [name])).accounts[0].text == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "Maud Bexley",
            "MB: I saw it.\n\nTom told MB of it.",
            "Source A: I saw it.\n\nTom told Source A of it.",
        ),
        (
            "Dr Maud K. Bexley",
            "M.B.: I saw it. M. B. saw it",
            "Source A: I saw it. Source A saw it",
        ),
        ("Bexley, Maud", "**MB:** I saw it.", "**Source A:** I saw it."),
        (
            "Maud van Bexley",
            "I saw it.\n\nMvB\nMB, MVB\nMB",
            "I saw it.\n\nMvB\nSource A, MVB\nSource A",
        ),
        ("Maud Bexley", "The boat sank. (MB)\nGMB, MBs", "The boat sank. (Source A)\nGMB, MBs"),
        ("Ivo Tarn", "IT: I saw it.\n\nIt sank.", "Source A: I saw it.\n\nIt sank."),
        ("Maud Bexley", "I had 64 MB of it.", "I had 64 MB of it."),
        ("Maud", "M: I saw it.", "M: I saw it."),
    ],
)
def test_initials_that_label_or_sign_what_a_source_says_are_hidden(name, text, expected):
    assert protect(one_account(text, [name])).accounts[0].text == expected


def test_initials_count_in_the_notes_of_another_who_names_the_source():
    asked = one_account("Maud Bexley spoke.\nMB: I saw it.", ["Tom Quill", "Maud Bexley"])
    hidden = replace(asked, sources=(replace(asked.sources[0], protected=False), asked.sources[1]))
    assert protect(hidden).accounts[0].text == "Source B spoke.\nSource B: I saw it."
    other = one_account("MB: I saw it.", ["Tom Quill", "Maud Bexley"])
    assert "MB: I saw it." in protect(other).accounts[0].text


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010", "\u2011", "-\u200b"])
@pytest.mark.parametrize("gap", ["\n", "\r\n", "  \n", "\n   ", "\n\n", "\n> ", " "])
@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Euan Sallick", "then Euan Sal|lick's boat", "then Source A's boat"),
        ("Euan Sallick", "a Sal|lick at well|known Sal|tery", "a Source A at well|known Sal|tery"),
        ("Euan Sallick", "to eu|an.sallick@x.example", "to Source A"),
        ("The Harbour Courier", "in the Har|bour Cour|ier", "in Source A"),
    ],
)
def test_a_name_broken_at_the_end_of_a_line_is_hidden(name, text, expected, hyphen, gap):
    broken = one_account(text.replace("|", hyphen + gap), [name])
    assert protect(broken).accounts[0].text == expected.replace("|", hyphen + gap)
    assert veil(broken)(broken.accounts[0].text) == expected.replace("|", hyphen + gap)


@given(
    st.integers(1, 6),
    st.text("-\u00ad\u2010", min_size=1, max_size=2),
    st.sampled_from(["\n", " \n\t", " "]),
    st.lists(st.sampled_from(["boat", "re-\nturn", "a-", "Sal", "\n", "é"]), max_size=5),
)
def test_wherever_a_name_is_broken_it_is_hidden(place, hyphen, gap, words):
    around = f"{' '.join(words)} end"  # so that "Sal" alone in the last line is no signature
    name = "Sallick"[:place] + hyphen + gap + "Sallick"[place:]
    shown = protect(one_account(f"{around} . {name} . {around}", ["Euan Sallick"]))
    assert shown.accounts[0].text == f"{around} . Source A . {around}"


def test_a_given_name_that_others_bear_stays_where_nothing_is_protected(brief):
    tales = Telltales()
    source = Source(id="s1", name="Ines Marlow")
    add_source(tales, source, "Source A", Bearers((frozenset({"ines", "calder"}),)))
    text = "Ines Marlow met Ines Calder; Marlow wept."
    assert redact(text, find_hits(text, tales)).text == "Source A met Ines Calder; Source A wept."


def speaking(brief):
    """The brief with an account for each of its sources."""
    told = brief.accounts[0]
    accounts = (replace(told, file=f"{s.id}.txt", source=s.id) for s in brief.sources)
    return replace(brief, accounts=tuple(accounts))


def test_pseudonyms_go_by_the_order_of_ids():
    brief = one_account(
        "", [f"Name{letter} Other{letter}" for letter in "zyxwvutsrqponmlkjihgfedcbaZY"]
    )
    names = [source.name for source in protect(speaking(brief)).sources]
    assert names[:3] == ["Source A", "Source B", "Source C"]
    assert names[-3:] == ["Source Z", "Source AA", "Source AB"]


@pytest.mark.parametrize("name", ["s1", "S1", "s2", "Source B"])
def test_a_source_that_is_called_like_an_id_is_hidden_and_the_ids_stay(tmp_path, name):
    (tmp_path / "a.txt").write_text("The ferry Heron sank on 3 May 1962.\n")
    (tmp_path / "b.txt").write_text("By Ann Lee\n\nThe ferry Heron sank on 4 May 1962.\n")
    (tmp_path / "accounts.csv").write_text(f"file,source,protected\na.txt,{name},yes\n")
    hidden = protect(make_brief([tmp_path]))
    ids = {source.id for source in hidden.sources}
    told = [c for f in hidden.findings for a in f.answers for c in a.claims]
    assert {account.source for account in hidden.accounts} == ids == {"s1", "s2"}
    assert {claim.source for claim in told} <= ids | {""}
    assert {one.source for one in hidden.standings} <= ids
    assert to_json(hidden)
    assert to_html(hidden)


def test_a_hidden_source_that_speaks_nowhere_is_hidden_and_not_listed():
    hidden = protect(one_account("Ada Quill met Olaf Lind.", ["Olaf Lind", "Ada Quill"]))
    assert [source.name for source in hidden.sources] == ["Source A"]
    assert hidden.accounts[0].text == "Source B met Source A."


WORDS = st.lists(
    st.sampled_from(["Ada", "Quill", "quill's", "boat", "é", "x@quill.example", "\n", "-", "A."]),
    max_size=30,
)


@given(words=WORDS, data=st.data())
def test_offsets_move_with_the_text(words, data):
    """What stands between the hits is found again at the offsets that `move` gives."""
    text = " ".join(words)
    tales = Telltales()
    add_source(tales, Source(id="s", name="Ada Quill", protected=True), "Source A", Bearers())
    redaction = redact(text, find_hits(text, tales))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = redaction.move(start, end)
    assert 0 <= low <= high <= len(redaction.text)
    if not any(a < end and start < b for a, b, _ in redaction.hits):
        assert redaction.text[low:high] == text[start:end]
    assert "quill" not in fold(redaction.text)


def test_words_of_an_inferred_source_that_are_everybody_s_stay():
    """A headline that was taken for a source's name hides as a whole, and no word of the text."""
    text = "Ten persons perish, weeping. Persons of note came. Weeping Persons Perish."
    brief = one_account(text, ["Weeping Persons Perish"], protected=False)
    hidden = protect(brief, all_sources=True).accounts[0].text
    assert hidden == text.replace("Weeping Persons Perish", "Source A")


@given(words=WORDS)
def test_the_view_maps_back_to_the_redacted_text(words):
    """A view without line breaks still points at the same characters of the text."""
    text = " ".join(words)
    kept = [place for place, letter in enumerate(text) if letter != "\n"]
    view = View(text="".join(text[place] for place in kept), starts=kept)
    account = protect(one_account(text, ["Ada Quill"], view=view)).accounts[0]
    assert "quill" not in fold(account.view.text)
    assert len(account.view.starts) == len(account.view.text)
    assert all(a <= b for a, b in pairwise(account.view.starts))
    assert [account.text[start] for start in account.view.starts] == list(account.view.text)
    assert account.sections[0].end == len(account.view.text)


def test_the_names_of_a_firm_are_hidden_whoever_else_bears_them():
    tales = Telltales()
    firm = Source(id="s1", name="Holm & Sons")
    add_source(tales, firm, "Source A", Bearers((frozenset({"edward", "holm"}),)))
    text = "Edward Holm left Holm & Sons to his sons."
    found = redact(text, find_hits(text, tales)).text
    assert found == "Edward Source A left Source A to his sons."


def test_a_source_has_one_pseudonym_whatever_hides_it(brief):
    by_mark = {s.id: s.name for s in protect(brief).sources if is_pseudonym(s)}
    by_wish = {s.id: s.name for s in protect(brief, all_sources=True).sources}
    assert by_mark
    assert by_mark.items() <= by_wish.items()
    narrow = select(protect(brief), "Strand", unhidden=brief)
    assert {s.name for s in narrow.sources if s.id in by_mark} <= set(by_mark.values())


@pytest.mark.parametrize("write", OUTPUTS.values(), ids=OUTPUTS)
def test_a_narrowed_brief_hides_those_who_are_not_in_it(brief, write):
    for entity in brief.entities:
        hidden = write(select(protect(brief), entity.name, unhidden=brief)).lower()
        assert [word for word in TELLING if word in hidden] == []


def test_a_wrong_name_is_not_answered_with_a_hidden_one(brief):
    with pytest.raises(BadInput) as caught:
        select(protect(brief), "Halvorson", unhidden=brief)
    assert "Halvorsen" not in str(caught.value)


def calling(text, *entities, name="Euan Sallick", protected=True):
    """A brief of one text by `name`, with people, each a tuple of what they are called."""
    people = tuple(
        Entity(id=f"e{place}", type=EntityType.PERSON, name=names[0], variants=names[1:])
        for place, names in enumerate(entities)
    )
    return replace(one_account(text, [name], protected=protected), entities=people)


@pytest.mark.parametrize("protected", [True, False])
@pytest.mark.parametrize(
    ("entities", "text", "expected"),
    [
        ([("Mr Salick",)], "Mr Salick was ill", "Source A was ill"),
        ([("Ewan Sallick",)], "Ewan Sallick's account", "Source A's account"),
        ([("Ewan Salick",)], "Ewan Salick or Salick", "Source A or Source A"),
        ([("Kallick",)], "Kallick went", "Source A went"),
        ([("Euan Sallick", "Heron")], "He was Heron to us", "He was Source A to us"),
        ([("Euan Sallick", "the Captain")], "The Captain left", "The Captain left"),
        ([], "SALLIK was ill, so was Salick", "Source A was ill, so was Source A"),
        ([("Hugh Salick", "Salick")], "Hugh Salick, Salick", "Hugh Salick, Salick"),
        ([("Hugh Varden",)], "Hugh Varden went", "Hugh Varden went"),
    ],
)
def test_a_misspelt_name_is_hidden_and_that_of_another_is_not(entities, text, expected, protected):
    hidden = protect(calling(text, *entities, protected=protected), all_sources=True)
    assert hidden.accounts[0].text == expected
    told = {name for entity in hidden.entities for name in (entity.name, *entity.variants)}
    assert not any("allic" in name for name in told)


def test_a_word_that_texts_write_small_is_no_misspelt_name():
    hidden = protect(calling("Basket, a basket", name="Ada Baskett"))
    assert hidden.accounts[0].text == "Basket, a basket"


@pytest.fixture(scope="module")
def misspelling(tmp_path_factory):
    """Two accounts that misspell the name of a third, which is protected."""
    folder = tmp_path_factory.mktemp("linnet")
    marked = "file,source,protected\na.txt,Euan Sallick,yes\nb.txt,Dora Penn,\nc.txt,Olaf Lind,\n"
    (folder / "accounts.csv").write_text(marked)
    (folder / "a.txt").write_text("The Linnet sank at nine. I, Euan Sallick, saw it.")
    (folder / "b.txt").write_text("Mr Salick was nineteen. The Linnet sank at ten.")
    (folder / "c.txt").write_text("Ewan Sallick's account differs. Ewan Sallick was arrested.")
    return make_brief([folder])


@pytest.mark.parametrize("write", OUTPUTS.values(), ids=OUTPUTS)
def test_no_output_tells_a_misspelt_name(misspelling, write):
    variants = ("sallick", "salick", "ewan", "euan")
    assert [name for name in variants if name not in to_json(misspelling).lower()] == []
    assert [name for name in variants if name in write(protect(misspelling)).lower()] == []


LINES = "The Alma sank on 3 May 1921. The pilot said that nobody had seen the light."
SIGNED = [
    (f"The loss\n\nBy mudlark77\n\n{LINES}\n", "mudlark77"),
    (f"The loss\n\nWords: Yrsa Oduya / Pictures: K. Tembo\n\n{LINES}\n", "Oduya"),
    (f"THE ALMA LOST\n\nfrom our own correspondent, O. Krellwin\n\n{LINES}\n", "Krellwin"),
    (f"Dear editor,\n\n{LINES}\n\nYours faithfully,\nQuillon Brax\n", "Quillon"),
    (f"Dear Anna,\n\n{LINES}\n\nYour loving,\nPip\n", "Pip"),
    (f"{LINES}\n\nVaska\nTorvik, 9 May 1921\n", "Vaska"),
    (f"Statement of the witness ZABDI KORN\n\n{LINES}\n", "Zabdi"),
    (f"{LINES}\n\n© 2016 Mudlark Zorbin\n", "Zorbin"),
]


@pytest.mark.parametrize(("text", "name"), SIGNED, ids=[name for _, name in SIGNED])
def test_a_writer_whom_nobody_knows_is_hidden_where_he_signs(tmp_path, text, name):
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "two.txt").write_text("The Alma sank on 4 May 1921.", encoding="utf-8")
    shown = protect(make_brief([tmp_path]), all_sources=True)
    assert name.lower() not in to_json(shown).lower().replace("pipe", "")
    texts = " ".join(account.text for account in shown.accounts)
    assert name not in texts
    assert "pilot said that nobody had seen the light" in texts


def test_what_is_everybodys_word_is_no_signature(tmp_path):
    text = "The loss of the boat was the end. He came by Torvik.\n\nThe End\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (shown,) = protect(make_brief([tmp_path]), all_sources=True).accounts
    assert shown.text == text


TITLED = "PHOTOGRAPHER SAVED\n\nBy 1921 he was known.\n\nHe took pictures of the harbour in 1921.\n"


def test_a_word_that_only_begins_as_a_trade_and_a_year_are_no_signature(tmp_path):
    (tmp_path / "one.txt").write_text(TITLED, encoding="utf-8")
    (shown,) = protect(make_brief([tmp_path]), all_sources=True).accounts
    assert shown.text == TITLED


@pytest.mark.parametrize("protected", ["", "yes"])
def test_a_file_called_by_what_it_is_names_nobody(tmp_path, protected):
    text = "The Trial of Jonas Reed\n\nThe trial opened at ten. Trial judges sat. Letters came.\n"
    (tmp_path / "trial.txt").write_text(text)
    (tmp_path / "letter.txt").write_text("She wrote him a letter. The trial was long.\n")
    (tmp_path / "halden-diary.txt").write_text("It sank at ten. Halden saw it. A diary is here.\n")
    files = "".join(f"{one}.txt,{protected}\n" for one in ("trial", "letter", "halden-diary"))
    (tmp_path / "accounts.csv").write_text(f"file,protected\n{files}")
    shown = protect(make_brief([tmp_path]), all_sources=True)
    assert {account.text for account in shown.accounts} == {
        text,
        "She wrote him a letter. The trial was long.\n",
        "It sank at ten. Source A saw it. A diary is here.\n",
    }
    assert not any("trial" in account.file for account in shown.accounts)


HEADS = [
    "Account of the Collision",
    "Diary of a Siege Winter",
    "Letters from Norway",
    "Statement of Facts",
    "Photo Essay",
    "By Monday",
    "The Evidence of Our Eyes",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_short_head_is_no_signature(tmp_path, head):
    text = f"{head}\n\n{LINES}\n\nAppendix\n"
    (tmp_path / "one.txt").write_text(text)
    (shown,) = protect(make_brief([tmp_path]), all_sources=True).accounts
    assert shown.text == text


def test_the_town_of_a_paper_and_the_number_of_a_paragraph_stay(tmp_path):
    text = "By Ada Quill, The Torvik Post, 4 May 1921\n\n1. The men of Torvik left.\n\n2. Quill stayed.\n"
    (tmp_path / "one.txt").write_text(text)
    (tmp_path / "accounts.csv").write_text("file,source\none.txt,The Torvik Post\n")
    (shown,) = protect(make_brief([tmp_path]), all_sources=True).accounts
    assert "1. The men of Torvik left.\n\n2. Source A stayed." in shown.text
