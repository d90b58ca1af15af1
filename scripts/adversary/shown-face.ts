/** Who wrote a note on which deal, and whether that was lost. */
export interface Came {
  readonly id: string;
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
  /** Who came there then, shown or not, as crowds: whoever could be meant. */
  readonly came: readonly Crowd[];
  /** Who was still there of each, whenever somebody had left since. */
  readonly stayed: readonly (readonly Crowd[])[];
}

/** Those who came to a persona together, and how many of its cells, or rows, hold something that came with them. */
export interface Crowd {
  readonly notes: readonly Came[];
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

/** "5+" of so many people on so many deals, and of no more than may be said whichever k of those who came did not. */
export function bandOf(facts: readonly Fact[]): string {
  const count = countOf(facts);
  if (count < 3) return `only ${count}`;
  return `${Math.min(edgeUpTo(count), lastEdge(facts))}+`;
}

function lastEdge(facts: readonly Fact[]): number {
  return reachOf(facts).edge;
}

/**
 * The largest band that may be told, and how many may have been told of before the last batch at least: a crowd adds no
 * more than it leaves, and several are no more than the largest of them.
 */
function reachOf(facts: readonly Fact[]): { readonly before: number; readonly edge: number } {
  let [before, edge, largest, ended] = [0, 3, 0, 0];
  const soFar: Fact[] = [];
  for (const batch of batchesOf(facts)) {
    soFar.push(...batch);
    before = ended;
    largest = Math.max(largest, leftIn(batch));
    edge = edgeUpTo(Math.min(largest, before + leftIn(batch)));
    const told = Math.min(edgeUpTo(countOf(soFar)), edge);
    ended = (edges.find((one) => one > told) ?? Number.POSITIVE_INFINITY) - 1;
  }
  return { before, edge };
}

/** How many of those who came with a batch may be behind it and every other of their notes' cells, without any k. */
function leftIn(batch: readonly Fact[]): number {
  return leastOf(batch, (crowd, cells) => {
    const counts = [...Map.groupBy(crowd, ({ author }) => author).values()]
      .map((own) => Math.min(cells, own.length))
      .sort((a, b) => a - b)
      .slice(0, -kOf(batch));
    const inEach = Math.floor(counts.reduce((sum, count) => sum + count, 0) / cells);
    return Math.min(countLeft(kOf(batch), crowd), inEach);
  });
}

/** Whether so many batches of k at once need more notes than are left of a crowd they came with without any k reps. */
export function namesTogether(batches: readonly (readonly Fact[])[]): boolean {
  const least = batches.reduce((sum, batch) => sum + kOf(batch), 0);
  const k = Math.max(...batches.map(kOf));
  const left = leastOf(batches[0] ?? [], (crowd) => {
    const counts = [...Map.groupBy(crowd, ({ author }) => author).values()];
    const most = counts.map((own) => Math.min(batches.length, own.length)).sort((a, b) => a - b);
    return most.slice(0, -k).reduce((sum, count) => sum + count, 0);
  });
  return batches.length > 1 && left < least;
}

/** The number that a band begins with. */
export function edgeOf(band: string): number {
  return Number.parseInt(band, 10);
}

/** As they came, and as they were since: what is told has to be true of all. */
function crowdsIn([one]: readonly Fact[]): readonly Crowd[] {
  return one === undefined ? [] : [one.came, ...one.stayed].flat();
}

/** Of the crowds of a batch the smallest: of the others it may be known that nobody can be meant. */
function leastOf(
  batch: readonly Fact[],
  countIn: (crowd: readonly Came[], cells: number) => number,
): number {
  return Math.min(...crowdsIn(batch).map(({ notes, cells }) => countIn(notes, cells)));
}

/** Whether too few of those with whom it was published are still there for anybody to hide among. */
export function isLeftAmongFew(batch: readonly Fact[]): boolean {
  return crowdsIn(batch).some(({ notes }) => !isCrowd(notes, kOf(batch)));
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
 * Whether a band, as it is shown, names some k of those who came: of no crowd as many people, or deals, are left
 * without those who have most deals, or of the last one not what is more than was told before. That three were counted
 * is known.
 */
export function namesAFew(shown: string, facts: readonly Fact[]): boolean {
  const left = batchesOf(facts).map((batch) =>
    leastOf(batch, (crowd) => countOf(withoutBusiest(kOf(batch), crowd))),
  );
  const reach = Math.min(Math.max(...left), reachOf(facts).before + (left.at(-1) ?? 0));
  return edgeOf(shown) > 3 && edgeOf(shown) > reach;
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
  const strictest = batchesOf(facts).filter((batch) => kOf(batch) === k);
  return strictest.some((batch) =>
    crowdsIn(batch)
      .flatMap(({ notes }) => sidesOf(notes))
      .every((side) => {
        const { people, deals } = leastLeft(k, side);
        const least = Math.max(k, edge - (k - 1));
        return people >= least && deals >= Math.max(2 * k, least);
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
  const isOpen = ({ notes }: Crowd): boolean => {
    const [lost, others] = sidesOf(notes).map((side) => withoutBusiest(k, side));
    if (lost === undefined || others === undefined) return false;
    const many = lostShare === 'mostly-other' ? others : lost;
    const few = lostShare === 'mostly-other' ? lost : others;
    const needed = lostShare === 'mixed' ? k : 2 * k;
    return dealsIn(many) >= needed && peopleIn(many) >= k && countOf(few) >= k;
  };
  return !batchesOf(facts).some((batch) => crowdsIn(batch).every(isOpen));
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
  if (trend !== 'growing') return end < 2 * kOf(facts) ? 'steady' : trend;
  if (shown !== lastEdge(facts) && end < kOf(facts) + saidByGrowth(facts)) return 'steady';
  return lastOf(facts).some((batch) => leftIn(batch) >= saidByGrowth(facts)) ? trend : 'steady';
}

/** Whether fewer than growth says are left of all who came in the last quarter without the k who have most. */
export function namesByGrowth(facts: readonly Fact[]): boolean {
  const left = lastOf(facts).map((batch) =>
    leastOf(batch, (crowd) => countOf(withoutBusiest(kOf(batch), crowd))),
  );
  return Math.max(...left) < saidByGrowth(facts);
}

/** How many stand there in the last quarter at least, if it grows from as many as its band says. */
function saidByGrowth(facts: readonly Fact[]): number {
  return Math.ceil(1.5 * Math.max(kOf(facts), edgeOf(bandOf(facts))));
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
