"""Countries, continents and very large cities by their common English names.

All lower case and without accents; those that are also common names of people are left out.
"""

from __future__ import annotations

KNOWN_PLACES = frozenset(
    line.strip()
    for line in """
    afghanistan|africa|alaska|albania|alberta|algeria|america|amsterdam|anatolia|angola|ankara
    antarctica|arabia|argentina|arizona|arkansas|armenia|asia|athens|atlanta|auckland|australia
    austria|azerbaijan|baghdad|bahrain|bangkok|bangladesh|barcelona|bavaria|beijing|beirut|belarus
    belfast|belgium|belgrade|berlin|bohemia|bolivia|bombay|bosnia|boston|botswana|brazil|bremen
    brisbane|britain|british columbia|brittany|brussels|bucharest|budapest|buenos aires|bulgaria
    burma|burundi|cairo|calcutta|california|cambodia|cameroon|canada|cape town|casablanca|catalonia
    caucasus|chad|chicago|chile|china|cologne|colombia|colorado|congo|connecticut|copenhagen|corsica
    costa rica|crete|crimea|croatia|cuba|cyprus|czech republic|czechoslovakia|dallas|damascus|delhi
    denmark|denver|detroit|dresden|dublin|ecuador|edinburgh|egypt|el salvador|england|estonia
    ethiopia|europe|far east|fiji|finland|france|frankfurt|gabon|galicia|gaza|geneva|germany
    ghana|gibraltar|glasgow|great britain|greece|greenland|guatemala|guinea|guyana|haiti|hamburg
    hanoi|hawaii|helsinki|holland|honduras|hong kong|houston|hungary|iceland|idaho|illinois|india
    indiana|indochina|indonesia|iowa|iran|iraq|ireland|israel|istanbul|italy|ivory coast|jamaica
    japan|java|jerusalem|johannesburg|kansas|karachi|kashmir|kazakhstan|kentucky|kenya
    kiev|korea|kosovo|kuwait|kyiv|lagos|laos|latvia|lebanon|leipzig|leningrad|liberia|libya|lisbon
    lithuania|liverpool|london|los angeles|louisiana|luxembourg|madagascar|madrid|maine|malaya
    malaysia|mali|malta|manchester|manchuria|manila|manitoba|marseille|marseilles|maryland
    massachusetts|mauritius|melbourne|mesopotamia|mexico|mexico city|miami|michigan|middle east
    milan|minnesota|minsk|mississippi|missouri|moldova|mongolia|montana|montenegro|montreal
    morocco|moscow|mozambique|mumbai|munich|myanmar|nairobi|namibia|naples|nebraska|nepal
    netherlands|nevada|new brunswick|new delhi|new england|new hampshire|new jersey|new mexico
    new orleans|new south wales|new york|new york city|new zealand|newfoundland|nicaragua|niger
    nigeria|normandy|north america|north carolina|north dakota|north korea|northern ireland|norway
    nova scotia|nuremberg|odessa|ohio|oklahoma|ontario|oregon|oslo|ottawa|pakistan|palestine|panama
    paraguay|paris|peking|pennsylvania|persia|peru|petrograd|philadelphia|philippines|poland|portugal
    prague|prussia|puerto rico|punjab|qatar|quebec|queensland|rhode island|riga|rio de janeiro
    romania|rome|rotterdam|russia|rwanda|saigon|salzburg|san francisco|sarajevo|sardinia
    saskatchewan|saudi arabia|saxony|scandinavia|scotland|seattle|senegal|seoul|serbia|shanghai
    siberia|sicily|sierra leone|silesia|singapore|slovakia|slovenia|sofia|somalia|south africa
    south america|south carolina|south dakota|south korea|southeast asia|soviet union|spain
    sri lanka|st petersburg|saint petersburg|stalingrad|stockholm|sudan|sumatra|sweden|switzerland
    sydney|syria|taipei|taiwan|tanzania|tasmania|tehran|tel aviv|tennessee|texas|thailand|tibet
    tokyo|toronto|transylvania|tripoli|tunisia|turkey|tuscany|uganda|uk|ukraine|united kingdom
    united states|united states of america|uruguay|us|usa|ussr|utah|uzbekistan|vancouver|vatican
    venezuela|venice|vermont|vienna|vietnam|wales|warsaw|west bank|wisconsin|wyoming|yemen
    yokohama|yugoslavia|zagreb|zambia|zimbabwe|zurich|middle-east|atlantic|pacific|mediterranean
    baltic|adriatic|leeds|birmingham|bristol|kyoto|osaka|marrakesh|tangier|tbilisi|baku|yerevan
    vladivostok|kharkov|lviv|krakow|gdansk|danzig|antwerp|the hague|hague|bergen|gothenburg
    nagasaki|hiroshima|kobe|nanking|canton|harbin|macau|dunkirk|calais|lyon|lyons|bordeaux|toulouse
    """.replace("\n", "|").split("|")
    if line.strip()
)
