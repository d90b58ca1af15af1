import { nameFollows, nameLeads } from '#lwc/knownNames/nameWords.ts';
import { type Context, gapBetween } from './context.ts';
import type { Token } from './tokens.ts';

/** A name of one word or more, and where it stands. */
export interface Naming {
  readonly first: Token;
  readonly last: Token;
  readonly context: Context;
}

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s/).filter((word) => word !== ''));
}

/** Straight before a company: "incumbent Solvane", "at Gullrock Bay", "they chose Norvane". */
const companyLeads = listOf(`
  against at bidder challenger challengers chose chosen competitor competitors incumbent joined
  picked provider replaced replaces replacing rival rivals shortlisted supplier suppliers use uses
  using vendor vendors versus via vs went
`);

/** What one does with a company, or to one: "went with Norvane", "lost to Brightlane". */
const dealtWith = listOf(`
  compare compared compares comparing compete competes contract deal go goes going gone live partnered
  renew renewed sign signed signing stay stayed staying stick sticking stuck them us went
`);
const dealtTo = listOf(
  'lose losing lost migrated migrating moved moving switch switched switching',
);

/** Behind a company: "Tavrix quoted half", "Solvane renewal", "the Tavrix people". */
const offers = listOf(`
  api app bid bids brochure bundled bundles charged charges consultants contract customer customers
  deck discount discounted implementation instance integration invoice licence licences license
  licenses module offered offers outbid people pitched platform portal price priced prices pricing
  product proposal quote quoted quotes renewal rep reps reviews sells software subscription
  undercut undercuts users website
`);
const comparatives = listOf(`
  above below bundled cheap cheaper cheapest dear dearer dearest expensive higher incumbent lower
  overpriced pricey pricier shortlisted under
`);
const auxiliaries = listOf(`
  a as at bit came considered far half in is less little lot lots more most much seems slightly the
  too very was way were
`);

/** Straight before a person: "ask Henrike", "our planner Henrike". */
const personLeads = listOf('ask asking cc emailed named phoned texted thank thanks thx');
const metWith = listOf(`
  beer call chat chatted chatting chats coffee dinner drinks kickoff lunch meet meeting met sat sit
  speak speaking spoke talk talked talking talks walked
`);

/** "a consultant Rupert", "Petra the supervisor", "Lorna, our scheduler". */
const jobWords = listOf(`
  accountant administrator analyst architect assistant auditor boss buyer ceo cfo chair chairman
  chairwoman chef chief cio clerk colleague consultant controller coo coordinator cto dispatcher
  director doctor driver engineer fd foreman founder gaffer gm head housekeeper lead leader manager
  md mgr nurse officer operator owner partner planner president principal receptionist
  scheduler secretary steward superintendent supervisor technician treasurer vp
`);
const departments = listOf(`
  accounting accounts finance hr it legal maintenance marketing operations ops payroll planning
  procurement purchasing sales
`);
const companiesDoToo = listOf('asks goes wants wanted');
/** What people do and companies do not. */
const personVerbs = listOf(`
  cried cries frowned frowns grinned grins herself himself laughed laughs nodded nods resigned
  retired retires shrugged shrugs sighed sighs smiled smiles swore who winked yawned
`);
const pronouns = listOf('he she him her his hers himself herself');

/** How many words further on a "she" still speaks of the one who was named. */
const pronounWithin = 6;

/** Whether the words around a name are those that one puts around a company. */
export function readsAsCompany(naming: Naming): boolean {
  const [before = '', beforeThat = ''] = wordsBefore(naming);
  if (companyLeads.has(before)) return true;
  if (before === 'with' && dealtWith.has(beforeThat)) return true;
  if (before === 'to' && dealtTo.has(beforeThat)) return true;
  if (naming.last.isPossessive) return false;
  const after = wordsAfter(naming);
  const [next = '', second = ''] = after;
  if (offers.has(next)) return true;
  if (/^\d/.test(next)) return isPercentage(naming) || comparatives.has(second);
  if (!/^(?:is|was|were|seems|came)$/.test(next)) return false;
  const said = after.slice(0, 5).find((word) => !auxiliaries.has(word)) ?? '';
  return comparatives.has(said) || (next === 'came' && /^(?:in|at)$/.test(second));
}

/** Whether the words around a name are those that one puts around a person. */
export function readsAsPerson(naming: Naming): boolean {
  const [before = '', beforeThat = ''] = wordsBefore(naming);
  if (before === 'with' || before === 'to' || before === 'w') {
    if (metWith.has(beforeThat)) return true;
  } else if (nameLeads.has(before) || personLeads.has(before) || jobWords.has(before)) {
    return true;
  }
  const after = wordsAfter(naming);
  const [next = '', second = ''] = after;
  if (nameFollows.has(next) && !companiesDoToo.has(next)) return true;
  if (personVerbs.has(next)) return true;
  if (/^(?:from|in)$/.test(next) && departments.has(second)) return true;
  if (/^(?:the|our|their|her|his|a|new|night)$/.test(next)) {
    if (after.slice(1, 4).some((word) => jobWords.has(word))) return true;
  }
  return after.slice(0, pronounWithin).some((word) => pronouns.has(word));
}

/** The words before a name in its sentence, the nearest first. */
function wordsBefore({ first, context }: Naming): string[] {
  const words: string[] = [];
  let token = first;
  while (words.length < 2) {
    const before = context.tokens[token.at - 1];
    if (!before) break;
    // "incumbent: Solvane", "planner = Henrike"
    const isLabelled = /^ ?[:=] ?$/.test(gapBetween(context, before, token));
    if (token.startsSentence && !isLabelled) break;
    words.push(before.plain);
    token = before;
  }
  return words;
}

/** The words behind a name in its sentence. */
function wordsAfter({ last, context }: Naming): string[] {
  const words: string[] = [];
  for (const token of context.tokens.slice(last.at + 1, last.at + 1 + pronounWithin)) {
    if (token.startsSentence) break;
    words.push(token.plain);
  }
  return words;
}

/** `18%` or `18 percent` behind a name. */
function isPercentage({ last, context }: Naming): boolean {
  const number = context.tokens[last.at + 1];
  const next = context.tokens[last.at + 2];
  if (!number) return false;
  const behind = next ? gapBetween(context, number, next) : context.text.slice(number.end);
  return /^ ?%/.test(behind) || /^(?:percent|pct)$/.test(next?.plain ?? '');
}
