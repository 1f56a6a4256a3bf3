"""Ordinary words that are never a slip of another: the common ones of both languages.

Source: the word lists of Faker (MIT licence), without accents; `NEAR` is our own: real words that
lie one slip from a word of the tables.
"""

ENGLISH = """
    a ability able about above accept according account across act action activity actually add
    address administration admit adult affect after again against age agency agent ago agree
    agreement ahead air all allow almost alone along already also although always american among
    amount analysis and animal another answer any anyone anything appear apply approach area
    argue arm around arrive art article artist as ask assume at attack attention attorney
    audience author authority available avoid away baby back bad bag ball bank bar base be beat
    beautiful because become bed before begin behavior behind believe benefit best better
    between beyond big bill billion bit black blood blue board body book born both box boy break
    bring brother budget build building business but buy by call camera campaign can candidate
    capital car card care career carry case catch cause cell center central century certain
    certainly chair challenge chance change character charge check child choice choose church
    citizen city civil claim class clear clearly close coach cold collection college color
    commercial common community company compare computer concern condition conference congress
    consider consumer contain continue control cost could country couple course court cover
    create crime cultural culture cup current customer cut dark data daughter day deal debate
    decade decide decision deep defense degree democrat democratic describe design despite
    detail determine develop development difference different difficult dinner direction
    director discover discuss discussion do doctor dog door down draw dream drive drop drug
    during each early east easy eat economic economy edge education effect effort eight either
    election else employee end energy enjoy enough enter entire environment environmental
    especially establish even evening event ever every everybody everyone everything evidence
    exactly example executive exist expect experience expert explain eye face fact factor fall
    family far fast father fear federal feel feeling few field fight figure fill film final
    finally financial find fine finish fire firm first fish five floor fly focus follow food
    foot for force foreign forget form former forward four free friend from front full fund
    future game garden gas general generation get girl give glass go goal good government great
    green ground group grow growth guess gun guy hair half hand happen happy hard have he head
    health hear heart heavy help her here herself high him himself his history hit hold home
    hope hospital hot hotel hour house how however huge human hundred husband i idea identify if
    image imagine impact important improve in include including increase indeed indicate
    individual industry information inside instead institution interest interesting
    international interview into investment involve issue it item its itself job join just keep
    key kid kind kitchen know knowledge land language large last late later laugh law lawyer lay
    lead leader learn least leave left leg less let letter level life light like likely line
    list listen little live local long look lose loss lot low machine magazine main maintain
    major majority make man manage management manager many market marriage material matter may
    maybe me mean measure media medical meet meeting member memory mention message method middle
    might military million mind minute miss mission model modern moment money month more morning
    most mother mouth move movement movie mr mrs much music must my myself name nation national
    natural nature near nearly necessary need network never new news newspaper next nice night
    no none nor north not note nothing notice now number occur of off offer office officer
    official often oil ok old on once one only onto open operation opportunity option or order
    organization other others our out outside over own owner page painting paper parent part
    participant particular particularly partner party pass past pattern pay peace people per
    perform performance perhaps person personal phone physical pick picture piece place plan
    plant play player pm point police policy political politics poor popular population position
    positive possible power practice prepare present president pressure pretty prevent price
    probably process produce product production professional professor program project property
    protect prove provide public pull purpose push put quality question quickly quite race radio
    raise range rate rather reach read ready real reality realize really reason receive recent
    recently recognize record red reduce reflect region relate relationship religious remain
    remember report represent republican require research resource respond response
    responsibility rest result return reveal rich right rise risk road rock role room rule run
    safe same save say scene school science scientist score sea season seat second section
    security see seek seem sell send senior sense series serious serve service set seven several
    shake share she short should shoulder show side sign significant similar simple simply since
    sing single sister sit site situation six size skill skin small smile so social society
    soldier some somebody someone something sometimes son song soon sort sound source south
    southern space speak special specific speech spend sport spring staff stage stand standard
    star start state statement station stay step still stock stop store story strategy street
    strong structure student study stuff style subject success successful such suddenly suffer
    suggest summer support sure surface system table take talk task tax teach teacher team
    technology television tell ten tend term test than thank that the their them themselves then
    theory there these they thing think third this those though thought thousand threat three
    through throughout throw thus time to today together tonight too top total tough toward town
    trade traditional training travel treat treatment tree trial trip trouble true truth try
    turn tv two type under understand unit until up upon us use usually value various very view
    visit voice vote wait walk wall want war watch water way we wear week weight well west
    western what whatever when where whether which while white who whole whom whose why wide
    wife will win wind window wish with within without woman wonder word work worker world worry
    would write writer wrong yard yeah year yes yet you young your yourself
"""

SPANISH = """
    a abril accion acciones acerca actitud actividad actividades acto actual acuerdo adelante
    ademas administracion afirmo agua ahi ahora aire al algo alguien algun alguna algunas
    algunos alla alli alrededor alta alto ambiente ambos america amigo amigos amor analisis
    animales ano anos ante anterior antes antonio aparece apenas apoyo aquel aquella aquellas
    aquellos aqui area argentina armas arriba arte articulo asi asimismo asociacion aspecto
    aspectos asunto atencion atras aumento aun aunque autor autoridades ayer ayuda b baja bajo
    banco barcelona base bastante bien blanca blanco boca buen buena bueno buenos busca buscar c
    cabeza cabo cada calidad calle cama camara cambio cambios camino campana campo cantidad
    capacidad capaz capital cara caracter caracteristicas cargo carlos carne carrera carta casa
    casi caso casos causa central centro centros cerca chile ciencia ciento cierta cierto cinco
    cine ciudad civil claro clase club color comenzo comercio comision como compania comun
    comunicacion comunidad con concepto conciencia condiciones congreso conjunto conocer
    conocimiento consecuencia conseguir consejo considera constitucion construccion consumo
    contenido contra contrario control corazon corte cosa cosas costa creacion crecimiento creo
    crisis cuadro cual cuales cualquier cuando cuanto cuarto cuatro cuba cuenta cuerpo cuestion
    cultura cultural curso cuya cuyo d da dado dan dar datos de debe deben debia debido decia
    decir decision defensa deja dejar dejo del demas demasiado democracia dentro derecha derecho
    derechos desarrollo desde deseo despues destino dia diario dias dice dicen dicho diciembre
    diez diferencia diferentes dificil dijo dinero dio dios direccion director distintas
    distintos diversas diversos doctor dolares dolor domingo don donde dos duda durante e
    economia economica economico edad educacion efecto efectos ejemplo ejercito el elecciones
    electoral elementos ella ellas ello ellos embargo empresa empresas en encima encontrar
    encuentra encuentran encuentro energia enero enfermedad entonces entrada entrar entre epoca
    equipo era eran es esa esas escuela ese esfuerzo eso esos espacio espana espanol espanola
    espanoles especial especialmente especie espera esta estaba estaban estado estados estamos
    estan estar estas este estilo esto estos estoy estructura estudio estudios estuvo etapa etc
    europa europea evitar ex existe existen existencia exito experiencia explico expresion
    exterior facil falta familia favor fecha felipe fernando figura fin final finalmente fiscal
    flores fondo forma formacion formas francia francisco frente fue fuego fuentes fuera fueron
    fuerte fuerza fuerzas funcion futbol futuro g general generales gente gobierno
    gonzalez gracias grado gran grande grandes grupo grupos guerra ha haber habia habian habla
    hablar habra habria hace hacen hacer hacerlo hacia haciendo han has hasta hay haya he hecho
    hechos hemos hermano hicieron hija hijo hijos historia hizo hombre hombres hora horas
    hospital hoy hubiera hubo humana humano humanos i iba idea ideas iglesia igual ii imagen
    imagenes importancia importante importantes imposible incluso industria informacion informe
    instituciones instituto interes intereses interior internacional investigacion ir izquierda
    j jamas jefe jorge jose joven jovenes juan juego juez juicio julio junio junto justicia la
    lado larga largo las le lejos lenguaje les ley libertad libre libro libros lider linea llama
    llamado llega llegado llegar llego lleva llevar lo local lopez los lucha luego lugar luis
    luz m madre madrid mal manana manera mano manos mantener manuel mar marcha marco maria
    martin marzo mas materia material maximo mayo mayor mayores mayoria me media mediante medico
    medida medidas medio medios mejor mejores memoria menor menos mercado mes mesa meses metros
    mexico mi miedo miembros mientras miguel mil militar militares millones ministerio ministro
    minutos mira mirada mis misma mismo mismos mitad modelo modo momento momentos movimiento
    mucha muchas mucho muchos muerte muerto muestra mujer mujeres mundial mundo musica muy n
    nacional nada nadie natural naturaleza necesario necesidad negro ni ningun ninguna nino
    ninos nivel niveles no noche nombre norte nos nosotros noviembre nuestra nuestras nuestro
    nuestros nueva nuevas nuevo nuevos numero nunca o objetivo objeto obra obras obstante
    ocasion ocasiones ocho octubre oficial ojos operacion opinion oposicion orden organizacion
    origen oro otra otras otro otros p pablo paciente pacientes padre padres pais paises palabra
    palabras papel para parece parecia paris parte partes participacion particular partido
    partidos partir pasa pasado pasar paso paz pedro pelicula pensar peor pequena pequeno
    perdido periodo permite pero persona personal personas pesar pese pesetas peso pie piel plan
    plaza plazo poblacion poco pocos podemos poder podia podra podria policia politica politicas
    politico politicos pone poner popular por porque posibilidad posibilidades posible posicion
    pp practica precio precios precisamente pregunta premio prensa presencia presenta presente
    presidente primer primera primeras primero primeros principal principales principio
    principios problema problemas proceso produccion produce producto productos profesional
    programa programas pronto propia propio propios propuesta proximo proyecto proyectos prueba
    psoe publica publico pudo pueblo pueda puede pueden puedo puerta puerto pues puesto punto
    puntos puso que queda quedo queria quien quienes quiere quiero quiza r radio rafael razon
    razones real realidad realizar recuerdo recursos reforma regimen region relacion relaciones
    republica respecto respuesta resto resulta resultado resultados reunion revolucion rey
    riesgo rio rodriguez rosa s sabe saber sabia sala salida salir salud san sangre santa
    santiago se sea sean secretario sector sectores seguir segun segunda segundo seguridad
    seguro seis semana semanas senalo senor senora sentido septiembre ser sera seran seria serie
    servicio servicios si sido siempre siendo siete siglo sigue siguiente siguientes silencio
    sin sino siquiera sistema sistemas situacion sobre social sociales socialista sociedad sol
    sola solamente solo solucion somos son soy su suelo sueno suerte suficiente superior
    supuesto sur sus tal tales tambien tampoco tan tanto tarde te teatro tecnica television tema
    temas tendra tenemos tener tengo tenia tenian tenido teoria terminos texto tiempo tiempos
    tiene tienen tierra tipo tipos titulo toda todas todavia todo todos toma tomar torno total
    trabajadores trabajar trabajo tras trata tratamiento traves tres tribunal tu tuvo u ultima
    ultimo ultimos un una unas unica unico unidad unidos union universidad uno unos uso usted va
    valor valores vamos van varias varios ve veces ver verdad vez via viaje victoria vida viejo
    viene vino vio violencia visita vista visto vivir voluntad volver volvio voy voz vuelta
    vuelve y ya yo zona zonas
"""

NEAR = """
"""

WORDS = ENGLISH + SPANISH + NEAR
