"""The events that thurloe knows by name: what betrays each in English and how often it can happen.

A verb or noun that stands in no row makes an open event, named by its lemma. A trigger with `+`
is a verb and the words below it in the sentence, in any order: `put+to+death`, `lose+life`.
The words are the common vocabulary of biography, justice, diplomacy and disaster reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

AGENT, OBJECT = "agent", "object"
UNDERGOER = "undergoer"  # the object where there is one, else the agent: "the wave sank her", "she sank"


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of event.

    `subject` is the role that the question is about; `once` says it happens to one subject at
    most once; `rare` that two accounts of one subject commonly mean the same one; `family` names
    the wider kind whose mentions can be this very event (an execution is a death); `ask` is how a
    question says it ("be executed"); `sole` are attributes for which only one value can be meant.
    """

    name: str
    verbs: str
    nouns: str = ""
    subject: str = AGENT
    once: bool = False
    rare: bool = False
    family: str = ""
    ask: str = ""
    sole: str = ""


KINDS: tuple[Kind, ...] = (
    # life
    Kind("birth", "bear birth come+into+world", "birth", OBJECT, True, False, "", "be born", "place"),
    Kind("death", "die perish drown succumb decease pass+away lose+life breathe+last come+to+end+his",
         "death demise drowning", AGENT, True, False, "", "die", "place"),
    Kind("killing", "kill murder assassinate slay massacre poison strangle stab take+life cost+life claim+life",
         "killing murder assassination massacre", OBJECT, True, False, "death", "be killed", "place"),
    Kind("suicide", "kill+himself kill+herself commit+suicide take+own", "suicide",
         AGENT, True, False, "death", "take their own life", ""),
    Kind("execution", "execute hang behead guillotine garrotte electrocute put+to+death send+to+gallows",
         "execution hanging beheading", OBJECT, True, False, "death", "be executed", "place"),
    Kind("burial", "bury inter cremate entomb", "burial funeral cremation interment",
         OBJECT, True, False, "", "be buried", "place"),
    Kind("marriage", "marry wed remarry", "marriage wedding", AGENT, False, True, "", "marry"),
    Kind("divorce", "divorce separate", "divorce separation", AGENT, False, True, "", "divorce"),
    Kind("education", "study graduate educate enrol enroll matriculate", "education studies doctorate degree PhD",
         AGENT, False, True, "", "study"),
    Kind("membership", "join enlist enrol enroll enter+service enter+office enter+army enter+navy enter+university enter+college enter+convent become+member", "membership enlistment",
         AGENT, False, False, "", "join"),
    Kind("appointment", "appoint promote name+as elect nominate install ordain", "appointment promotion election",
         OBJECT, False, True, "", "be appointed"),
    Kind("recruitment", "recruit hire engage enlist+as employ", "recruitment", OBJECT, False, True, "",
         "be recruited", "agent"),
    Kind("resignation", "resign retire abdicate step+down", "resignation retirement abdication",
         AGENT, False, True, "", "resign"),
    Kind("dismissal", "dismiss sack fire+from oust depose", "dismissal", OBJECT, False, True, "", "be dismissed"),
    Kind("award", "award honour honor decorate knight confer bestow make+hero become+hero receive+medal receive+prize win+prize",
         "award decoration knighthood", OBJECT, False, False, "", "be honoured"),
    # justice and conflict
    Kind("arrest", "arrest detain apprehend seize nab take+into+custody take+prisoner catch+up+with round+up",
         "arrest detention capture apprehension", OBJECT, False, True, "", "be arrested"),
    Kind("capture", "capture", "", OBJECT, False, True, "arrest", "be captured"),
    Kind("interrogation", "interrogate question grill cross-examine", "interrogation questioning",
         OBJECT, False, False, "", "be interrogated"),
    Kind("charge", "charge accuse indict prosecute", "indictment accusation", OBJECT, False, True, "", "be charged"),
    Kind("trial", "try court-martial stand+trial put+on+trial", "trial court-martial",
         OBJECT, False, True, "", "be tried"),
    Kind("conviction", "convict find+guilty", "conviction", OBJECT, False, True, "", "be convicted"),
    Kind("acquittal", "acquit find+not+guilty clear+of exonerate", "acquittal", OBJECT, False, True, "", "be acquitted"),
    Kind("sentence", "sentence condemn", "", OBJECT, False, True, "", "be sentenced"),
    Kind("imprisonment", "imprison jail incarcerate intern confine lock+up lock serve+sentence serve+time hold+prisoner "
         "keep+prison spend+prison spend+jail spend+custody spend+captivity spend+bars",
         "imprisonment captivity incarceration internment", OBJECT, False, False, "", "be held in prison"),
    Kind("escape", "escape flee abscond break+out", "escape flight+from", AGENT, False, False, "", "escape"),
    Kind("release", "release free liberate pardon set+free let+out amnesty", "release liberation pardon",
         OBJECT, False, True, "", "be released"),
    Kind("expulsion", "expel deport banish exile", "expulsion deportation banishment exile",
         OBJECT, False, True, "", "be expelled"),
    Kind("exchange", "exchange swap", "exchange swap", OBJECT, False, True, "", "be exchanged"),
    Kind("attack", "attack invade raid bomb bombard shell assault storm ambush torpedo",
         "attack invasion raid bombing bombardment assault offensive counteroffensive ambush onslaught",
         AGENT, False, False, "", "attack"),
    Kind("battle", "fight clash", "battle fighting combat clash skirmish", AGENT, False, False, "", "fight"),
    Kind("shooting", "shoot gun+down", "shooting", OBJECT, False, True, "death", "be shot"),
    Kind("injury", "injure wound hurt", "injury wound", OBJECT, False, False, "", "be injured"),
    Kind("defeat", "defeat rout vanquish", "defeat", OBJECT, False, False, "", "be defeated"),
    Kind("surrender", "surrender capitulate", "surrender capitulation", AGENT, False, True, "", "surrender"),
    # disasters
    Kind("collision", "collide strike ram hit crash run+into", "collision crash impact", AGENT, False, True, "", "collide"),
    Kind("sinking", "sink founder capsize go+down keel+over", "sinking capsize shipwreck", UNDERGOER, True, False, "", "sink"),
    Kind("grounding", "ground run+aground run+ashore", "grounding", UNDERGOER, False, True, "", "run aground"),
    Kind("explosion", "explode detonate blow+up go+up+at", "explosion blast detonation", UNDERGOER, False, True, "", "explode"),
    Kind("burning", "burn catch+fire set+fire ignite", "fire blaze inferno", UNDERGOER, False, False, "", "burn"),
    Kind("rescue", "rescue save pick+up take+from+water pull+from+water bring+ashore", "rescue", OBJECT, False, False, "", "be rescued"),
    Kind("survival", "survive", "survival survivor", AGENT, False, False, "", "survive"),
    Kind("destruction", "destroy demolish level flatten wreck wipe+out raze carry+off",
         "destruction", OBJECT, False, False, "", "be destroyed"),
    Kind("homelessness", "leave+homeless make+homeless", "", OBJECT, False, False, "", "be left homeless"),
    Kind("launch", "launch", "launch", OBJECT, False, True, "", "be launched"),
    Kind("building", "build construct erect", "construction", OBJECT, False, True, "", "be built"),
    # movement
    Kind("arrival", "arrive reach land dock come+to+port come+in come+up enter+port moor berth", "arrival",
         AGENT, False, False, "", "arrive"),
    Kind("departure", "depart leave sail set+sail set+out cast+off embark put+to+sea", "departure sailing",
         AGENT, False, False, "", "leave"),
    Kind("homecoming", "return come+back go+back", "return", AGENT, False, False, "", "return"),
    Kind("resettlement", "move settle emigrate relocate", "move emigration", AGENT, False, False, "", "move"),
    Kind("travel", "go travel journey visit head come bind+for be+way be+bound", "visit journey trip voyage", AGENT, False, False, "", "go"),
    Kind("transfer", "transfer redeploy deploy send post dispatch", "transfer redeployment deployment",
         OBJECT, False, False, "", "be sent"),
    Kind("carrying", "carry load transport lade stow", "cargo load", AGENT, False, False, "", "carry"),
    # words
    Kind("report", "report cable radio transmit signal", "report cable telegram", AGENT, False, False, "", "report"),
    Kind("warning", "warn alert", "warning alert", AGENT, False, False, "", "warn"),
    Kind("correspondence", "write send+message telephone phone contact", "message letter", AGENT, False, False, "", "write"),
    Kind("offer", "offer propose", "offer proposal", AGENT, False, False, "", "make an offer"),
    Kind("order", "order instruct summon recall", "order summons", AGENT, False, False, "", "give an order"),
    Kind("meeting", "meet", "meeting", AGENT, False, False, "", "meet"),
    Kind("refusal", "refuse ignore dismiss+warning disregard reject disobey disbelieve", "refusal", AGENT, False, False, "",
         "refuse"),
    Kind("confession", "confess admit", "confession", AGENT, False, False, "", "confess"),
    Kind("blame", "blame", "blame", OBJECT, False, True, "", "be blamed"),
)

# Kinds that have a charge: what somebody was arrested, tried, convicted or put to death for.
JUSTICE = frozenset({"arrest", "charge", "trial", "conviction", "acquittal", "sentence", "imprisonment", "execution",
                     "shooting", "interrogation"})
# Kinds that tell of one journey from its different ends.
MOVEMENT = frozenset({"arrival", "departure", "homecoming", "resettlement", "travel", "transfer", "come"})
# Kinds whose number of people is one figure for all: how many were killed, hurt, left alive.
TOLLS = frozenset({"killing", "injury", "survival", "homelessness", "missing"})
# Kinds in which both sides do the same: "A hit B" and "B collided with A" are one event.
MUTUAL = frozenset({"collision", "marriage", "divorce", "meeting", "battle", "exchange"})

BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


@cache
def kind_of(name: str) -> Kind:
    """The row of a kind; an open event gets one of its own, named by its lemma."""
    return BY_NAME.get(name) or Kind(name, name, ask=name)


def family_of(name: str) -> str:
    """The widest kind whose mentions can be this very event: an execution may be told as a death."""
    return kind_of(name).family or name
