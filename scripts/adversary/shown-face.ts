/** The facts of a note as they were when it was published, in the judge's own book. */
export interface Fact {
  readonly author: string;
  readonly deal: string;
  readonly isLost: boolean;
  /** The cell that it stands in. */
  readonly cell: string;
  /** When it was published: the number of the release, its quarter and the k in force. */
  readonly release: number;
  readonly quarter: string;
  readonly k: number;
}

/*
 * What is to be seen of notes, in the judge's own words. Nothing here is shared with the rule that is
 * judged: a mistake of the one would otherwise be the other's too.
 */

/** Where the last band begins that names not all but a few: of all but k at most, though of three always. */
function lastEdge(everybody: number, k: number): number {
  return [50, 20, 10, 5].find((edge) => everybody - edge >= k) ?? 3;
}

/** "5-9" of so many, or "5+" if that is the last. */
function bandOf(count: number, last: number): string {
  const edges = [50, 20, 10, 5, 3].filter((edge) => edge <= last);
  const at = edges.findIndex((edge) => count >= edge);
  if (at === -1) return `only ${count}`;
  return at === 0 ? `${edges[at]}+` : `${edges[at]}-${(edges[at - 1] ?? 0) - 1}`;
}

/**
 * Bands of contributors and of deals, on the page of a persona in which all that is around stands. If that
 * is one cell, whoever reckons how many the persona must have knows as many of the cell. More deals than people
 * would tell of whoever has several.
 */
export function bandsOf(facts: readonly Fact[], around: readonly Fact[]): string {
  const k = isOneCell(around) ? Number.POSITIVE_INFINITY : kOf(around);
  const people = bandOf(peopleIn(facts), lastEdge(peopleIn(around), k));
  const lastOfDeals = Math.min(lastEdge(dealsIn(around), k), Number.parseInt(people, 10));
  return `${people} ${bandOf(dealsIn(facts), lastOfDeals)}`;
}

function isOneCell(around: readonly Fact[]): boolean {
  return around.every(({ cell }) => cell === around[0]?.cell);
}

/** Whether bands, as they are shown, are of so many that fewer than k of their persona are left out. */
export function namesNearlyAll(shown: string, around: readonly Fact[]): boolean {
  const [people = 0, deals = 0] = shown.split(' ').map((band) => Number.parseInt(band, 10));
  const isTooMany = (atLeast: number, everybody: number): boolean =>
    atLeast > 3 && (isOneCell(around) || everybody - atLeast < kOf(around));
  return isTooMany(people, peopleIn(around)) || isTooMany(deals, dealsIn(around));
}

/**
 * Whether bands are of more deals than so many people could have without one of them: everybody knows how many
 * deals each has. That three were counted is known.
 */
export function namesWhoHasMany(shown: string, around: readonly Fact[]): boolean {
  const [people = '', deals = ''] = shown.split(' ');
  const atLeast = Number.parseInt(deals, 10);
  if (atLeast <= 3) return false;
  const atMost = people.endsWith('+') ? around.length : Number(people.split('-')[1]);
  const counts = [...Map.groupBy(around, ({ author }) => author).values()]
    .map(dealsIn)
    .sort((a, b) => b - a);
  // Who has the most is the hardest to do without.
  const without = counts.slice(1, 1 + atMost).reduce((sum, count) => sum + count, 0);
  return without < atLeast;
}

/** Facts in two heaps: of deals that were lost, and of all others. */
export function sidesOf(facts: readonly Fact[]): readonly [lost: Fact[], others: Fact[]] {
  const lost = new Set(facts.filter(({ isLost }) => isLost).map(({ deal }) => deal));
  return [facts.filter(({ deal }) => lost.has(deal)), facts.filter(({ deal }) => !lost.has(deal))];
}

/** How the deals ended, where each side has k people and k deals. */
export function lostShareOf(facts: readonly Fact[]): string | null {
  const k = kOf(facts);
  const sides = sidesOf(facts);
  if (sides.some((side) => peopleIn(side) < k || dealsIn(side) < k)) return null;
  const [lost, others] = sides.map(dealsIn);
  if (lost === undefined || others === undefined) return null;
  if (lost >= 2 * others) return 'mostly-lost';
  return others >= 2 * lost ? 'mostly-other' : 'mixed';
}

/**
 * Whether that may be told in a persona: each side of all its notes has twice k people, and no word beside any band
 * names them.
 */
export function tellsOutcomes(facts: readonly Fact[]): boolean {
  const [, largest = ''] = bandsOf(facts, facts).split(' ');
  return sidesOf(facts).every(
    (side) =>
      peopleIn(side) >= 2 * kOf(facts) &&
      !namesSide(side, leastOf(kOf(facts), largest), kOf(facts)),
  );
}

/** How many deals of one side stand in a cell at least, if they are the most of so many. */
function leastOf(k: number, deals: string): number {
  let least = k;
  while (least < 2 * k || 3 * least < 2 * Number.parseInt(deals, 10)) least += 1;
  return least;
}

/** Whether so many deals of a side leave fewer than k of them in doubt, or cannot be without one of the people. */
function namesSide(side: readonly Fact[], atLeast: number, k: number): boolean {
  const people = new Set(side.map(({ author }) => author));
  return (
    dealsIn(side) - atLeast < k ||
    [...people].some((one) => dealsIn(side.filter(({ author }) => author !== one)) < atLeast)
  );
}

/** Whether the word for how deals ended, beside a band of deals, names deals of the persona or a person. */
export function namesBySharing(lostShare: string, shown: string, around: readonly Fact[]): boolean {
  const [lost, others] = sidesOf(around);
  const [, deals = ''] = shown.split(' ');
  const most = leastOf(kOf(around), deals);
  if (lostShare === 'mostly-lost') return namesSide(lost, most, kOf(around));
  if (lostShare === 'mostly-other') return namesSide(others, most, kOf(around));
  return false;
}

function kOf(facts: readonly Fact[]): number {
  return Math.max(...facts.map((fact) => fact.k));
}

/** How a cell moves, seen from a quarter. */
export function trendOf(facts: readonly Fact[], quarter: string): string {
  const people = new Map<string, Set<string>>();
  for (const fact of facts) {
    const own = people.get(fact.quarter) ?? new Set();
    people.set(fact.quarter, own.add(fact.author));
  }
  const quarters = [...people.keys()].sort();
  const last = quarters.at(-1) ?? quarter;
  if (quarters.length === 1 && last === quarter) return 'new';
  if (quartersBetween(last, quarter) > 1) return 'fading';
  const earlier = quarters.slice(0, -1).map((one) => people.get(one)?.size ?? 0);
  if (earlier.length === 0) return 'steady';
  const mean = earlier.reduce((sum, count) => sum + count, 0) / earlier.length;
  return (people.get(last)?.size ?? 0) >= 1.5 * mean ? 'growing' : 'steady';
}

/** As trendOf, on the page of a persona in which all that is around stands: growth that names nearly all is steady. */
export function toldTrendOf(
  facts: readonly Fact[],
  around: readonly Fact[],
  quarter: string,
): string {
  const trend = trendOf(facts, quarter);
  return trend === 'growing' && namesByGrowth(facts, around) ? 'steady' : trend;
}

/** Whether fewer than k of those who spoke in the last quarter of these are not among them. */
export function namesByGrowth(facts: readonly Fact[], around: readonly Fact[]): boolean {
  const last = facts.reduce((latest, { quarter }) => (quarter > latest ? quarter : latest), '');
  const own = facts.filter(({ quarter }) => quarter === last).map(({ author }) => author);
  const others = around.filter(({ quarter, author }) => quarter === last && !own.includes(author));
  return peopleIn(others) < kOf(around);
}

/** How many quarters lie from one to a later one. */
export function quartersBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1));
}

export function peopleIn(facts: readonly Fact[]): number {
  return new Set(facts.map(({ author }) => author)).size;
}

export function dealsIn(facts: readonly Fact[]): number {
  return new Set(facts.map(({ deal }) => deal)).size;
}
