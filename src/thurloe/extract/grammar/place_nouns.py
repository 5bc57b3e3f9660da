"""Common nouns for places, and for what one can be in or on that is no place."""

from __future__ import annotations

# How far along something: "two miles upriver".
WAYS = set("downhill downriver downstream downwind inland offshore uphill upriver upstream".split())
PLACE_NOUNS = set(
    """
    airport alley apartment area arena attic bakery balcony bank bar barn barracks base basement
    bay beach bend boathouse border bow brewery bridge building cafe café camp canal castle
    cathedral cell cellar cemetery chamber channel chapel chateau checkpoint church churchyard
    cinema city cliff clinic club coast college colony convent corner cottage court courtyard
    crossing crossroads crypt deck ditch dock east embankment embassy estate factory farm ferry
    field flat ford forest fort fortress foundry front garden gate gorge granary graveyard
    guesthouse hall harbor harbour headquarters hill home hospital hotel house hut inn island
    jail junction kitchen lake landing lane library lock lodge mansion market meadow mill mine
    monastery moor mountain mouth museum narrows north office orchard palace park pass path
    pavement pier pit plain plant platform pond porch port prison province pub quarry quay
    railway ravine reef refinery region residence restaurant river road room saloon school sea
    shop shore side south square stable stadium stairs station stern store street studio suburb
    suite tavern temple tent theater theatre tower town tunnel university valley villa village wall
    ward west wharf wood yard
    """.split()
)
# How nouns end that are made of a place and what is there: oilfields, sawmill, shipyard, tap-room.
_COMPOUND = tuple("field mill yard house room side".split())
_NO_COMPOUND = frozenset("broadside downside flipside mushroom upside".split())
# What one can be in or on, and that says how, when or by what leave, and not where.
NO_SPOTS = frozenset(
    """
    account act advice afternoon ambush assault attempt behalf birth bond book boot brawl cap
    century chain charge chase clothes coat cold coma contrary cost course crash crossfire crush cue
    dark darkness dawn day death decade diary direction disguise dress drizzle duel earth end escape
    evening exchange expense fall fashion feast feet fight film fog foot forenoon fray fury
    future gown ground grounds growth haste hat heat helmet history hour hurry instant iron
    language lap leadership length letter line manner march margin marriage melee mist moment
    month morning mystery name news night note notice novel number occasion outset panic paper
    parade part penalty photograph picture plea point pretext price prime print procession
    pursuit quarrel rag raid rain rate reason record report request retreat riot robe rout
    rumour rush scale scramble scuffle shirt shoe signal skirmish sleep sleeve snow sort speech
    spot spring stampede storm story strength struggle style suit summer sun tear temper term
    theft theory tone trance truth ultimo uniform visit voice warmth way week wheel wind winter
    word year youth zeal
    """.split()
)
FURTHER_PLACES = frozenset(
    """
    anteroom baths cabin carriage coalface compartment corridor ditch doorstep doorway dugout
    encampment entrance excavation foreshore fortification gangway gatehouse gateway grave
    infirmary intersection jetty kerb landing layby ledge lighthouse lobby loft mews monument
    mountainside orchard outhouse parapet pavilion pithead quayside ramp ridge roadblock
    roadside roof roundhouse sandbar settlement shaft shed slipway slope stables staircase stall
    steps stop summit train trench vault vestibule vestry waiting-room wall washhouse wayside
    well workhouse
    """.split()
)
# How nouns end that name what is done or felt, and no spot.
ABSTRACT_ENDINGS = tuple("tion sion ment ness ity ance ence ism hood cy dom tude".split())


def names_place(noun: str) -> bool:
    """Whether a common noun names a place: "mill", "sawmill"."""
    return noun in PLACE_NOUNS or (noun.endswith(_COMPOUND) and noun not in _NO_COMPOUND)
