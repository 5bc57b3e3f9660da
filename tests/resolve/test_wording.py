"""The grammar of questions, and that every claim has one."""

from dataclasses import replace

import pytest
from asked import ANNA, claim, with_event, without_subject
from hypothesis import given
from hypothesis import strategies as st

from thurloe.kinds import KINDS
from thurloe.nouns import EntityType, Mode, Quote, Role
from thurloe.resolve.openings import OPENINGS, STATES, TOLLS
from thurloe.resolve.wording import RULES, word

ABOUT_ANNA = [
    (claim("arrest", "date"), "When was Anna Holm arrested?"),
    (claim("arrest", "place"), "Where was Anna Holm arrested?"),
    (claim("arrest", "agent"), "By whom was Anna Holm arrested?"),
    (claim("arrest", "charge"), "For what was Anna Holm arrested?"),
    (claim("conviction", "charge"), "Of what was Anna Holm convicted?"),
    (with_event(claim("charge", "charge"), lemma="accuse"), "Of what was Anna Holm accused?"),
    (claim("sinking", "agent"), "Who or what made Anna Holm sink?"),
    (claim("arrival", "time"), "At what time did Anna Holm arrive?"),
    (claim("departure", "destination"), "For where did Anna Holm leave?"),
    (claim("death", "age"), "At what age did Anna Holm die?"),
    (claim("death", "cause"), "Why did Anna Holm die?"),
    (claim("execution", "manner"), "How was Anna Holm executed?"),
    (claim("imprisonment", "duration"), "For how long was Anna Holm held in prison?"),
    (claim("rescue", "object"), "Whom or what did Anna Holm rescue?"),
    (claim("paint", "object"), "Whom or what did Anna Holm paint?"),
    (claim("paint", "date"), "When did Anna Holm paint?"),
    (claim("paint", "flavour"), "Flavour: did Anna Holm paint?"),
    (claim("being", "position"), "What was Anna Holm?"),
    (claim("being", "nationality"), "Of which nation was Anna Holm?"),
    (claim("ancestry", "ancestry"), "Of which ancestry was Anna Holm?"),
    (claim("pilot", "person"), "Who was the pilot of Anna Holm?"),
    (claim("marriage", "participants"), "Between whom was the marriage?"),
    (claim("name", "person"), "What was the name of Anna Holm?"),
    (claim("shooting", "part"), "On which part was Anna Holm shot?"),
    (claim("shooting", "manner", "shooting"), "By what was Anna Holm killed or hurt?"),
    (
        claim("demand", "number", "900 GBP", about="ransom"),
        "How large a ransom (GBP) did Anna Holm demand?",
    ),
    (claim("order", "object"), "Whom or what did Anna Holm order?"),
    (claim("order", "date"), "When did Anna Holm give an order?"),
    (claim("be", "place"), "Where was Anna Holm?"),
    (claim("be", "date"), "When was Anna Holm there?"),
    (claim("siblings", "birth_order"), "Which child of the family was Anna Holm?"),
    (claim("life", "date"), "When did Anna Holm live?"),
    (claim("age", "age"), "How old was Anna Holm?"),
    (
        claim("age", "age", about="the family went home"),
        "How old was Anna Holm when the family went home?",
    ),
    (claim("stay", "duration", about="Lima"), "For how long was Anna Holm in Lima?"),
    (claim("stay", "place"), "Where did Anna Holm stay?"),
    (claim("watch", "statement", "was watched"), "What happened to Anna Holm?"),
    (claim("watch", "statement", "might be watched"), "What happened to Anna Holm?"),
    (claim("watch", "statement", "had been watching it"), "What did Anna Holm do?"),
    (claim("sit", "statement", "is still sitting there"), "What did Anna Holm do?"),
    (claim("consist", "number", "9", about="guard"), "Of how many guards did Anna Holm consist?"),
    (claim("trial", "polarity"), "Was Anna Holm tried?"),
    (claim("acceptance", "polarity"), "Did Anna Holm accept or heed it?"),
    (
        claim("acceptance", "polarity", about="the warning"),
        "Did Anna Holm accept or heed the warning?",
    ),
    (claim("presence", "polarity", about="radio"), "Did Anna Holm have any radio?"),
    (claim("size", "number", "50 ft", about="height"), "What was the height of Anna Holm?"),
    (claim("condition", "state"), "In what state was Anna Holm?"),
    (claim("performance", "work"), "Which work was performed?"),
    (claim("performance", "performer"), "Who performed?"),
    (claim("ending", "date", about="leader"), "Until when was Anna Holm so (leader)?"),
    (claim("entry", "date", about="Clerk behind bars"), "On which day: Clerk behind bars?"),
    (claim("correspondence", "number", about="time"), "How often did Anna Holm make contact?"),
    (claim("paint", "number"), "How many did Anna Holm paint?"),
    (claim("amount", "number", "600 t", about="coal"), "How much coal did Anna Holm have?"),
    (claim("amount", "number", "3", about="sister"), "How many sisters did Anna Holm have?"),
    (claim("amount", "number", "25", about="crew"), "How large was the crew of Anna Holm?"),
    (claim("acceptance", "polarity", about="been"), "Did Anna Holm accept or heed it?"),
    (
        claim("paint", "number", "6", about="knot"),
        "How many knots were there when Anna Holm painted?",
    ),
    (
        claim("payment", "number", "50 GBP", about="pound"),
        "How much money (GBP) was Anna Holm paid?",
    ),
    (
        claim("payment", "number", "50", about="crown"),
        "How much money (crowns) was Anna Holm paid?",
    ),
    (
        claim("payment", "number", "50 GBP", about="GBP"),
        "How much money (GBP) was Anna Holm paid?",
    ),
]


@pytest.mark.parametrize(("of", "question"), ABOUT_ANNA)
def test_about_somebody(of, question):
    assert word(of, ANNA) == question


ABOUT_NOBODY = [
    (claim("killing", "number", "120", about="person"), "How many people were killed?"),
    (claim("missing", "number", "12", about="person"), "How many people were missing?"),
    (claim("launch", "number", "3", about="boat"), "How many boats were launched?"),
    (claim("attack", "number", "3", about="village"), "How many villages were attacked?"),
    (claim("amount", "number", "2", about="woman"), "How many women were there?"),
    (claim("amount", "number", "2 t", about="coal"), "How much coal was there?"),
    (claim("arrest", "date"), "When was somebody arrested?"),
    (claim("arrival", "date"), "When was the arrival?"),
    (claim("paint", "date"), "When did it paint?"),
    (claim("pilot", "person"), "Who was the pilot?"),
    (claim("acceptance", "polarity"), "Did they accept or heed it?"),
    (claim("call", "agent", about="for a doctor"), "Who did so (call for a doctor)?"),
    (claim("verdict", "verdict"), "What was the verdict?"),
]


@pytest.mark.parametrize(("of", "question"), ABOUT_NOBODY)
def test_about_nobody(of, question):
    assert word(without_subject(of), None) == question


MADE = [
    ("copper nails", "copper", "Of what were the nails made?"),
    ("a small wooden hut", "wooden", "Of what was the small hut made?"),
    ("an iron bridge", "iron", "Of what was the bridge made?"),
    ("her black silk gloves", "silk", "Of what were her black gloves made?"),
    ("the flask", "glass", "Of what was the flask made?"),
    ("iron", "iron", "Of what was iron made?"),
]


@pytest.mark.parametrize(("thing", "material", "question"), MADE)
def test_a_thing_is_asked_about_without_its_material(thing, material, question):
    of = with_event(claim("material", "material"), subject=Role(name="object", text=thing))
    told = Quote(account="a.txt", start=0, end=len(material), text=material)
    assert word(replace(of, words=told), None) == question


def test_those_who_are_counted_may_be_those_who_did_it():
    acted = Role(name="agent", text="three boats")
    trigger = Quote(account="a.txt", start=0, end=8, text="attacked")
    of = without_subject(claim("attack", "number", "3", about="boat"), roles=(acted,))
    of = without_subject(of, roles=(acted,), trigger=trigger)
    assert word(of, None) == "How many boats attacked?"


def test_behind_a_comma_a_thing_that_nobody_moved_was_moved():
    told = Quote(account="a.txt", start=0, end=21, text="resin, loaded in Lund")
    trigger = Quote(account="a.txt", start=7, end=13, text="loaded")
    resin = Role(name="object", text="resin")
    of = replace(claim("carrying", "place", "Lund"), quote=told)
    of = with_event(of, lemma="load", subject=resin, roles=(resin,), trigger=trigger)
    assert word(of, None) == "Where was resin loaded?"


def test_an_unnamed_subject_stands_in_its_own_words_without_its_capital():
    of = with_event(claim("arrival", "date"), subject=Role(name="agent", text="The old pilot"))
    assert word(of, None) == "When did the old pilot arrive?"


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        ("Captain Reed", "When did Captain Reed arrive?"),
        ("He", "When did he arrive?"),
        ("Theodora", "When did Theodora arrive?"),
        ("I", "When did the author arrive?"),
        ("We", "When did the author and others arrive?"),
        ("My father", "When did the author’s father arrive?"),
        ("them", "When did they arrive?"),
        ("US", "When did US arrive?"),
    ],
)
def test_a_name_keeps_its_capital_and_a_pronoun_does_not(subject, question):
    of = with_event(claim("arrival", "date"), subject=Role(name="agent", text=subject))
    assert word(of, None) == question


def test_an_open_event_done_to_somebody_is_asked_in_the_passive():
    of = with_event(claim("paint", "date"), roles=(Role(name="object", text="Anna Holm"),))
    assert word(of, ANNA) == "When was Anna Holm painted?"


def test_a_short_object_stands_in_the_question_and_a_long_one_does_not():
    short, long = "the chapel", "the chapel " * 8
    assert word(_with_object(short), ANNA) == "When did Anna Holm paint the chapel?"
    assert word(_with_object(long), ANNA) == "When did Anna Holm paint?"


def _with_object(text):
    return with_event(claim("paint", "date"), roles=(Role(name="object", text=text),))


@pytest.mark.parametrize("verb", ["be", "become", "remain"])
def test_a_state_is_asked_by_what_somebody_was(verb):
    assert word(with_event(claim("captain", "date"), lemma=verb), ANNA) == (
        "When was Anna Holm captain?"
    )


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("person", "people"),
        ("man", "men"),
        ("child", "children"),
        ("fishing boat", "fishing boats"),
        ("party", "parties"),
        ("day", "days"),
        ("box", "boxes"),
        ("church", "churches"),
    ],
)
def test_what_is_counted_stands_in_the_plural(noun, many):
    of = without_subject(claim("amount", "number", "3", about=noun))
    assert word(of, None) == f"How many {many} were there?"


@pytest.mark.parametrize(
    ("mode", "question"),
    [
        (Mode.ASSERTED, "When did Anna Holm leave?"),
        (Mode.REPORTED, "When did Anna Holm leave?"),
        (Mode.SUPPOSED, "When did Anna Holm leave?"),
        (Mode.PLANNED, "When did Anna Holm leave (planned)?"),
        (Mode.FORECAST, "When did Anna Holm leave (forecast)?"),
        (Mode.DENIED, "When did Anna Holm leave (denied)?"),
    ],
)
def test_what_was_not_done_is_marked(mode, question):
    assert word(claim("departure", "date", mode=mode), ANNA) == question


def test_the_last_rule_fits_whatever_no_other_fits():
    of = claim("paint", "flavour")
    assert [fits(of) for fits, _ in RULES] == [False] * (len(RULES) - 1) + [True]


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        ("Distress flares", "When were distress flares painted?"),
        ("both masters", "When were both masters painted?"),
        ("the firm and its clerks", "When were the firm and its clerks painted?"),
        ("a well-trained and large army", "When was a well-trained and large army painted?"),
        ("Japanese spies", "When were Japanese spies painted?"),
        ("the press", "When was the press painted?"),
        ("me", "When was the author painted?"),
        ("him", "When was he painted?"),
    ],
)
def test_number_and_person_of_a_subject(subject, question):
    of = with_event(
        claim("paint", "date"),
        subject=Role(name="object", text=subject),
        roles=(Role(name="object", text=subject),),
    )
    of = replace(of, quote=replace(of.quote, text=f"{subject} were painted"))
    assert word(of, None) == question


@pytest.mark.parametrize(
    ("verb", "question"),
    [
        ("take", "When was Anna Holm taken?"),
        ("blow", "When was Anna Holm blown?"),
        ("fulfil", "When was Anna Holm fulfilled?"),
        ("stop", "When was Anna Holm stopped?"),
        ("carry", "When was Anna Holm carried?"),
        ("develop", "When was Anna Holm developed?"),
    ],
)
def test_the_passive_has_a_participle(verb, question):
    of = with_event(
        claim("x", "date"), kind=verb, lemma=verb, roles=(Role(name="object", text="Anna Holm"),)
    )
    assert word(of, ANNA) == question


def test_who_says_i_is_the_author_as_an_object_too():
    of = with_event(claim("x", "date"), lemma="take", roles=(Role(name="object", text="us"),))
    assert word(of, ANNA) == "When did Anna Holm take the author and others?"


def test_a_name_that_begins_small_takes_its_article():
    mother = replace(ANNA, name="mother of Anna Holm")
    assert word(claim("being", "position"), mother) == "What was the mother of Anna Holm?"
    germans = replace(ANNA, name="Germans", type=EntityType.GROUP)
    assert word(claim("defeat", "date"), germans) == "When were Germans defeated?"
    dutch = replace(ANNA, name="Dutch", type=EntityType.GROUP)
    assert word(claim("defeat", "date"), dutch) == "When were the Dutch defeated?"


@pytest.mark.parametrize(
    ("kind", "lemma", "text", "question"),
    [
        ("collision", "strike", "the quay", "When did Anna Holm strike the quay?"),
        ("collision", "collide", "", "When did Anna Holm collide?"),
        ("arrival", "reach", "Lima", "When did Anna Holm reach Lima?"),
        ("say", "say", "", "When did Anna Holm say so?"),
        ("record", "record", "", "When did Anna Holm record it?"),
        (
            "collision",
            "strike",
            "the old quay of the lower harbour " * 2,
            "When did Anna Holm collide?",
        ),
    ],
)
def test_a_verb_has_the_object_that_it_needs(kind, lemma, text, question):
    roles = (Role(name="object", text=text),) if text else ()
    of = with_event(claim(kind, "date"), kind=kind, lemma=lemma, roles=roles)
    assert word(of, ANNA) == question


def test_what_somebody_reached_is_not_what_he_arrived():
    of = with_event(claim("arrival", "object"), kind="arrival", lemma="reach")
    assert word(of, ANNA) == "Whom or what did Anna Holm reach?"


def test_nobody_is_quarrelled():
    of = with_event(
        claim("x", "with"),
        kind="quarrel",
        lemma="quarrel",
        roles=(Role(name="object", text="Anna Holm"),),
    )
    assert word(of, ANNA) == "With whom or what did Anna Holm quarrel?"


def test_a_length_of_time_is_asked_for_by_itself():
    of = with_event(claim("pass", "duration"), subject=Role(name="agent", text="twenty minutes"))
    assert word(of, None) == "How long did it take?"


def test_a_thing_takes_the_article_of_its_sentence():
    of = claim("acceptance", "polarity", "no", about="blindfold")
    of = replace(of, quote=replace(of.quote, text="she refused the black blindfold"))
    assert word(of, ANNA) == "Did Anna Holm accept or heed the blindfold?"
    deckhand = with_event(claim("deckhand", "age"), lemma="be")
    deckhand = replace(deckhand, quote=replace(deckhand.quote, text="I was a young deckhand"))
    assert word(deckhand, ANNA) == "At what age was Anna Holm a deckhand?"


ATTRIBUTES = [*OPENINGS, *STATES, "person", "participants", "polarity", "number", "object", "odd"]


@given(
    kind=st.sampled_from([k.name for k in KINDS] + ["being", "stay", "age", "life", "paint"]),
    attribute=st.sampled_from(ATTRIBUTES),
    about=st.sampled_from(["", "person", "boat", "time"]),
    mode=st.sampled_from(list(Mode)),
    named=st.booleans(),
)
def test_every_claim_has_a_question_of_one_line_with_one_mark(kind, attribute, about, mode, named):
    of = claim(kind, attribute, "3", about=about, mode=mode)
    text = word(of, ANNA) if named else word(without_subject(of), None)
    assert text.endswith("?")
    assert text.count("?") == 1
    assert text[0].isupper()
    assert "\n" not in text
    assert "{" not in text


def test_tolls_are_asked_of_people():
    assert all(
        q.startswith("How many people were") or "survived" in q or "attackers" in q
        for q in TOLLS.values()
    )


def test_what_is_caused_does_not_do_itself():
    failure = claim("failure", "cause")
    told = Quote(account="a.txt", start=0, end=7, text="failure")
    of = with_event(failure, subject=Role(name="subject", text="the failure"), trigger=told)
    assert word(of, None) == "What caused the failure?"


def test_whose_is_no_word_of_a_question():
    of = with_event(claim("hold", "date"), subject=Role(name="subject", text="whose kidnapping"))
    assert word(of, None) == "When did the kidnapping hold?"


def test_what_was_found_beside_a_knife_was_not_found_by_it():
    knife = Role(name="subject", text="a knife")
    roles = (Role(name="object", text="a knife"), Role(name="object", text="three ropes"))
    of = with_event(claim("discovery", "number", "3", about="rope"), subject=knife, roles=roles)
    assert word(of, None) == "How many ropes were found?"


def test_what_was_done_to_somebody_is_asked_so():
    """Of a kind that is asked of its doer: whoever was carried carried nobody."""
    done = Role(name="object", text="Anna Holm")
    was = Quote(account="a.txt", start=0, end=21, text="Anna Holm was carried")
    driven = Quote(account="a.txt", start=14, end=21, text="carried")
    told = with_event(
        replace(claim("carrying", "destination"), quote=was),
        lemma="carry",
        trigger=driven,
        subject=done,
        roles=(done,),
    )
    assert word(told, ANNA) == "To where was Anna Holm carried?"


def test_the_words_of_a_clause_say_what_was_done_where_no_role_does():
    quote = Quote(account="a.txt", start=0, end=32, text="The dead were laid in the school")
    told = Quote(account="a.txt", start=14, end=18, text="laid")
    laid = replace(
        claim("lay", "place", "school"),
        quote=quote,
        event=replace(
            claim("lay", "place").event, trigger=told, subject=Role(name="agent", text="the dead")
        ),
    )
    assert word(laid, None) == "Where were the dead laid?"


def test_things_are_accepted_and_words_are_heeded():
    taken = with_event(claim("acceptance", "polarity", "no", about="post"), lemma="decline")
    taken = replace(taken, quote=replace(taken.quote, text="she declined the post"))
    assert word(taken, ANNA) == "Did Anna Holm accept the post?"


def told_for(sentence, words, kind="paint"):
    of = claim(kind, "duration", "PT6H")
    at = sentence.index(words)
    own = replace(of.words, start=at, end=at + len(words), text=words)
    return replace(of, quote=replace(of.quote, text=sentence, end=len(sentence)), words=own)


def test_what_was_done_within_a_day_was_done_after_less():
    of = told_for("she painted it within six hours", "six hours")
    assert word(of, ANNA) == "After how long did Anna Holm paint?"


def test_intervals_are_no_length_of_what_was_done():
    of = told_for("she painted at intervals of six hours", "six hours")
    assert word(of, ANNA) == "At what intervals did Anna Holm paint?"


def test_a_length_that_is_taken_for_what_somebody_was():
    of = with_event(told_for("she had been six hours a widow", "six hours", "hour"), lemma="be")
    assert word(of, ANNA) == "For how long was Anna Holm so?"
