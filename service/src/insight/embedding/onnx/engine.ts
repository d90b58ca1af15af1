import type { InferenceSession, Tensor } from 'onnxruntime-node';

type Runtime = typeof import('onnxruntime-node');

/** Runs ONNX models on the processor. */
export interface OnnxEngine {
  /** Opens a model from its bytes, or from the path of its file. Rejects what is no ONNX model. */
  open(model: Uint8Array | string, threads: number): Promise<InferenceSession>;
  readonly Tensor: typeof Tensor;
}

/** ONNX Runtime would write its warnings past our log; errors are thrown anyway. */
const errorsOnly = 3;

/** The native engine, or null where it does not load: no build for the machine, or not installed. */
export async function loadOnnxEngine(): Promise<OnnxEngine | null> {
  let runtime: Runtime;
  try {
    runtime = await import('onnxruntime-node');
  } catch {
    return null;
  }
  const { InferenceSession, Tensor } = runtime;
  return {
    Tensor,
    async open(model, threads) {
      const options: InferenceSession.SessionOptions = {
        executionProviders: ['cpu'],
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        logSeverityLevel: errorsOnly,
        // Threads that wait by spinning take the processor from the rest of the service.
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      };
      return typeof model === 'string'
        ? await InferenceSession.create(model, options)
        : await InferenceSession.create(model, options);
    },
  };
}
