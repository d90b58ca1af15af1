import { completeId } from '../records/ids.ts';
import type { RecordOrder } from '../records/sorted-records.ts';
import type { Condition } from './query.ts';

/** Between which values, both included, a field of all that matches lies; null: no bound. */
export interface Bounds {
  readonly from: string | null;
  readonly to: string | null;
}

const unbounded: Bounds = { from: null, to: null };

function highest(values: readonly (string | null)[]): string | null {
  return values.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

function lowest(values: readonly (string | null)[]): string | null {
  return values.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null);
}

/** The bounds that a condition puts on an object's stamps or Ids; they may be wider than need be. */
export function boundsOf(condition: Condition | null, field: RecordOrder): Bounds {
  if (condition === null) return unbounded;
  if (condition.kind === 'and') {
    const parts = condition.parts.map((part) => boundsOf(part, field));
    return { from: highest(parts.map(({ from }) => from)), to: lowest(parts.map(({ to }) => to)) };
  }
  if (condition.kind === 'or') {
    const froms = condition.parts.map((part) => boundsOf(part, field).from);
    const tos = condition.parts.map((part) => boundsOf(part, field).to);
    return {
      from: froms.includes(null) ? null : lowest(froms),
      to: tos.includes(null) ? null : highest(tos),
    };
  }
  if (condition.kind !== 'compare' || condition.path.toLowerCase() !== field.toLowerCase()) {
    return unbounded;
  }
  const { operator, literal } = condition;
  if (typeof literal.value !== 'string') return unbounded;
  const value =
    literal.type === 'string' ? (completeId(literal.value) ?? literal.value) : literal.value;
  return {
    from: ['=', '>', '>='].includes(operator) ? value : null,
    to: ['=', '<', '<='].includes(operator) ? value : null,
  };
}
