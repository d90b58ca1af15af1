import type { SpecialCategory } from './specialCategory.ts';

/**
 * What tells something about a person which the law protects specially (GDPR, article 9), and what
 * only sounds like it. Lower case, without accents and apostrophes; commas part the entries, `|` parts
 * choices for one word, `word*` is any word that begins so, and capitals stand for the choices in
 * `shorthand`. `_` is any one word, `@` somebody, `^` a word with a capital, `~` up to three words
 * within a clause, and `.` its end or a word that leads on, where the entry is complete; an entry begins
 * with a word or with `@`.
 */
interface SpecialWords {
  /** Can hardly mean anything else in a note about a deal. */
  readonly alone: string;
  /** Means it with a person nearby, and something else without: "hospital", "church". */
  readonly nearPerson: string;
}

export const shorthand: Readonly<Record<string, string>> = {
  HIS: 'his|her',
  SHE: 'he|she',
  IS: 'is|s|was|are|am|been|being|got|recently',
  HAS: 'has|had|have|having|with|after|from|since|suffered|a|mini|second',
  LIMB: 'hip|knee|knees|back|leg|legs|arm|ankle*|wrist*|foot|shoulder*|hand|hands|eye|eyes|neck|spine|elbow*|finger*|pelvis|jaw|achilles|acl|ligament*|hamstring|collarbone|rib|ribs|nose|disc|disk|nerve|skull|vertebra',
  ORGAN:
    'heart|kidney|liver|lung|lungs|bowel|prostate|thyroid|gallbladder|appendix|womb|ovary|breast|stomach|bladder|brain|bone|skin|cervical|ovarian|spinal|gastric',
  HURT: 'broke|broken|fractured|tore|torn|ruptured|sprained|twisted|dislocated|shattered|smashed|injured|slipped|herniated|prolapsed|trapped|bust',
  ILL: 'operation|op|surgery|disease|trouble|problem|problems|condition|failure|infection|transplant|stone*|attack*|scare|murmur|bypass|cancer|injury|replacement|band|sleeve|bleed|damage|pain|pains|flutter*|replaced|monitor|removed',
  DRINK: 'drink|drinking|alcohol|gambling|drug|drugs|coke|cocaine|heroin|pills',
  FOOD: 'nut|nuts|peanut*|gluten|dairy|lactose|shellfish|wheat|egg|eggs|penicillin|latex|bee|bees|wasps|pollen|cats',
  RUN: 'vote|voted|votes|voting|stand|stands|standing|stood|campaign*|canvass*|leaflets|leafleting|donates|donated|ran|run|runs|running|sits|sat|marched|marches|marching|protest*|demonstrat*',
  PARTY:
    'labour|tory|tories|conservative*|republican*|gop|democrat*|dems|green|greens|reform|liberal*|libdem*|snp|plaid|ukip|dup|cdu|csu|spd|fdp|afd|linke|vox|psoe|podemos|pvv|fpo|fidesz|bjp|trump|biden|brexit|left|right|libertarian*|socialist*|communist*|nationalist*|momentum',
  LEADER:
    'trump|biden|obama|putin|brexit|farage|starmer|corbyn|thatcher|orban|erdogan|modi|bolsonaro|macron|netanyahu|palestine|israel|gaza|hamas|ukraine|liberals|immigrants',
  CAUSE:
    'government|immigration|immigrant*|migrants|war|vax|vaxx*|lockdown*|abortion|gun|guns|climate|fracking|nuclear|racism|independence|fascis*|capitalis*',
  TOWN: 'town|city|county|parish|borough|district|local',
  UNION:
    'unite|unison|gmb|usdaw|rmt|aslef|fbu|pcs|rcn|bma|neu|nasuwt|tssa|cwu|ucu|tuc|seiu|uaw|ufcw|afscme|ibew|usw|siptu|verdi|dgb|cgt|cfdt|ugt|ccoo|cgil|fnv|gewerkschaft',
  TRADE:
    'trade|trades|labor|workers|drivers|metalworkers|railway|teacher|teachers|miners|nurses|pilots|police|dockers|steelworkers',
  ROLE: 'rep|reps|member*|steward*|leader*|official*|organi*|secretary|convenor|chair|delegate*|card|cards|dues|subs|branch|activist*|badge|pin|duties|executive|meeting*|man|woman|guy|lady|bloke|lad|family|committee|board|background|activit*|work|drive|hall|book',
  PERSON:
    'guy|guys|man|men|woman|women|lady|bloke|chap|gent|girl|boy|lad|kid|dude|fella|person|people|couple|voter*|fan|supporter*|male',
  KIN: 'parents|mother|father|mum|mom|dad|grandparents|family|grandfather|grandmother|gran|wife|husband',
  ROOTS:
    'descent|origin|origins|heritage|roots|background|ancestry|extraction|stock|parentage|immigrant*|blood|birth|refugee*|accent|adoptee',
  ETHNIC:
    'black|brown|asian|arab|arabic|kurdish|african|caribbean|indian|pakistani|bangladeshi|bengali|turkish|nigerian|ghanaian|kenyan|eritrean|ethiopian|somali|moroccan|algerian|syrian|iraqi|iranian|afghan|roma|chinese|vietnamese|filipin*|korean|japanese|malaysian|indonesian|nepali|sinhalese|jamaican|haitian|mexican|tamil|punjabi|gujarati|sudanese|lebanese|palestinian|persian|armenian|indigenous',
  NATION:
    'polish|romanian|russian|ukrainian|greek|italian|spanish|catalan|basque|portuguese|irish|scottish|welsh|albanian|serbian|croatian|bosnian|bulgarian|hungarian|slovak|czech|latvian|lithuanian|estonian|finnish|swedish|danish|norwegian|dutch|german|austrian|swiss|french|brazilian|colombian|cuban|thai|egyptian|tunisian|israeli|american|australian',
  COUNTRY:
    'lagos|nigeria|ghana|kenya|somalia|eritrea|ethiopia|sudan|congo|morocco|algeria|egypt|syria|aleppo|lebanon|beirut|iraq|iran|afghanistan|pakistan|punjab|india|bangladesh|nepal|china|taiwan|vietnam|korea|japan|philippines|turkey|istanbul|kurdistan|ukraine|russia|poland|romania|bulgaria|albania|kosovo|serbia|bosnia|croatia|greece|italy|sicily|spain|portugal|ireland|germany|hungary|brazil|colombia|mexico|cuba|jamaica|chile|argentina|israel|palestine|gaza|thailand|africa|delhi|mumbai|dhaka|nairobi|cairo|manila|ankara',
  THING:
    'erp|crm|system|systems|server|servers|data|database|api|app|apps|software|tool|tools|platform|pipeline|deal|project|product|market|company|firm|budget|process|website|network|spreadsheet*|cash|flow|machine*|printer*|scanner*|fleet|contract|integration|roadmap|old',
};

export const specialWords: Record<SpecialCategory, SpecialWords> = {
  health: {
    alone: `
    chemo|chemother*|cancer|biops*|wheelchair*|anxiety|depression|counselling|counseling|radiother*|leukaemia|leukemia|lymphoma|melanoma|dialysis|diabet*|epilep*|asthma*|arthriti*|dementia|copd|coma,
    alzheim*|parkinson*|crohn*|colitis|coeliac|celiac|lupus|hepatitis|hiv|asperger*|dyslex*|dyspraxi*|neurodiver*|anorexi*|anaphyla*,
    bulimi*|ptsd|migraine*|miscarr*|ivf|menopaus*|perimenopaus*|hysterect*|mastect*|antidepr*|painkill*|alcoholi*|pacemaker|hospice,
    epipen|endometr*|sciatic*|fibromyal*|psoriasis|tinnitus|pneumonia|meningitis|sepsis|glaucoma|cataract*|psychia*|overdose*|psychos*,
    suicid*|hernia*|stillb*|pregnan*|paraplegi*|quadripleg*|amputee|amputat*|tourette*|schizo*|bipolar|autism|autistic|adhd|apnoea|apnea,
    ulcer|ulcers|fainted|stoma|gout|immunocomp*|autoimmune|angina|arrhyth*|stent|stents|eczema|gallston*|shingles|narcolep*|psychot*,
    osteopor*|rheumat*|scoliosis|thrombo*|tubercul*|vertigo|whiplash|insomnia|vasectom*|caesar*|abortion|colostomy|cirrhosis|remission,
    sclerosis|palsy|fibrosis|detox|methadone|infertil*|incontinen*|malaria|stammer*|stutter*|oncologist|cardiolog*|neurolog*|urolog*,
    dermatolog*|gynaecol*|gynecol*|chiropract*|palliative|metasta*|aneurysm*|bronchit*|emphysema|fibroids|haemorrh*|hemorrh*|herpes|diverticul*,
    huntington*|hypertens*|jaundice|lyme|meniere*|neuropath*|obese|pcos|polio|colourblind|colorblind|tonsil*|tendonit*|tendinit*|alopecia,
    agorapho*|claustrophob*|palpitation*|concuss*|breastfe*|nicu|warfarin|metformin|statins|prozac|xanax|valium|zoloft|sertral*|citalop*|ritalin,
    adderall|ozempic|wegovy|mounjaro|tamoxifen|hrt|morphine|opiate*|opioid*|fentanyl|tramadol|codeine|cortisone|viagra|crutches|cochlear|poorly|appendici*|housebound|wheez*|drowsy|ectopic|polyps|ibs|unvaccinated,
    motor neuron*, downs|down syndrome, brain fog|tumour, beta blocker*, blood thinner*,
    expecting|having|lost|expects|had a|the|their|HIS|another baby|child|twins, baby is|s|bump|shower|came|arrived due|born|showing|early|., gave birth, twins|baby due, mat leave|cover,
    on|for|HIS|from|off maternity, maternity leave|cover|until|till|since, SHE|wife|daughter|girlfriend is|s expecting .|twins|their, expecting a baby|child|boy|girl, wife|half|missus|daughter|partner is|s due, 
    due in|on _ twins|baby, having|needs|facing an op|operation, months gone|along|pregnant, morning sickness, into|early labour|labor ., waters broke, carrying twins|number, week|baby scan, trying for a baby|child|kid,
    fertility treatment|specialist|problems, froze|freezing HIS eggs, hot flush*|flash*, premature baby, for the birth,
    hearing aid|aids|loss|implant|problem*|trouble, hard of hearing, wears|with aids in,
    visually|hearing|sight impaired, losing|lost HIS sight|hearing|memory|eyesight|leg|arm|baby|hair, lost the|their baby, lost a|one|two|an LIMB, lip read*|reads, guide|assistance|service dog, sign language, learning difficult*|disabilit*,
    HIS hearing|eyesight|sight|memory is|s|has|going|failing, DRINK problem|habit|addict*|abuse, addicted to DRINK, twelve|12 steps, aa meeting*, to|in aa .,
    drinks badly, drinks|drinking too|again|heavily, smelled|smells|stank|stinks|reeks of DRINK|whisky|beer|booze, off|on|fell the wagon, off the wagon, clean|dry|sober for|since|_ _ years|months, touched a drop, eating disorder*, eating|pain|fertility|detox|memory|disorder clinic, tested positive ., had|having an mri, to|for|at|in physio, physio day,
    ORGAN ILL, LIMB op|operation|surgery|replacement|reconstruct*, triple|double|second|quadruple bypass, dodgy|weak|bad|gammy|HIS ticker, dodgy|weak|gammy|bad heart|LIMB|lungs|chest, irregular heartbeat, blood pressure|clot|clots|sugar|transfusion|test|tests|results|count,
    HAS stroke, a|HIS|mini stroke, sick leave|note|pay, medical|stress|sickness|disability leave, intensive care, fit note,
    off|on|been|in|term|home|long|called|rang sick, sick since|again, signed off|HIS with|sick|work|by|for|off|until|till|since, ill|poor|failing|mental|bad health,
    mental|nervous breakdown|collapse|illness|hospital, psych ward|unit|hospital, had|having a breakdown|seizure|hysterectomy|bypass|fit|heart, panic|anxiety attack*|disorder, hears voices,
    off with for HIS, work with HIS,
    term with HIS, off with ~ stress|burnout|depression|anxiety|covid|flu|nerves|back|leg|breakdown, HAS burnout, burnt|burned out and|completely, wegen burnout|depression*, in|into|to|of|from hospital, in a clinic, to|up a|in e|a .|e, rushed|admitted|up to|in ~ er|hospital|clinic|ward|e,
    hospital appointment*|again, operated on HIS|him, opened him|HIS up, since|after|before|for HIS operation|op|surgery|chemo, under the knife, did HIS LIMB in, off|out|lift since|after|anything ~ accident|crash|fall|op|operation|stroke, since the op|diagnosis, it is ms, having tests ., admitted with|last, laid up with|since, down with ~ flu|covid|pneumonia, bed rest, kid|wife|mother|son|daughter|husband|baby is|s|very sick|ill, throat|ear|kidney infection, for|after|had|needs surgery, c section, post op ., for a kidney|liver, for HIS LIMB|ORGAN|nerves|moods, inject*|cuts himself|herself, HIS ORGAN numbers,
    HIS LIMB|ORGAN went|operation|op, HIS LIMB|ORGAN is bad|gone|failing|shot, injections for, HIS bypass, rehab after|since, keyhole surgery, chest pain|pains,
    new hip*|knee*|kidney, false|artificial|glass|prosthetic LIMB|heart, HURT ~ LIMB, frozen shoulder, LIMB in a|plaster sling|cast|brace|., in plaster|traction .|up|till,
    HIS stitches, health issue*|problem*|scare|condition|reasons|grounds, HIS health is|has|was|comes|., HIS diagnosis|meds|medication|inhaler|insulin|disability|illness|cancer|chemo|seizures|carer|kidneys|liver,
    medical condition|treatment|appointment*|reasons|procedure|emergency, diagnosed with|last|as|in, IS diagnosed, IS|very disabled|depressed|ill|seriously|gravely|terminal|blind|deaf|suicidal|epileptic,
    registered|partially|going|gone|born|nearly|legally|half blind|deaf|disabled|sighted, deaf|blind in|since|from one|HIS|the|birth|., is|he|she|was|s|HES colour|color blind, walks|walking|uses ~ cane|stick|sticks|limp|frame, one legged|armed,
    has|had|caught|got|long covid, positive for, biopsy results, me cfs, terminally|critically|mentally|chronic*|fell|fallen|taken|is|was ill|pain|fatigue,
    in therapy, HIS therapist|therapy|counsellor|psycholog*|tablets|doctor|gp|shrink|surgeon|midwife|physio, sees|seeing|saw|seen a|HIS shrink|therapist|psycholog*|counsellor|specialist, on the spectrum,
    found|felt a lump, shadow|spot on HIS|the lung|x|scan, found something on, transplant list, weight loss jab*|surgery|injection*, tried to kill, killed himself|herself, took HIS own,
    hand|hands tremor*|shake*|shaking|shook, the shakes, mobility scooter, special needs, self harm*, carpal tunnel, insulin pump, high cholesterol, oxygen bottle,
    FOOD|food|severe allerg*|intoleran*, allergic|intolerant|allergy to FOOD, allergic reaction, cant|doesnt|cannot|never eat|have|tolerate FOOD|sugar, sleeping tablets|pills, paralys*|paralyz* from|since|below|down|waist,
    died|dying of|from cancer|HIS|the|a|stroke|heart, months|weeks to live|left, good|bad days|weeks and bad|good, on tablets|steroids|antibiotics|medication|meds|insulin|blood, stairs since, phased return, occupational health,
    hay|glandular fever, food poisoning, stomach bug, sickle cell, spina bifida, blue badge, was|been|got|is|s sectioned|hospitali*|concussed|bedridden, nods off in,
    krebs|krebskrank|chemotherapie|schwanger|mutterschutz|krankgeschrieben|operiert|herzinfarkt|schlaganfall, im krankenhaus,
    in|zur reha, embarazada|quimioterapia, baja medica|por, en el hospital, enceinte, arret maladie, zwanger|incinta`,
    nearPerson: `
    tumour|tumor|lump|insulin|autis*|medication|meds|hospitali*|burnout|depressed|unwell|steroids|antibiotics|inhaler|diagnosis|vaccin*,
    stroke|surgery|rehab|sober|tremor|limps|limping|dying|terminal|sick|transplant|therapist|psycholog*|collapsed|seizure*|concussion|radiation|addict|alcoholics|shrink,
    gallbladder|appendix|prostate|thyroid|kidney*|relapse*|ms|mnd|ibs|ocd|als|tics|deaf|disabled|exhaustion|oncolog*|ambulance|covid|flu|paralysed|illness|disability|phobia*|fracture*|ultrasound|trimester,
    LIMB op, in recovery, tested positive, burned|burnt out, HIS|had breakdown, the scan came, having|starts|started|undergoing treatment, HIS bump, mental health, recuperat*|vomiting|dizzy|nausea|delusion*|handicap*,
    HIS treatment, heart they|apparently, drink any|alcohol, quit|stopped drinking|smoking, due date, type 1|2 ., passed|blacked out, mri|mammogram|colonoscop*|endoscop*|xray, back|hip|knee|shoulder problems|trouble|pain|hurts|surgeon, off again w|with,
    doctor|doctors|gp|doc told|says|said|gave|wants|orders|ordered|signed, surgeon told|says ~ him|weeks|wks|months|rest, SHE is due in|any, all clear from|after, more tests, awaiting results, gluten free, radio left`,
  },
  religion: {
    alone: `
    muslim*|moslem*|islam|islamic|ramadan|ramazan|iftar|suhoor|eid|hajj|umrah|hijab*|headscarf|niqab|burka|burqa|mosque|imam|koran|quran|sharia|shia|sunni|sufi|alevi,
    jew|jews|jewish|judaism|synagogue|shul|rabbi|rabbis|shabbat|shabbos|sabbath|kippur|hanukkah|chanukah|passover|pesach|purim|sukkot|kippah|kippa|yarmulke|skullcap|mitzvah|seder|torah|talmud*|yeshiva|hasid*|chassid*|haredi*|frum|zionis*|antisemit*,
    hindu*|diwali|puja|navratri|vesak|brahmin|ashram|krishna|sikh|sikhs|sikhism|turban|kirpan|gurdwara|vaisakhi|buddhis*|jain|jains|parsi|parsee|bahai|taois*|druze|rastaf*|druid*|satanis*,
    catholic*|protestant*|methodis*|anglican*|presbyter*|calvinis*|baptist*|mormon*|quaker*|pentecost*|lutheran*|mennonit*|brethren|jehovah*|scientolog*|adventist*|amish|jesuit|coptic|pagan|fasting|atheis*|agnostic|churchgo*|churchward*|humanist*|pacifis*,
    devout|baptis*|baptiz*|christening|christened|deacon|tithe*|scripture|scriptures|psalm*|rosary|crucifix|lourdes|vicar|vicars|curate|ordained|theolog*|freemason*|masonic|monastery|seminary|pilgrimage|missionary|chaplain|evangelicals,
    rosh hashan*, a monk|nun|priest|pastor, converted for HIS, to|in mecca, opus dei, bar|bat mitzvah, shiva, hare krishna, conscientious objector, ethical vegan*, vegan on|for|on principle|ethical|moral, greek|russian|orthodox|serbian orthodox|jew|christian|church|easter, a|very|practising|committed|strict|lapsed|openly|proper christian, born again ., ceo|boss|is|s|was|he|she born again,
    salvation army, christian faith|values|home|family|guy|convert|couple, church elder|group|choir|service|warden|every|council|on, goes|going|went|gone to church|mass|temple|confession|mosque|chapel, left|joined|leads|quit the church|faith|cult|sect, in|joined a|some|kind|of cult|sect, kind of cult|sect,
    at temple, HIS|their|same church|parish|congregation|faith|religion|prayers|beliefs|imam|priest|pastor, his|her|found|serves god, the congregation, sunday|morning mass|school|worship, first|holy communion|day|days,
    prayer room|time|times|group|breakfast|mat|beads|break|meeting, friday|at|for prayers, prays|fasts, to pray, pray|prayed before|with|for, faith comes|matters, man|woman of faith|god, kingdom hall, lay preacher|reader, found|believes|finds|about ~ god|jesus|religion, god squad|fearing, lord sent|told,
    religious holiday*|reasons|festival|beliefs|family|man|woman|grounds|guy|headgear|dress|duties|upbringing, bible study|group|class|camp|tract*|basher,
    reads|quotes|quoted the|_ bible, keeps|eats|only|strictly|needs kosher|halal, kosher|halal only|meal|food|lunch|for, HIS fast .,
    for|during|over|until lent ., for lent, sunset|sundown ~ friday|fridays, ash wednesday|cross|on, grace before|at, star of david, cross round|around HIS, wears|wore a|HIS cross|veil|_ _|gold cross, covers HIS hair|head, head scarf|covering,
    convert|converted|converting to islam|judaism|catholic*|christ*|hinduism, no|eat|eats|touch|any pork .|and|please, silent|meditation retreat, zen monk, mission trip, wont|doesnt|cant work sundays|saturdays|on, moschee|fastenmonat|muslima|katholi*|evangelisch|judisch|mezquita|musulman*|catolico|catolica|testigo, temoin de`,
    nearPerson: `
    chapel|religion|religious|prayer*|priest|pastor|nun|monk|temple|orthodox|pilgrimage|sermon|communion|preacher|preaches|bishop|worship|spiritual|convent|inshallah|believer|blasphem*|meditates,
    kosher|halal|choir|jesus|christ|allah|lent|prayed|sect|christian|holy, to|from|at|runs|of|in|the church, church every|on, eat|for|no pork, observant so|and, whether i believe, i believe in, on a pilgrimage`,
  },
  politics: {
    alone: `
    brexiteer*|remainer*|rejoiner*|ukip|maga|afd|socialist*|communis*|commie|marxis*|leninis*|stalinis*|trotsky*|fascis*|nazi|nazis|anarchis*|libertarian*|eurosceptic*|farage|corbyn*|separatis*|monarchist|royalist|populist|feminist,
    leftist*|lefty|leftie|lefties|qanon|antifa|trumper|independentista|canvassing|canvasses|canvassed|leafleting|doorstepping|hustings|republicans|democrats|tory|tories|libdem*|snp|bnp, neo nazi*, left|right winger|wingers|leaning,
    leans|leaning left|right|republican|democrat|conservative, far|hard|alt left|right, left|right of corbyn|centre|attila, very|so|openly|quite|is|too right|left wing, labour|conservative|green|republican|democrat*|liberal|nationalist|reform|LEADER party|PERSON|councillor|candidate|mp|association|club|donor|member|hat|cap|flag|sticker|sign|badge|rally|poster|apologist|ticket|campaign,
    lifelong|staunch|registered|proud|loyal|irish PARTY|loyalist|unionist, a|the republican|democrat|socialist|green ., reform uk, lib dem*, social|christian democrat*, hates|loves|supports|backs|fan|supporter|thinks|posts ~ LEADER, pro|anti LEADER|CAUSE|life|choice, RUN PARTY, RUN for|with|to|in|on|against ~ PARTY|CAUSE|LEADER|mayor|parliament|council|congress|senate|governor|sheriff|councillor|election*|board,
    for plaid, anyone|anything but PARTY, voted leave|remain, brexit|remain|swing|yes voter, wanted|backed remain|leave|brexit, political views|party|opinions|rant|refugee, HIS|talk*|all politics, politically active, member of the PARTY|party, card carrying, labour|tory|republican through, party conference|activist|treasurer|member|congress|delegate, leaflets|badge for|on the|PARTY PARTY|., joined the party,
    TOWN|PARTY|ex|former councillor|alderman|mp|mayor, on|to the TOWN council, in|to|into parliament|congress, elected|voted to|onto|in ~ council|parliament, re election, for office, an independent for, elected mayor|councillor, ex|former minister, in the party, women s march, for|with|to|backs|supports the greens|tories|liberals|conservatives, the left|right ruined, quot* marx, backs|supports reform|labour .,  lives matter, for|to ~ mp|senator ., lost HIS seat, knocking|knocks doors|on doors|for, election|vote was stolen|rigged, scottish|catalan|welsh|basque independence, extinction rebellion|lot, just stop oil,
    proud boy*, conspiracy stuff|theor*, covid hoax, climate activist*|protest*|march|blockade|sceptic, arrested at, CAUSE|LEADER|peace march|rally|protest*|demo, about|over|for|about gaza|palestine|israel, nra member, petition against, against abortion|immigration,
    ranted|rants|moaned|moans|went|blames|hates|stand ~ CAUSE|LEADER|president|pm|brussels|election|politics|tories|woke|politicians|immigrants, wont|wouldnt|never vote|voted|voting for|against|again|.|green|PARTY, vote|voted|votes for|against LEADER|him|her ., yard|lawn signs|sign .|out|for|up, palestin*|confederate|catalan|ukrain* flag, flag in the window, hammer and sickle, scotland out, sinn fein, le pen,
    rechtsradikal|parteimitglied|stadtrat|gemeinderat, der|die|wahlt partei|cdu|csu|spd|fdp|afd|grunen, votante de, vota a, de izquierdas|derechas, vote front, front national`,
    nearPerson: `
    republican|democrat|nationalist*|unionist|activist|woke|politician*|palestin*|gaza|protester*|placard|referendum|senator|congressman|councilman, right|left wing, very political, who i vote, anti immigra*, a protest, tax|taxes is|are theft, a|an|ex councillor|mp|green ., centre party, in momentum`,
  },
  sexuality: {
    alone: `
    gay|gays|lesbian*|bisexual*|homosex*|queer|lgbt*|transgen*|transsex*|transvest*|crossdress*|nonbinary|enby|genderfluid|genderqueer|intersex|pansexual|asexual|pronouns|sexuality|polyamor*|grindr|tinder|swinger*|throuple|deadnam*|misgender*|homophob*|transphob*|celibate,
    trans PERSON|son|daughter|child|kid, a|the|is trans ., IS|as|openly trans|bi, non binary, gender fluid|identity|reassignment|dysphoria|transition|change, sex change, sexual orientation, same sex, her wife|girlfriend|gf|fiancee|missus, his husband|hubby|boyfriend|bf|fiance,
    her ex|late|future wife|girlfriend, his ex|late|future husband|boyfriend, his long time boyfriend, married|engaged to another|a woman|bloke|man|guy, sex life, having an affair, a fling, sleeping|slept|sleeps with HIS|the|a, open marriage|relationship, shagging|cheating|cheated|cheats on|HIS HIS|him|pa|the|boss, civil partner*, two|both dads|mums|moms|fathers|mothers,
    out as gay|trans|bi|lesbian, outed at|by|as, sleeps around, chang* gender, out at fifty|forty|sixty, came|come|coming out as|publicly ., SHE came out last year|this|summer|spring, has|daughter|son|just come out ., came|come|coming out to|at HIS|_|work family|people|colleagues|parents|team|mum, came|come|coming out to HIS, coming out ., not|isnt|fully|openly|out out|at at|to|work, out and proud, SHE is|am into men|women|guys|girls, likes|prefers|fancies|into|dates|for men|women|blokes|guys .,
    swings|bats both|for|the ways|the|other, dating app*|site*|profile, HIS|through|before|just transition|transitioned ., transitioned in|last|this, is|was|s transitioning ., used to be a|called|known man|woman|girl|boy|as, was|born a he|man|woman|boy|girl when|before, now a she|woman, goes by they|she|he|them|^ ., they them|their, she her, use she|he|they in|for|now|.,
    pride flag|march|parade|pin|network|badge|lanyard|float, at|to|for pride ., rainbow lanyard|badge|flag|pin, drag queen|act|show|on|artist, dating a guy|man|bloke|woman, lives with another, bed with HIS|the intern|secretary|boss|rep, kiss* another, other way inclined, camp as, gay|strip bar|club, porn|brothel|prostitut*|closeted|mistress, left|him ~ for a|another woman|man, schwul|lesbisch|homosexuell|lesbiana|homosexuales|lesbienne`,
    nearPerson: `transitioning|outed|butch|sexual|hormones|affair|lover|dyke, the closet, ex girlfriend|boyfriend, affair with, straight man|guy|woman, HIS lover, a trans|bi, pride last|all|on|this|with`,
  },
  'union-membership': {
    alone: `
    TRADE union ROLE|., union|unions|UNION ROLE|through|conference, unionist*|teamster*|gewerkschaft*|convenor|convener|strikebreak*|scab|scabs, union s|unions national|regional|local, strong|staunch|proud|active|anti|pro union ., his|her union, union made|chose|elected him|her, brought|keeps the union in|out,
    join*|left|leave|quit|in|into|runs|organi*|forming|against|from|for|pays|paid the|a|HIS|any union, shop|yard|works|senior|branch steward*, ver di, ig metall|bau, facility time, member|rep|official|secretary|delegate|subs|dues of|for|to ~ UNION|union|teamsters,
    in|with|from|of|to|joined|for|is|s|was|old|the UNION .|rep|man, in|on|with|of|joined|for|to the|die|der UNION, picket line|lines|duty, crossed|cross|on a|the picket*, strike committee|leader|ballot, out on strike, voted for|to the|a|strike strike|., industrial action, led|leads|organised|joined|backed the|a strike|walkout, paid up member,
    IS|to unionised|unionized|unionise|unionize, sacked|blacklisted|fired for|over ~ union, dues to|come the|out, lay rep|official, organising drive, organi* the|HIS workers|staff|pickers|drivers|nurses|call, betriebsgruppe|sindica*|syndica*|vakbond|afiliado, comisiones obreras, delegue cgt|syndical`,
    nearPerson: `on strike, picket*|unionised|unionized|strikers`,
  },
  ethnicity: {
    alone: `
    ethnicity|ethnically|racist*|racism|racial|biracial|romani|romany|gypsy|gypsies|pikey|gitano|gitana|latino|latina|hispanic|refugee|immigrant|aborigin*|maori|samoan,
    navajo|cherokee|inuit|lakota|metis|sami|igbo|yoruba|zulu|sinti|berber|pashtun|hazara|uyghur|rohingya|ashkenazi|sephardi*|gurkha|chechen|xenophob*, ethnic background|origin|minority|NATION|ETHNIC|turk, skin colour|color, dark|light|brown skinned, colour of HIS,
    mixed race|heritage|parentage, irish|roma|a|the|is traveller ., traveller|roma|gypsy KIN|background|community|lad|roots|blood, afro|african|asian|korean|chinese|mexican|native|cuban|italian|japanese|vietnamese caribbean|american|hawaiian ., first nations,
    HIS race|skin|ethnicity|ancestry|nationality|citizenship, HIS visa runs|expires, person|people|woman|man of colour|color, foreign|immigrant|migrant|refugee KIN|ROOTS|story, asylum seeker*, undocumented i|he|she,
    first|second|third|1st|2nd generation|gen immigrant|turk|ETHNIC|NATION, ETHNIC PERSON|KIN|ROOTS|face|faces, black|brown|asian director|boss|manager|buyer*|ceo|cfo|lead, NATION PERSON, NATION ROOTS|parents|grandparents|mum|dad|mother|father|passport, ETHNIC|NATION by birth, white south|boy|men|man|guy|guys|woman|women|bloke*|lads,
    of|half|part ETHNIC|NATION KIN|ROOTS, half|ethnic|originally ETHNIC|NATION, @ is|s|was ETHNIC|NATION ., SHE is black|asian, from COUNTRY in 19*|20*|the, SHE|@ is|s|was a|an|the ETHNIC|NATION|turk|pole|kurd|arab|serb israeli|.|born, being|as ETHNIC|an she|he|in|ETHNIC, only|first|another ETHNIC director|manager|buyer|member|lead|boss|partner|hire|engineer|., the arab, a brazilian ., the cuban|turk|kurd ., kurdish|kurd|kurds|syrian|afghan|eritrean|somali|tamil ., make|makes fun of HIS, boycott* israel*,
    KIN ~ from|fled COUNTRY|ETHNIC|NATION|the COUNTRY|., KIN are|is|were|was|s ETHNIC|NATION, KIN|SHE fled, fled the|COUNTRY war|., originally|hails|comes from ^|COUNTRY ., SHE is|was from|originally COUNTRY|from, emigrated|born|raised|grew|brought ~ COUNTRY, moved|came|arrived ~ from COUNTRY as|at|when|aged, born|raised in ^ ., as a kid|child|refugee|boy|girl from|., came over in the, up|raised|brought in a|an|up ETHNIC|NATION|in,
    born to ETHNIC|NATION, HIS people are|come, roots in ^|COUNTRY, speaks ETHNIC|NATION at home, HIS mother|native|first tongue|language, strong|thick|heavy|foreign accent, mock*|imitat*|tease|fun|laugh* ~ accent, back where|to where|HIS SHE|they|country, dual national*|citizen*, leave to remain, boat people, looks|sounds foreign|asian, migrationshintergrund, turkisch*|arabisch*|kurdisch* wurzeln|herkunft, origen gitano|arabe|africano`,
    nearPerson: `descent|ancestry|refugees|immigrants|emigrated|asylum|somali|kurd|kurds|kurdish|sinhalese|syrian|tamil|frenchman|irishman|dutchman|scotsman|englishman|spaniard|dreadlocks, very white, HIS accent`,
  },
};

/** Makes a word of `nearPerson` count. "They" is not here: it is most often a company. */
export const people = `
  he|she|him|her|hers|his|himself|herself|buyer|buyers|champion|boss|director|manager|mgr|cfo|ceo|coo|cto|cio|cmo|fd|vp|md|gm|pa|head|owner|owners|chairman|founder|chief|treasurer|president|principal,
  planner|scheduler|controller|assistant|deputy|foreman|supervisor|sponsor|colleague|colleagues|contact|guy|guys|woman|man|lady|chap|bloke|partner|accountant|engineer|driver|dispatcher|receptionist|secretary|gatekeeper|technician|teacher|lead|mate|gent|fella|lad|lass|mr|mrs|farmer,
  wife|husband|hubby|missus|son|daughter|mother|father|mum|mom|dad|brother|sister|parents|kid|kids|child|children|gran|grandma|nan|uncle|aunt|cousin|nephew|niece|girlfriend|boyfriend|fiance|fiancee`;

/** After a word with a capital they tell that it is somebody's name: "Marta has". */
export const doesLikePeople =
  'is|was|has|had|wears|keeps|goes|gave|says|said|told|got|went|came|wants|asked|cant|off';

/** A clause ends before these too: notes are typed on a phone, without marks. */
export const leadsOn =
  'and|but|so|since|because|bc|cos|or|for|at|in|on|by|from|with|w|as|last|again|this|now|then|here|there|too|also|not|he|she|i|we|who|if|when|til|till|until|though|apparently';

/** What two words became one by an apostrophe that reps often leave out. */
export const contractions: Readonly<Record<string, string>> = {
  hes: 'he is',
  shes: 'she is',
  theyre: 'they are',
  im: 'i am',
  whos: 'who is',
};

/** Sayings and names in which the words above mean something else. */
export const innocentPhrases = `
  life support, sick of|to, sick and tired, worried sick, looks|looked sick, sick calls|days, blind to|spot|spots|sided|copy|test|without|tender|trial, deaf to|ear|ears, tone deaf, ill at|prepared|advised|fitting|timed,
  nearly|almost _ a stroke|heart, nearly|almost a|fainted stroke|heart|., gave|give|gives _ a stroke|heart, stroke of, cancer|tumour|tumor on|of|in the|this|margin firm|company|org*|., cancer on, cancer of the|this firm|company|org*,
  open heart surgery on|for|the|a|it, surgery never, budget|team|scope _ amputated, leg of, pregnant pause, maternity of, refugee of, party of, right|left turn, depressed market|prices|about, anxiety about, depression in|of, and depression, sober look|view|in, dying a|to|out|on, operation hours, lump of|sum,
  THING is|was|has|had|have|are|needs|on|in|s ~, roadmap|tool|project|system|platform|software|product|deal needs|is|was therapy|dying|terminal|sick|ill, terminal at|is|runs|software|server|handling|operator|under, addicted to HIS|our|the|excel, paralys*|paralyz* by,
  miscarriage of, painkiller not, queer the|pitch, gypsy moth*, far left|right of|corner|side|column|lane|tab|hand|end|button, the|a left|right corner|side|column|lane, right|left wing of, 
  leap of faith, faith in, like|its scripture|religion, like a sermon|preacher, doomsday preacher, big believer, is|are|s their|a|the|our religion|bible|cult, pray|prayed|prays that|the|it, first day|days,
  came|come|coming out with|of|against|ahead|on, comes out, strike team|price|rate, transitioned|transitioning from|to|into sap|the|our|a|_ to|.,
  runs|ran|running left|right|with|in|on, sits|sat|stand|stands|stood|sit left|right|with, board vote*, voted for us,  in|with|on the right|left, stands for reform|green, black friday|box|list, lent us|a|the|weight|me|my|him, student|credit|customs|european|rugby union, european union, union square|jack|pacific|of|pipe|framework|agreement|rules, HIS|a union of,
  born in the, sick leave data, HURT back, immune to, tested positive in, injury rate*|claim*, covid changed|hit, since|before|after covid, nightmare, affair with excel|paper, like cheating, family business|firm, born in the, customers are`;

/** What a customer trades in or keeps books of says nothing about a person: "sells hearing aids". */
export const tradeWords = {
  before: `make|makes|making|sell|sells|selling|ship|ships|supply|supplies|distribut*|manufactur*|import*|track|tracks|tracking|manages|records|absence|payroll, they|we|company run|do|host|build|print|treat|own`,
  after: `
  charit*|trust|trusts|clinic*|centre|center|institute|foundation|museum|school*|college|bank*|finance|wear|clothes|retail*|supplies,
  maker*|manufact*|product*|market*|app|apps|module|policy|policies|tracking|rules|range|supplier*|drug*|research|patient*|device*|hire|rental,
  road|street|square|site|peak|peaks|booking*|feature*|sale|sales|promo*|season*|campaign*|stock|demand|trading|orders|group|trade|kitchen*|dashboard*|requirement*,
  pricing|process*|system*|tool|tools|project|deal|budget|pipeline|report*|data|column|screen*|server*|code|spreadsheet*|access|act|teams|office,
  wards|unit|units|equipment|shop|shops|store*|chain*|sector|segment|software|certif*|restoration*|extension|contract|tender*|wholesal*|importer*|producer*|parts|care|foot|cat|cats|dog|pets|numbers|pharmac*,
  dynamics|sql|line|lines|level|label*|business*`,
} as const;
