"""Adjectives of nations and peoples, for where the model does not label them."""

from __future__ import annotations

DEMONYMS = frozenset(
    """
    afghan african albanian algerian american angolan arab arabian argentine argentinian
    armenian asian australian austrian azerbaijani azeri bangladeshi basque bavarian
    belarusian belgian bolivian bosnian brazilian breton british bulgarian burmese cambodian
    cameroonian canadian catalan chechen chilean chinese colombian congolese cornish
    corsican cossack croatian cuban cypriot czech danish dutch ecuadorian egyptian english
    eritrean estonian ethiopian european fijian filipino finnish flemish french frisian
    gaelic georgian german ghanaian greek guatemalan haitian hawaiian hungarian icelandic
    indian indonesian iranian iraqi irish israeli italian jamaican japanese javanese jewish
    jordanian kazakh kenyan korean kurdish kuwaiti kyrgyz laotian latvian lebanese liberian
    libyan lithuanian macedonian malay malaysian maltese manx mexican moldovan mongolian
    montenegrin moroccan mozambican namibian nepalese nicaraguan nigerian norwegian ottoman
    pakistani palestinian panamanian paraguayan persian peruvian polish portuguese prussian
    romanian russian rwandan salvadoran saudi saxon scandinavian scottish senegalese serbian
    siberian sicilian singaporean slovak slovenian somali soviet spanish sudanese swedish
    swiss syrian taiwanese tajik tanzanian tatar thai tibetan tunisian turkish turkmen
    ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni yugoslav zambian
    zimbabwean
    """.split()
)

CREEDS = frozenset(
    """
    anarchist bolshevik buddhist catholic christian communist conservative democrat democratic
    fascist hindu islamic islamist labour liberal marxist menshevik muslim nazi orthodox
    protestant republican royalist socialist tory trotskyist unionist whig
    """.split()
)
"""Parties and faiths: of no nation, though the model takes them for peoples."""
