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

const edges = [50, 20, 10, 5, 3];

/**
 * "5+" of so many people on so many deals, whichever are fewer, and of no more than are left on the page where they
 * stand without any k people. If that page has one cell, whoever reckons how many it must have knows as many of the
 * cell.
 */
export function bandOf(facts: readonly Fact[], around: readonly Fact[]): string {
  const count = Math.min(peopleIn(facts), dealsIn(facts));
  const left = leastLeft(kOf(around), around);
  const last = isOneCell(around) ? 3 : Math.min(left.people, left.deals);
  const edge = edges.find((one) => one <= count && (one === 3 || one <= last));
  return edge === undefined ? `only ${count}` : `${edge}+`;
}

/** How many people and deals are left without any so many people; a deal of two goes by half with each. */
function leastLeft(many: number, facts: readonly Fact[]): { people: number; deals: number } {
  const gone = [...busiest(facts)].slice(0, many).reduce((sum, [, weight]) => sum + weight, 0);
  return { people: peopleIn(facts) - many, deals: dealsIn(facts) - Math.floor(gone + 1e-6) };
}

/** Who has most deals, and how many: half of one that two have. */
function busiest(facts: readonly Fact[]): (readonly [author: string, weight: number])[] {
  const shares = [...Map.groupBy(facts, ({ deal }) => deal).values()].flatMap((own) => {
    const people = new Set(own.map(({ author }) => author));
    return [...people].map((author) => ({ author, weight: 1 / people.size }));
  });
  return [...Map.groupBy(shares, ({ author }) => author)]
    .map(([author, own]) => [author, own.reduce((sum, { weight }) => sum + weight, 0)] as const)
    .sort(([, a], [, b]) => b - a);
}

function isOneCell(around: readonly Fact[]): boolean {
  return around.every(({ cell }) => cell === around[0]?.cell);
}

/**
 * Whether a band, as it is shown, names some k people of its persona: without those who have most deals there are
 * not as many people, or deals. That three were counted is known.
 */
export function namesAFew(shown: string, around: readonly Fact[]): boolean {
  const atLeast = Number.parseInt(shown, 10);
  return atLeast > 3 && (isOneCell(around) || isShortOf(atLeast, around));
}

/** Whether there are not so many people on as many deals without the k who have most. */
function isShortOf(atLeast: number, facts: readonly Fact[]): boolean {
  const most = busiest(facts).map(([author]) => author);
  const gone = new Set(most.slice(0, kOf(facts)));
  const others = facts.filter(({ author }) => !gone.has(author));
  return Math.min(peopleIn(others), dealsIn(others)) < atLeast;
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
 * Whether that may be told of a cell: it shows the largest band of its persona, and neither a word there nor none
 * names anybody.
 */
export function tellsOutcomes(facts: readonly Fact[], around: readonly Fact[]): boolean {
  const largest = bandOf(around, around);
  if (bandOf(facts, around) !== largest) return false;
  const k = kOf(around);
  return sidesOf(around).every((side) => {
    const { people, deals } = leastLeft(k, side);
    const silent = Number.parseInt(largest, 10) - (k - 1);
    return people >= k && people >= silent && deals >= 2 * k && deals >= silent;
  });
}

/**
 * Whether the word for how deals ended, beside a band, names people of the persona: without the k who have most of
 * those deals, there are not as many as it needs. With a band that has an end, it tells who has several as well.
 */
export function namesBySharing(lostShare: string, shown: string, around: readonly Fact[]): boolean {
  const [lost, others] = sidesOf(around);
  const k = kOf(around);
  if (shown !== bandOf(around, around)) return true;
  const few = lostShare === 'mostly-other' ? lost : others;
  const many = lostShare === 'mostly-other' ? others : lost;
  const most = new Set(
    busiest(many)
      .map(([author]) => author)
      .slice(0, k),
  );
  const left = many.filter(({ author }) => !most.has(author));
  const needed = lostShare === 'mixed' ? k : 2 * k;
  return dealsIn(left) < needed || peopleIn(left) < k || isShortOf(k, few);
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
