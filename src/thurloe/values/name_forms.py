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
