/** The words by which knownNames.ts tells a name from a word: plain, in lower case. */

function listOf(words: string): Set<string> {
  return new Set(words.split(/\s/).filter((word) => word !== ''));
}

export const nameParticles = listOf(`
  al bin da das de del den der di do dos du el la las le los mac mc san st ten ter van von y zu zur
  dr jr ii iii
`);

export const nameLeads = listOf(`
  mr mrs ms miss dr herr frau herrn senor senora don dona monsieur madame signor signora dear hi
  told asked met rang called with
`);

export const nameFollows = listOf(`
  says said told tells asked asks wants wanted thinks thought reckons goes admitted mentioned
  replied laughed nodded sagt sagte meint dice dijo
`);

/** After these a capitalised word at the start of a sentence is a word: "Will they sign?" */
export const sentenceWords = listOf(`
  a an the this that these those it its they he she we you i his her their our your my me him them
  us to of in on at by for from with as be been is are not no out up down off and or but if who
  what when t re ll ve d m
`);

export const shortNames = new Map(
  Object.entries({
    andrew: ['drew'],
    anthony: ['tony'],
    catherine: ['kate', 'katie', 'kathy'],
    katherine: ['kate', 'katie', 'kathy'],
    charles: ['charlie', 'chuck'],
    edward: ['ted', 'ned'],
    elizabeth: ['liz', 'lizzie', 'beth', 'betty'],
    francisco: ['paco'],
    henry: ['harry'],
    james: ['jim', 'jimmy', 'jamie'],
    john: ['jack'],
    jose: ['pepe'],
    margaret: ['maggie', 'peggy', 'meg'],
    michael: ['mike', 'mick'],
    richard: ['rick', 'dick'],
    robert: ['rob', 'bob', 'bobby'],
    stephen: ['steve'],
    william: ['will', 'bill', 'billy', 'liam'],
  }),
);

/** Words that a note is full of: never taken for a misspelt or a short name. */
export const everydayWords = listOf(`
  aber able about above account act add adds admin afraid after again age ago agree ahead ahora air
  ale all alle alles allow almost alone along already als also although always amid among and angel
  angle angry annual another answer any anyone apart aqui apr april are area arm army around art ash
  ask asked asks assist auch auf aug august aunt aus automation autumn aux available avec away back
  bad bag ball band bank bar bare bark barn barrel base basic basically bay bean bear beat became
  because bed been beer before began begin behind bei believe bell below bend benefit berry best
  better between bien big bill bird bit black blind block blue board boat body bold bolt bond bonus
  book boom booth born boss both bottom bought bow bowl box boy brain branch brand brands bread
  break bridge brief bring broad brook brother brought brown budget build bull bunch burn bus bush
  business busy but buy buyer buying cab cada call called calls calm came camp can cannot cap car
  card care cares carrier carriers carry cars case cash casi cat catch cause cell cells cent centre
  certain cette chain chair chance change chapel charge chase cheap check cherry chez chief child
  choice christmas church city claim class clay clean clear clerk click cliff clock close cloud club
  coal coast coat code coffee cold colder coldest come comes coming como con contact contract cook
  cool cooler copper copy core corn corner cost costs could count country couple course court cover
  crane creek crisp cross crow crown cry cuando cup curt customer customers cut daily dam dame dann
  dans dark das dass data date dawn day days dead deal deals dear debt dec december deep deer def
  del delay delays deliver dem demand demo den denies deny depot der des desde desk detail dev dice
  did die diesel different dig dijo dim dip direct dirt dock docks dog doing dollar don donc donde
  done door dort double doubt down draw dream drew drink drive driver drivers drop dry due dug duke
  during dust duty each ear early earn ears easter easy eat eating edge egg eigentlich eight ein
  eine einen einer either elder element eli elle elles else email empty end ends england english
  enough entire entre equal era error ese eso especially est esta este esto even evening event ever
  every everyone example excel expect extra eye face fact fair faith fall fame fan far farm farmer
  fast fat fax fear feb february fed fee feel feels feet fell felt fence ferry few field fifth fight
  figure file fill fin final finance find fine finish fire firm first fish fit five fix flag flat
  fleet flew floor flow flower fly focus folder folk follow food foot for force ford forecast forest
  forever form forward found four fox frame frank frankly free french fresh friday friend from front
  frost fue fuel full fun funny future gain game garden gate gates gave gegen gem gen general
  genuine german get gets getting giant gift gig girl give given gives glad glass goal god goes
  going gold gone good got grace grand grant grass gray great green grew grey grin ground group grow
  guard guess guest guide guy guys had hail hair half hall hand hands handy hang happen happy hard
  harder hardly harm harsh has hasta haul haulier hauliers have having hay head heads health hear
  heard heart heat heath heating heaven heavy held hell help hen hence her herb here hers herself
  hide hier high hill him himself hint hire his hit hits hold holder hole holiday home honest hook
  hop hope horn horse hot hour hours house how however hub huge human hung hunt hurt ice icy idea
  ihm ihn ihr ill ils immer inch index inn inside install instead integration integrations interface
  into invoice invoices iron isn issue ist item its itself ivory jam jan january jar jet jetzt job
  jobs join joined joint joke joy judge jul july jump jun june junior jury just justice keen keep
  keeps kein keine kept key keys kick kid kids kills kim kind king knew knife know known knows lab
  lack lad lady lake lamb lamp land lane large lark las last late later laugh law lawn lay lead
  leader leads league lean learn least leave led left leg legal lemon les less let lets letter leur
  level lie life lift light like likely limit line lines link lion lip list listen little live load
  loads loan lobby local lock log logan long look looks loose lord los lose loss lost lot lots loud
  love low luck lucky luego lunch made magic mail main mais major make maker makes male man manager
  manner manual many map maple mar march margin mark marked market marks markup marry marsh mas mass
  match mate material matter max may maybe meal mean means meant measure meat meet meeting meetings
  mehr member men mention mercy mere merit mess met metal mic mid might mild mile miles mill mind
  mine mini minor mint minute miss mist mit mix model mole mon monday money month months mood moon
  more morning moss most mostly mother motion mount mouse mouth move much mud multi museum music
  must muy myself nach nada nadie nail name named narrow near nearly neat neck need needs nerve net
  network never new news next nice nicht night nine noble nobody noch noise none noon nor norm
  normal north nos nose not note notes nothing notice nous nov november now number nunca nur nurse
  oak obvious oct october odd oder off offer office often ohne oil old older olive once one ones
  only open opened opera order orders other others otra otro our ours out outer over owe owes own
  owner pace pack page paid pain paint pair pale pallet pallets palm pan panel paper para parade
  park part parts party pas pass past pat patch path patience pause pay pays peak pear pen penny
  people per perhaps period pero person pet petrol petty phase phone phones photo pick pickle piece
  pierce pig pike pile pilot pin pine pink pint pipe pipeline pitch place plain plan plane planning
  plans plant plate play please plenty plum plus point poll pond pool poor pop pope por port post
  pot pound power praise press pretty price prices pride priest prime prince print prior prize
  probably process product promise proof proper proud prove public pull pure purple push put quality
  quarter que queen queue queues qui quick quien quiet quite quote race rail rain raise ran range
  rate rather raven reach read ready real really reason receive recent record red reef refer region
  regular relief rely remain rent reply report rest result return review rice rich rick ride rien
  right ring ripe rise river road rock role roll roof room root rope rose rough round route row
  royal rude rule run running rush sad safe sage said sail saint sale sales salt same sand sandy
  sans sat saturday savage save saving saw say says scan scene school score scott screen sea seal
  search season seat second security see seed seem seems seen sehr seit self sell send sends senior
  sense sent sep separate september series serious serve server service set setting settle seven
  several shade shall share sharp she shed sheet shell shift shifts ship ships shop short shot
  should show showed shown shows shut sick side sie siempre sign signed silver similar simple sin
  since sind sing single sir sister sit site sites six size skip sky slide slight slip slot slots
  slow small smart smile smoke snow sobre soft software sold solo some someone son song sont soon
  sorry sort sound south space spare speak special speed spend spent spoke sport spring square staff
  stage stale stall stand stapler star stars start state station stay steal steam steel steep step
  steps stern stick still stock stone stood stop stops store storm story straight strange straw
  street stretch strong stuck study stuff such sue sum summer sun sunday sunny supplier suppliers
  sur sure sus swallow swan sweet swift system table tail take taken takes taking tale talk talked
  tall tambien tan tank tape target task taste tax tea teach team tell tells ten tend term terms
  test text than thanks that the their them then there these they thick thin thing things think
  third this tho those though thought three through thursday thus tie tied tiene till time times tin
  tiny tip tired title today todo todos told toll ton tone too took tool tools top total touch tough
  tour tous tout tow toward tower town toy track trade trail train trainer trainers training tray
  treat tree tres tri trial tried trip truck trucks true trust truth try trying tuesday turn turned
  twice two type uber una uncle und under une union unit unos uns unter until unto upper urge usage
  use used user uses using usual usually vacancy vale valley value van various vast vendor verse
  very vest via view village vine visit voice von vote vous wade wage wait waiting walk walked
  walker wall want wanted wants war ward ware warm warmer warn was wash waste watch water
  watercooler waters wave way ways weak wear web wednesday weed week weeks weil well wenn went were
  west what wheat wheel when where whether which while white who whole whose why wide width wie wife
  wild will willing willow win wind window wine wing winter wir wird wire wisdom wise wish with
  within without woman women won wonder wood woods woody word words wore work worked worker works
  world worry worse worst worth would write wrong wrote yard year years yellow yes yesterday yet you
  young your yours youth zone
`);

/** Words of a company's name that do not tell it from others. */
export const companyWords = listOf(`
  ag aggregates antriebstechnik associates automotive backwaren bakeries bakery bearings bebidas
  beverage beverages brewers brewery brothers capital castings center chemical chemicals chilled
  citricos clinic co company components confectionery conservas consulting corp corporation dairies
  dairy digital distribution dock drinks east electric electronics energy engineering enterprises
  farms fasteners feinkost fittings foods forge freight frozen frutas gearboxes getranke global
  gmbh grocers haulage health holding holdings hospital hospitals hotel hotels hydraulics inc industrial industries ingredients
  insurance international kg labs lacticinios limited llc logistics logistik logistikteile lower
  ltd machinery manufacturing materials meats mecanicas media metals molkerei obst olivares
  packaging partners pharma plastics plc prazisionsteile precision produce products pumps resort resorts restaurants retail
  rodamientos rubber sa seafood services sl snacks software sohn solutions sons spa srl stores
  studio studios suites supermarkets supplies supply systems technologies technology teile textile textiles tiefkuhl
  trading transport university valve valves ventile ventures warehouse warehousing werke wholesale
`);

/** What people leave out when they write a company's name as one word. */
export const legalForms = listOf(
  'ag co corp corporation gmbh inc kg limited llc ltd plc sa sl spa srl',
);
