"""Common first names of several languages, by the gender that mostly bears them.

All lower case and without accents; names that both bear are in neither list.
"""

from __future__ import annotations

from thurloe.values.name_forms import full_forms
from thurloe.values.name_words import words

MALE = words("""
    aaron abdul abdullah abel abraham adam adolf adolph adolphe adrian ahmad ahmed akira alan
    albert alberto aldo alec aleksandr aleksei alessandro alex alexander alexandre alexei alexey
    alfonso alfred alfredo ali allan allen alonzo alphonse amir anatole anatoly anders andre
    andreas andrei andrew andrey angelo anthony antoine anton antonio archibald ari aristide
    arkady armand arnaud arne arnold arthur artur august auguste augustus aurelio axel barnaby
    barry bartholomew basil ben benedict benjamin benoit bernard bernardo bernhard bert bertrand
    bill bjorn bob boris brad bradley brandon brian bruce bruno bryan burton byron caesar calvin
    carl carlo carlos casimir cecil cedric charles charlie chester chris christian christoph
    christophe christopher clarence claude claudio clement clifford clive clyde colin conrad
    constantin cornelius craig curt curtis cyril dale damian dan daniel dario darren dave david
    dean denis dennis derek desmond dick diego dieter dietrich dimitri dirk dmitri dmitry
    dominic dominique don donald douglas duncan dwight dylan earl ebenezer ed eddie edgar edmond
    edmund edoardo eduard eduardo edward edwin egon einar elias elijah elmer emil emile emilio
    emmanuel enrico enrique eric erich erik ernest ernesto ernst erwin etienne eugen eugene evan
    evgeny fabio fabrice felipe felix ferdinand fernand fernando fidel filippo filipp floyd
    francesco francis francisco franco francois frank franklin frans franz fred frederic
    frederick frederik fredrik friedrich fritz fyodor gabriel gareth gary gaston geoffrey georg
    george georges georgi georgy gerald gerard gerhard gilbert gilles giacomo gianni gilberto
    giorgio giovanni giulio giuseppe glenn godfrey gordon graham greg gregor gregory grigori
    guido guillaume guillermo gunther gus gustav gustave guy hamid hamish hank hans harald
    harold harry haruki harvey hassan hasan heinrich heinz hector helmut hendrik henri henrik
    henry herbert herman hermann hideki hideo hiroshi hirohito horace howard hubert hugh hugo
    humphrey hussein ian ibrahim ichiro ignacio igor ilya isaac ismail ivan ivar jack jacob
    jacques jaime jake jakob jamal james jan jason javier jean jeff jeffrey jens jeremiah jeremy
    jerome jerry jesse jesus jim jimmy joachim joao joe joel johan johann johannes john johnny
    jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julien julio julius
    jurgen justin kaito karel karim karl karol kazuo keith ken kenji kenneth kevin khalid
    kiyoshi klaus knut konrad konstantin konstanty kristian kurt lance larry lars laszlo
    laurence laurent lawrence lazar leif len lenny leo leon leonard leonardo leonid leopold
    leroy leslie lev lewis liam lionel lloyd lorenzo lothar louis luc luca lucas lucien ludwig
    luigi luis lukas luke luther magnus makoto malcolm manfred manuel marc marcel marcelo marco
    marcos marcus marek mario marius mark markus martin marvin masao mateo mathias mathieu mats
    matteo matthew matthias maurice mauricio max maxim maxime maximilian maxwell mehmet melvin
    michael michal michel michele miguel mikael mike mikhail miles milton miroslav mitsuo
    mohamed mohammad mohammed mordecai morris mortimer moritz moses muhammad murray mustafa
    nathan nathaniel neil nelson nestor nicholas nick nicolas nicolo nigel nikita nikola nikolai
    nikolaus nils noah noboru noel norman olaf ole oleg oliver olivier omar orlando oscar oskar
    osman oswald otto owen pablo pascal pat patrick paul paulo pavel pedro percy per perry pete
    peter petr philip philipp philippe phillip phineas pierre pieter piotr pyotr quentin rafael
    ralph ramon randolph randy raoul raphael rashid raul ray raymond reginald reinhard rene
    ricardo richard rick robert roberto rodney rodolfo rodrigo roger roland rolf roman ron
    ronald rory ross roy rudolf rudolph rudy rufus rupert russell ryan sam samuel sander scott
    sean sebastian serge sergei sergey sergio seth shigeru shiro sidney siegfried sigmund silvio
    simon solomon stanislav stanislaw stanley stefan stefano stephan stephen steve steven
    stewart stuart sven sylvester tadashi taro ted teddy terence terry thaddeus theodor theodore
    thomas tim timothy tobias todd tom tomas tommy tony toshio travis trevor tsutomu ulrich
    umberto valentin valery vasily vernon victor vicente vidkun viktor vincent vincenzo virgil
    vitaly vittorio vladimir vladislav volker wallace walter walther warren wayne wendell werner
    wesley wilbur wilfred wilhelm will willem william willie willy winston wolfgang woodrow
    yakov yasuo yevgeny yoshio yuri yusuf yves zachary zbigniew zoltan bernie rodion porfiry
    dimitry andres salvador salvatore raffaele gunnar olav torvald ezra enoch gideon hiram silas
    jonah josiah reuben levi amos caleb eli asa ephraim ravi raj rajesh sanjay vijay anil sunil
    mahatma jawaharlal mohandas arjun krishna abu tariq walid yasser bashar anwar gamal nasser
    saddam mahmoud ehud yitzhak shimon menachem stepan ignat semyon timofey foma kuzma alyosha
    mitya misha sasha kolya grisha petya vanya
""") - {"pat", "lance", "dean", "earl", "jean", "leslie", "dominique", "sasha", "michele"}

FEMALE = words("""
    abigail ada adela adelaide adele adriana agatha agnes aida aileen aisha alexandra alice
    alicia alina alma amalia amanda amelia amy ana anastasia andrea angela angelica anita ann
    anna annabel anne annette annie antoinette antonia astrid audrey aurora ava barbara beatrice
    beatrix becky belinda bella bernadette bernice bertha bessie beth betsy betty beverly bianca
    birgit blanche bonnie brenda bridget brigitte britta camilla camille carla carmen carol
    carole caroline carolyn catalina catherine cathy cecile cecilia celeste celia celine
    charlotte chiara chloe christa christiane christina christine cindy claire clara clarissa
    claudia clementine colette concepcion connie constance consuelo cordelia corinne cornelia
    cynthia daisy daphne daria deborah debra deirdre delia della denise diana diane dinah
    dolores donna dora doris dorothea dorothy edith edna eileen elaine eleanor eleanora elena
    elinor elisa elisabeth elise eliza elizabeth ella ellen elsa elsie emilia emilie emily emma
    erica erika erna esmeralda estelle esther ethel etta eugenia eugenie eunice eva evangeline
    eve evelyn fanny fatima felicia felicity fiona flora florence frances francesca francine
    françoise francoise freda frederica frida frieda gabriela gabrielle galina gemma genevieve
    georgia georgina geraldine gerda germaine gertrud gertrude gillian gina ginger giovanna
    giselle gisela giulia gladys gloria grace greta gretchen gretel gudrun guinevere gwen
    gwendolyn hanna hannah harriet hazel heather hedwig heidi helen helena helene helga
    henrietta hester hilda hildegard hope hortense ida ilona ilse imogen ines inge ingeborg
    ingrid irene irina iris irma isabel isabella isabelle ivy jacqueline jane janet janice
    jeanette jeanne jeannette jennie jennifer jenny jessica jessie jill joan joanna joanne
    johanna josefina josephine joy joyce juana juanita judith judy julia juliana julie juliet
    juliette june karen karin kate katharina katharine katherine kathleen kathryn kathy katie
    katrina katya kay keiko khadija kirsten kitty lara laura lauren laurie lavinia leah leila
    lena leonora leticia lida lidia lieselotte lilian lillian lily linda lisa lise liselotte
    livia liza lois lola loretta lorna lorraine lotte louisa louise lucia lucie lucille lucinda
    lucretia lucy ludmila luisa lydia mabel madeleine madeline magda magdalena maggie maisie
    malvina manon mamie marcella margaret margareta margarete margaretha margarita marge margot
    margrethe marguerite maria mariam marian marianne marie marietta marilyn marina marion
    marjorie marlene marta martha martina mary masako mathilda mathilde matilda maud maude
    maureen mavis maxine may megan melanie melinda melissa mercedes meredith michelle michiko
    mildred millicent mimi mina minerva minna minnie miranda miriam molly mona monica monika
    monique muriel myra myrtle nadia nadezhda nadine nan nancy naomi natalia natalie natasha
    nell nellie nelly nettie nicole nina noemi nora norma octavia odette olga olive olivia
    olympia ophelia pamela patricia paula paulette pauline peggy penelope petra philippa phoebe
    phyllis polina polly priscilla prudence rachel raisa ramona raquel rebecca regina renata
    renee rhoda rita roberta rosa rosalie rosalind rosamund rose rosemary rosie rowena roxane
    ruby ruth sabina sabine sabrina sadie sally samantha sandra sara sarah selma serena sharon
    sheila shirley sibyl silvia simone sofia sonia sonja sophia sophie stephanie sue susan
    susanna susanne susie suzanne svetlana sybil sylvia tabitha tamara tanya tatiana teresa tess
    thea thelma theodora theresa therese tina tomoko trudy ulrike una ursula valentina valerie
    vanessa vera verna veronica veronika victoria viola violet violetta virginia vita vivian
    vivien wanda wilhelmina wilma winifred winnie xenia yasmin yoko yolanda yvette yvonne zelda
    zoe fatma leyla noor zaynab zainab indira sonya dunya pulcheria marfa avdotya nastasya
    katerina elsbeth liesl margit marit sigrid solveig freya dagny karoline lieke saskia mieke
    femke sachiko yumi akiko hanako fumiko haruko noriko yoshiko mariko emiko kimiko kazuko
    mercy patience charity henriette bertie emmeline christabel sylvie odile solange margaux
    simonetta pia carlotta paola silvana ornella beatriz pilar esperanza remedios
""") - {"vivian", "marion", "may", "june", "hope", "grace", "joy", "bertie", "camille"}

GIVEN = MALE | FEMALE


def gender_of(word: str) -> str:
    """ "m" or "f" of one folded first name, of a short form that of all it is short for: "nick"."""
    if word in MALE:
        return "m"
    if word in FEMALE:
        return "f"
    full = full_forms(word)
    if full and full <= MALE:
        return "m"
    return "f" if full and full <= FEMALE else ""
