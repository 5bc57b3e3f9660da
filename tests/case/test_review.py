"""What wants a human is found, can be decided by what is shown, and does not come back."""

import json
from dataclasses import replace

import pytest
from toys import Toy

from thurloe.case import new_case
from thurloe.case.review.items import Item
from thurloe.case.review.names import NEAR, _alike, _core, _Named, told
from thurloe.errors import BadInput
from thurloe.nouns import Entity, EntityType, Mode
from thurloe.signs import escape_in_json, tame


class Unsure(Toy):
    """Reads what is said after "Perhaps" as merely supposed."""

    def extract_within(self, account, days):
        found = super().extract_within(account, days)
        doubt = account.text.startswith("Perhaps")
        mode = Mode.SUPPOSED if doubt else Mode.ASSERTED
        return replace(found, claims=tuple(replace(c, mode=mode) for c in found.claims))


@pytest.fixture
def toy():
    return Unsure()


def kinds(case):
    return [item.kind for item in case.review()]


def one(case, kind):
    (item,) = (item for item in case.review() if item.kind == kind)
    return item


def test_nothing_is_open_in_a_case_without_accounts(case):
    assert case.review() == ()
    with pytest.raises(BadInput, match="Nothing to review"):
        case.dismiss("00000000", because="x")


def test_near_names_may_be_one_and_the_order_makes_them_so(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHerringbone sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHerringborne sank on 4 May 1962.\n"))
    item = one(case, "merge")
    assert "Herringbone and Herringborne (vessel) may be one" in item.what
    (name, *arguments) = item.orders[0]
    getattr(case, name)(*arguments, because="a slip of the pen")
    assert "merge" not in kinds(case)
    assert [f.status for f in case.findings()] == ["contested"]


def test_those_that_were_split_are_not_offered_to_be_merged(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962.\n"))
    case.split("Heron", "b.txt", because="two ships of the name")
    assert "merge" not in kinds(case)


@pytest.mark.parametrize(
    ("type_", "one", "other", "near"),
    [
        ("person", "Doyle", "Agnes Doyle", True),
        ("person", "Agnes", "Agnes Doyle", False),
        ("person", "Anges Doyle", "Agnes Doyle", True),
        ("person", "Paul Doyle", "Agnes Doyle", False),
        ("person", "Jon Doyle", "Inspector Ernest Jon Doyle", True),
        ("vessel", "K19", "K21", False),
        ("vessel", "Heron", "Swift", False),
        ("organisation", "4th Regatta", "5th Regatta", False),
        ("organisation", "Torvik", "Torvik Gas Works", False),
        ("organisation", "Gas Works", "Torvik Gas Works", True),
        ("place", "Torvik", "Torvik Sound", False),
        ("place", "Torvik", "Thorvik", True),
    ],
)
def test_which_names_are_near(type_, one, other, near):
    named = [
        _Named(entity, _core(entity), 0)
        for name in (one, other)
        for entity in [Entity(id=name, type=EntityType(type_), name=name)]
    ]
    assert (_alike(*named) >= NEAR) is near


def test_a_close_call_says_whose_grade_would_turn_it_and_it_does(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    case.grade("Ann Lee", "C", because="x")
    item = one(case, "close call")
    assert "1962" in item.what
    best = case.findings()[0].answers[0].value
    order = next(o for o in item.orders if o[0] == "grade")
    assert order[1] in item.why
    case.grade(*order[1:], because="think again")
    assert case.findings()[0].answers[0].value != best


def test_an_answer_that_is_known_is_no_close_call(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    name, *arguments = one(case, "close call").orders[1]
    getattr(case, name)(*arguments, because="the register")
    assert kinds(case) == []


def test_a_supposition_that_makes_an_agreement_is_doubtful(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "Perhaps so: Heron sank on 4 May 1962.\n"), source="Bo Kerr")
    item = one(case, "claim")
    assert item.why.startswith("it is only supposed; without it nothing is contested")
    accept, reject, credit = item.orders
    event = case.accept(*accept[1:], because="read again")
    assert "claim" not in kinds(case)
    case.undo(event.seq, because="no")
    event = case.credit(credit[1], 3, because="may be so")
    assert "claim" not in kinds(case)
    case.undo(event.seq, because="no")
    assert one(case, "claim") == item
    event = case.answer(case.findings()[0].question, "3 May 1962", because="the register")
    assert "claim" not in kinds(case)  # nothing waits on it: the question is settled
    case.undo(event.seq, because="no")
    case.reject(*reject[1:], because="mere talk")
    assert "claim" not in kinds(case)


def test_people_who_differ_come_first(case, also, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    case.reject("Heron sank on 4 May 1962", because="x")
    also("Ben").accept("Heron sank on 4 May 1962", because="y")
    items = case.review()
    assert items[0].kind == "conflict"
    assert [order[0] for order in items[0].orders] == ["undo", "undo"]
    case.undo(int(items[0].orders[0][1]), because="he is right")
    assert "conflict" not in kinds(case)


def test_a_decision_that_meets_nothing_comes_last(case, write):
    added = case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    case.accept("Heron sank on 3 May 1962", because="x")
    case.undo(added.events[0].seq, because="forged")
    assert kinds(case) == ["idle"]
    case.undo(int(one(case, "idle").orders[0][1]), because="of no use")
    assert kinds(case) == []


def test_what_was_dismissed_does_not_come_back_until_undone(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    item = one(case, "close call")
    event = case.dismiss(item.handle.upper(), because="nobody will ever know")
    assert kinds(case) == []
    case.add(write("c.txt", "By Cy Dunn\n\nSwift sailed on 9 June 1963.\n"))
    assert kinds(case) == []
    case.undo(event.seq, because="somebody does")
    assert one(case, "close call").handle == item.handle
    case.dismiss(item.handle, because="again")
    case.add(write("d.txt", "By Di Ross\n\nHeron sank on 5 May 1962.\n"))
    assert item.handle not in {i.handle for i in case.review()}  # three answers: another question


def test_limit_and_order(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. Swift sank on 1 May 1961.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962. Swift sank on 2 May 1961.\n"))
    every = case.review()
    assert len(every) == 2
    assert case.review(limit=1) == every[:1]
    assert sorted((i.worth for i in every), reverse=True) == [i.worth for i in every]
    json.dumps([i.orders for i in every])


def test_nothing_that_a_terminal_acts_on_is_printed():
    signs = "a\x1b[31mb\x07\u202ec\x85d\n\te\u00a0é"
    assert tame(signs) == "a[31mbcd\n\te\u00a0é"
    written = escape_in_json(json.dumps(signs, ensure_ascii=False))
    assert json.loads(written) == signs
    assert tame(written) == written


def test_a_family_and_the_nameless_are_not_offered_to_be_merged(tmp_path):
    """By the real extractor: a widow without a name of her own, and a daughter of the surname."""
    (tmp_path / "a.txt").write_text(
        "Casper Ostrander was arrested on 3 May 1962. His widow, Irene Ostrander Teixeira, moved to "
        "Lund in 1970. Ostrander had sold two boats. The widow of Casper Ostrander wrote a book.\n"
    )
    with new_case(tmp_path / "x.case") as made:
        made.add(tmp_path / "a.txt")
        names = {entity.name for entity in made.brief().entities}
        assert {"Casper Ostrander", "Irene Ostrander Teixeira"} <= names
        assert "merge" not in kinds(made)


@pytest.mark.parametrize("apart", ["a.txt", "b.txt"])
def test_whoever_was_split_is_offered_in_neither_direction(case, write, apart):
    case.add(
        write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. Heron burned on 1 May 1962.\n")
    )
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 3 May 1962.\n"))
    case.split("Heron", apart, because="two ships of the name")
    assert [e.name for e in case.brief().entities] == ["Heron", "Heron"]
    assert "merge" not in kinds(case)


def test_two_of_one_name_are_told_apart_by_their_accounts(case, also, write):
    for name in ("a.txt", "b.txt", "c.txt"):
        case.add(write(name, f"By Ann Lee\n\nHeron sank on 3 May 1962, says {name}.\n"))
    event = case.split("Heron", "b.txt", because="two ships of the name")
    sight = case.sight()
    two = [e.id for e in sight.brief.entities]
    item = Item(kind="merge", key=(), worth=1, what="?", why="", orders=(), between=tuple(two))
    assert told(sight, item) == "Heron in a.txt, c.txt, and Heron in b.txt (vessel) may be one"
    case.undo(event.seq, because="one after all")
    assert "merge" not in kinds(case)
