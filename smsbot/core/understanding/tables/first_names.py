"""First names common in the United States and Mexico.

Source: the name lists of Faker (MIT licence), without accents.
"""

FIRST_NAMES = """
    aaron abel abelardo abigail abraham abril adalberto adam adan adela adrian adriana adrienne
    agustin aida aimee alan albert alberto aldo aldonza alec alejandra alejandro alex alexa
    alexander alexandra alexandria alexis alfonso alfred alfredo alice alicia alisha alison
    allen allison alma alonso alta alvaro alvin alyssa amador amalia amanda amber amelia amy ana
    anabel andre andrea andres andrew anel angel angela angelica angie anita ann anna anne
    annette anthony antonia antonio april araceli arcelia ariadna ariana ariel armando arthur
    arturo ashlee ashley asuncion audrey augusto aurelio aurora austin autumn bailey barbara
    barry beatriz becky belinda benito benjamin bernabe bernard bernardo berta beth bethany
    betty beverly bianca bill billy blake blanca bob bobby bonnie brad bradley brady brandi
    brandon brandy breanna brenda brendan brent brett brian briana brianna bridget brittany
    brittney brooke bruce bruno bryan bryce caitlin caitlyn caleb calvin cameron camila camilo
    candace candice caridad carl carla carlos carlota carly carmen carol carolina caroline
    carolyn carrie casey cassandra cassidy cassie catalina catherine cathy cecilia celia cesar
    chad charlene charles charlotte chase chelsea chelsey cheryl cheyenne chloe chris christian
    christie christina christine christopher christy cindy citlali claire clara clarence claudia
    claudio clayton clemente clifford clinton cody cole colin colleen collin colton concepcion
    conchita connie connor corey cornelio cory courtney craig cristal cristian cristina
    cristobal crystal curtis cynthia daisy dakota dale dalia dalton damon dan dana daniel
    daniela danielle danny darin dario darius darlene darrell darren darryl daryl dave david
    dawn dean deanna debbie debora deborah debra del delia denise dennis derek derrick desiree
    destiny devin devon diamond diana diane diego dillon dolores dominic dominique don donald
    donna doris dorothy douglas drew duane dulce dustin dwayne dylan earl ebony eddie edgar
    eduardo edward edwin eileen elaine elena elias elijah elisa elizabeth ellen eloisa eloy elsa
    elvia elvira emilia emiliano emilio emily emma enrique eric erica erik erika erin ernest
    ernesto esmeralda esparta espartaco esperanza esteban estefania estela esther ethan eugene
    eugenia eugenio eva evan evelio evelyn fabiola faith federico felicia felipe felix fernando
    fidel flavio florencia frances francis francisca francisco frank franklin fred frederick
    frida gabino gabriel gabriela gabriella gabrielle gail garrett gary gavin genaro gene
    geoffrey george georgina gerald gerardo german geronimo gilbert gilberto gina glen glenda
    glenn gloria gonzalo gordon grace gracia graciela grant greg gregg gregorio gregory
    guadalupe guillermina guillermo gustavo guy gwendolyn hailey haley hannah harold harry
    hayden hayley heather hector heidi helen helena henry herbert hermelinda hernan hilda holly
    homero horacio howard hugo humberto hunter ian ignacio ilse indira ines irene irma isaac
    isabel isabela isabella isaiah israel itzel ivan ivonne jacinto jack jackie jackson jaclyn
    jacob jacobo jacqueline jade jaime jake james jamie jane janet janice jaqueline jared jasmin
    jasmine jason javier jay jean jeanette jeanne jeff jeffery jeffrey jenna jennifer jenny
    jeremiah jeremy jermaine jerome jeronimo jerry jesse jessica jesus jill jillian jim jimmy jo
    joan joann joanna joanne joaquin jocelyn jodi jody joe joel john johnathan johnny jon jonas
    jonathan jonathon jordan jorge jos jose josefina joseph joshua joy joyce juan juana judith
    judy julia julian julie julio justin kaitlin kaitlyn kara karen kari karina karl karla
    katelyn katherine kathleen kathryn kathy katie katrina kayla kaylee keith kelli kellie kelly
    kelsey kendra kenneth kent kerri kerry kevin kiara kim kimberly kirk kirsten krista kristen
    kristi kristie kristin kristina kristine kristopher kristy krystal kurt kyle kylie lacey
    lance larry latasha latoya laura lauren laurie lawrence leah lee leon leonard leonardo
    leonel leonor leroy leslie leticia levi lilia liliana linda lindsay lindsey lisa logan
    lonnie lorena lorenzo loretta lori lorraine louis lourdes lucas lucia luis luisa luke luz
    lydia lynn mackenzie madeline madison magdalena makayla malik mallory mandy manuel marc
    marcela marcia marco marcos marcus margaret margarita maria mariah mariana mariano marie
    marilyn mario marisa marisela marisol marissa mark martha martin marvin mary mason mateo
    mathew matthew maureen maurice mauricio mauro max maximiliano maxwell mayte mckenzie meagan
    megan meghan melanie melinda melissa melody melvin mercedes meredith mia micaela michael
    michaela micheal michele michelle miguel mikayla mike mindy minerva miranda miriam misty
    mitchell mitzy modesto molly monica monique morgan nadia nancy natalia natalie natasha
    nathan nathaniel natividad nayeli neil nelly nicholas nichole nicolas nicole nina noah
    noelia noemi norma norman octavio ofelia olga oliver olivia omar oscar oswaldo pablo paige
    pam pamela paola parker pascual patricia patricio patrick patty paul paula paulina pedro
    peggy penny perla perry peter philip phillip phyllis pilar porfirio preston priscilla
    rachael rachel rafael ralph ramiro ramon randall randy raquel raul raven ray raymond rebeca
    rebecca rebekah regina reginald reina renato rene renee reynaldo rhonda ricardo richard rick
    rickey ricky riley rita robert roberta roberto robin robyn rocio rodney rodolfo rodrigo
    roger rolando ronald ronnie rosa rosalia rosario rose ross roy ruben ruby rufino russell
    ruth ryan sabrina sally salma salvador samantha samuel sandra sandy santiago sara sarah
    savannah scott sean selena serafin sergio sessa seth shane shannon shari sharon shaun shawn
    shawna sheena sheila shelby shelia shelley shelly sheri sherri sherry sheryl shirley sierra
    silvano silvia socorro sofia soledad sonia sonya sophia spencer stacey stacie stacy stanley
    stefanie stephanie stephen steve steven stuart sue summer susan susana suzanne sydney sylvia
    tabitha tamara tami tammie tammy tania tanner tanya tara tasha taylor teodoro teresa
    terrance terrence terri terry theodore theresa thomas tiffany tim timoteo timothy tina todd
    tom tomas tommy toni tony tonya tracey traci tracie tracy travis trevor tricia trinidad
    tristan troy tyler tyrone uriel ursula valerie vanesa vanessa vernon veronica vicente vicki
    vickie victor victoria vincent violeta virginia walter wanda warren wayne wendolin wendy
    wesley whitney wilfrido william willie wyatt xavier yeni yesenia yolanda yuridia yvette
    yvonne zacarias zachary zeferino zoe
"""
