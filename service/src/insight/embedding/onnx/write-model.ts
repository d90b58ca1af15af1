import {
  bytesField,
  bytesOf,
  encodeMessage,
  type Field,
  floatField,
  messageField,
  numberField,
  textField,
} from './protobuf.ts';

// Field numbers and types are those of onnx.proto (https://github.com/onnx/onnx, IR version 8).
const elementTypes = { float32: 1, int32: 6, int64: 7 } as const;

/** A constant of the graph: weights, shapes and the like. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

/** One step of the graph; a text in `attributes` is never needed. */
export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers; a float is written as `{ float: 0.5 }`. */
  readonly attributes?: Readonly<
    Record<string, number | readonly number[] | { readonly float: number }>
  >;
  /** The default is ONNX itself. */
  readonly domain?: string;
}

/** What goes in or comes out; a size that is text may differ from run to run. */
export interface GraphValue {
  readonly name: string;
  readonly type: keyof typeof elementTypes;
  readonly shape: readonly (number | string)[];
}

export interface Graph {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly nodes: readonly GraphNode[];
  readonly constants: readonly Constant[];
}

/** Writes a graph as the bytes of an ONNX file (opset 17). */
export function writeOnnxModel(graph: Graph): Uint8Array {
  const domains = new Map([['', 17]]);
  for (const { domain } of graph.nodes) if (domain) domains.set(domain, 1);
  return encodeMessage([
    numberField(1, 8),
    textField(2, 'watercooler'),
    messageField(7, [
      ...graph.nodes.map((node) => messageField(1, nodeFields(node))),
      textField(2, 'graph'),
      ...graph.constants.map((constant) => messageField(5, constantFields(constant))),
      ...graph.inputs.map((value) => messageField(11, valueFields(value))),
      ...graph.outputs.map((value) => messageField(12, valueFields(value))),
    ]),
    ...[...domains].map(([domain, version]) =>
      messageField(8, [textField(1, domain), numberField(2, version)]),
    ),
  ]);
}

function nodeFields(node: GraphNode): Field[] {
  return [
    ...node.inputs.map((name) => textField(1, name)),
    ...node.outputs.map((name) => textField(2, name)),
    textField(4, node.op),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) =>
      messageField(5, [textField(1, name), ...attributeFields(value)]),
    ),
    textField(7, node.domain ?? ''),
  ];
}

function attributeFields(value: number | readonly number[] | { readonly float: number }): Field[] {
  if (typeof value === 'number') return [numberField(3, value), numberField(20, 2)];
  if ('float' in value) return [floatField(2, value.float), numberField(20, 1)];
  return [...value.map((item) => numberField(8, item)), numberField(20, 7)];
}

function constantFields({ name, shape, values }: Constant): Field[] {
  const type = values instanceof Float32Array ? 'float32' : 'int64';
  return [
    ...shape.map((size) => numberField(1, size)),
    numberField(2, elementTypes[type]),
    textField(8, name),
    bytesField(9, bytesOf(values)),
  ];
}

function valueFields({ name, type, shape }: GraphValue): Field[] {
  const sizes = shape.map((size) =>
    messageField(1, [typeof size === 'number' ? numberField(1, size) : textField(2, size)]),
  );
  return [
    textField(1, name),
    messageField(2, [
      messageField(1, [numberField(1, elementTypes[type]), messageField(2, sizes)]),
    ]),
  ];
}
