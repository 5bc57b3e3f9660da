"""Words that stand in and around names: ranks and titles, particles, suffixes, ship prefixes.

Lists, and nothing but lists; all lower case and without accents (see `names.fold`).
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as one block of text."""
    return frozenset(text.split())


MALE_TITLES = words("""
    mr mister sir lord prince king emperor tsar czar kaiser duke earl count viscount baron
    marquess marquis father fr abbe monsieur m herr senor don signor gospodin brother pope
    imam sheikh shaikh sultan shah emir rabbi hazrat pir maulana mawlana haji hajji pandit
    hadji effendi bimbashi mullah ayatollah archduke squire abbot friar
    maharaja raja comrade
""") - {"comrade"}

FEMALE_TITLES = words("""
    mrs miss ms lady dame princess queen empress tsarina czarina duchess countess viscountess
    baroness marchioness mother madame mme mademoiselle mlle frau fraulein senora senorita dona
    signora signorina sister abbess archduchess maharani sultana madam mistress
""") - {"mother", "sister"} | {"sister"}

RANKS = words("""
    admiral adm general gen colonel col major maj captain capt cpt lieutenant lt sergeant sgt
    corporal cpl private pvt commander cmdr commodore marshal brigadier ensign midshipman cadet
    colour warrant officer constable inspector superintendent sheriff detective gunner seaman
    skipper rear vice lance squadron wing group flight field master petty staff leader airman
    trooper
""")

OFFICES = words("""
    president premier prime minister chancellor foreign ambassador consul senator congressman
    congresswoman representative deputy governor mayor councillor alderman secretary chairman
    chairwoman chairperson director judge justice magistrate prosecutor attorney advocate
    commissioner commissar envoy attache viceroy governor-general speaker chief comrade citizen
    under-secretary undersecretary minister-president treasurer comptroller solicitor interior
    defence defense finance former late acting assistant associate junior senior first second
    interim executive general-secretary vice-president vice-admiral rear-admiral
    lieutenant-colonel lieutenant-general major-general brigadier-general sergeant-major
    ex-president coroner ringmaster headmaster headmistress stationmaster harbourmaster
    harbormaster postmaster quartermaster warden
""")

LEARNED = words("""
    dr doctor prof professor rev reverend right most very hon honourable honorable bishop
    archbishop cardinal canon dean deacon vicar pastor chaplain maitre nurse coach abba apa dom
    swami lama uncle aunt grandfather grandmother cousin agent
""")

GRAND = words("duke duchess prince princess master admiral vizier")
"""A Grand Duke bears one title of two words."""

OF_FIRST_NAMES = words("""
    sir dame prince princess duke duchess archduke archduchess king queen emperor empress tsar
    tsarina czar czarina kaiser pope brother
""")
"""Titles that stand before a first name alone."""

NOBLE = words("""
    count countess earl baron baroness viscount viscountess marquess marquis marchioness lord lady
""")
"""Titles that a prince or a duke may bear too."""

OF_LAST_NAMES = words("""
    mrs miss ms madame mme mademoiselle mlle frau fraulein senora senorita signora signorina
""")
"""Titles of women that stand before a last name alone, which is their husband's too."""

WIVES = words("mrs mme madame frau senora signora")
"""Of these, those of married women."""

TITLES = MALE_TITLES | FEMALE_TITLES | RANKS | OFFICES | LEARNED

# Words before a name only in company of a real title: "the late Sir X", "Foreign Minister X".
WEAK_TITLES = words("""
    former late acting assistant associate junior senior first second interim executive foreign
    interior defence defense finance prime right most very rear vice lance squadron wing group
    flight field master petty staff colour warrant general-secretary chief private justice m
""") - {"m"}

OF_A_BODY = words("police fire state county city town district village harbour harbor port")
"""What a chief or a commissioner is of, before the title."""

PARTICLES = words("""
    de del della dei degli di da das dos do du des la le les lo van von vom zu zum zur der den ter
    ten bin ibn ben bint abu al el ul af av y e la's of
""") - {"of", "la's", "e", "do", "ben", "les"}

SUFFIXES = words("""
    jr sr junior senior ii iii iv v vi vii viii esq phd md qc kc mp mbe obe cbe kbe dbe gbe gc vc
    dso dsc dfc dsm gcb kcb gcmg kcmg cmg frs
""")

GENERATIONS = {
    "jr": "jr", "junior": "jr", "younger": "jr", "fils": "jr",
    "sr": "sr", "senior": "sr", "elder": "sr", "older": "sr",
    "ii": "ii", "iii": "iii", "iv": "iv",
}  # fmt: skip
"""What tells a father from a son of his name, and the one way to write it."""

ELDER = words("elder younger older")
"""Words that do so before a name, or behind it with "the"."""

NAMES_TOO = words("earl duke king prince")
"""Titles that men bear as first names: behind the title of a commoner they are."""

COMMONERS = words("""
    mr mister sheriff deputy constable detective trooper patrolman officer private pvt coach
    congressman senator alderman councillor judge mayor agent
""")

LESSER = words("deputy vice assistant under former acting associate ex lance")
"""Behind these a title is another's: the Vice President is not the President."""

FOND = words("old young poor little dear good")
"""What is said before a name in small letters without an article: poor old Weir."""

NUMERALS = frozenset({"ii", "iii", "iv"})
"""Of these, those that a king bears too, who is often called without them."""

SHIP_PREFIXES = words("""
    ss hms uss rms mv ms hmcs hmas usns usat mt ps ts sms rmv mfv hmt hmhs rv fv sv tss tsmv
    hnoms hdms hnlms rfa uscgc msc ins js jds roks smt
""")

CORPORATE_ENDINGS = words("""
    ltd inc co corp llc plc gmbh ag sa nv bv spa oy ab limited incorporated corporation company
""")

COMPANY_FORMS = words("ltd limited inc incorporated plc llc gmbh")
"""Of these, those that are left off in speech."""

ORDINALS = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth",
    "6th": "sixth", "7th": "seventh", "8th": "eighth", "9th": "ninth", "10th": "tenth",
    "11th": "eleventh", "12th": "twelfth",
}  # fmt: skip
"""The 4th Army is the Fourth Army."""

FOREIGN_PLACE_NOUNS = words("""
    conservatoire caserne rue place cafe calle via plaza piazza hopital gare pont chateau palais
    palazzo palacio schloss burg platz strasse lac monte porte quai villa ecole lycee
    universidad universite universitat musee museo teatro basilica sainte-chapelle bois foret
    avenida carrera corso rio isla ile golfo puerto porto bahia cabo cap sierra campo castello
    rocca lago
""")

ANY_DISASTER = words("disaster catastrophe tragedy calamity accident incident")
"""What any of those below may be called."""

DISASTERS = ANY_DISASTER | words("""
    flood fire explosion earthquake hurricane cyclone tornado typhoon tsunami eruption avalanche
    landslide blizzard storm collision crash wreck sinking collapse massacre pogrom famine
    epidemic plague stampede blast riot riots
""")
"""The last word of the name of an event in which people die."""

STREETS = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "blvd": "boulevard",
    "sq": "square", "ln": "lane", "hwy": "highway",
}  # fmt: skip
"""How the last word of an address is cut short."""

BUILDING_NOUNS = words("""
    mount mountain mountains mt peak ridge glacier lake loch cape strait island islands isle
    prison jail gaol penitentiary palace castle fort fortress barracks hospital cemetery
    cathedral abbey lighthouse monastery convent station forest wood woods asylum citadel
    concentration camp
    caserne chateau bois foret hopital gare schloss palais palazzo
""")
"""What may be left off the name of a place: Saint-X prison, the forest of X, the Fort of X."""
