"""The measure of persons: both corpora's formats are read, and shares counted as they should be."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evals"))
import gold_persons  # noqa: E402  scripts, no package
import persons  # noqa: E402

from thurloe.extract.cast import cast_of  # noqa: E402
from thurloe.extract.extractor import load_model  # noqa: E402

CONLLU = """# newpar
# text = Dr. Karl Weir can't swim.
1\tDr.\t_\tPROPN\tNNP\t_\t3\t_\t_\tEntity=(1-person-new
2\tKarl\t_\tPROPN\tNNP\t_\t3\t_\t_\t_
3\tWeir\t_\tPROPN\tNNP\t_\t6\t_\t_\tEntity=1)
4-5\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
4\tca\t_\tAUX\tMD\t_\t6\t_\t_\t_
5\tn't\t_\tPART\tRB\t_\t6\t_\t_\t_
6\tswim\t_\tVERB\tVB\t_\t0\t_\t_\tSpaceAfter=No
7\t.\t_\tPUNCT\t.\t_\t6\t_\t_\t_

# newpar
# text = His boat sank.
1\tHis\t_\tPRON\tPRP$\t_\t2\t_\t_\tEntity=(2-object-new(1-person-giv)
2\tboat\t_\tNOUN\tNN\t_\t3\t_\t_\tEntity=2)
3\tsank\t_\tVERB\tVBD\t_\t0\t_\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t.\t_\t3\t_\t_\t_

"""
BRAT = 'Anna Holm , of Skell , wept .\n" You did n\'t come , " she said .\n'
MARKS = """T1\tPROP_PER 0 9\tAnna Holm
T2\tAnna_Holm-1 0 9\tAnna Holm
T3\tPRON_PER 53 56\tshe
T4\tAnna_Holm-1 53 56\tshe
T5\tPROP_GPE 15 20\tSkell
"""


@pytest.fixture(name="folder")
def _folder(tmp_path):
    (tmp_path / "a.conllu").write_text(CONLLU, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BRAT, encoding="utf-8")
    (tmp_path / "b.ann").write_text(MARKS, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no marks", encoding="utf-8")
    return tmp_path


def told(gold):
    return [
        (gold.text[m.start : m.end], gold.text[slice(*m.head)], m.chain, m.type, m.form)
        for m in gold.mentions
    ]


def test_words_of_conllu_are_put_together_and_entities_opened_and_closed(folder):
    gold = gold_persons.read(folder / "a.conllu")
    assert gold.text == "Dr. Karl Weir can't swim.\n\nHis boat sank. "
    assert told(gold) == [
        ("Dr. Karl Weir", "Weir", "1", "person", "name"),
        ("His boat", "boat", "2", "object", "noun"),
        ("His", "His", "1", "person", "pronoun"),
    ]


def test_words_of_litbank_are_closed_up_and_their_marks_go_with_them(folder):
    gold = gold_persons.read(folder / "b.txt")
    assert gold.text == 'Anna Holm, of Skell, wept. "You didn\'t come," she said. '
    assert told(gold) == [
        ("Anna Holm", "Holm", "Anna_Holm-1", "person", "name"),
        ("Skell", "Skell", "(14, 19)", "place", "name"),
        ("she", "she", "Anna_Holm-1", "person", "pronoun"),
    ]


def test_only_marked_documents_are_read(folder):
    assert [p.name for p in gold_persons.documents(folder)] == ["a.conllu", "b.txt"]
    with pytest.raises(ValueError, match=r"neither CoNLL-U nor"):
        gold_persons.read(folder / "notes.txt")


def test_shares_of_names_and_of_pronouns(folder):
    gold = gold_persons.read(folder / "a.conllu")
    doc = load_model()(gold.text)
    total = persons.score(gold, doc)
    assert (total["wanted"], total["found"], total["given"], total["right"]) == (1, 1, 1, 1)
    assert (total["he"], total["he right"], total["told"], total["told right"]) == (1, 1, 1, 1)


def test_a_name_of_no_person_and_a_missed_one_cost(folder):
    gold = gold_persons.read(folder / "b.txt")
    skell = next((m.start, m.end) for m in gold.mentions if m.type == "place")
    counted = persons.count_names(gold, [skell])
    assert dict(counted) == {"wanted": 1, "found": 0, "given": 1, "right": 0}


def test_a_title_with_a_capital_is_a_mention_of_a_person():
    text = "The Sheriff came to Skell at noon."
    doc = load_model()(text)
    assert persons.named(cast_of(doc, persons.account_of(text)), doc) == {(0, 11)}
