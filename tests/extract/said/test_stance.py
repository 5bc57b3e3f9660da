"""How a sentence says a thing, and whom it cites; each is read off the word in stars."""

import pytest

from thurloe.extract.said.stance import GOVERNORS, HEDGES, MODALS, stance_of
from thurloe.nouns import Mode

SENTENCES = [
    ("Anna Holm was *arrested* in 1932.", Mode.ASSERTED, None),
    ("Anna Holm was not *arrested* in 1932.", Mode.DENIED, None),
    ("Her brother, he claimed, had *sailed* for Lima.", Mode.REPORTED, "he"),
    ("Her aunt, she says, *was* a poor widow by then.", Mode.REPORTED, "she"),
    ("Anna Holm (she wrote three books) was *shot* in Lima.", Mode.ASSERTED, None),
    ("Anna Holm was never *arrested*.", Mode.DENIED, None),
    ("Nor was Anna Holm *born* in 1864.", Mode.DENIED, None),
    ("At no time did Anna Holm *own* the charts.", Mode.DENIED, None),
    ("Anna Holm did not *arrive* until May.", Mode.ASSERTED, None),
    ("Anna Holm did not *arrive* until the war ended.", Mode.ASSERTED, None),
    ("Anna Holm never *arrived*.", Mode.DENIED, None),
    ("Nobody *arrested* Anna Holm.", Mode.DENIED, None),
    ("Peter Krag left without *waking* Anna Holm.", Mode.DENIED, None),
    ("It is false that Anna Holm *fled*.", Mode.DENIED, None),
    ("It is not true that Anna Holm *fled*.", Mode.DENIED, None),
    ("It is a lie that Anna Holm *fled*.", Mode.DENIED, None),
    ("It is not false that Anna Holm *fled*.", Mode.ASSERTED, None),
    ("The story that Anna Holm *fled* is a myth.", Mode.DENIED, None),
    ("The story that Anna Holm *fled* is old.", Mode.SUPPOSED, None),
    ("The claim that Anna Holm *fled* has no basis.", Mode.DENIED, None),
    ("The rumour that Anna Holm *fled* was invented by Dahl.", Mode.DENIED, None),
    ("There is no evidence that Anna Holm *fled*.", Mode.DENIED, None),
    ("There is evidence that Anna Holm *fled*.", Mode.ASSERTED, None),
    ("There is no truth in the story that Anna Holm *fled*.", Mode.DENIED, None),
    ("No letter supports the claim that Anna Holm *fled*.", Mode.DENIED, None),
    ("There was no *exchange* of prisoners.", Mode.DENIED, None),
    ("Anna Holm almost *fled*.", Mode.DENIED, None),
    ("Anna Holm has to *flee*.", Mode.PLANNED, None),
    ("No officer *arrested* Anna Holm.", Mode.DENIED, None),
    ("Not only did they *arrest* Anna Holm, they beat her.", Mode.ASSERTED, None),
    ("The mayor said that Anna Holm was *arrested*.", Mode.REPORTED, "mayor"),
    ("According to the mayor, Anna Holm was *arrested*.", Mode.REPORTED, "mayor"),
    ("Anna Holm was *arrested*, the mayor said.", Mode.REPORTED, "mayor"),
    ("It was reported by the mayor that Anna Holm *fled*.", Mode.REPORTED, "mayor"),
    ("The mayor denied that Anna Holm was *arrested*.", Mode.DENIED, "mayor"),
    ("The police planned to *arrest* Anna Holm.", Mode.PLANNED, None),
    ("The police did not try to *arrest* Anna Holm.", Mode.DENIED, None),
    ("The police failed to *arrest* Anna Holm.", Mode.DENIED, None),
    ("The police decided that Anna Holm *left*.", Mode.ASSERTED, None),
    ("Anna Holm was to *meet* her brother in Ghent.", Mode.PLANNED, None),
    ("The order to *arrest* Anna Holm came late.", Mode.PLANNED, None),
    ("Peter Krag came to Ghent to *meet* Anna Holm.", Mode.PLANNED, None),
    ("Anna Holm will *return* in May.", Mode.FORECAST, None),
    ("Anna Holm would *return* every May.", Mode.ASSERTED, None),
    ("Anna Holm would later *return* to Ghent.", Mode.ASSERTED, None),
    ("The seer foretold that the bridge would *collapse*.", Mode.FORECAST, "seer"),
    ("Anna Holm may have *returned*.", Mode.SUPPOSED, None),
    ("Anna Holm could sell the boat and *buy* the mill.", Mode.SUPPOSED, None),
    ("Anna Holm may have rowed the boat and *landed* in Ghent.", Mode.SUPPOSED, None),
    ("Anna Holm could row, but *landed* in Ghent.", Mode.ASSERTED, None),
    ("Anna Holm will sell the boat and *buy* the mill.", Mode.FORECAST, None),
    ("Anna Holm went to Ghent to sell the boat and *buy* the mill.", Mode.PLANNED, None),
    ("Anna Holm had sold the boat and *bought* the mill.", Mode.ASSERTED, None),
    ("Anna Holm will begin to *build* the mill.", Mode.FORECAST, None),
    ("Anna Holm might begin to *build* the mill.", Mode.SUPPOSED, None),
    ("Anna Holm began to *build* the mill.", Mode.ASSERTED, None),
    ("Anna Holm did not dare to *sell* the mill.", Mode.DENIED, None),
    ("Anna Holm did not fail to *sell* the mill.", Mode.ASSERTED, None),
    ("Anna Holm was to help Karl Weir *build* the mill.", Mode.PLANNED, None),
    ("Anna Holm did not help Karl Weir *build* the mill.", Mode.SUPPOSED, None),
    ("Anna Holm helped Karl Weir *build* the mill.", Mode.ASSERTED, None),
    ("Perhaps Anna Holm *returned*.", Mode.SUPPOSED, None),
    ("If Anna Holm *fled*, she told nobody.", Mode.SUPPOSED, None),
    ("Anna Holm is said to have *fled*.", Mode.SUPPOSED, None),
    ("They believed that Anna Holm *fled*.", Mode.SUPPOSED, None),
    ("There was a rumour that Anna Holm *fled*.", Mode.SUPPOSED, None),
    ("The mayor became convinced that Anna Holm *fled*.", Mode.REPORTED, "mayor"),
    ("The mayor was not sure that Anna Holm *fled*.", Mode.SUPPOSED, "mayor"),
    ("The mayor was sure Anna Holm had *fled*.", Mode.REPORTED, "mayor"),
    ("The mayor persuaded the guards that Anna Holm had *fled*.", Mode.REPORTED, "guards"),
    ("The court is satisfied that Anna Holm *fled*.", Mode.REPORTED, "court"),
    ("The court is not satisfied that Anna Holm *fled*.", Mode.DENIED, "court"),
    ("The mayor made sure that Anna Holm *fled*.", Mode.ASSERTED, None),
    ("The mayor was so sure of it that Anna Holm *fled*.", Mode.ASSERTED, None),
    ("It is certain that Anna Holm *fled*.", Mode.ASSERTED, None),
    ("The mayor conveyed that Anna Holm had *fled*.", Mode.REPORTED, "mayor"),
    ("The mayor pointed out that Anna Holm had *fled*.", Mode.REPORTED, "mayor"),
    ("She shows that Anna Holm was *arrested* in 1932.", Mode.REPORTED, "She"),
    ("The author has found that Anna Holm was *arrested* in 1932.", Mode.REPORTED, "author"),
    ("The porter found that Anna Holm had *fled*.", Mode.ASSERTED, None),
    ("Peter Krag's claim that Anna Holm *fled* was printed.", Mode.REPORTED, "Krag"),
    ("The conclusion of the court was that Anna Holm had *fled*.", Mode.REPORTED, "court"),
    ("The judge read out his finding: that Anna Holm had *fled*.", Mode.REPORTED, "judge"),
    ("The clerk believed every report that Anna Holm *sent*.", Mode.ASSERTED, None),
    ("The dead have been *put* at forty.", Mode.REPORTED, None),
    ("The mayor *put* the dead at forty.", Mode.REPORTED, "mayor"),
    ("The mayor *put* the letter at the door.", Mode.ASSERTED, None),
    ("Holm *got* a pass – his trade declared as clerk – and left.", Mode.ASSERTED, None),
    ("Anna Holm *fled*; the boat was, according to Krag, sold.", Mode.ASSERTED, None),
    ("In her memory Anna Holm *built* a school.", Mode.ASSERTED, None),
    ("According to a cook, they left after Krag had been *paid*.", Mode.REPORTED, "cook"),
    ("According to a cook who *fled*, they left.", Mode.ASSERTED, None),
    ("It came, Krag reported, when she was *led* to a car.", Mode.REPORTED, "Krag"),
    ("Krag said that he had met few men who *knew* it.", Mode.REPORTED, "Krag"),
    ("Krag said that the boat, which Holm *built*, was sold.", Mode.ASSERTED, None),
    ("Krag said that it sank, although Holm *saw* it.", Mode.ASSERTED, None),
    ("According to Krag, two died and nine were *hurt*.", Mode.REPORTED, "Krag"),
    ("According to your orders, I *burned* it.", Mode.ASSERTED, None),
    ("The peace was *signed*; Krag refused to sign it.", Mode.ASSERTED, None),
    ("Four letters *reached* Holm; the clerk will tell you three.", Mode.ASSERTED, None),
    ("The strike claimed a life when Holm was *shot*.", Mode.ASSERTED, None),
    ("Holm *left* Ghent (20 June 1789).", Mode.ASSERTED, None),
    ("She seems to have sold it, and in May she *fled*.", Mode.ASSERTED, None),
    ("Anna Holm rejects the idea that Krag *fled*.", Mode.DENIED, "Holm"),
    ("The rumour that Krag *fled* proved untrue.", Mode.DENIED, None),
    ("It may be that Krag *fled*.", Mode.SUPPOSED, None),
    ("At no stage was Krag *arrested* in Lima.", Mode.DENIED, None),
    ("Was Krag *arrested* in Lima?", Mode.SUPPOSED, None),
    ("Far from being *arrested*, Krag was paid.", Mode.DENIED, None),
    ("The clerk accuses Krag of having *stolen* it.", Mode.SUPPOSED, "clerk"),
    ("Krag was accused by the clerk of *stealing* it.", Mode.SUPPOSED, "clerk"),
    ("Krag was acquitted of *stealing* it.", Mode.DENIED, None),
    ("Krag was prevented from *leaving*.", Mode.DENIED, None),
    ("Krag denies ever having *met* her.", Mode.DENIED, "Krag"),
    ("Krag claims to have *met* her.", Mode.REPORTED, "Krag"),
    ("I hear from Krag that she *fled*.", Mode.REPORTED, "Krag"),
    ("We know from Krag that she *fled*.", Mode.REPORTED, "Krag"),
    ("I heard her *leave*.", Mode.ASSERTED, None),
    ("I heard that she *fled*.", Mode.REPORTED, None),
    ("Word came that she *fled*.", Mode.REPORTED, None),
    ("Krag would have it that she *fled*.", Mode.REPORTED, "Krag"),
    ("What Krag says is that she *fled*.", Mode.REPORTED, "Krag"),
    ("As reported in the Herald, she *fled*.", Mode.REPORTED, "Herald"),
    ("Per the logbook, she *sank* at noon.", Mode.REPORTED, "logbook"),
    ("She *fled*, if we may trust Krag.", Mode.REPORTED, "Krag"),
    ("Krag's diary records that she was *arrested*.", Mode.REPORTED, "diary"),
    ("Krag never said that she *fled*.", Mode.SUPPOSED, "Krag"),
    ("Krag refused to say that she *fled*.", Mode.SUPPOSED, "Krag"),
    ("Krag forgot to mention that she *fled*.", Mode.REPORTED, "Krag"),
    ("Krag was due to *marry* in May.", Mode.PLANNED, None),
    ("Krag was certain to be *arrested*.", Mode.FORECAST, None),
    ("Krag was able to *flee*.", Mode.ASSERTED, None),
    ("Krag was not able to *flee*.", Mode.DENIED, None),
    ("Krag is able to *flee*.", Mode.SUPPOSED, None),
    ("Krag narrowly escaped being *arrested*.", Mode.DENIED, None),
    ("The police want Krag *arrested*.", Mode.PLANNED, None),
    ("Krag wished that she had *fled*.", Mode.SUPPOSED, None),
    ("The official story is that she *fled*.", Mode.REPORTED, None),
    ("It was given out that she had *fled*.", Mode.REPORTED, None),
    ("By Krag's account she *fled* and drowned.", Mode.REPORTED, "Krag"),
    ("By Krag's account she fled and *drowned*.", Mode.REPORTED, "Krag"),
    ("The reason is that she *fled*.", Mode.ASSERTED, None),
    ("According to Krag, the crowd ran on, *throwing* stones.", Mode.REPORTED, "Krag"),
    (
        "Krag said that he had never met the clerk, that the letter had been *put* there by a man.",
        Mode.REPORTED,
        "Krag",
    ),
]


def stance(nlp, sentence):
    """The stance of the token between the stars."""
    before, word, after = sentence.split("*")
    token = nlp(before + word + after).char_span(len(before), len(before) + len(word)).root
    return stance_of(token)


@pytest.mark.parametrize(("sentence", "mode", "cited"), SENTENCES, ids=[s for s, *_ in SENTENCES])
def test_stance(nlp, sentence, mode, cited):
    found = stance(nlp, sentence)
    assert (found.mode, found.cited.text if found.cited else None) == (mode, cited)
    assert not found.unreal


def test_what_would_have_been_was_not(nlp):
    assert stance(nlp, "Anna Holm would have been *shot*.").unreal


def test_one_clause_may_be_denied_and_the_next_not(nlp):
    assert stance(nlp, "She was not *tried*, but she was held.").mode is Mode.DENIED
    assert stance(nlp, "She was not tried, but she was *held*.").mode is Mode.ASSERTED


def test_a_report_by_nobody_is_still_a_report(nlp):
    assert stance(nlp, "It was reported that Anna Holm *fled*.").mode is Mode.REPORTED


def test_each_word_stands_in_one_row():
    for table in (GOVERNORS, MODALS):
        words = [word for row, _ in table for word in row.split()]
        assert len(words) == len(set(words))
    assert all(word == word.lower() for word in HEDGES)
