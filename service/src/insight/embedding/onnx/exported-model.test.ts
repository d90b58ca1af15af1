import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openEmbedder } from '../open-embedder.ts';
import { loadOnnxEngine } from './engine.ts';
import { type Graph, type GraphValue, writeOnnxModel } from './write-model.ts';

// A model by path is only for machines with the native engine.
const testOnEngine = test.runIf((await loadOnnxEngine()) !== null);

/** A vocabulary of four words; what a piece means is its row. */
const words = { unknown: 0, price: 1, legal: 2, pilot: 3 };
const meanings = Float32Array.of(0, 0, 0, 3, 4, 0, 0, 0, 2, 1, 0, 0);

const tokenizer = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: null,
  decoder: null,
  model: { type: 'WordLevel', vocab: words, unk_token: 'unknown' },
};

/** A model that looks every piece up and does nothing else. */
function lookup(changes: Partial<Graph> = {}): Graph {
  const pieces = (name: string): GraphValue => ({
    name,
    type: 'int64',
    shape: ['texts', 'length'],
  });
  return {
    inputs: [pieces('input_ids'), pieces('attention_mask')],
    outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['texts', 'length', 3] }],
    nodes: [
      { op: 'Gather', inputs: ['meanings', 'input_ids'], outputs: ['meant'] },
      { op: 'Cast', inputs: ['attention_mask'], outputs: ['mask'], attributes: { to: 1 } },
      { op: 'Unsqueeze', inputs: ['mask', 'last'], outputs: ['counting'] },
      { op: 'Mul', inputs: ['meant', 'counting'], outputs: ['last_hidden_state'] },
    ],
    constants: [
      { name: 'meanings', shape: [4, 3], values: meanings },
      { name: 'last', shape: [1], values: BigInt64Array.of(-1n) },
    ],
    ...changes,
  };
}

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-model-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

async function modelFolder(graph: Graph, settings: object = {}): Promise<string> {
  return await folderWith({
    'model.onnx': writeOnnxModel(graph),
    'tokenizer.json': JSON.stringify(tokenizer),
    'tokenizer_config.json': JSON.stringify(settings),
  });
}

async function embedWith(folder: string, texts: readonly string[]): Promise<number[][]> {
  const embedder = await openEmbedder({ modelPath: folder });
  const vectors = await embedder.embed(texts);
  await embedder.close();
  return vectors.map((vector) => [...vector].map((value) => Math.round(value * 1000) / 1000));
}

testOnEngine('a text is the mean of its pieces, with length 1', async () => {
  const folder = await modelFolder(lookup());
  expect(
    await embedWith(folder, ['price', 'Legal', 'pilot pilot', 'price legal pilot', '']),
  ).toEqual([
    [0.6, 0.8, 0],
    [0, 0, 1],
    [1, 0, 0],
    [0.667, 0.667, 0.333],
    [0, 0, 0],
  ]);
});

testOnEngine('a vector of the whole text is taken as it is', async () => {
  const graph = lookup();
  const folder = await modelFolder({
    ...graph,
    outputs: [{ name: 'sentence_embedding', type: 'float32', shape: ['texts', 3] }],
    nodes: [
      ...graph.nodes,
      {
        op: 'ReduceMax',
        inputs: ['last_hidden_state'],
        outputs: ['sentence_embedding'],
        attributes: { axes: [1], keepdims: 0 },
      },
    ],
  });
  expect(await embedWith(folder, ['price legal'])).toEqual([[0.557, 0.743, 0.371]]);
});

testOnEngine('two models have two names, and one model has the same each time', async () => {
  const idOf = async (graph: Graph) => {
    const embedder = await openEmbedder({ modelPath: await modelFolder(graph) });
    await embedder.close();
    return embedder.id;
  };
  const changed = lookup().constants.map((constant) =>
    constant.name === 'meanings' ? { ...constant, values: meanings.map((v) => v + 1) } : constant,
  );
  expect(await idOf(lookup())).toBe(await idOf(lookup()));
  expect(await idOf(lookup())).not.toBe(await idOf(lookup({ constants: changed })));
});

testOnEngine('a text is cut where the model ends, its last piece kept', async () => {
  const folder = await modelFolder(lookup(), { model_max_length: 2 });
  expect(await embedWith(folder, ['price pilot pilot legal'])).toEqual(
    await embedWith(folder, ['price legal']),
  );
});

testOnEngine('a file that is missing is named', async () => {
  await expect(openEmbedder({ modelPath: await folderWith({}) })).rejects.toThrow(
    /model\.onnx cannot be read\. EMBEDDING_MODEL must name a folder/,
  );
  const folder = await folderWith({ 'model.onnx': writeOnnxModel(lookup()) });
  await expect(openEmbedder({ modelPath: folder })).rejects.toThrow(
    /tokenizer\.json cannot be read/,
  );
});

testOnEngine('files of another form are refused', async () => {
  const noModel = await folderWith({
    'model.onnx': 'no model',
    'tokenizer.json': JSON.stringify(tokenizer),
  });
  await expect(openEmbedder({ modelPath: noModel })).rejects.toThrow('model.onnx is no ONNX model');
  const noTokenizer = await folderWith({
    'model.onnx': writeOnnxModel(lookup()),
    'tokenizer.json': '{"version":"1.0"}',
  });
  await expect(openEmbedder({ modelPath: noTokenizer })).rejects.toThrow(
    "tokenizer.json is no tokenizer of Hugging Face's form",
  );
});

testOnEngine('a model that takes something else is refused, with what it takes', async () => {
  const image: GraphValue = { name: 'pixels', type: 'float32', shape: ['texts', 3] };
  const folder = await modelFolder({
    inputs: [image],
    outputs: [{ ...image, name: 'last_hidden_state' }],
    nodes: [{ op: 'Relu', inputs: ['pixels'], outputs: ['last_hidden_state'] }],
    constants: [],
  });
  await expect(openEmbedder({ modelPath: folder })).rejects.toThrow(
    /takes pixels; a sentence model takes input_ids/,
  );
});

testOnEngine('a model that gives something else is refused, with what it gives', async () => {
  const graph = lookup();
  const renamed = await modelFolder({
    ...graph,
    outputs: [{ name: 'logits', type: 'float32', shape: ['texts', 'length', 3] }],
    nodes: [...graph.nodes, { op: 'Relu', inputs: ['last_hidden_state'], outputs: ['logits'] }],
  });
  await expect(openEmbedder({ modelPath: renamed })).rejects.toThrow(
    /gives logits; a sentence model gives sentence_embedding or last_hidden_state/,
  );
  const flat = await modelFolder({
    ...graph,
    outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['texts', 'length'] }],
    nodes: [
      { op: 'Cast', inputs: ['input_ids'], outputs: ['last_hidden_state'], attributes: { to: 1 } },
    ],
    constants: [],
  });
  await expect(openEmbedder({ modelPath: flat })).rejects.toThrow(
    'its last_hidden_state is float32 [1, 1] and should be float32 [1, 1, dimensions]',
  );
});
