import type { Constant, Graph, GraphNode } from '../onnx/write-model.ts';
import type { Tensor } from './weights.ts';

/** The published graph drops the pieces that come after. */
export const maxPieces = 128;

/** Numbers in a vector. */
export const sentenceDimensions = 512;

const pieceDimensions = 256;
const heads = 4;
const layerNormEpsilon = 1e-6;

const encoder = 'Encoder_en/KonaTransformer/Encode';
const folded = `module_apply_default/${encoder}`;
const hidden = 'module/Encoder_en/hidden_layers/tanh_layer_0';

/**
 * The sentence encoder (two transformer layers, then the mean over the pieces) as an ONNX graph:
 * `pieces` [texts, length], numbers in the vocabulary, of texts with the same count of pieces, 1 to
 * 128, to `vectors` [texts, 512] of length 1. Throws when a weight is missing.
 *
 * The published graph pads short texts and masks the padding. Texts of one length need neither, and
 * no vector depends on which texts it was computed with.
 */
export function sentenceEncoderGraph(weights: ReadonlyMap<string, Tensor>): Graph {
  const nodes: GraphNode[] = [];
  const constants: Constant[] = [];

  function step(
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: GraphNode['attributes'] = {},
  ): string {
    nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }
  function constant(name: string, shape: readonly number[], values: Constant['values']): string {
    constants.push({ name, shape, values });
    return name;
  }
  function whole(name: string, ...values: readonly number[]): string {
    return constant(name, [values.length], BigInt64Array.from(values, BigInt));
  }
  function tensor(name: string): Tensor {
    const found = weights.get(name);
    if (!found) throw new Error(`The sentence encoder's package has no weight "${name}".`);
    return found;
  }
  function weight(name: string, shape = tensor(name).shape): string {
    return constant(name, shape, tensor(name).values);
  }
  /** Kernels of convolutions of size 1 are matrices too, behind two dimensions of size 1. */
  function dense(input: string, kernel: string, bias: string, output: string): string {
    const matrix = weight(kernel, tensor(kernel).shape.slice(-2));
    return step('Gemm', [input, matrix, weight(bias)], output);
  }
  function normalised(input: string, layer: string, output: string): string {
    const own = `${layer}layer_prepostprocess/layer_norm/layer_norm`;
    const inputs = ['scale', 'bias'].map((part) =>
      weight(`${own}_${part}/ConcatPartitions/concat`),
    );
    return step('LayerNormalization', [input, ...inputs], output, {
      axis: -1,
      epsilon: { float: layerNormEpsilon },
    });
  }

  /** Each piece's embedding counts twice: once as it is, once with the position added. */
  function embedded(): string {
    const pieces = tensor('module/Embeddings_en');
    constant(
      'known pieces',
      pieces.shape,
      pieces.values.map((value) => 2 * value),
    );
    const timing = `${folded}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1`;
    constant('positions', [maxPieces, pieceDimensions], positionSignal(tensor(timing).values));
    step(
      'Slice',
      ['positions', whole('0', 0), step('Gather', ['shape', whole('1', 1)], 'length'), '0'],
      'here',
    );
    step('Add', [step('Gather', ['known pieces', 'pieces'], 'meant'), 'here'], 'placed');
    return step('Reshape', ['placed', whole('rows', -1, pieceDimensions)], 'embedded');
  }

  /** Every piece looks at every other, in four ways at once. */
  function attended(input: string, number: number, size: number): string {
    const at = (name: string) => `${name} ${number}`;
    const raw = `module/${encoder}/Layer_${number}/TransformerLayer/MultiheadAttention`;
    const own = `${folded}/Layer_${number}/TransformerLayer/MultiheadAttention`;
    const bias = (part: string) => `${own}/${part}/bias/ConcatPartitions/concat`;
    const [qkv, combined] = ['qkv_transform_single', 'output_transform_single'];
    dense(input, `${raw}/${qkv}/kernel/part_0`, bias(qkv), at('qkv'));
    step('Concat', ['shape', whole(at('head sizes'), 3, heads, size / heads)], at('head shape'), {
      axis: 0,
    });
    step('Reshape', [at('qkv'), at('head shape')], at('by head'));
    step('Transpose', [at('by head')], at('parts'), { perm: [2, 0, 3, 1, 4] });
    nodes.push({
      op: 'Split',
      inputs: [at('parts')],
      outputs: [at('query'), at('key'), at('value')],
      attributes: { axis: 0 },
    });
    constant(at('scale'), [1], Float32Array.of(1 / Math.sqrt(size / heads)));
    step('Mul', [at('query'), at('scale')], at('scaled query'));
    step('Transpose', [at('key')], at('turned key'), { perm: [0, 1, 2, 4, 3] });
    step('MatMul', [at('scaled query'), at('turned key')], at('closeness'));
    step('Softmax', [at('closeness')], at('share'), { axis: -1 });
    step('MatMul', [at('share'), at('value')], at('seen by head'));
    step('Transpose', [at('seen by head')], at('seen'), { perm: [0, 1, 3, 2, 4] });
    step('Reshape', [at('seen'), whole(at('row sizes'), -1, size)], at('rows'));
    return dense(at('rows'), `${raw}/${combined}/kernel/part_0`, bias(combined), at('attended'));
  }

  function transformed(input: string, number: number, size: number): string {
    const at = (name: string) => `${name} ${number}`;
    const own = `${folded}/Layer_${number}/TransformerLayer/`;
    const kernels = `${folded}/TransformerStack/Layer_${number}/TransformerLayer/FFN`;
    const forward = (input: string, part: string) =>
      dense(
        input,
        `${kernels}/${part}/Tensordot/Reshape_1`,
        `${own}FFN/${part}/bias/ConcatPartitions/concat`,
        at(part),
      );
    const seen = attended(normalised(input, own, at('normal')), number, size);
    // The first layer doubles the size, so what goes around it must grow too.
    const around =
      size === sentenceDimensions
        ? input
        : dense(
            input,
            `${own}dense/kernel/ConcatPartitions/concat`,
            `${own}dense/bias/ConcatPartitions/concat`,
            at('grown'),
          );
    step('Add', [seen, around], at('seen and known'));
    const wide = forward(
      normalised(at('seen and known'), `${own}FFN/`, at('normal again')),
      'conv1',
    );
    const thought = forward(step('Relu', [wide], at('kept')), 'conv2');
    return step('Add', [thought, at('seen and known')], at('transformed'));
  }

  step('Shape', ['pieces'], 'shape');
  const first = transformed(embedded(), 0, pieceDimensions);
  const second = transformed(first, 1, sentenceDimensions);
  step('Concat', ['shape', whole('512', sentenceDimensions)], 'text shape', { axis: 0 });
  step('Reshape', [second, 'text shape'], 'by text');
  step('ReduceMean', ['by text'], 'mean', { axes: [1], keepdims: 0 });
  step('Tanh', [dense('mean', `${hidden}/weights`, `${hidden}/bias`, 'hidden')], 'bounded');
  step('LpNormalization', ['bounded'], 'vectors', { axis: -1, p: 2 });
  return {
    inputs: [{ name: 'pieces', type: 'int32', shape: ['texts', 'length'] }],
    outputs: [{ name: 'vectors', type: 'float32', shape: ['texts', sentenceDimensions] }],
    nodes,
    constants,
  };
}

/** [128, 256]: the sines, then the cosines, of each position at 128 speeds. */
function positionSignal(speeds: Float32Array): Float32Array {
  const signal = new Float32Array(maxPieces * pieceDimensions);
  for (let position = 0; position < maxPieces; position += 1) {
    speeds.forEach((speed, i) => {
      const angle = Math.fround(position * speed);
      signal[position * pieceDimensions + i] = Math.sin(angle);
      signal[position * pieceDimensions + speeds.length + i] = Math.cos(angle);
    });
  }
  return signal;
}
