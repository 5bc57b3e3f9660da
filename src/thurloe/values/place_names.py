"""Countries and towns that bear several names, and the adjectives of nations. Only lists.

All lower case and without accents, as `names.fold` writes them. Names of today, of the past and
of other languages stand in one line; a name that belongs to several places of note is left out.
"""

from __future__ import annotations

from thurloe.values.name_words import words

_SAME = """
united states|united states of america|america|usa|us|u s|u s a
britain|great britain|united kingdom|uk|u k
soviet union|ussr|u s s r|union of soviet socialist republics
netherlands|holland
ireland|eire|republic of ireland|irish republic
iran|persia
thailand|siam
myanmar|burma
sri lanka|ceylon
taiwan|formosa
ethiopia|abyssinia
ivory coast|cote divoire
czech republic|czechia
eswatini|swaziland
burkina faso|upper volta
benin|dahomey
turkey|turkiye
east germany|gdr|german democratic republic|ddr
west germany|frg|federal republic of germany
south korea|republic of korea
north korea|dprk
china|peoples republic of china|prc
united arab emirates|uae
cambodia|kampuchea
bangladesh|east pakistan
tasmania|van diemens land
vatican|vatican city
falkland islands|falklands|malvinas
new york|new york city|nyc
washington d c|washington dc
mexico city|ciudad de mexico
rio de janeiro|rio
st petersburg|saint petersburg|sankt petersburg|petersburg|petrograd|leningrad
istanbul|constantinople|stamboul
ankara|angora
izmir|smyrna
edirne|adrianople
trabzon|trebizond
beijing|peking|peiping
nanjing|nanking
guangzhou|canton
tianjin|tientsin
chongqing|chungking
qingdao|tsingtao
shenyang|mukden
dalian|dairen
lushun|port arthur
mumbai|bombay
kolkata|calcutta
chennai|madras
bengaluru|bangalore
pune|poona
varanasi|benares
kanpur|cawnpore
dhaka|dacca
kyiv|kiev
lviv|lvov|lwow|lemberg
kharkiv|kharkov
odesa|odessa
dnipro|dnipropetrovsk|ekaterinoslav
donetsk|stalino
gdansk|danzig
gdynia|gotenhafen|gdingen
wroclaw|breslau
szczecin|stettin
poznan|posen
krakow|cracow|krakau
lodz|litzmannstadt
kaliningrad|konigsberg|koenigsberg
vilnius|wilno|vilna
tallinn|reval|revel
tartu|dorpat
helsinki|helsingfors
turku|abo
vyborg|viipuri
tornio|tornea
oslo|christiania|kristiania
gothenburg|goteborg
copenhagen|kobenhavn
elsinore|helsingor
bratislava|pressburg|pozsony
ljubljana|laibach
zagreb|agram
rijeka|fiume
dubrovnik|ragusa
thessaloniki|salonica|salonika|saloniki
tbilisi|tiflis
volgograd|stalingrad|tsaritsyn
yekaterinburg|ekaterinburg|sverdlovsk
samara|kuibyshev
almaty|alma ata
astana|nur sultan
ulaanbaatar|ulan bator|urga
chemnitz|karl marx stadt
ho chi minh city|saigon
yangon|rangoon
jakarta|batavia
tokyo|edo|tokio
seoul|keijo
kinshasa|leopoldville
lubumbashi|elisabethville
kisangani|stanleyville
maputo|lourenco marques
cobh|queenstown
dun laoghaire|kingstown
derry|londonderry
the hague|hague|den haag
brussels|bruxelles
antwerp|antwerpen|anvers
ghent|gent
bruges|brugge
ypres|ieper
louvain|leuven
cologne|koln|koeln
munich|munchen|muenchen
nuremberg|nurnberg|nuernberg
vienna|wien
prague|praha
pilsen|plzen
terezin|theresienstadt
karlovy vary|karlsbad|carlsbad
warsaw|warszawa
rome|roma
florence|firenze
milan|milano
turin|torino
naples|napoli
genoa|genova
livorno|leghorn
lisbon|lisboa
seville|sevilla
zaragoza|saragossa
corunna|la coruna|a coruna
geneva|geneve|genf
basel|basle
bern|berne
lucerne|luzern
strasbourg|strassburg
dunkirk|dunkerque
marseille|marseilles
lyon|lyons
reims|rheims
ushant|ouessant
tehran|teheran
isfahan|ispahan
mecca|makkah
marrakesh|marrakech
tangier|tangiers
denali|mount mckinley
mount everest|everest
uluru|ayers rock
"""

SAME_PLACE = {
    name: line.partition("|")[0] for line in _SAME.strip().split("\n") for name in line.split("|")
}
"""Each folded name with the first of its line."""

_PEOPLES = """
albania albanian|algeria algerian|argentina argentine|armenia armenian|australia australian
austria austrian|belgium belgian|brazil brazilian|britain british|bulgaria bulgarian
canada canadian|chile chilean|china chinese|colombia colombian|croatia croatian|cuba cuban
czechoslovakia czech|denmark danish|egypt egyptian|england english|estonia estonian
ethiopia ethiopian|finland finnish|france french|georgia georgian|germany german|greece greek
hungary hungarian|iceland icelandic|india indian|indonesia indonesian|iran iranian|iraq iraqi
ireland irish|israel israeli|italy italian|japan japanese|kenya kenyan|korea korean
latvia latvian|lebanon lebanese|libya libyan|lithuania lithuanian|malta maltese|mexico mexican
mongolia mongolian|morocco moroccan|netherlands dutch|nigeria nigerian|norway norwegian
pakistan pakistani|palestine palestinian|peru peruvian|poland polish|portugal portuguese
prussia prussian|romania romanian|russia russian|scotland scottish|serbia serbian
slovakia slovak|soviet_union soviet|spain spanish|sweden swedish|switzerland swiss|syria syrian
thailand thai|tunisia tunisian|turkey turkish|ukraine ukrainian|united_states american
vietnam vietnamese|wales welsh|yugoslavia yugoslav
"""

PEOPLES = {
    country.replace("_", " "): people
    for country, people in (pair.split() for pair in _PEOPLES.strip().replace("\n", "|").split("|"))
}
"""Each country with the adjective of its people: what is of the one is the other."""

NATIONAL = words("""
    african albanian algerian american arab argentine armenian australian austrian belgian
    bolshevik brazilian british bulgarian canadian chilean chinese colombian croatian cuban czech
    danish dutch egyptian english estonian ethiopian european finnish french georgian german greek
    hungarian icelandic indian indonesian iranian iraqi irish israeli italian japanese kenyan
    korean kurdish latvian lebanese libyan lithuanian malayan maltese mexican mongolian moroccan
    nazi nigerian norwegian ottoman pakistani palestinian persian peruvian philippine polish
    portuguese prussian romanian russian saudi scottish serbian slovak soviet spanish swedish
    swiss syrian thai tunisian turkish ukrainian us vietnamese welsh yugoslav
""")
"""What may stand before the name of an office: the British Admiralty is the Admiralty."""
