"""English is never turned away; other languages are named."""

import pytest

from thurloe.read.english import foreign_language, has_words

FOREIGN = {
    "German": "Das Schiff verließ am Abend den Hafen, und niemand an Bord wusste, dass ein Sturm kommen würde.",
    "French": "Le navire a quitté le port dans la soirée et personne à bord ne savait que la tempête allait venir.",
    "Spanish": "El barco salió del puerto por la noche y nadie a bordo sabía que la tormenta iba a llegar pronto.",
    "Dutch": "Het schip verliet 's avonds de haven en niemand aan boord wist dat er een storm op komst was.",
    "Russian": "Корабль вышел из гавани вечером, и никто на борту не знал, что надвигается буря.",
    "Polish": "Statek opuścił port wieczorem i nikt na pokładzie nie wiedział, że nadchodzi burza.",
}
ENGLISH = [
    "Captain Smith arrested Tuesday.",
    "Among those on board were Jean-Luc Lefèvre, Dragoljub Vuković, Nguyễn Văn Thành, Søren Østergård, Giuseppe Mazzarella and Władysław Żeleński, who drowned.",
    "MS Aurora | Built 1971 | Gross tonnage 4,200 | Owner Baltic Lines | Sunk 1994",
    "1 . In the beginning was the word .",
    "x" * 50_000,
]


@pytest.mark.parametrize("language", FOREIGN)
def test_other_languages_are_named(language):
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_turned_away(text):
    assert foreign_language(text) is None


def test_figures_are_no_words():
    assert not has_words("12 34 -- 56 ~ £")
