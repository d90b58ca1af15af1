import { findCommunities } from './communities.ts';
import { GroupCentre } from './group-centre.ts';
import type { Graph } from './neighbour-graph.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import type { Profile } from './profile.ts';

/** Texts that say much the same, by position, and how alike they are on average. */
export interface Group {
  readonly members: readonly number[];
  readonly cohesion: number;
}

const neighbourCount = 15;

/** Texts less alike than this have no tie. */
const akin = 0.2;

/** A member must be as much alike to the others of its group on average. */
const belongs = 0.18;

/** Groups that are as much alike on average are one. */
const joins = 0.23;

/**
 * Communities of some so many texts are looked for, however many texts there are: rather too many
 * small groups, which are joined after, than large ones that lump (modularity lumps the more, the
 * larger the graph: Fortunato & Barthélemy 2007).
 */
const textsPerResolution = 60;
const smallestResolution = 1;

/**
 * Finds groups of texts that say much the same, however many there are; texts that are like few
 * others stay out. The first members come first.
 */
export function findGroups(profiles: readonly Profile[]): Group[] {
  if (profiles.length < 2) return [];
  const neighbours = findNeighbours(profiles, neighbourCount);
  const communities = findCommunities(
    tie(neighbours, akin),
    Math.max(smallestResolution, profiles.length / textsPerResolution),
  );
  const members = new Map<number, number[]>();
  communities.forEach((community, text) => {
    const list = members.get(community) ?? [];
    list.push(text);
    members.set(community, list);
  });
  const cores = [...members.values()].flatMap((list) => {
    const core = prune(list, profiles);
    return core ? [core.members] : [];
  });
  return takeInLeftovers(joinGroups(cores, profiles, neighbours), profiles)
    .flatMap((list) => prune(list, profiles) ?? [])
    .sort((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

/** Joins groups that say much the same, the most alike first. */
function joinGroups(
  groups: readonly (readonly number[])[],
  profiles: readonly Profile[],
  neighbours: Neighbours,
): number[][] {
  const joined: (number[] | null)[] = groups.map((group) => [...group]);
  const at = groups.map((_, position) => position);
  const centres = groups.map((group) => new GroupCentre(pick(group, profiles)));
  const pairs = touchingPairs(groups, neighbours).flatMap(([one, other]) => {
    const [centre, otherCentre] = [centres[one], centres[other]];
    const likeness = centre && otherCentre ? centre.likenessToGroup(otherCentre) : 0;
    return likeness < joins ? [] : [{ one, other, likeness }];
  });
  pairs.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
  for (const pair of pairs) {
    const one = at[pair.one] ?? 0;
    const other = at[pair.other] ?? 0;
    const [kept, gone] = [joined[one], joined[other]];
    const [centre, goneCentre] = [centres[one], centres[other]];
    if (one === other || !kept || !gone || !centre || !goneCentre) continue;
    if (centre.likenessToGroup(goneCentre) < joins) continue;
    for (const profile of pick(gone, profiles)) centre.add(profile);
    kept.push(...gone);
    joined[other] = null;
    at.forEach((group, position) => {
      if (group === other) at[position] = one;
    });
  }
  return joined.flatMap((group) => (group ? [group.sort((a, b) => a - b)] : []));
}

/** Pairs of groups of which a member of one is among the nearest of a member of the other. */
function touchingPairs(
  groups: readonly (readonly number[])[],
  neighbours: Neighbours,
): [number, number][] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((text) => [text, at] as const)));
  return groups.flatMap((group, one) => {
    const touched = new Set<number>();
    for (const text of group) {
      for (const near of neighbours.texts[text] ?? []) {
        const other = groupOf.get(near);
        if (other !== undefined && other !== one) touched.add(other);
      }
    }
    return [...touched].map((other): [number, number] => [one, other]);
  });
}

/** Gives each text without a group to the one it is most like, if it belongs there. */
function takeInLeftovers(
  groups: readonly (readonly number[])[],
  profiles: readonly Profile[],
): number[][] {
  const placed = new Set(groups.flat());
  const grown = groups.map((group) => [...group]);
  const centres = groups.map((group) => new GroupCentre(pick(group, profiles)));
  profiles.forEach((profile, text) => {
    if (placed.has(text)) return;
    const likeness = centres.map((centre) => centre.likenessTo(profile));
    const most = likeness.reduce(
      (best, value, group) => (value > (likeness[best] ?? 0) ? group : best),
      0,
    );
    if ((likeness[most] ?? 0) >= belongs) grown[most]?.push(text);
  });
  return grown.map((group) => group.sort((a, b) => a - b));
}

function pick(group: readonly number[], profiles: readonly Profile[]): Profile[] {
  return group.flatMap((text) => profiles[text] ?? []);
}

/** A tie is as strong as two texts are more alike than texts without one. */
function tie(neighbours: Neighbours, floor: number): Graph {
  const edges = neighbours.texts.map(() => new Map<number, number>());
  neighbours.texts.forEach((others, text) => {
    others.forEach((other, at) => {
      const likeness = neighbours.likeness[text]?.[at] ?? 0;
      if (likeness <= floor) return;
      edges[text]?.set(other, likeness - floor);
      edges[other]?.set(text, likeness - floor);
    });
  });
  return {
    ends: edges.map((of) => Int32Array.from(of.keys())),
    weights: edges.map((of) => Float64Array.from(of.values())),
  };
}

/** Leaves out whoever belongs least, one after the other, until all that are left belong. */
function prune(list: readonly number[], profiles: readonly Profile[]): Group | null {
  const own = pick(list, profiles);
  const centre = new GroupCentre(own);
  const sums = own.map(
    (profile) => centre.likenessTo(profile) * list.length - selfLikeness(profile),
  );
  let inside = own.map((_, at) => at);
  while (inside.length >= 2) {
    let worst = inside[0] ?? 0;
    for (const at of inside) if ((sums[at] ?? 0) < (sums[worst] ?? 0)) worst = at;
    if ((sums[worst] ?? 0) / (inside.length - 1) >= belongs) break;
    inside = inside.filter((at) => at !== worst);
    const gone = new GroupCentre(own.slice(worst, worst + 1));
    for (const at of inside) {
      const profile = own[at];
      if (profile) sums[at] = (sums[at] ?? 0) - gone.likenessTo(profile);
    }
  }
  if (inside.length < 2) return null;
  const total = inside.reduce((sum, at) => sum + (sums[at] ?? 0), 0);
  return {
    members: inside.map((at) => list[at] ?? 0),
    cohesion: total / (inside.length * (inside.length - 1)),
  };
}

function selfLikeness(profile: Profile): number {
  return new GroupCentre([profile]).likenessTo(profile);
}
