"""What one account denies and another asserts: from the texts to one contested finding."""

import pytest

from thurloe.extract import english
from thurloe.nouns import Status
from thurloe.pipeline import make_brief

# What one account denies, what the other says, and the question that they meet in.
QUARRELS = [
    (
        "Anna Holm was a courier. Nobody exchanged her for anyone.",
        "Anna Holm was exchanged in 1962 on a bridge.",
        "Was Anna Holm exchanged?",
    ),
    (
        "Anna Holm came home in May. The exchange was planned and never took place.",
        "In 1962 Anna Holm was exchanged for two officers.",
        "Was Anna Holm exchanged?",
    ),
    (
        "The meeting of Anna Holm and Peter Krag never took place.",
        "Anna Holm and Peter Krag met in May 1931.",
        "Did Anna Holm meet Peter Krag?",
    ),
    (
        "Anna Holm never met Peter Krag.",
        "Peter Krag met Anna Holm in Ghent in May 1931.",
        "Did Anna Holm meet Peter Krag?",
    ),
    (
        "It was said that Peter Krag sold the plans. He did no such thing.",
        "Peter Krag sold the plans in 1931.",
        "Did Peter Krag sell the plans?",
    ),
    (
        "They wrote in the papers that Peter Krag went down with his ship. He did not.",
        "Peter Krag went down with his ship.",
        "Did Peter Krag sink with his ship?",
    ),
    (
        "The papers wrote that Anna Holm had fled to Lima. That is not so.",
        "Anna Holm fled to Lima in 1931.",
        "Did Anna Holm flee to Lima?",
    ),
    (
        "The court heard it said that Peter Krag had stolen the money. It finds no truth in this.",
        "Peter Krag stole the money in 1931.",
        "Did Peter Krag steal the money?",
    ),
    (
        "In the town they say that Peter Krag stole the money. Nothing supports it.",
        "Peter Krag stole the money in 1931.",
        "Did Peter Krag steal the money?",
    ),
    (
        "Peter Krag did not know of the plot.",
        "Peter Krag had been privy to the plot.",
        "Did Peter Krag know of the plot?",
    ),
    (
        "Peter Krag was unaware of the danger.",
        "Peter Krag knew all about the danger.",
        "Did Peter Krag know of the danger?",
    ),
    (
        "Peter Krag never visited the island.",
        "Peter Krag visited the island in June 1931.",
        "Did Peter Krag visit the island?",
    ),
    (
        "It is not true that Peter Krag was arrested in Ghent.",
        "Peter Krag was arrested in Ghent in June 1931.",
        "Was Peter Krag arrested in Ghent?",
    ),
    (
        "There is no evidence that Peter Krag was recruited by Anna Holm.",
        "Peter Krag was recruited by Anna Holm in 1931.",
        "Was Peter Krag recruited by Anna Holm?",
    ),
    (
        "No document supports the claim that Anna Holm fled to Lima.",
        "Anna Holm fled to Lima in 1931.",
        "Did Anna Holm flee to Lima?",
    ),
    (
        "Contrary to what Dahl wrote, Peter Krag never married Anna Holm.",
        "Peter Krag married Anna Holm in 1931.",
        "Did Peter Krag marry Anna Holm?",
    ),
    (
        "The story that Peter Krag was tortured is a myth.",
        "Peter Krag was tortured in Ghent.",
        "Was Peter Krag tortured?",
    ),
    (
        "The story that Peter Krag betrayed Anna Holm was invented by Dahl.",
        "Peter Krag betrayed Anna Holm in 1931.",
        "Was Anna Holm betrayed by Peter Krag?",
    ),
    (
        "Peter Krag died in 1938. They wrote that he drowned. He could not swim. It was his heart.",
        "Peter Krag drowned on 9 October 1938.",
        "Did Peter Krag drown?",
    ),
    (
        "Peter Krag drew charts and never asked for money.",
        "Peter Krag drew charts. For each he was paid five pounds.",
        "Was Peter Krag paid?",
    ),
    (
        "Peter Krag left Ghent in 1902 without a degree.",
        "Peter Krag studied at Ghent, where he took his degree in 1902.",
        "Did Peter Krag have a degree?",
    ),
    (
        "Anna Holm was tried in May. No charge of theft was brought against her.",
        "Anna Holm was charged with theft in May 1931.",
        "Was Anna Holm charged with theft?",
    ),
    (
        "Nobody hit Peter Krag. The road was bad.",
        "Peter Krag was hit with a pistol. The sea was calm.",
        "Was Peter Krag hit?",
    ),
    (
        "Peter Krag was not harmed. The road was bad.",
        "The guards hurt Peter Krag. The sea was calm.",
        "Was Peter Krag hurt?",
    ),
    (
        "Anna Holm was brave. She did not faint.",
        "Anna Holm was shot at dawn. At the gate the prisoner fainted.",
        "Did Anna Holm faint?",
    ),
    (
        "Peter Krag was never a spy. The road was bad.",
        "Peter Krag was a spy. The sea was calm.",
        "Was Peter Krag a spy?",
    ),
    (
        "Dahl said that Peter Krag never sold the plans. The road was bad.",
        "Peter Krag sold the plans in 1931. The sea was calm.",
        "Did Peter Krag sell the plans?",
    ),
    (
        "Dahl denied that Peter Krag sold the plans.",
        "Peter Krag sold the plans in 1931.",
        "Did Peter Krag sell the plans?",
    ),
    (
        "Peter Krag denied that he had met Anna Holm in Ghent.",
        "Peter Krag met Anna Holm in Ghent in May 1931.",
        "Did Peter Krag meet Anna Holm in Ghent?",
    ),
    (
        "Peter Krag denied having burned the letters.",
        "Peter Krag burned the letters.",
        "Did Peter Krag burn the letters?",
    ),
    (
        "Peter Krag lied when he said that he had sold the boat.",
        "Peter Krag sold the boat in 1931.",
        "Did Peter Krag sell the boat?",
    ),
    (
        "The claim that Peter Krag sold the boat is disputed by Anna Holm.",
        "Peter Krag sold the boat in 1931.",
        "Did Peter Krag sell the boat?",
    ),
    (
        "Peter Krag was falsely accused of burning the letters.",
        "Peter Krag burned the letters.",
        "Were the letters burned by Peter Krag?",
    ),
    (
        "Contrary to legend, Peter Krag did not burn the letters.",
        "Peter Krag burned the letters in May 1931.",
        "Were the letters burned by Peter Krag?",
    ),
]
# A denial and what is another matter, though it shares words with it.
PEACE = [
    ("Peter Krag was not arrested in May 1931.", "Peter Krag was arrested in June 1931."),
    ("Peter Krag did not go to Ghent.", "Peter Krag went to Ghent in 1911."),
    ("Peter Krag never betrayed Anna Holm.", "Anna Holm betrayed Peter Krag in 1931."),
    ("Peter Krag was never tried in Ghent.", "Peter Krag was tried in Lima in May 1931."),
    ("Peter Krag did not sign the letter.", "Peter Krag signed the treaty in May 1931."),
    ("Peter Krag did not drown.", "Peter Krag died on 9 May 1931."),
    ("Peter Krag was not executed immediately.", "Peter Krag was executed in May 1931."),
    ("Peter Krag was not arrested until May 1931.", "Peter Krag was arrested in May 1931."),
    ("Peter Krag never visited the island.", "Some say Peter Krag visited the island."),
    ("It is true that Peter Krag sold the plans.", "Peter Krag sold the plans in 1931."),
    ("Dahl denied that Peter Krag left in May 1931.", "Peter Krag left in June 1931."),
    ("Popular belief has it that Peter Krag sold the boat.", "Peter Krag never sold the boat."),
    ("The claim that Peter Krag sold the boat is disputed.", "Peter Krag sold the boat."),
    ("Peter Krag never asked for help.", "Peter Krag was paid five pounds."),
    ("A story that Peter Krag sold the plans was printed.", "Peter Krag sold the plans in 1931."),
    (
        "Peter Krag was never charged with such a thing.",
        "Peter Krag was charged with theft in May 1931.",
    ),
    ("Peter Krag never spoke to Dahl again.", "Peter Krag spoke to Dahl in May 1931."),
    ("Peter Krag was not at Ghent.", "Peter Krag was at Ghent in 1911."),
    ("It is not disputed that Peter Krag sold the plans.", "Peter Krag sold the plans."),
    ("Anna Holm did not faint.", "The prisoner fainted. Peter Krag fainted too."),
    ("Nobody hit Peter Krag.", "Peter Krag hit Anna Holm with a stick."),
    ("Peter Krag was not badly hurt.", "Peter Krag was hurt in May 1931."),
]


REST = " The road by the river was bad, and few came that way."


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    extractor = english()

    def make(*texts):
        folder = tmp_path_factory.mktemp("accounts")
        for n, text in enumerate(texts):
            (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        return make_brief([folder], extractor=extractor)

    return make


# Things without a name: whether it came about, and whether they ran.
OF_THINGS = [
    ("No alarm sounded.", "The alarm was sounded at 18.50 by the guard.", "Did any alarm sound?"),
    ("No alarm was given.", "Krag said the alarm had been given at noon.", "Was any alarm given?"),
    ("The siren never sounded.", "At 18.50 the siren sounded.", "Did the siren sound?"),
    ("The gate was not opened.", "The gate was opened at 18.50.", "Was the gate opened?"),
    ("No alarm was raised.", "The guard raised the alarm at noon.", "Was any alarm raised?"),
    ("No ransom was paid.", "A ransom of forty pounds was paid.", "Was any ransom paid?"),
    ("The rudder was not torn off.", "The ice tore off the rudder.", "Was the rudder torn off?"),
]
RUNNING = [
    ("The fans were off.", "The fans were running throughout the night."),
    ("Krag himself switched off the pumps.", "Krag denied that the pumps had been switched off."),
    ("Two of the six cameras had been turned off.", "We did not turn off any cameras."),
    ("The radio was not working.", "The radio was on."),
]
# Counts of none that are counts, and what is on and off without being a machine.
COUNTED = [("No shots were fired.", "Two shots were fired."), ("No men came.", "Krag came.")]


def contested(brief):
    return {
        f.question: {a.value: {c.quote.account for c in a.claims} for a in f.answers}
        for f in brief.findings
        if f.status is Status.CONTESTED and f.attribute == "polarity"
    }


@pytest.mark.parametrize(("denial", "deed", "question"), QUARRELS, ids=[d for d, *_ in QUARRELS])
def test_a_denial_stands_against_the_deed(brief, denial, deed, question):
    assert contested(brief(denial, deed)) == {question: {"no": {"0.txt"}, "yes": {"1.txt"}}}


@pytest.mark.parametrize(("denial", "other"), PEACE, ids=[d for d, _ in PEACE])
def test_another_matter_is_no_contradiction(brief, denial, other):
    assert contested(brief(denial, other)) == {}


def test_the_words_shown_for_a_no_say_no(brief):
    made = brief("It was said that Peter Krag sold the plans. He did no such thing.")
    texts = {a.file: a.text for a in made.accounts}
    noes = [c for f in made.findings for a in f.answers for c in a.claims if c.value == "no"]
    assert [c.quote.text.endswith("He did no such thing") for c in noes] == [True]
    assert all(texts[c.quote.account][c.quote.start : c.quote.end] == c.quote.text for c in noes)


def test_denials_in_other_words_agree(brief):
    made = brief(
        "Anna Holm was tried in May. No charge of theft was brought against her." + REST,
        "Anna Holm was never charged with theft. The sea was calm.",
    )
    (asked,) = [f for f in made.findings if f.attribute == "polarity"]
    assert (asked.status, [a.value for a in asked.answers]) == (Status.AGREED, ["no"])
    assert {c.quote.account for a in asked.answers for c in a.claims} == {"0.txt", "1.txt"}


def test_who_disputes_a_thing_is_cited(brief):
    made = brief(
        "Dahl denied that Peter Krag sold the plans." + REST, "Peter Krag sold the plans in 1931."
    )
    (asked,) = [f for f in made.findings if f.attribute == "polarity"]
    cited = {a.value: [c.cited for c in a.claims] for a in asked.answers}
    assert (asked.status, cited) == (Status.CONTESTED, {"no": ["Dahl"], "yes": [None]})


def test_who_denies_a_deed_does_not_agree_that_it_was_done(brief):
    made = brief("Peter Krag denied having burned the letters.", "Peter Krag burned the letters.")
    assert not [f for f in made.findings if f.status is Status.AGREED]


def test_nobody_is_asked_what_nobody_denies(brief):
    made = brief("Anna Holm fled to Lima in 1931.", "Anna Holm fled to Lima in May.")
    assert not [f for f in made.findings if f.attribute == "polarity"]


def test_the_other_cause_stands_against_the_rumour_and_those_who_assert_it(brief):
    made = brief(
        "Peter Krag died in 1938. People have written that he drowned. It was his heart.",
        "Peter Krag drowned on 9 October 1938.",
    )
    (how,) = [f for f in made.findings if f.attribute == "manner" and len(f.answers) > 1]
    assert how.status is Status.CONTESTED
    assert {a.value for a in how.answers} == {"his heart", "drowning"}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("People say that Peter Krag drowned.", "Peter Krag drowned.", Status.SINGLE),
        ("People say that Peter Krag drowned.", "They say Peter Krag drowned.", Status.SINGLE),
        ("Peter Krag is said to have drowned.", "Peter Krag drowned.", Status.SINGLE),
        ("Dahl said that Peter Krag drowned.", "Peter Krag drowned.", Status.AGREED),
        ("Peter Krag drowned.", "Peter Krag drowned.", Status.AGREED),
    ],
)
def test_what_people_say_agrees_with_nobody(brief, one, other, status):
    """A rumour is heard, and vouched for by no one."""
    made = brief(f"{one} Ghent is quiet.", f"{other} Lima is loud, and its port is large.")
    assert {f.status for f in made.findings if f.attribute == "manner"} == {status}


@pytest.mark.parametrize(("no", "yes", "question"), OF_THINGS, ids=[q[2] for q in OF_THINGS])
def test_a_thing_without_a_name_is_denied_and_asserted(brief, no, yes, question):
    found = contested(brief(no + REST, yes + REST))
    assert found == {question: {"no": {"0.txt"}, "yes": {"1.txt"}}}


@pytest.mark.parametrize(("one", "other"), RUNNING, ids=[q[0] for q in RUNNING])
def test_what_ran_and_what_did_not(brief, one, other):
    found = brief(one + REST, other + REST).findings
    (finding,) = (f for f in found if f.attribute == "state")
    assert finding.status is Status.CONTESTED
    assert {c.quote.account for a in finding.answers for c in a.claims} == {"0.txt", "1.txt"}


@pytest.mark.parametrize(("none", "some"), COUNTED, ids=[q[0] for q in COUNTED])
def test_a_count_of_none_stays_a_count(brief, none, some):
    found = brief(none + REST, some + REST).findings
    assert "no" not in {a.value for f in found for a in f.answers}
    assert any(f.attribute == "number" for f in found)
