"""Short and familiar forms of first names, by the name in full. A list, and nothing but a list.

All lower case and without accents; the first word of a line is the full name. A form may
stand in several lines.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

_FORMS = """
abraham abe bram|agnes aggie nessie|albert al bert bertie
alexander alec alex sandy sasha shura alick
alexandra alex sandra sasha shura|alfred alf fred freddie|andrew andy drew|anna annie nan nancy anya
anastasia nastya|anthony tony anton|archibald archie|arthur art artie|barbara babs barbie varya
benjamin ben benny|bernard bernie|catherine kate katie kitty cathy cat|katherine kate katie kitty
charles charlie chuck chas|christopher chris kit|clifford cliff|cornelia nele nelly corrie
cornelius neil con|daniel dan danny|david dave davie davy|deborah debbie|dmitri dima mitya
donald don|dorothy dolly dot dora|edward ed eddie ned ted teddy|edwin ed eddie|edmund ed ned
eleanor nell nellie nora|elizabeth bess bessie beth betty eliza elsie libby lisa lisbeth liz lizzie
elisabeth elsie lisbeth lise elli betty|emily em emmy|ernest ernie|eugene gene|ferdinand ferdi
florence flo florrie|frances fanny fran|francis frank frankie|franklin frank|frederick fred freddie
friedrich fritz fiete|gabriel gabe|george georgie geordie dod|gerald gerry jerry
gertrude trude gertie
grigori grisha|gregory greg grisha|hans hansi|harold harry hal|heinrich heinz heini
helen nell nellie
henry hal hank harry|herbert bert herb bertie|hugh hughie|irene renie|isaac ike zak
isabella bella isa|ivan vanya|jacob jake|james jamie jem jim jimmie jimmy|jane janey jenny
jean jeannie|johannes hans hannes jan|john jack jock johnny johnnie|jonathan jon
joseph joe joey jo|josef sepp beppo|joseph joe|julia julie|karl kalle|konstantin kostya
lawrence larry laurie|laurence larry laurie|leonard len lenny leo|lewis lew|louis lou louie
lucy lucie|ludwig lutz|lyudmila lyuda|margaret daisy greta maggie meg megan peg peggy rita madge
margarethe grete greta gretchen|maria masha marusya mitzi|mary molly polly mamie may|martha mattie
martin marty|matthew matt|matilda tilly maud|michael mick mickey mike micky|mikhail misha
natalia natasha|nathaniel nat|nicholas nick nicky|nikolai kolya|olga olya|oliver ollie
patricia pat patsy|patrick pat paddy|pavel pasha|peter pete|philip phil pip|pyotr petya
raymond ray|rebecca becky|reginald reg reggie rex|richard dick dickie rick rich
robert bob bobbie bobby rab robbie rob bert|roderick rod roddy|ronald ron ronnie|rudolf rudi
rupert bert
samuel sam sammy|sarah sadie sally|sebastian seb bastian|sergei seryozha|sophia sonya sophie
stephen steve stevie|steven steve|susan sue susie|susanna sue susie|tatiana tanya
theodore ted teddy theo
theresa tess tessa|therese resi|thomas tam tammy tom tommy thom|timothy tim|tobias toby
nora|jack|harry|max|lena|lisa|eliza|betty|nancy|sally|molly|greta|grete|jan|hans|rita|natasha
ulrich uli|valentina valya|victor vic|victoria vicky|vladimir volodya vova|walter wal walt wat
wilhelm willi willy|wilhelmina mina minnie|william bill billy will willie willy|winifred win winnie
yekaterina katya|yelena lena|yevgeny zhenya
aleksander olek|aleksandra ola|alice ally|alphonse al fons|ambrose brose|amelia millie
angela angie|antoine toine|antoinette toni nettie|antonia toni tonia|antonio toni tonio
antonius toon teun anton|augusta gussie gusta|augustine gus austin|augustus gus gussie
bartholomew bart bat|beatrice bea trixie|bernardus ben bernd|bridget biddy bridie|calvin cal
caroline carrie lina caro|cecilia cissie|cecil cec|charlotte lottie charlie|christina tina
christine chris chrissie|christian chris|clara clarrie|clarence clarrie|clement clem
clementine clem clemmie|cornelis kees cor nelis|dennis den denny|desmond des|diana di
dominic dom nick|dorothea dora thea|douglas doug|duncan dunc|ebenezer eb eben|edith edie
eduard edi|eduardo edu lalo|eileen eily|ekaterina katya|elijah lije|emma em|enrique quique
esther essie hettie|ethel eth|euphemia effie phemie|evgeny zhenya|ezekiel zeke
francisco paco pancho|franciscus frans|francois frans|franklin frankie|franz franzl
frederik frits freek|georg schorsch jorg|gerard gerry ger|gerardus gerrit|gilbert gil bert
giovanni gianni nino|giuseppe beppe peppe pino|godfrey jeff|guillermo memo|gustav gus gusti
hannah nan hannie|harriet hattie|hector hec|hendrik henk rik hein|henrietta hetty etta
hermann hermi|hilda hildy|horace horry|hubert bert hub huib|ignatius iggy|ignacio nacho
jacobus jaap koos cobus|james jas|jeffrey jeff|geoffrey geoff jeff|jeremiah jerry jem
jeremy jerry jem|jerome jerry|jessica jess jessie|jesus chucho|joanna jo|johann hans hannes
john jonny jackie|jorgen jorn|jose pepe|josefa pepa|josephine josie jo|joshua josh|juan juanito
judith judy|julius jules|katharina kathi kathe|kathleen kath kathy kay|kazimierz kazik
kenneth ken kenny|lambert bert|laurens lou|leonid lyonya|leopold leo poldi|lillian lil lilly
lodewijk lode|lorenzo renzo|louisa lou|louise lou|lucas luc|luis lucho|magdalena lena magda leni
malcolm mal|manuel manolo|marcus mark|maria mia mieke marika|marion mari|matthias matz
matthijs thijs|maurice morrie|mauritius maurits|maximilian max|mercedes mercy|michael mitch
michiel giel|mikhail mischa|mildred millie|millicent millie|moses mo|nadezhda nadya
nathan nat nate|nathaniel nate|nicolaas klaas nico|nicolas nico|nikolaus klaus niko|norman norm
obadiah obie|octavia tavy|pamela pam|pedro perico|penelope penny|percival percy|petrus piet peter
philippa pippa|phineas phin|pieter piet|prudence prue|rachel rae|ralph rafe|randolph randy
randal ran|raymond raymie|reinhard reini|roberto beto|roger rodge|roland rolly|rosemary rosie
salvatore toto turi|seamus shay|sergio checho|sheila shel|sidney sid|sigmund sigi|silvester sil
solomon sol|stanislaw staszek|stanley stan|stepan styopa|svetlana sveta|sylvester syl|sylvia syl
terence terry|terrence terry|thaddeus thad tad|theobald theo|theodor theo|theodorus theo
theophilus theo|tomas tomek|ursula ursel|valentine val|valerie val|vasily vasya|vasili vasya
veronica ronnie|vincent vin|vincent vince|viktor vitya|violet vi|virginia ginny|walther walt
wendell wend|wilbur wil|wilfred wilf fred|wilfrid wilf|wilhelmina willa|willem wim willy pim
winston win|wolfgang wolf|yevdokia dunya|yosef yossi|yuri yura|zachariah zach zack
zachary zach zack|zbigniew zbyszek|zedekiah zed
"""


@lru_cache(maxsize=1)
def _full_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _FORMS.replace("\n", "|").split("|"):
        full, *short = line.split() or [""]
        for word in (full, *short):
            found[word].add(full)
    return {word: frozenset(full) for word, full in found.items() if word}


def full_forms(word: str) -> frozenset[str]:
    """The full first names that a folded word can be short for, and itself if it is listed."""
    return _full_names().get(word, frozenset())


def is_short_form(one: str, other: str) -> bool:
    """Whether one of two folded first names is a listed short form of the other: Tom, Thomas."""
    return one != other and (one in full_forms(other) or other in full_forms(one))
