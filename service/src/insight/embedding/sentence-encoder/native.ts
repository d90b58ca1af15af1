import type { OnnxEngine } from '../onnx/engine.ts';
import { writeOnnxModel } from '../onnx/write-model.ts';
import { sentenceEncoderGraph } from './graph.ts';
import type { Tensor } from './weights.ts';

/** Runs the encoder on the native engine; the model is written in memory, in some 0.2 s. */
export async function openNativeModel(
  engine: OnnxEngine,
  weights: ReadonlyMap<string, Tensor>,
  threads: number,
): Promise<{
  encode(pieces: Int32Array, length: number): Promise<Float32Array>;
  close(): Promise<void>;
}> {
  const session = await engine.open(writeOnnxModel(sentenceEncoderGraph(weights)), threads);
  return {
    async encode(pieces, length) {
      const shape = [pieces.length / length, length];
      const { vectors } = await session.run({ pieces: new engine.Tensor('int32', pieces, shape) });
      if (!(vectors?.data instanceof Float32Array)) {
        throw new Error('The sentence encoder gave no vectors.');
      }
      return vectors.data;
    },
    close: async () => await session.release(),
  };
}
