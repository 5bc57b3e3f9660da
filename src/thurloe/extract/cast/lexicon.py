"""Nouns and verbs that tell what sort of thing a name stands for. Lists, and nothing but lists."""

from __future__ import annotations

from importlib.resources import files

from thurloe.values.name_words import DISASTERS, words


def _listed(file: str) -> frozenset[str]:
    """The words of a file beside this one; lines that begin with # are about it."""
    text = files("thurloe.extract.cast").joinpath(file).read_text(encoding="utf-8")
    return words("\n".join(line for line in text.splitlines() if not line.startswith("#")))


CALENDAR = words("""
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday christmas easter
""")

CALENDAR_SHORT = words(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun"
)

FUNCTION_WORDS = words("""
    a an the this that these those i you he she it we they me him her us them my your his its
    our their mine yours hers ours theirs who whom whose which what when where why how if then
    than and or but nor so yet for of in on at by to from with without within into onto upon
    over under after before since until till while as because although though despite during
    between among against through throughout across along around about above below behind beside
    beyond near not no yes all any both each every either neither some many much few several
    more most less least other another such same own only just even still also too very once
    twice here there now today tomorrow yesterday soon later again ever never always often
    perhaps maybe indeed however moreover furthermore nevertheless thus therefore hence
    meanwhile instead is are was were be been being am do does did have has had having will
    would shall should can could may might must let one two three four five six seven eight nine
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety dozen dozens scores hundreds thousands
    hundred thousand million last next further unlike like according born
    asked whether oh ah well chapter part volume vol page pages p pp isbn figure table fig
    section nos ok dear please thanks thank ad bc bce ce pm it's he's she's i'm i've i'll i'd
    we're they're don't can't a.m. p.m. a.m p.m eventually finally initially recently
    unfortunately fortunately mysteriously certainly besides regarding given including following
    concerning
""")

OPENERS = words("""
    panic wax pen blame smoke fire flames water blood fear terror chaos confusion ice snow rain wind
    fog darkness silence rumour rumours rumor rumors word news proof evidence legend tradition
    opinion opinions research records documents papers letters files archives reports accounts
    estimates figures historians people men women children boys girls families crowds mobs rescuers
    survivors bystanders onlookers passers-by spectators witnesses eyewitnesses firefighters firemen
    policemen police doctors nurses soldiers sailors workers crew crews passengers victims bodies
    corpses debris wreckage oil coal gas steel iron wood glass sand mud money food bread medicine
    time life death love hate luck chance fate history science nature progress peace war victory
    defeat hope despair grief anger work business trade traffic communication communications
    contact production construction damage repairs rescue salvage relief help aid suite divers
    critics scholars experts engineers scientists officials authorities friends relatives neighbours
    neighbors colleagues students readers others tens dozens thousands rebel blame wave waves
    lifeboats boats ships trains horses dogs houses buildings windows doors streets
""")
"""Nouns without an article at the beginning of a sentence, where a capital says nothing."""

SECTION_WORDS = words("""
    obituary obituaries review reviews contents chapter introduction preface foreword prologue
    epilogue conclusion summary abstract appendix index bibliography references notes footnotes
    acknowledgements acknowledgments glossary chronology timeline background overview sources
    transcript interview editorial letter letters comment comments opinion analysis correction
    corrections advertisement statement report exhibit annex annexe schedule draft confidential
    secret urgent subject date news sport book books film films television theatre arts weather
    dead missing killed injured lost found updated published posted caption photo photograph
    picture map plate loss death disaster sunk saved late latest special exclusive
""")
"""What headings say that are no names."""

HONORIFICS = words("""
    majesty majesties highness highnesses excellency excellencies honour honor holiness lordship
    lordships ladyship eminence grace worship reverence
""")
"""With "her" or "his" before them they are as good as pronouns."""

STYLES = words("old new style")

FIRM_WORDS = words("sons son co company bros brothers partners daughters cie associates")
"""What follows "&" or "and" in the name of a firm."""

SETTLEMENTS = words("""
    town city village hamlet port harbour harbor island county province district region parish
    suburb township borough settlement colony canton republic river lake valley isle
""")
"""What "of" and a name of its own follow: the town of X."""

MALE_NOUNS = words("""
    man boy father son brother husband uncle nephew grandfather grandson king prince duke
    gentleman lad monk priest actor businessman widower policeman fireman fisherman spokesman
    chairman statesman salesman fiancé bridegroom groom emperor baron lord landlord waiter
    stepfather stepson stepbrother great-uncle godfather brother-in-law father-in-law son-in-law
    cameraman craftsman foreman watchman seaman tsar friar abbot bachelor chap fellow
    half-brother guy clergyman count earl boyfriend great-grandfather boatman oarsman helmsman
""")

FEMALE_NOUNS = words("""
    woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess
    duchess lady nun actress businesswoman widow policewoman spokeswoman chairwoman fiancée
    fiancee bride empress baroness countess landlady waitress stepmother stepdaughter stepsister
    great-aunt godmother sister-in-law mother-in-law daughter-in-law mistress heroine
    governess midwife maid hostess stewardess ballerina nurse-maid
    half-sister girlfriend great-grandmother housewife schoolgirl milkmaid prostitute
""")

KIN_NOUNS = words("""
    father mother husband wife son daughter brother sister uncle aunt nephew niece grandfather
    grandmother grandson granddaughter cousin widow widower fiancé fiancée fiancee stepfather
    stepmother stepson stepdaughter stepbrother stepsister great-uncle great-aunt brother-in-law
    sister-in-law father-in-law mother-in-law son-in-law daughter-in-law half-brother
    half-sister great-grandfather great-grandmother godfather godmother twin
""")

PERSON_NOUNS = (_listed("person_nouns.txt") - {"maid"}) | words("""
    chamberlain regent admiral agent attaché attache baby bishop boss builder butcher champion
    chancellor chauffeur chief coach cobbler correspondent doctor emperor expert fiancé
    financier fireman founder general guard guide host lighthouse-keeper lord major man master
    mate mechanic minister missionary mother neighbour neighbor nun official operator orderly orphan
    patient pilot premier publisher queen rebel revolutionary skipper soldier stoker suspect
    tailor tenor translator veteran viceroy volunteer weaver witness youth miller
    secretary-general killer operative activist mastermind parent radioman lookout deceased
    appellant cardinal lighthousekeeper communist nazi socialist marxist prodigy genius ally
""")
"""Those of a list, and some that it lacks or that mean other things too, such as "agent".

A ship is often called a maid and hardly a captain.
"""

VESSEL_NOUNS = words("""
    ship steamer steamship freighter tug tugboat ferry liner vessel boat schooner trawler
    destroyer cruiser battleship submarine u-boat yacht barge brig barque bark frigate corvette
    launch tanker warship steamboat paddle-steamer lightship lifeboat sloop cutter collier
    minesweeper gunboat dreadnought carrier merchantman whaler ketch packet troopship transport
    icebreaker motorboat ironclad flagship passenger-ship cargo-ship clipper
    galleon coaster drifter smack lugger tender dredger pilot-boat
    airship dirigible blimp zeppelin hulk junk dhow felucca galley
    longship catamaran hydrofoil hovercraft bulker supertanker steam-packet dinghy
""")

PLACE_NOUNS = words("""
    city town village hamlet port harbour harbor island isle islands river lake sea bay gulf
    strait straits channel mountain mountains hill hills valley forest wood woods desert
    peninsula cape coast region province county district state country kingdom republic empire
    capital suburb street road avenue square bridge prison jail gaol barracks fort fortress
    castle palace cemetery church cathedral abbey monastery station airport hospital hotel
    school house hall tower park field camp quarry mine
    mill basin narrows sound fjord firth loch canal creek
    point head bank pier wharf dock quay market quarter cell courtyard embassy building cafe
    café inn lane cove beach ocean pass plain plateau volcano plantation farm estate manor
    theatre theater museum library citadel archipelago reef delta harbourfront waterfront
    neighbourhood neighborhood borough parish settlement colony territory continent mount
    highway boulevard place plaza lighthouse shipyard mine mill zoo garden gardens stadium arena
    chapel temple shrine mosque synagogue convent ghetto frontier border green common terrace
    crescent embankment esplanade promenade brae
""")

HOUSES = words("""
    theatre theater hotel cinema opera restaurant cafe café club nightclub ballroom tavern inn pub
    playhouse casino
""")
"""Houses that are called "the X" for short."""

ORGANISATION_NOUNS = words("""
    department ministry party company firm agency bureau committee commission council court army
    navy force forces police service university college institute academy society association
    union league federation club newspaper magazine journal press times post herald tribune
    gazette zeitung bank corporation board senate parliament congress assembly government
    regiment division brigade battalion corps fleet squadron staff intelligence directorate
    office authority organisation organization foundation trust team band orchestra legion guard
    front movement international comintern church mission embassy administration cabinet ring
    network group line lines railway railways airlines airways industries works brothers sons
    bros publishers publishing chronicle courier observer guardian mail mirror telegraph
    standard dispatch review daily weekly inquiry tribunal syndicate consortium cartel
    secretariat politburo reichstag duma diet wehrmacht gestapo militia constabulary
    inspectorate
""")

PRESS_NOUNS = words("gazette herald tribune zeitung courier chronicle observer mirror telegraph")
"""Alone and with a capital they are newspapers."""

PEOPLES_NOUNS = words("""
    tribe tribes people peoples settlement chief chieftain warrior warriors village villagers
    community communities elder elders nation hunter hunters tribesman tribesmen encampment
    families fishermen reservation
""")

QUASI_NAMES = words("""
    narrows straits heights downs highlands lowlands rapids shallows badlands everglades
    dardanelles
""")
"""Plain words for single features of the land that, with "the", are as good as names."""

# Names of things that are none of the five: prizes, wars, treaties, works, languages.
OTHER_NOUNS = (DISASTERS - {"plague", "wreck", "blast"}) | words("""
    war battle treaty act prize award medal order operation revolution rebellion conference
    olympics games cup festival incident crisis affair plan pact agreement declaration
    constitution bible disaster explosion massacre uprising siege campaign offensive purge
    purges terror renaissance reformation age era century congress cross star mutiny accord
    mysteries story stories novel diary memoirs jubilee anniversary centenary
""") - {"congress", "order", "star"}

LANGUAGES = words("""
    english french german dutch spanish italian russian japanese chinese malay latin greek
    hebrew arabic turkish swedish danish norwegian finnish polish czech hungarian romanian
    portuguese hindi urdu persian korean sanskrit yiddish welsh irish gaelic
""")

PERSON_VERBS = words("""
    say tell ask reply answer write think believe know recall remember marry die study teach
    learn love hate want hope wish decide insist argue explain claim admit deny confess resign
    retire graduate enlist emigrate smile laugh cry weep nod shrug whisper shout speak talk read
    sing dance paint compose joke complain add recount testify protest regret dream plead sleep
    wake eat drink kiss divorce befriend persuade
""")

SHIPBOARD_NOUNS = words("""
    captain skipper master mate deckhand crew pilot stoker helmsman bosun boatswain steward
    stewardess passenger wreck hull deck bow stern bridge cargo hold lifeboat mast funnel rudder
    crewman seaman sailor coxswain
""")

LEAVING_VERBS = words("bound leave sail depart head start embark reach enter visit quit set bind")

MOVING_VERBS = words("""
    come go travel arrive return leave sail drive march move flee cross steam ship send post
    transfer deport banish evacuate walk ride fly hurry cast
""")

ADDRESSING_VERBS = words("""
    tell ask write speak talk marry befriend thank introduce interrogate convince persuade kiss
    divorce greet phone telephone telegraph confide propose apologise apologize
""")

LINKS = words("un ud ul ur us uz as ad ed en sur sous au aux on in upon under")
"""Small words between the hyphens of one name, beside the particles."""

CALLING_VERBS = words("""
    call nickname dub christen codename rename rechristen baptise baptize name style entitle
""")
"""With whom it is done, his is the name: "she was dubbed X"."""

POSING_VERBS = words("""
    know refer remember register publish write pose perform sign appear travel style launch build
    commission found bear dance sing act live enlist
""")
"""Who does so "as X" or of whom it is done bears that name."""

UNMASKING_VERBS = words("name identify unmask expose reveal recognise recognize")
"""Whom one does so "as X" is X."""

SENDING_VERBS = words("""
    send land fly drop parachute dispatch post smuggle hide register enter enrol enroll list know
    recruit run hire employ bury infiltrate introduce bring take give
""")
"""Of whom one does so under a name, the name is his: "they landed her as X"."""

RULING_NOUNS = words("""
    mayor provost bishop archbishop governor king queen duke prince count bailiff town city port
    village harbour harbor island district province university lord people citizen battle siege
    bombing capture fall streets outskirts suburb north south east west
""")

SAYING_VERBS = words("""
    say tell ask reply answer write explain recall remember declare claim insist shout whisper
    remark add confess complain testify note exclaim cry murmur respond state recount lament
    conclude observe admit protest warn announce
""")

RECIPROCAL_VERBS = words("marry wed meet divorce befriend collide ram fight duel")

IDENTITY_NOUNS = words("""
    dancer singer writer poet author actor actress spy composer painter
    scientist philosopher explorer revolutionary activist adventurer artist musician pianist
    novelist playwright inventor anarchist communist physicist mathematician filmmaker comedian
    sculptor historian economist
""")
"""What somebody is, rather than a part in a scene: "the poet" can be the one spoken of."""

VESSEL_VERBS = words("""
    sail steam sink anchor moor founder capsize dock berth collide ram drift list
""")

PLACE_PREPOSITIONS = words("in at near outside inside around through throughout within across")
ROUTE_PREPOSITIONS = words("from to into toward towards off via")

NAME_NOUNS = words("""
    name alias nickname pseudonym codename surname title moniker sobriquet pen-name cryptonym
""")

ACRONYM_LIMIT = 8
"""Letters of the longest acronym read from brackets."""

COUNTRYMEN = ("chman", "shman", "chwoman", "shwoman")
"""How "Dutchman", "Welshwoman" end: words for one person with a capital, and no names."""

# What people are in and may be counted in.
BUILDINGS = frozenset(
    """
    building cafe church cinema club colliery factory hall hospital hotel house market mill mine
    mosque pit restaurant school shop station store supermarket tavern temple theater theatre tower
    warehouse works workshop
    """.split()
)
# Parts of the body.
BODY = frozenset(
    """
    abdomen ankle arm artery back belly brain breast buttock calf cheek chest chin ear elbow eye
    face finger foot forehead groin hand head heart heel hip jaw kidney knee leg lip liver lung
    mouth neck nose rib shin shoulder side skull spine stomach temple thigh throat thumb toe
    vein wrist
    """.split()
)
