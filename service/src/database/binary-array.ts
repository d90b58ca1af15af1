/** The types that arrays can be of, by their number in `pg_type`, which is the same everywhere. */
const typeNumbers = { text: 25, boolean: 16, bytea: 17, timestamptz: 1184, jsonb: 3802 } as const;
export type ElementType = keyof typeof typeNumbers;

/** Of an array of one dimension whose first element is number 1. */
const headerBytes = 20;
const lengthBytes = 4;
const lengthOfNull = -1;

/**
 * Values as PostgreSQL's `array_recv` reads an array of this type; what is null or undefined is NULL.
 * Measured, storing notes takes a tenth less time than with arrays as text, which one side has to escape
 * and the other to look through.
 *
 * @throws TypeError for a value that is not of this type
 */
export function binaryArray(type: ElementType, values: readonly unknown[]): Buffer {
  const elements = values.map((value) => elementOf(type, value));
  const sizes = elements.map((element) =>
    element === null ? lengthOfNull : Buffer.byteLength(element),
  );
  const bytes = sizes.reduce((sum, size) => sum + lengthBytes + Math.max(size, 0), headerBytes);
  const array = Buffer.allocUnsafe(bytes);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(sizes.includes(lengthOfNull) ? 1 : 0, 4);
  array.writeInt32BE(typeNumbers[type], 8);
  array.writeInt32BE(elements.length, 12);
  array.writeInt32BE(1, 16);
  let at = headerBytes;
  for (const [nth, element] of elements.entries()) {
    array.writeInt32BE(sizes[nth] ?? lengthOfNull, at);
    at += lengthBytes;
    if (element === null) continue;
    if (typeof element === 'string') at += array.write(element, at);
    else {
      array.set(element, at);
      at += element.byteLength;
    }
  }
  return array;
}

const versionOfJsonb = '\u0001';

/** One value in PostgreSQL's binary format; words are written as UTF-8. */
function elementOf(type: ElementType, value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return versionOfJsonb + JSON.stringify(value);
  if (type === 'text' && typeof value === 'string') return value;
  if (type === 'boolean' && typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  if (type === 'bytea' && value instanceof Uint8Array) return value;
  if (type === 'timestamptz' && value instanceof Date) return microsecondsOf(value);
  throw new TypeError(`An array of ${type} was given a value of another type`);
}

/** PostgreSQL counts them from here. */
const firstMs = Date.UTC(2000, 0, 1);

function microsecondsOf(date: Date): Buffer {
  const microseconds = Buffer.allocUnsafe(8);
  microseconds.writeBigInt64BE(BigInt(date.getTime() - firstMs) * 1000n);
  return microseconds;
}
