/** Who wrote a note on which deal, and whether that was lost. */
export interface Came {
  readonly author: string;
  readonly deal: string;
  readonly isLost: boolean;
}

/** The facts of a note as they were when it was published, in the judge's own book. */
export interface Fact extends Came {
  /** When it was published: the number of the release, its quarter and the k in force. */
  readonly release: number;
  readonly quarter: string;
  readonly k: number;
  /** All who came there then, shown or not: whoever could be meant. */
  readonly crowd: readonly Came[];
  /** How many cells of its persona gained something by that release. */
  readonly cells: number;
}

/*
 * What is to be seen of notes, in the judge's own words. Nothing here is shared with the rule that is
 * judged: a mistake of the one would otherwise be the other's too.
 */

const edges = [3, 5, 10, 20, 50];

function edgeUpTo(count: number): number {
  return edges.findLast((edge) => edge <= count) ?? 3;
}

/** How many people there are, on how many deals, whichever are fewer. */
function countOf(facts: readonly Came[]): number {
  return Math.min(peopleIn(facts), dealsIn(facts));
}

/** Notes as they were published, the earliest first. */
function batchesOf(facts: readonly Fact[]): Fact[][] {
  return [...Map.groupBy(facts, ({ release }) => release)]
    .sort(([one], [other]) => one - other)
    .map(([, own]) => own);
}

/** How many may have been told of at least, and how many more those who came with the last batch leave. */
function reachOf(
  facts: readonly Fact[],
  leftOf: (batch: readonly Fact[]) => number,
): { readonly before: number; readonly edge: number } {
  let [before, edge] = [0, 3];
  const soFar: Fact[] = [];
  let ended = 0;
  for (const batch of batchesOf(facts)) {
    soFar.push(...batch);
    before = ended;
    edge = edgeUpTo(before + leftOf(batch));
    const told = Math.min(edgeUpTo(countOf(soFar)), edge);
    ended = (edges.find((one) => one > told) ?? Number.POSITIVE_INFINITY) - 1;
  }
  return { before, edge };
}

/** "5+" of so many people on so many deals, and of no more than may be said whichever k of those who came did not. */
export function bandOf(facts: readonly Fact[]): string {
  const count = countOf(facts);
  if (count < 3) return `only ${count}`;
  return `${Math.min(edgeUpTo(count), lastEdge(facts))}+`;
}

function lastEdge(facts: readonly Fact[]): number {
  return reachOf(facts, leftIn).edge;
}

/** How many of those who came with a batch may be behind it and every other of their notes' cells, without any k. */
function leftIn(batch: readonly Fact[]): number {
  const cells = batch[0]?.cells ?? 1;
  const counts = [...Map.groupBy(crowdIn(batch), ({ author }) => author).values()]
    .map((own) => Math.min(cells, own.length))
    .sort((a, b) => a - b)
    .slice(0, -kOf(batch));
  const inEach = Math.floor(counts.reduce((sum, count) => sum + count, 0) / cells);
  return Math.min(countLeft(kOf(batch), crowdIn(batch)), inEach);
}

/** The number that a band begins with. */
export function edgeOf(band: string): number {
  return Number.parseInt(band, 10);
}

function crowdIn([one]: readonly Fact[]): readonly Came[] {
  return one?.crowd ?? [];
}

/** How many people and deals are left without any so many people; a deal of two goes by half with each. */
function leastLeft(many: number, facts: readonly Came[]): { people: number; deals: number } {
  const gone = busiest(facts)
    .slice(0, many)
    .reduce((sum, [, weight]) => sum + weight, 0);
  const people = Math.max(0, peopleIn(facts) - many);
  return { people, deals: dealsIn(facts) - Math.floor(gone + 1e-6) };
}

function countLeft(many: number, facts: readonly Came[]): number {
  const { people, deals } = leastLeft(many, facts);
  return Math.min(people, deals);
}

/** Whether k people on k deals are left of these without any k of them. */
export function isCrowd(came: readonly Came[], k: number): boolean {
  return countLeft(k, came) >= k;
}

/** Who has most deals, and how many: half of one that two have. */
function busiest(facts: readonly Came[]): (readonly [author: string, weight: number])[] {
  const shares = [...Map.groupBy(facts, ({ deal }) => deal).values()].flatMap((own) => {
    const people = new Set(own.map(({ author }) => author));
    return [...people].map((author) => ({ author, weight: 1 / people.size }));
  });
  return [...Map.groupBy(shares, ({ author }) => author)]
    .map(([author, own]) => [author, own.reduce((sum, { weight }) => sum + weight, 0)] as const)
    .sort(([, a], [, b]) => b - a);
}

/** All but the k who have most deals. */
function withoutBusiest<F extends Came>(k: number, facts: readonly F[]): F[] {
  const most = busiest(facts).map(([author]) => author);
  const gone = new Set(most.slice(0, k));
  return facts.filter(({ author }) => !gone.has(author));
}

/**
 * Whether a band, as it is shown, names some k of those who came last: without those who have most deals there are
 * not as many people, or deals. That three were counted is known.
 */
export function namesAFew(shown: string, facts: readonly Fact[]): boolean {
  const { before } = reachOf(facts, leftIn);
  const last = batchesOf(facts).at(-1) ?? [];
  const left = countOf(withoutBusiest(kOf(last), crowdIn(last)));
  return edgeOf(shown) > 3 && edgeOf(shown) > before + left;
}

/** Facts in two heaps: of deals that were lost, and of all others. */
export function sidesOf<F extends Came>(facts: readonly F[]): readonly [lost: F[], others: F[]] {
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
 * Whether that may be told of a cell: it shows the largest band it may, and neither a word there nor none names
 * anybody of those who came with one of its batches.
 */
export function tellsOutcomes(facts: readonly Fact[]): boolean {
  const edge = lastEdge(facts);
  if (edgeOf(bandOf(facts)) !== edge) return false;
  const k = kOf(facts);
  return batchesOf(facts).some((batch) =>
    sidesOf(crowdIn(batch)).every((side) => {
      const { people, deals } = leastLeft(kOf(batch), side);
      const least = Math.max(k, edge - (k - 1));
      return people >= least && deals >= Math.max(2 * kOf(batch), least);
    }),
  );
}

/**
 * Whether the word for how deals ended, beside a band, names people who came: without the k who have most of
 * those deals, there are not as many as it needs. Beside a band that has an end, it tells who has several as well.
 */
export function namesBySharing(lostShare: string, shown: string, facts: readonly Fact[]): boolean {
  if (edgeOf(shown) !== lastEdge(facts)) return true;
  const k = kOf(facts);
  return !batchesOf(facts).some((batch) => {
    const [lost, others] = sidesOf(crowdIn(batch)).map((side) => withoutBusiest(k, side));
    if (lost === undefined || others === undefined) return false;
    const many = lostShare === 'mostly-other' ? others : lost;
    const few = lostShare === 'mostly-other' ? lost : others;
    const needed = lostShare === 'mixed' ? k : 2 * k;
    return dealsIn(many) >= needed && peopleIn(many) >= k && countOf(few) >= k;
  });
}

/** The largest k that any of them was promised. */
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

/** As trendOf, but for words that name those who came, or those who wrote in two quarters: that is steady. */
export function toldTrendOf(facts: readonly Fact[], quarter: string): string {
  const trend = trendOf(facts, quarter);
  if (trend === 'new') return trend;
  const shown = edgeOf(bandOf(facts));
  const end = (edges.find((edge) => edge > shown) ?? Number.POSITIVE_INFINITY) - 1;
  const needed = kOf(facts) + (trend === 'growing' ? saidByGrowth(facts) : kOf(facts));
  if (shown !== lastEdge(facts) && end < needed) return 'steady';
  const isLeft = lastOf(facts).some((batch) => leftIn(batch) >= saidByGrowth(facts));
  return trend === 'growing' && !isLeft ? 'steady' : trend;
}

/** Whether fewer than growth says are left of all who came in the last quarter without the k who have most. */
export function namesByGrowth(facts: readonly Fact[]): boolean {
  const left = lastOf(facts).map((batch) => countOf(withoutBusiest(kOf(batch), crowdIn(batch))));
  return Math.max(...left) < saidByGrowth(facts);
}

/** How many stand there in the last quarter at least, if it grows. */
function saidByGrowth(facts: readonly Fact[]): number {
  return Math.ceil(1.5 * kOf(facts));
}

/** What came in the last quarter in which anything did. */
function lastOf(facts: readonly Fact[]): Fact[][] {
  const last = facts.reduce((latest, { quarter }) => (quarter > latest ? quarter : latest), '');
  return batchesOf(facts.filter(({ quarter }) => quarter === last));
}

/** How many quarters lie from one to a later one. */
export function quartersBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(-1));
}

export function peopleIn(facts: readonly Came[]): number {
  return new Set(facts.map(({ author }) => author)).size;
}

export function dealsIn(facts: readonly Came[]): number {
  return new Set(facts.map(({ deal }) => deal)).size;
}
