import type { SpecialCategory } from './specialCategory.ts';

/**
 * What tells something about a person which the law protects specially (GDPR, article 9), and what
 * only sounds like it. Lower case, without accents and apostrophes; commas part the entries, `|` parts
 * choices for one word, `word*` is any word that begins so, `_` is any one word, and capitals stand
 * for the choices in `shorthand`.
 */
interface SpecialWords {
  /** Can hardly mean anything else in a note about a deal. */
  readonly alone: string;
  /** Means it with a person nearby, and something else without: "hospital", "church". */
  readonly nearPerson: string;
}

export const shorthand: Readonly<Record<string, string>> = {
  HIS: 'his|her',
  HES: 'hes|shes|theyre',
  IS: 'is|was|hes|shes|been|being|im|got|recently',
  HAS: 'has|had|have|having|with|after|from|since|suffered|a|mini',
  LIMB: 'hip|knee|back|leg|arm|ankle|wrist|foot|shoulder|hand|eye|neck|spine',
  STANDS: 'vot*|stands|standing|stood|campaign*|leaflets|donates|ran|runs|running|sits|sat',
  PARTY:
    'labour|tory|tories|conservative*|republican*|democrat*|green|greens|reform|liberal*|snp|plaid|cdu|csu|spd|fdp|vox|psoe|trump|biden|brexit|left|right',
  LEADER:
    'trump|biden|obama|putin|brexit|farage|orban|erdogan|modi|bolsonaro|macron|meloni|palestine|israel',
  UNION:
    'unite|unison|gmb|usdaw|rmt|aslef|fbu|pcs|seiu|uaw|ufcw|verdi|cgt|cfdt|ugt|ccoo|cgil|ucu|cwu|gewerkschaft',
  ROLE: 'rep|reps|member*|steward*|leader*|official*|organi*|secretary|convenor|delegate*|card|dues|subs|branch|activist*',
  PERSON:
    'guy|man|men|woman|women|lady|bloke|girl|boy|lad|kid|person|people|couple|voter*|fan|supporter*',
  KIN: 'parents|mother|father|mum|mom|dad|grandparents|family|grandfather|grandmother',
  ROOTS: 'descent|origin|heritage|roots|background|ancestry|extraction|stock|parentage|immigrant*',
  ETHNIC:
    'black|brown|asian|arab|arabic|kurdish|african|caribbean|indian|pakistani|bangladeshi|bengali|turkish|nigerian|ghanaian|kenyan|eritrean|ethiopian|somali|moroccan|algerian|syrian|iraqi|iranian|afghan|roma|chinese|vietnamese|filipin*|korean|japanese|jamaican|mexican|tamil|punjabi|sudanese|lebanese|persian',
  NATION:
    'polish|romanian|russian|ukrainian|greek|italian|spanish|portuguese|irish|albanian|serbian|croatian|bosnian|bulgarian|hungarian|german|french|brazilian|colombian|cuban|thai|egyptian|tunisian',
};

export const specialWords: Record<SpecialCategory, SpecialWords> = {
  health: {
    alone: `
    chemo|chemother*|radiother*|leukaemia|leukemia|lymphoma|melanoma|dialysis|diabet*|epilep*|asthma*|arthriti*|dementia,
    alzheim*|parkinsons|crohns|colitis|coeliac|celiac|lupus|hepatitis|hiv|aspergers|dyslex*|dyspraxi*|neurodiver*|anorexi*,
    bulimi*|ptsd|migraine*|miscarr*|ivf|menopaus*|perimenopaus*|hysterect*|mastect*|antidepr*|painkill*|alcoholi*|pacemaker,
    epipen|endometr*|sciatica|fibromyal*|psoriasis|tinnitus|pneumonia|meningitis|sepsis|glaucoma|cataract*|psychia*|overdose*,
    suicid*|hernia*|stillb*|pregnan*|paraplegi*|amputee|amputat*|tourettes|schizophren*|bipolar|autism|autistic|adhd,
    ulcer|ulcers|fainted|stoma|gout|immunocomp*|autoimmune|angina|arrhythm*|stent|eczema|gallston*|shingles|narcolep*,
    osteopor*|rheumat*|scoliosis|thrombosis|tubercul*|vertigo|whiplash|insomnia|vasectom*|caesarean|abortion|colostomy,
    sclerosis|palsy|fibrosis|detox|methadone|infertil*|incontinen*|leprosy|malaria|stammer*|stutter*|oncologist|cardiologist|neurologist,
    slipped|herniated disc|disk, motor neuron*, downs syndrome, brain fog|tumour|tumor|injury, beta blocker*, lactose intoleran*,
    expecting|having|lost|expects|had a|the|their|HIS|another baby|child|twins, baby is due, gave birth, mat leave|cover, on|for|HIS|from maternity, maternity leave|cover|until|till|since, HES expecting due|in|and|again|twins, 
    breast|lung|prostate|bowel|skin|cervical cancer, cancer treatment|diagnosis|scare, hearing aid|aids|loss, hard of hearing,
    visually|hearing|sight impaired, losing|lost HIS sight|hearing|memory, lip read*|reads, guide dog, learning difficult*|disabilit*,
    in|from|to|of|through rehab, drink|drinking|gambling|drug problem|habit, twelve|12 steps, aa meeting*, eating disorder*,
    heart attack*|condition|operation|trouble|bypass|failure|murmur|scare, blood pressure|clot|clots|sugar|transfusion|test|tests,
    HAS stroke, HAS a|HIS|mini stroke, HIS stroke, sick leave|note|pay, medical|stress|sickness leave, intensive care,
    off|on|been|in|term|home|long sick, sick since, signed off with|sick|work|by|for, ill|poor|failing|mental health,
    mental|nervous breakdown, had a breakdown|seizure|hysterectomy|bypass, panic attack*|disorder, anxiety disorder|attack*,
    HAS|bad|HIS|postnatal|postpartum|clinical anxiety|depression, off with|for HIS, off with a|bad|the burnout|back|leg|flu,
    term with HIS, off with stress|burnout|depression|anxiety|covid|flu, HAS burnout, burnt|burned out and|completely, in|into|to|of hospital, in a clinic,
    hospital appointment*|bed, hip|knee|shoulder|eye|heart|gastric|hand|spine|foot operation|op|replacement|surgery|bypass, operated on HIS, since|after|before HIS operation|op|surgery,
    an operation on, for|having|HIS an|operation operation, for|after|had|HIS surgery, bad LIMB|lungs|heart, HIS LIMB went|operation|op,
    new hip|knee|kidney, broken|broke|fractured|injured HIS|a LIMB|nose|rib|ribs|collarbone, broken|fractured|torn LIMB|ligament|rib,
    health issue|issues|problem|problems|scare|condition|reasons, HIS health is|has|was|comes, HIS diagnosis|meds|medication|inhaler|insulin,
    medical condition|treatment|appointment*|reasons|procedure|emergency, diagnosed with, IS diagnosed, HIS|a|hidden disability|disabilities,
    IS disabled|depressed|ill|seriously|gravely|terminal|blind|deaf, registered|partially|going|gone|born|nearly|legally blind|deaf|disabled|sighted,
    deaf|blind in|since, HES|he|she|is|was colour|color blind, has|had|caught covid, positive for, biopsy results, long covid|illness, chronic* illness|pain|fatigue|ill,
    serious|terminal illness, terminally|critically|mentally ill, fell|fallen|taken ill, in therapy, HIS therapist|therapy|counsellor|psycholog*|tablets|doctor|gp,
    therapy sessions, physiotherapy, on the autism|spectrum, autism|autistic spectrum, kidney|liver|lung transplant|disease|stone*, found a lump,
    heart|triple|double|second|gastric bypass, has|had|got ms|mnd|copd|ocd|ibs, hand tremor*, mobility scooter, special needs, self harm*,
    carpal tunnel, frozen shoulder, insulin pump, allergic to nut*|peanut*|gluten|dairy|shellfish|penicillin|latex,
    krebs|krebskrank|chemotherapie|schwanger|mutterschutz|krankgeschrieben|operiert|herzinfarkt|schlaganfall, im krankenhaus,
    wegen burnout|depression*, in|zur reha, embarazada|quimioterapia, baja medica|por, en el hospital, enceinte, arret maladie, zwanger|incinta`,
    nearPerson: `
    cancer|tumour|tumor|lump|insulin|autis*|wheelchair*|crutches|medication|meds|hospitali*|biops*|burnout|depressed|depression|anxiety,
    stroke|surgery|rehab|sober|tremor|limps|limping|dying|terminal|sick|transplant|therapist|psycholog*|collapsed|seizure*|concussion|radiation,
    gallbladder|appendi*|prostate|thyroid|kidney*|relapse*|ms|mnd|copd|ibs|ocd|tics|deaf|disabled|exhaustion|oncolog*|ambulance|covid,
    LIMB op, in recovery, tested positive, burned|burnt out, HIS|a|had breakdown, the scan came, having|starts|started|undergoing treatment,
    HIS treatment, heart they|apparently, drink any|alcohol, quit|stopped drinking, due date, type 1|one|2|two, passed out,
    the doctor|doctors|gp|surgeon told|says|said|gave|wants|ordered, seeing|sees a specialist|doctor, HES due in|any`,
  },
  religion: {
    alone: `
    muslim*|islam|islamic|ramadan|ramazan|iftar|eid|hajj|umrah|hijab|headscarf|niqab|burka|mosque|imam|koran|quran|sharia|shia|sunni|alevi,
    jew|jews|jewish|judaism|synagogue|shul|rabbi*|shabbat|shabbos|sabbath|kippur|hanukkah|chanukah|passover|kippah|yarmulke|mitzvah|seder,
    hindu*|diwali|puja|navratri|vesak|sikh|sikhs|sikhism|turban|kirpan|gurdwara|buddhis*|catholic*|protestant*|methodis*|anglican*|presbyter*,
    baptist*|mormon*|quaker*|pentecost*|lutheran*|jehovah*|scientolog*|adventist*|amish|jesuit|coptic|pagan|wiccan|atheis*|agnostic|churchgo*,
    devout|baptis*|baptiz*|christening|deacon|tithe*|scripture|scriptures|vicar|vicars|freemason|monastery|seminary|missionary|chaplain|evangelicals,
    rosh hashanah, greek|russian|orthodox orthodox|jew|christian|church, a|very|practising|committed|strict christian, born again, salvation army,
    christian faith|values|home, evangelical church|christian, church elder|group|choir|service|warden, goes|going|went to church|mass|temple|confession,
    at temple, HIS|their|same church|parish|congregation|faith|religion|prayers|beliefs, the congregation, sunday mass|school, first|holy communion|day|days,
    prayer room|time|times|group|breakfast, friday|at prayers, prays|fasts, to pray, prayed before|with|for, faith comes|matters, kingdom hall, lay preacher,
    IS|very|deeply|openly religious, religious holiday*|reasons|festival|beliefs|family|man|woman|grounds, bible study|group|class|camp,
    reads|quotes|quoted the|_ bible, keeps|eats|only kosher|halal, kosher|halal only|meal|food|lunch, HES|he|she|is|was|while is|fasting|observing fasting|ramadan|lent,
    fasting till|until|this|for|since|so, for|during|over|until lent, sunset on friday|fridays, ash wednesday|cross, grace before|at, converted to islam|judaism,
    moschee|fastenmonat|muslima|katholi*|evangelisch|judisch|mezquita|musulman*|catolico|catolica|testigo, temoin de`,
    nearPerson: `
    chapel|religion|religious|prayer*|priest|pastor|nun|monk|temple|orthodox|pilgrimage|sermon|communion|fasting|preacher|bishop|worship,
    kosher|halal|choir|jesus|allah|lent, to|from|at|runs|of church, eat pork, observant so|and, whether i believe`,
  },
  politics: {
    alone: `
    brexiteer*|remainer*|ukip|maga|afd|socialist*|communis*|marxis*|fascis*|anarchis*|libertarian*|eurosceptic*|farage|corbyn*|separatist,
    leftist*|qanon|antifa|independentista|canvassing|canvasses|republicans|democrats|tory|tories, neo nazi*, far|hard|right|left right|winger, left winger,
    far|hard left, left of corbyn|centre, very|so|openly|quite|HES right|left wing, right|left wing views|politics|voter*,
    labour|conservative|green|republican|democrat*|liberal|nationalist|reform party|PERSON|councillor|candidate|mp|association|club|donor,
    reform uk, lib dem*, a|registered democrat, LEADER PERSON|flag|sticker|apologist|rally|hat, pro|anti LEADER|vaxxer|vax|immigration|immigrant|abortion|gun,
    pro life|choice, STANDS PARTY, STANDS for|with|to|in PARTY|mayor|parliament|council|congress|office, STANDS for|with|on|in the PARTY|council|parliament|election*,
    STANDS for|on the _ council, for plaid, anyone|anything but PARTY, voted leave|remain, political views|party|opinions, HIS|their politics, politically active,
    member of the party|PARTY, card carrying, party conference|activist|treasurer|member, leaflets|badge for|on the PARTY, local|town|city|county|PARTY councillor,
    stood|stands|standing|runs in the|_ election*|county|local|general, sits on the _ council, knocking|knocks doors|on doors, election was stolen|rigged, scottish|catalan|welsh independence,
    extinction rebellion, just stop oil, orange lodge, staunch unionist|republican|loyalist, conspiracy stuff|theor*, marched|marches|demonstrated|protested for|against,
    over|about|for|pro gaza|palestine|israel, rechtsradikal|parteimitglied|stadtrat|gemeinderat, der|die|wahlt partei|cdu|csu|spd|fdp|afd|grunen,
    votante de, vota a, de izquierdas|derechas, vote front, front national`,
    nearPerson: `
    republican|democrat|nationalist|unionist|activist|woke|politician|palestin*|gaza, right|left wing, very political, who i vote, anti immigra*, a protest`,
  },
  sexuality: {
    alone: `
    gay|gays|lesbian*|bisexual*|homosex*|queer|lgbt*|transgen*|transsex*|nonbinary|pansexual|asexual|pronouns|sexuality|polyamor*|grindr|swinger*,
    trans PERSON, IS|as|openly trans|bi, the trans PERSON, non binary, gender fluid|identity|reassignment|dysphoria|transition, sexual orientation, same sex,
    her wife|girlfriend|fiancee, his husband|boyfriend|fiance, her ex|late|future|new wife|girlfriend, his ex|late|future|new husband|boyfriend, sex life,
    an|having|HIS affair with, having an affair, sleeping|slept with, open marriage, civil partner*, two dads|mums|moms|fathers|mothers,
    out as, came|come|coming out as|publicly|last|this, come|came|coming out to|at HIS|_|work family|people|colleagues|parents, coming out, not|isnt|fully out at|to,
    HES into men|women|guys|girls, swings|bats both|for|the, HIS|through transition, transitioned in|last|this|years, pride flag|march|parade|pin|network, at|to pride, drag queen,
    married to another|a bloke|man|woman|guy, schwul|lesbisch|homosexuell|lesbiana|homosexuales|lesbienne`,
    nearPerson: `transitioning|outed|closeted|butch, the closet, ex girlfriend|boyfriend, affair with, straight man|guy|woman`,
  },
  'union-membership': {
    alone: `
    trade|trades|labor|workers|drivers|metalworkers|railway|teachers|miners|nurses|pilots union|unionist*, union|unions|UNION ROLE,
    union man|woman|guy|bloke|meeting*|family|committee|board|background|activities, strong|staunch|proud|active|his|her union, unions national|regional|local,
    joined|joins|left|leave|in|runs|organi*|forming the|a|HIS union, active in the union, shop steward*, ver di,
    in|with|from|of|to|joined|for UNION, in|with|of|joined|for the|die|der UNION, ig metall, picket line|lines, strike committee|leader|ballot,
    led|leads|organised|joined the|a strike|walkout, paid up member, HES unionised|unionized, teamster*|gewerkschaft*|convenor|convener,
    betriebsgruppe|sindica*|syndica*|vakbond, comisiones obreras, delegue cgt|syndical`,
    nearPerson: `went|goes|out on strike, picket*|unionised, organises|organised the|his|her pickers|workers`,
  },
  ethnicity: {
    alone: `
    ethnicity|ethnically|racist*|racism|racial|biracial|romani|romany|gypsy|gypsies|gitano|gitana|latino|latina|hispanic|aborigin*|maori,
    navajo|cherokee|inuit|sami|igbo|yoruba|zulu|sinti|berber|pashtun|uyghur|ashkenazi, ethnic background|origin|minority, skin colour|color,
    mixed race|heritage, traveller|roma|gypsy KIN|background|community, afro|african|asian|korean|chinese caribbean|american, native american PERSON,
    HIS race|skin|ethnicity, person|people|woman|man of colour|color, foreign|immigrant|migrant|refugee KIN|ROOTS, asylum seeker*,
    first|second|third generation immigrant|ETHNIC, child|son|daughter of immigrants|refugees, ETHNIC PERSON|KIN|ROOTS|accent|face|faces,
    NATION descent|origin|roots|ancestry|extraction|parents|immigrant*|grandparents, white south|boy|men|man, ETHNIC by|and birth|proud,
    of ETHNIC|NATION KIN|ROOTS|birth, half ETHNIC|NATION, HES ETHNIC, he|she|being is|was|ETHNIC ETHNIC|she|he|in, only ETHNIC in|on|here|there|at,
    only|first|another ETHNIC director|manager|buyer|member|lead|boss|partner|hire|engineer, KIN came|come|are|is|fled from|ETHNIC|NATION, KIN|he|she fled,
    mock|mocks|mocked|imitate|tease HIS|the accent|name, the arab, migrationshintergrund, turkisch*|arabisch*|kurdisch* wurzeln|herkunft, origen gitano|arabe|africano`,
    nearPerson: `descent|ancestry|refugee*|somali, very white, HIS accent`,
  },
};

/** Makes a word of `nearPerson` count. "They" is not here: it is most often a company. */
export const people = `
  he|she|hes|shes|him|her|hers|his|himself|herself|buyer|buyers|champion|boss|director|manager|mgr|cfo|ceo|coo|cto|cio|fd|vp|md|head|owner,
  planner|scheduler|controller|assistant|deputy|foreman|supervisor|sponsor|colleague|contact|guy|woman|man|lady|chap|bloke|partner|accountant,
  wife|husband|son|daughter|mother|father|mum|mom|dad|brother|sister|parents|kid|kids`;

/** Sayings and names in which the words above mean something else. */
export const innocentPhrases = `
  life support, sick of|to, sick and tired, worried sick, sick calls|days, blind to|spot|spots|sided|copy|test|without, deaf to|ear|ears, tone deaf,
  nearly|almost _ a stroke|heart, nearly|almost a stroke|heart, gave|give|gives _ a stroke|heart, stroke of, cancer on, cancer of the|this firm|company|org*,
  open heart surgery on|for the|a|it, surgery never, budget|team|scope _ amputated, leg of, pregnant pause, maternity of, refugee of, party of, right|left turn, depressed market|prices|about, anxiety about, sober look|view|in, dying a|to|out|on, operation hours,
  terminal at|is|runs|software|server|handling|operator, system|project|tool|platform|software|product|deal is|was dying|terminal|sick|ill,
  miscarriage of, painkiller not, queer the|pitch, gypsy moth*, far left|right of|corner|side|column|lane|tab|hand|end|button, the|a left|right corner|side|column|lane,
  leap of faith, faith in, like scripture|religion, like a sermon|preacher, doomsday preacher, came|come|coming out with|of|against|ahead, strike team,
  runs|ran|running|sits|stands left|right|with|in|on, in|with|on the right|left, stands for reform|green, black friday|box|list, eid mubarak,
  lent us|a|the|weight, student|credit|customs|european|rugby union, union square|jack|pacific`;

/** What a customer trades in or keeps books of says nothing about a person: "sells hearing aids". */
export const tradeWords = {
  before: `make|makes|making|sell|sells|selling|ship|ships|supply|supplies|distribut*|manufactur*|import*|track|tracks|tracking|manages|records|absence|payroll`,
  after: `
  charit*|trust|trusts|clinic*|centre|center|institute|foundation|museum|school*|college|bank*|finance|wear|clothes|retail*|supplies,
  maker*|manufact*|product*|market*|app|apps|module|policy|policies|tracking|rules|range|supplier*|drug*|research|patient*|device*|hire|rental,
  road|street|square|site|peak|peaks|booking*|feature*|sale|sales|promo*|season*|campaign*|stock|demand|trading|orders|group|trade|kitchen*|dashboard*|requirement*,
  pricing|process*|system*|tool|tools|project|deal|budget|pipeline|report*|data|column|screen*|server*|code|spreadsheet*|access|act|teams|office,
  dynamics|sql|line|lines|level|label*|business*`,
} as const;
