"""Common nouns for places, and for what one can be in or on that is no place."""

from __future__ import annotations

PLACE_NOUNS = set(
    """
    airport alley apartment area arena attic bakery balcony bank bar barn barracks base
    basement bay beach bend boathouse border bow brewery bridge building cafe café camp
    canal castle cathedral cell cellar cemetery chamber channel chapel chateau checkpoint
    church churchyard cinema city crypt graveyard cliff clinic club coast college colony
    convent corner cottage court courtyard crossing crossroads deck ditch dock east
    embankment embassy estate factory farm ferry field flat ford forest fort fortress
    foundry front garden gate gorge granary guesthouse hall harbor harbour headquarters hill
    home hospital hotel house hut inn island jail junction kitchen lake landing lane library
    lock lodge mansion market meadow mill mine monastery moor mountain mouth museum narrows
    north office orchard palace park pass path pavement pier pit plain plant platform pond
    porch port prison province pub quarry quay railway ravine reef refinery region residence
    restaurant river road room saloon school sea shop shore side south square stable stadium
    stairs station stern store street studio suburb tavern temple tent theater theatre tower
    town tunnel university valley villa village wall ward west wharf wood yard
    """.split()
)
# What one can be in or on, and that says how, when or by what leave, and not where.
NO_SPOTS = frozenset(
    """
    account act advice afternoon behalf bond book boot cap chain clothes coat cold cost course cue
    dark darkness dawn day diary direction disguise dress drizzle earth end evening expense fashion
    feast feet film fog foot forenoon fury gown ground grounds haste hat heat helmet history hour
    hurry instant iron lap language letter line manner margin marriage mist moment morning name
    news night note notice novel number occasion outset paper part penalty photograph picture
    plea point pretext price print rag rain rate reason record report request robe rumour scale scuffle
    shirt shoe signal sleeve snow spot spring speech sort storm story struggle style suit summer sun tear temper term
    theory tone truth ultimo uniform visit voice way week wheel wind winter word year zeal
    """.split()
)
FURTHER_PLACES = frozenset(
    """
    anteroom baths cabin carriage coalface corridor ditch doorstep doorway dugout foreshore gangway
    gatehouse gateway grave infirmary jetty kerb landing layby ledge lighthouse lobby loft mews
    mountainside orchard outhouse parapet pavilion pithead quayside ramp ridge roadblock roadside
    roof roundhouse sandbar shaft shed slipway slope staircase stables stall steps stop summit
    train trench vault vestibule vestry waiting-room wall washhouse wayside well workhouse
    """.split()
)
