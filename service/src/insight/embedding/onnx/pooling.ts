import type { InferenceSession } from 'onnxruntime-node';

/** The vectors of some texts, end to end. */
export interface Output {
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/**
 * One vector a text from what a sentence model gave for `texts` of `length` pieces: its
 * `sentence_embedding` [texts, dimensions], or else the mean of its `last_hidden_state`
 * [texts, length, dimensions]. Throws when there is neither in that shape.
 */
export function vectorsIn(
  outputs: InferenceSession.ReturnType,
  texts: number,
  length: number,
): Output {
  const { sentence_embedding: sentences, last_hidden_state: states } = outputs;
  const found = sentences ?? states;
  if (!found) {
    throw new Error(
      `it gives ${Object.keys(outputs).join(', ')}; a sentence model gives sentence_embedding or last_hidden_state`,
    );
  }
  const wanted = found === sentences ? [texts] : [texts, length];
  const dimensions = found.dims[wanted.length] ?? 0;
  const { data } = found;
  const isOfShape = wanted.every((size, index) => found.dims[index] === size);
  if (
    !(data instanceof Float32Array) ||
    !isOfShape ||
    dimensions === 0 ||
    found.dims.length !== wanted.length + 1
  ) {
    throw new Error(
      `its ${found === sentences ? 'sentence_embedding' : 'last_hidden_state'} is ${found.type} [${found.dims.join(', ')}] ` +
        `and should be float32 [${[...wanted, 'dimensions'].join(', ')}]`,
    );
  }
  return { vectors: found === sentences ? data : means(data, length, dimensions), dimensions };
}

function means(states: Float32Array, length: number, dimensions: number): Float32Array {
  const vectors = new Float32Array(states.length / length);
  states.forEach((value, at) => {
    const text = Math.floor(at / (length * dimensions));
    const index = text * dimensions + (at % dimensions);
    vectors[index] = (vectors[index] ?? 0) + value / length;
  });
  return vectors;
}
