"""Who ordered a deed: of two who are said to have, one did not."""

from dataclasses import replace

from asked import claim, without_subject

from thurloe.resolve.questions import find_questions


def ordered(who, account):
    of = without_subject(claim("order", "agent", who, about="abduction"), account=account)
    said = replace(of.quote, account=account, end=len(who), text=who)
    event = replace(of.event, id=f"{account}#e1", trigger=said)
    return replace(of, id=f"{account}#c1", event=event, quote=said, words=said)


def test_two_who_ordered_one_kidnapping_are_rivals():
    told = [ordered("Anna Kolb", "a.txt"), ordered("Anton Brill", "b.txt")]
    (question,) = find_questions(told, (), {"a.txt": None, "b.txt": None})
    assert question.text == "Who ordered the abduction?"
    assert question.rivals
