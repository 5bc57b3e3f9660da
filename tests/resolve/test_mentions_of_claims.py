"""Mentions of events as they are made of claims."""

from dataclasses import replace

from invented import ENTITIES, event, role, said

from thurloe.read import account_of
from thurloe.resolve.events import mentions_of, words_of

TEXT = "Anna went home. On the quay she arrested Peter Krag, whom nobody knew. It was late."


def test_a_mention_has_who_takes_part_by_name_and_what_its_sentence_says():
    arrest = event("a.txt", "arrest", "krag", date="1911-05-03", start=TEXT.index("arrested"))
    arrest = replace(arrest, roles=(role("a.txt", "agent", "anna"), role("a.txt", "place", "quay")))
    (mention,) = mentions_of(
        [said(arrest, "place", "quay")], [account_of(TEXT, file="a.txt")], ENTITIES
    )
    assert (mention.account, mention.lemma, mention.sentence) == ("a.txt", "arrest", 1)
    assert mention.doers == {"anna", "holm"}
    assert mention.undergoers == {"peter", "krag"}
    assert mention.places == {"quay"}
    assert mention.dates == {"1911-05-03"}
    assert "nobody" in mention.context
    assert not {"home", "late"} & mention.context


def test_one_word_makes_one_mention_and_a_state_makes_none():
    told = [event("a.txt", kind, start=start) for kind, start in (("go", 5), ("go", 5), ("be", 70))]
    mentions = mentions_of(
        [said(e, "place", "home") for e in told], [account_of(TEXT, file="a.txt")], ENTITIES
    )
    assert [mention.lemma for mention in mentions] == ["go"]


def test_words_are_counted_in_each_account():
    found = words_of([account_of(TEXT, file="a.txt"), account_of("Anna, Anna!", file="b.txt")])
    assert found["b.txt"] == {"anna": 2}
    assert found["a.txt"]["krag"] == 1


def test_of_a_text_without_full_stops_what_is_near_is_its_sentence():
    """Else each of many words would be read with all of the text."""
    text = f"Distant hills, {'and so on, ' * 200}Anna went home"
    told = event("a.txt", "go", start=text.index("went"))
    (mention,) = mentions_of(
        [said(told, "place", "home")], [account_of(text, file="a.txt")], ENTITIES
    )
    assert "home" in mention.context
    assert "hill" not in mention.context
