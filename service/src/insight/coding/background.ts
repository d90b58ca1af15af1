import { z } from 'zod';
import { type InsightArea, insightAreas } from '../../notes/note.ts';
import type { TextSpaceFacts } from './text-space.ts';

/** What the coder knows of buyers in general, learnt from the phrase bank. */
export interface Background {
  /** The embedder it was learnt with; vectors of another one mean something else. */
  readonly embedderId: string;
  /** The phrase bank it was learnt from, by `bankIdOf`. */
  readonly bankId: string;
  readonly space: TextSpaceFacts;
  /** Concepts of the phrase bank in the text space. */
  readonly concepts: readonly {
    readonly descriptions: readonly Float32Array[];
    /** The mean of its sentences. */
    readonly sentences: Float32Array;
  }[];
  /** How much each number of a text's vector speaks for an insight area. */
  readonly areas: ReadonlyMap<InsightArea, Float32Array>;
}

const backgroundHead = z.object({
  embedderId: z.string(),
  bankId: z.string(),
  stems: z.array(z.string()),
  concepts: z.array(z.int()),
  lengths: z.array(z.int()),
});

/** Writes a background as the bytes that `unpackBackground` reads. */
export function packBackground(background: Background): Buffer {
  const { embedderId, bankId, space, concepts, areas } = background;
  const stems = [...space.stems];
  const rows = [
    space.sentenceMean,
    space.wordMean,
    ...stems.map(([, vector]) => vector),
    ...concepts.flatMap(({ descriptions, sentences }) => [...descriptions, sentences]),
    ...insightAreas.map((area) => areas.get(area) ?? new Float32Array()),
  ];
  const head = JSON.stringify({
    embedderId,
    bankId,
    stems: stems.map(([stem]) => stem),
    concepts: concepts.map(({ descriptions }) => descriptions.length),
    lengths: rows.map((row) => row.length),
  });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(head));
  return Buffer.concat([length, Buffer.from(head), ...rows.map(packRow)]);
}

/** Reads what `packBackground` wrote; throws when bytes are missing. */
export function unpackBackground(bytes: Buffer): Background {
  const headBytes = bytes.readUInt32LE(0);
  const head: unknown = JSON.parse(bytes.toString('utf8', 4, 4 + headBytes));
  const { embedderId, bankId, stems, concepts, lengths } = backgroundHead.parse(head);
  let at = 4 + headBytes;
  const rows = lengths.map((length) => {
    const row = unpackRow(bytes, at, length);
    at += 4 + length;
    return row;
  });
  const take = (count: number): Float32Array[] => rows.splice(0, count);
  const one = (): Float32Array => take(1)[0] ?? new Float32Array();
  const sentenceMean = one();
  const wordMean = one();
  return {
    embedderId,
    bankId,
    space: { sentenceMean, wordMean, stems: new Map(stems.map((stem) => [stem, one()])) },
    concepts: concepts.map((count) => ({ descriptions: take(count), sentences: one() })),
    areas: new Map(insightAreas.map((area) => [area, one()])),
  };
}

/** A row as one scale and a whole number from -127 to 127 for each of its numbers. */
function packRow(row: Float32Array): Buffer {
  const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest / 127 || 1;
  const bytes = Buffer.alloc(4 + row.length);
  bytes.writeFloatLE(scale);
  row.forEach((value, i) => bytes.writeInt8(Math.round(value / scale), 4 + i));
  return bytes;
}

function unpackRow(bytes: Buffer, at: number, length: number): Float32Array {
  const scale = bytes.readFloatLE(at);
  return Float32Array.from({ length }, (_, i) => scale * bytes.readInt8(at + 4 + i));
}
