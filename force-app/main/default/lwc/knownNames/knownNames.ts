/**
 * Strikes the names that the CRM knows out of a text. The note panel shows the result before a note
 * is saved and the service applies it before anything is stored, so it imports nothing.
 *
 * One pass cuts the text into words and looks each of them up; the work is bounded by the length of
 * the text (callers cap it at 32,000 characters) times the number of names.
 */

/** A contact or lead, an account or a lead's company, a user of ours, a place of the account. */
export type NameRole = 'buyer' | 'account' | 'colleague' | 'site';

export interface KnownName {
  readonly role: NameRole;
  /** As it stands in the CRM: `Pete Sallow`, `Bramley Chilled`. */
  readonly name: string;
}

/** Where a name stands: offsets into the given text, in UTF-16 units. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly role: NameRole;
}

/** What a reader sees instead of a name, such as `[buyer]`. */
export function placeholderFor(role: NameRole): string {
  return `[${role}]`;
}

/** The text with every known name replaced by its placeholder, and where the names stood. */
export function redactKnownNames(
  text: string,
  names: readonly KnownName[],
): { text: string; spans: NameSpan[] } {
  const spans = findKnownNames(text, names);
  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start) + placeholderFor(span.role);
    from = span.end;
  }
  return { text: redacted + text.slice(from), spans };
}

interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case without accents, so that `Núria` and `nuria` are one. */
  readonly plain: string;
  readonly isCapitalised: boolean;
}

interface NameWord {
  readonly role: NameRole;
  /** False where the word is also an everyday one (Mark, Will): then it must look like a name. */
  readonly isSure: boolean;
  /** Short, but no word of any sentence (Bo, Ek): a capital letter is enough. */
  readonly isShort: boolean;
}

interface NameIndex {
  readonly words: Map<string, NameWord>;
  readonly wholeNames: Map<string, { words: string[]; role: NameRole }[]>;
  /** First names, for `Stu` and `Bernie`. */
  readonly firstNames: { name: string; role: NameRole }[];
  /** First letters of people's first names, for `P. Sallow`. */
  readonly initials: Set<string>;
  /** What was made of words that no name equals, so that each is compared only once. */
  readonly guesses: Map<string, NameRole | null>;
}

/** One list of names serves many notes, so its index is kept for as long as the list is. */
const indexes = new WeakMap<readonly KnownName[], NameIndex>();

/**
 * Where known names stand in a text, in order and without overlaps. A list of names, once given, must
 * not change any more.
 */
export function findKnownNames(text: string, names: readonly KnownName[]): NameSpan[] {
  const index = indexes.get(names) ?? indexOf(names);
  indexes.set(names, index);
  const words = wordsOf(text);
  const spans: NameSpan[] = [];
  let at = 0;
  for (const word of words) {
    const position = at++;
    const before = spans.at(-1);
    if (before && word.start < before.end) continue;
    const whole = wholeNameAt(words, position, index);
    const role = whole?.role ?? roleOf(text, words, position, index);
    if (!role) continue;
    const end = whole?.end ?? word.end;
    const start = startWithInitials(text, words, position, role, index, before?.end ?? 0);
    if (before?.role === role && /^[ &.‐‑-]{1,3}$/.test(text.slice(before.end, start))) {
      spans[spans.length - 1] = { ...before, end };
    } else {
      spans.push({ start, end, role });
    }
  }
  return spans;
}

function listOf(words: string): Set<string> {
  return new Set(words.split(/\s/).filter((word) => word !== ''));
}

/** `P.` before Sallow and `O'` before Brien belong to the name. */
function startWithInitials(
  text: string,
  words: readonly Word[],
  at: number,
  role: NameRole,
  index: NameIndex,
  notBefore: number,
): number {
  let start = words[at]?.start ?? 0;
  if (role !== 'buyer' && role !== 'colleague') return start;
  for (let place = at - 1; place >= 0; place--) {
    const word = words[place];
    if (!word || word.start < notBefore || word.plain.length !== 1) break;
    const gap = text.slice(word.end, start);
    const isInitial = word.isCapitalised && index.initials.has(word.plain);
    const isJoined = /^['’ʼ]$/.test(gap);
    const isBefore = isInitial && (/^\. ?$/.test(gap) || (gap === ' ' && !/[ai]/.test(word.plain)));
    if (!isJoined && !isBefore) break;
    start = word.start;
  }
  return start;
}

const nameParticles = listOf(`
  al bin da das de del den der di do dos du el la las le los mac mc san st ten ter van von y zu zur
  dr jr ii iii
`);

const nameLeads = listOf(`
  mr mrs ms miss dr herr frau herrn senor senora don dona monsieur madame signor signora dear hi
  told asked met rang called with
`);

const nameFollows = listOf(`
  says said told tells asked asks wants wanted thinks thought reckons goes admitted mentioned
  replied laughed nodded sagt sagte meint dice dijo
`);

/** After these a capitalised word at the start of a sentence is a word: "Will they sign?" */
const sentenceWords = listOf(`
  a an the this that these those it its they he she we you i his her their our your my me him them
  us to of in on at by for from with as be been is are not no out up down off and or but if who
  what when t re ll ve d m
`);

const shortNames = new Map(
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
const everydayWords = listOf(`
  aber able about above account act add adds admin afraid after again age ago agree ahead ahora air
  ale all alle alles allow almost alone along already als also although always amid among and angel
  angle angry annual another answer any anyone apart aqui apr april are area arm army around art ash ask
  asked asks assist auch auf aug august aunt aus automation autumn aux available avec away back bad
  bag ball band bank bar bare bark barn barrel base basic basically bay bean bear beat became
  because bed been beer before began begin behind bei believe bell below bend benefit berry best
  better between bien big bill bird bit black blind block blue board boat body bold bolt bond bonus
  book boom booth born boss both bottom bought bow bowl box boy brain branch bread break bridge
  brief bring broad brook brother brought brown budget build bull burn bus bush business busy but
  buy buyer buying cab cada call called calls calm came camp can cannot cap car card care cares
  carrier carriers carry cars case cash casi cat catch cause cell cells cent centre certain cette
  chain chair chance change chapel charge chase cheap check cherry chez chief child choice
  christmas church city claim class clay clean clear clerk click cliff clock close cloud club coal
  coast coat code coffee cold colder coldest come comes coming como con contact contract cook cool
  cooler copper copy core corn corner cost costs could count country couple course court cover
  crane creek crisp cross crow crown cry cuando cup curt customer customers cut daily dam dame dann
  dans dark das dass data date dawn day days dead deal deals dear debt dec december deep deer def
  del delay delays deliver dem demand demo den depot der des desde desk detail dev dice did die
  diesel different dig dijo dim dip direct dirt dock docks dog doing dollar don donc donde done
  door dort double doubt down draw dream drew drink drive driver drivers drop dry due dug duke
  during dust duty each ear early earn ears easter easy eat edge egg eigentlich eight ein eine
  einen einer either elder element eli elle elles else email empty end ends england english enough
  entire entre equal era error ese eso especially est esta este esto even evening event ever every
  everyone example excel expect extra eye face fact fair faith fall fame fan far farm farmer fast
  fat fax fear feb february fed fee feel feels feet fell felt fence few field fifth fight figure
  file fill fin final finance find fine finish fire firm first fish fit five fix flag flat fleet
  flew floor flow flower fly focus folder folk follow food foot for force ford forecast forest
  forever form forward found four fox frame frank frankly free french fresh friday friend from
  front frost fue fuel full fun funny future gain game garden gate gates gave gegen gem gen general
  genuine german get gets getting giant gift gig girl give given gives glad glass goal god goes
  going gold gone good got grace grand grant grass gray great green grew grey grin ground group
  grow guard guess guest guide guy guys had hail hair half hall hand hands handy hang happen happy
  hard harder hardly harm harsh has hasta haul haulier hauliers have having hay head heads health
  hear heard heart heat heath heaven heavy held hell help hen hence her herb here hers herself hide
  hier high hill him himself hint hire his hit hits hold holder hole holiday home honest hook hop
  hope horn horse hot hour hours house how however hub huge human hung hunt hurt ice icy idea ihm
  ihn ihr ill ils immer inch index inn inside install instead integration integrations interface
  into invoice invoices iron isn issue ist item its itself ivory jam jan january jar jet jetzt job
  jobs join joined joint joke joy judge jul july jump jun june junior jury just justice keen keep
  keeps kein keine kept key keys kick kid kids kim kind king knew knife know known knows lab lack
  lad lady lake lamb lamp land lane large lark las last late later laugh law lawn lay lead leader
  leads league lean learn least leave led left leg legal lemon les less let lets letter leur level
  lie life lift light like likely limit line lines link lion lip list listen little live load loads
  loan lobby local lock log logan long look looks loose lord los lose loss lost lot lots loud love
  low luck lucky luego lunch made magic mail main mais major make maker makes male man manager
  manner manual many map maple mar march margin mark marked market marks marry marsh mas mass match
  mate material matter max may maybe meal mean means meant measure meat meet meeting meetings mehr
  member men mention mercy mere merit mess met metal mid might mild mile miles mill mind mine mini
  minor mint minute miss mist mit mix model mole mon monday money month months mood moon more
  morning moss most mostly mother motion mount mouse mouth move much mud multi museum music must
  muy myself nach nada nadie nail name named narrow near nearly neat neck need needs nerve net network
  never new news next nice nicht night nine noble nobody noch noise none noon nor norm normal north
  nos nose not note notes nothing notice nous nov november now number nunca nur nurse oak obvious
  oct october odd oder off offer office often ohne oil old older olive once one ones only open
  opened opera order orders other others otra otro our ours out outer over own owner pace pack page
  paid pain paint pair pale pallet pallets palm pan panel paper para parade park part parts party
  pas pass past pat patch path patience pause pay pays peak pear pen penny people per perhaps
  period pero person pet petrol phase phone phones photo pick pickle piece pierce pig pike pile
  pilot pin pine pink pint pipe pipeline pitch place plain plan plane planning plans plant plate
  play please plenty plum plus point poll pond pool poor pop pope por port post pot pound power
  praise press pretty price prices pride priest prime prince print prior prize probably process
  product promise proof proper proud prove public pull pure purple push put quality quarter que
  queen queue queues qui quick quien quiet quite quote race rail rain raise ran range rate rather
  raven reach read ready real really reason receive recent record red reef refer region regular
  relief rely remain rent reply report rest result return review rice rich rick ride rien right
  ring ripe rise river road rock role roll roof room root rope rose rough round route row royal
  rude rule run running rush sad safe sage said sail saint sale sales salt same sand sandy sans sat
  saturday savage save saving saw say says scan scene school score scott screen sea seal search
  season seat second security see seed seem seems seen sehr seit self sell send sends senior sense
  sent sep separate september series serious serve server service set setting settle seven several
  shade shall share sharp she shed sheet shell shift shifts ship ships shop short shot should show
  showed shown shows shut sick side sie siempre sign signed silver similar simple sin since sind
  sing single sir sister sit site sites six size skip sky slide slight slip slot slots slow small
  smart smile smoke snow sobre soft software sold solo some someone son song sont soon sorry sort
  sound south space spare speak special speed spend spent spoke sport spring square staff stage
  stale stall stand star stars start state station stay steal steam steel steep step steps stern
  stick still stock stone stood stop stops store storm story straight strange straw street stretch
  strong stuck study stuff such sue sum summer sun sunday sunny supplier suppliers sur sure sus
  swan sweet swift system table tail take taken takes taking tale talk talked tall tambien tan tank
  tape target task taste tax tea teach team tell tells ten tend term terms test text than thanks
  that the their them then there these they thick thin thing things think third this those though
  thought three through thursday thus tie tied tiene till time times tin tiny tip tired title today
  todo todos told toll ton tone too took tool tools top total touch tough tour tous tout tow toward
  tower town toy track trade trail train tray treat tree tres tri trial tried trip truck trucks
  true trust truth try trying tuesday turn turned twice two type uber una uncle und under une union
  unit unos uns unter until unto upper urge usage use used user uses using usual usually vacancy
  vale valley value van various vast vendor verse very vest via view village vine visit voice von
  vote vous wade wage wait waiting walk walked walker wall want wanted wants war ward ware warm
  warmer warn was wash waste watch water watercooler waters wave way ways weak wear web wednesday
  weed week weeks weil well wenn went were west what wheat wheel when where whether which while
  white who whole whose why wide wie wife wild will willing willow win wind window wine wing winter
  wir wird wire wisdom wise wish with within without woman women won wonder wood woods woody word
  words wore work worked worker works world worry worse worst worth would write wrong wrote yard
  year years yellow yes yesterday yet you young your yours youth zone
`);

/** Words of a company's name that do not tell it from others. */
const companyWords = listOf(`
  ag aggregates antriebstechnik associates automotive backwaren bakeries bakery bearings bebidas
  beverage beverages brewers brewery brothers capital castings center chemical chemicals chilled
  citricos clinic co company components confectionery conservas consulting corp corporation dairies
  dairy digital distribution dock drinks east electric electronics energy engineering enterprises
  farms fasteners feinkost fittings foods forge freight frozen frutas gearboxes getranke global
  gmbh grocers haulage holding holdings hospital hydraulics inc industrial industries ingredients
  insurance international kg labs lacticinios limited llc logistics logistik logistikteile lower
  ltd machinery manufacturing materials meats mecanicas media metals molkerei obst olivares
  packaging partners pharma plastics plc prazisionsteile precision produce products pumps retail
  rodamientos rubber sa seafood services sl snacks software sohn solutions sons spa srl stores
  studio studios supplies supply systems technologies technology teile textile textiles tiefkuhl
  trading transport university valve valves ventile ventures warehouse warehousing werke wholesale
`);

/** What people leave out when they write a company's name as one word. */
const legalForms = listOf('ag co corp corporation gmbh inc kg limited llc ltd plc sa sl spa srl');

/** Letters that do not fall apart into a plain letter and an accent. */
const plainLetters = new Map([
  ...Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
  // Letters of other alphabets that look like ours, and small capitals.
  ...pairs('аaвbсcԁdеeһhіiјjкkмmнhоoрpԛqѕsтtуyԝwхxӏl'),
  ...pairs('αaβbεeιiκkνvοoρpτtυuχxγy'),
  ...pairs('ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'),
]);

function pairs(letters: string): [string, string][] {
  return (letters.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]);
}

function indexOf(names: readonly KnownName[]): NameIndex {
  const index: NameIndex = {
    words: new Map(),
    wholeNames: new Map(),
    firstNames: [],
    initials: new Set(),
    guesses: new Map(),
  };
  for (const { name, role } of names) {
    for (const spelling of spellingsOf(name)) {
      const words = wordsOf(spelling).map((word) => word.plain);
      addName(index, words, role);
    }
  }
  return index;
}

/** `Jürgen` is also typed Juergen, `O'Brien` also OBrien, `Anne-Marie` also Annemarie. */
function spellingsOf(name: string): Set<string> {
  const plain = name.normalize('NFC').replace(/['’ʼ]/g, '');
  const typed = plain.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue');
  const joined = plain.replace(/(\p{L})[-‐‑](?=\p{L})/gu, '$1');
  return new Set([name, plain, typed, joined]);
}

function addName(index: NameIndex, words: readonly string[], role: NameRole): void {
  const [first] = words;
  if (first === undefined) return;
  const isPerson = role === 'buyer' || role === 'colleague';
  addPhrase(index, words, role);
  words.forEach((word, place) => {
    const isParticle = isPerson && nameParticles.has(word);
    const isEveryday =
      isParticle ||
      everydayWords.has(word) ||
      companyWords.has(word) ||
      (word.length < 3 && sentenceWords.has(word));
    // "Al" and "Van" are first names too.
    const isDistinctive = isPerson ? !isParticle || place === 0 : place === 0 || !isEveryday;
    const isNumber = isPerson || place > 0 ? /^\d/.test(word) : /^\d+(?:st|nd|rd|th)?$/.test(word);
    if (word.length > 1 && isDistinctive && !isNumber) {
      const isLong = word.length > 2;
      addWord(index, word, {
        role,
        isSure: !isEveryday && isLong,
        isShort: !isEveryday && !isLong,
      });
    }
    // "van der Berg" and "vanderberg", without the first name.
    if (isParticle && place > 0) addPhrase(index, words.slice(place), role);
  });
  if (!isPerson) {
    const withoutForm = words.filter((word) => !legalForms.has(word));
    if (withoutForm.length < words.length) addPhrase(index, withoutForm, role);
  }
  if (isPerson) index.initials.add(first.slice(0, 1));
  if (isPerson && first.length > 2) {
    index.firstNames.push({ name: first, role });
    for (const short of shortNames.get(first) ?? []) {
      addWord(index, short, { role, isSure: !everydayWords.has(short), isShort: false });
    }
  }
}

/** Words that are a name together, with and without the spaces between them. */
function addPhrase(index: NameIndex, words: readonly string[], role: NameRole): void {
  const [first] = words;
  if (first === undefined || words.length < 2) return;
  const known = index.wholeNames.get(first) ?? [];
  known.push({ words: [...words], role });
  known.sort((a, b) => b.words.length - a.words.length);
  index.wholeNames.set(first, known);
  const joined = words.join('');
  if (joined.length > 5) addWord(index, joined, { role, isSure: true, isShort: false });
}

/** The first role wins; a sure word is never made unsure by another name. */
function addWord(index: NameIndex, word: string, entry: NameWord): void {
  const known = index.words.get(word);
  if (!known || (entry.isSure && !known.isSure)) index.words.set(word, entry);
}

function wholeNameAt(
  words: readonly Word[],
  at: number,
  index: NameIndex,
): { end: number; role: NameRole } | null {
  for (const name of index.wholeNames.get(words[at]?.plain ?? '') ?? []) {
    const found = words.slice(at, at + name.words.length);
    const isSame = name.words.every((word, place) => found[place]?.plain === word);
    const isTogether = found.every((word, place) => {
      const before = found[place - 1];
      return !before || word.start - before.end <= 3;
    });
    const last = found.at(-1);
    if (isSame && isTogether && last) return { end: last.end, role: name.role };
  }
  return null;
}

function roleOf(
  text: string,
  words: readonly Word[],
  at: number,
  index: NameIndex,
): NameRole | null {
  const word = words[at];
  if (!word) return null;
  const known = index.words.get(word.plain) ?? withoutPlural(word.plain, index);
  if (known?.isSure) return known.role;
  if (known) return looksLikeName(text, words, at, known.isShort) ? known.role : null;
  if (everydayWords.has(word.plain) || companyWords.has(word.plain)) return null;
  const guessed = index.guesses.get(word.plain);
  if (guessed !== undefined) return guessed;
  const role = shortFormOf(word.plain, index) ?? misspelt(word.plain, index);
  index.guesses.set(word.plain, role);
  return role;
}

/** `toms phone`, `the bramleys`: a sure name with an s and no apostrophe. */
function withoutPlural(word: string, index: NameIndex): NameWord | null {
  if (!word.endsWith('s') || word.length < 4 || everydayWords.has(word)) return null;
  const known = index.words.get(word.slice(0, -1));
  return known?.isSure ? known : null;
}

/** When in doubt an everyday word that is also a name is struck out, unless it reads as a word. */
function looksLikeName(
  text: string,
  words: readonly Word[],
  at: number,
  isShort: boolean,
): boolean {
  const word = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  if (!word) return false;
  if (before && nameLeads.has(before.plain)) return true;
  if (after && (nameFollows.has(after.plain) || isPossessive(text, word, after))) return true;
  if (!word.isCapitalised) return false;
  if (isShort) return true;
  const startsSentence = !before || /[.!?:\n]/.test(text.slice(before.end, word.start));
  return !startsSentence || !after || !sentenceWords.has(after.plain);
}

function isPossessive(text: string, word: Word, after: Word): boolean {
  return after.plain === 's' && /^['’]$/.test(text.slice(word.end, after.start));
}

/** `stu` for Stuart, `bernie` for Bernadette: the first letters, perhaps with a fond ending. */
function shortFormOf(word: string, index: NameIndex): NameRole | null {
  if (word.length < 3) return null;
  const stem = word.replace(/(?:ie|y|i)$/, '').replace(/(.)\1$/, '$1');
  const known = index.firstNames.find(
    ({ name }) => name.startsWith(word) || (stem.length > 2 && name.startsWith(stem)),
  );
  return known?.role ?? null;
}

/**
 * One letter too many, too few, wrong or swapped, in words of five letters or more. With five, the
 * first letter must be right: too many words are one letter away from so short a name.
 */
function misspelt(word: string, index: NameIndex): NameRole | null {
  if (word.length < 5) return null;
  for (const [name, entry] of index.words) {
    const isLongEnough = name.length > 5 || (name.length === 5 && name[0] === word[0]);
    if (entry.isSure && isLongEnough && isOneEditAway(word, name)) return entry.role;
  }
  return null;
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restOfA = a.slice(from);
  const restOfB = b.slice(from);
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] &&
      restOfA[1] === restOfB[0] &&
      restOfA.slice(2) === restOfB.slice(2))
  );
}

function wordsOf(text: string): Word[] {
  // At most 64 characters a word; joiners that one cannot see do not part a word.
  const words = text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]{0,63}/gu);
  return Array.from(words, ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    plain: word
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[^a-z0-9]/g, (letter) => plainLetters.get(letter) ?? letter),
    isCapitalised: /^\d*\p{Lu}/u.test(word),
  }));
}
