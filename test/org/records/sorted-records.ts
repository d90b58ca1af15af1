import type { StoredRecord } from './store.ts';

/** Where a record stands in an order, and where a search begins or ends: compared part by part. */
export type Place = readonly string[];

export type PlaceOf = (record: StoredRecord) => Place;

/** An order that records are kept in, so that a range of them is found without reading all. */
export type RecordOrder = 'SystemModstamp' | 'Id';

/** The places of an order. Stamps and Ids sort as their characters do. */
export const placeIn: Readonly<Record<RecordOrder, PlaceOf>> = {
  SystemModstamp: ({ id, fields }) => [String(fields.SystemModstamp), id],
  Id: ({ id }) => [id],
};

/** Compares two places; one that ends early comes before all that begin with it. */
export function comparePlaces(a: Place, b: Place): number {
  for (const [at, left] of a.entries()) {
    const right = b[at];
    if (right === undefined) return 1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/** Chunks this long split in two: moving their entries on an insert costs little. */
const longestChunk = 1024;

/** Records in an order, in chunks, so that 250,000 of them take a change without being moved. */
export class SortedRecords {
  readonly #placeOf: PlaceOf;
  readonly #chunks: StoredRecord[][] = [[]];

  constructor(placeOf: PlaceOf) {
    this.#placeOf = placeOf;
  }

  /** The last chunk that begins at or before a place. */
  #chunkAt(place: Place): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const first = this.#chunks[middle]?.[0];
      if (first && comparePlaces(this.#placeOf(first), place) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first position in a chunk at or after a place. */
  #positionAt(chunk: readonly StoredRecord[], place: Place): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const record = chunk[middle];
      if (record && comparePlaces(this.#placeOf(record), place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(record: StoredRecord): void {
    const place = this.#placeOf(record);
    const at = this.#chunkAt(place);
    const chunk = this.#chunks[at] ?? [];
    chunk.splice(this.#positionAt(chunk, place), 0, record);
    if (chunk.length <= longestChunk) return;
    // Records mostly come at the end: a full last chunk stays full.
    const isLast = at === this.#chunks.length - 1;
    this.#chunks.splice(at + 1, 0, chunk.splice(isLast ? longestChunk : longestChunk / 2));
  }

  remove(record: StoredRecord): void {
    const place = this.#placeOf(record);
    const at = this.#chunkAt(place);
    const chunk = this.#chunks[at] ?? [];
    const position = this.#positionAt(chunk, place);
    if (chunk[position]?.id !== record.id) return;
    chunk.splice(position, 1);
    if (chunk.length === 0 && this.#chunks.length > 1) this.#chunks.splice(at, 1);
  }

  /** The records from a place on, in order. */
  *from(place: Place): Generator<StoredRecord> {
    const start = this.#chunkAt(place);
    for (let at = start; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      const first = at === start ? this.#positionAt(chunk, place) : 0;
      for (let position = first; position < chunk.length; position += 1) {
        const record = chunk[position];
        if (record) yield record;
      }
    }
  }
}
