/** One field of a protobuf message, ready to be joined with its neighbours. */
export type Field = readonly Uint8Array[];

const utf8 = new TextEncoder();

/** A whole number. */
export function numberField(field: number, value: number): Field {
  return [varint(field * 8), varint(value)];
}

/** A 32-bit float. */
export function floatField(field: number, value: number): Field {
  return [varint(field * 8 + 5), bytesOf(Float32Array.of(value))];
}

/** Text as UTF-8. */
export function textField(field: number, text: string): Field {
  return bytesField(field, utf8.encode(text));
}

/** Bytes as they are. */
export function bytesField(field: number, bytes: Uint8Array): Field {
  return [varint(field * 8 + 2), varint(bytes.byteLength), bytes];
}

/** A message inside the message. */
export function messageField(field: number, fields: readonly Field[]): Field {
  const parts = fields.flat();
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  return [varint(field * 8 + 2), varint(size), ...parts];
}

/** The bytes of the outermost message. */
export function encodeMessage(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields.flat());
}

/** The memory behind a typed array, without a copy. Little-endian, as every machine Node runs on. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  // Negative numbers are written as 64 bits.
  if (value < 0) {
    let bits = BigInt.asUintN(64, BigInt(value));
    for (; bits > 127n; bits >>= 7n) bytes.push(Number(bits & 127n) + 128);
    return Uint8Array.from([...bytes, Number(bits)]);
  }
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
