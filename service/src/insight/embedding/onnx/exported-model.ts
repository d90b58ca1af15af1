import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { batchedEmbedder } from '../batched.ts';
import type { Embedder } from '../embedder.ts';
import type { OnnxEngine } from './engine.ts';
import { type Output, vectorsIn } from './pooling.ts';

/** What a model is asked for when its folder does not say how long a text may be. */
const usualMaxPieces = 128;

/** Longer texts than notes are would take seconds each. */
const mostPieces = 512;

/** On average; longer ones are rare. */
const mostCharactersInPiece = 32;

/** What we can fill in: the pieces, which of them count (all), and which sentence they are of. */
const knownInputs = new Set(['input_ids', 'attention_mask', 'token_type_ids']);

const tokenizerFile = z.looseObject({ model: z.looseObject({}) });
const tokenizerSettings = z.looseObject({ model_max_length: z.number().optional() });

/**
 * Opens a sentence model in the form Hugging Face exports: a folder with `model.onnx`,
 * `tokenizer.json` and, if texts may be longer than 128 pieces, `tokenizer_config.json` with
 * `model_max_length` (at most 512 are taken). Its output `sentence_embedding` is used as it is, or
 * the mean over `last_hidden_state`. Throws when a file is missing or the model has another form.
 */
export async function openExportedModel(
  engine: OnnxEngine,
  folder: string,
  threads: number,
): Promise<Embedder> {
  const model = await readNeeded(folder, 'model.onnx');
  const tokenizerText = await readNeeded(folder, 'tokenizer.json');
  const settings = tokenizerSettings.parse(await readSettings(folder));
  const tokenizer = openTokenizer(folder, tokenizerText, settings);
  const session = await openSession(engine, folder, threads);
  const maxPieces = Math.min(settings.model_max_length ?? usualMaxPieces, mostPieces);

  const piecesOf = (text: string) => {
    // Pieces are shorter than this; what comes after them would only cost time.
    const { ids } = tokenizer.encode(text.slice(0, maxPieces * mostCharactersInPiece));
    // The last piece closes the text in most models, so it stays.
    return Int32Array.from(
      ids.length > maxPieces ? [...ids.slice(0, maxPieces - 1), ...ids.slice(-1)] : ids,
    );
  };
  const encode = async (pieces: Int32Array, length: number): Promise<Output> => {
    const texts = pieces.length / length;
    const outputs = await session.run(
      Object.fromEntries(
        inputsOf(session).map(({ name, isWide }) => {
          const values = name === 'input_ids' ? pieces : pieces.map(() => valueOf(name));
          const shape = [texts, length];
          return [
            name,
            isWide
              ? new engine.Tensor('int64', BigInt64Array.from(values, BigInt), shape)
              : new engine.Tensor('int32', values, shape),
          ];
        }),
      ),
    );
    return vectorsIn(outputs, texts, length);
  };
  try {
    // A wrong form shows here, at the start, and not with the first note.
    const sample = piecesOf('a');
    const { dimensions } = await encode(sample, sample.length);
    return batchedEmbedder({
      id: `onnx-${createHash('sha256').update(model).update(tokenizerText).digest('hex').slice(0, 16)}`,
      dimensions,
      piecesOf,
      encode: async (pieces, length) => (await encode(pieces, length)).vectors,
      close: async () => await session.release(),
    });
  } catch (error) {
    await session.release();
    throw new Error(`The model in ${folder} cannot be used: ${messageOf(error)}`, { cause: error });
  }
}

async function readNeeded(folder: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, file));
  } catch (cause) {
    throw new Error(
      `${join(folder, file)} cannot be read. EMBEDDING_MODEL must name a folder with model.onnx and tokenizer.json.`,
      { cause },
    );
  }
}

async function readSettings(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, 'tokenizer_config.json'), 'utf8'));
  } catch {
    return {};
  }
}

function openTokenizer(folder: string, text: Uint8Array, settings: object): Tokenizer {
  try {
    return new Tokenizer(tokenizerFile.parse(JSON.parse(String(text))), settings);
  } catch (cause) {
    throw new Error(`${join(folder, 'tokenizer.json')} is no tokenizer of Hugging Face's form.`, {
      cause,
    });
  }
}

async function openSession(
  engine: OnnxEngine,
  folder: string,
  threads: number,
): Promise<InferenceSession> {
  try {
    // By path, since large models keep their weights in a second file beside it.
    return await engine.open(join(folder, 'model.onnx'), threads);
  } catch (cause) {
    throw new Error(`${join(folder, 'model.onnx')} is no ONNX model: ${messageOf(cause)}`, {
      cause,
    });
  }
}

function inputsOf(session: InferenceSession): { name: string; isWide: boolean }[] {
  const unknown = session.inputNames.filter((name) => !knownInputs.has(name));
  if (unknown.length > 0 || !session.inputNames.includes('input_ids')) {
    throw new Error(
      `it takes ${session.inputNames.join(', ')}; a sentence model takes input_ids, and may take attention_mask and token_type_ids`,
    );
  }
  return session.inputMetadata.map((input) => ({
    name: input.name,
    isWide: !input.isTensor || input.type === 'int64',
  }));
}

function valueOf(name: string): number {
  return name === 'attention_mask' ? 1 : 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
