import { redactNote } from '../../notes/redact-note.ts';
import type { Ground } from '../coding/ground.ts';
import { nearness } from '../coding/nearness.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { modelPackage } from '../embedding/sentence-encoder/weights.ts';
import { createCoderShelf } from './coder-shelf.ts';
import { findingsOf } from './findings-of.ts';
import type { Answer, NoteToFile, PackedText, Request } from './messages.ts';
import { packVector, unpackVector } from './packed-vector.ts';

/** Does the work of the thread: each request to the end before the next. */
export function createInsightWork(
  embedder: Embedder,
  ground: Ground,
): (request: Request) => Promise<Answer> {
  const coders = createCoderShelf(embedder, ground);
  const placeOf = ({ text, vector }: PackedText): Float32Array =>
    ground.space.vectorOf(text, unpackVector(vector));
  const isShippedModel = embedder.id.startsWith(`${modelPackage}@`);

  /** A vector is rounded at once, so that a fresh one files as a stored one does. */
  async function vectorsOf(notes: readonly NoteToFile[]): Promise<Float32Array[]> {
    const missing = notes.filter((note) => note.vector === null).map((note) => note.text);
    const made = missing.length === 0 ? [] : await embedder.embed(missing);
    let next = 0;
    return notes.map((note) =>
      unpackVector(note.vector ?? packVector(made[next++] ?? new Float32Array())),
    );
  }

  return async (request) => {
    switch (request.kind) {
      case 'redact':
        return {
          kind: 'redact',
          notes: request.notes.map((note) => {
            try {
              return redactNote(note, note.knownNames, request.colleagues);
            } catch {
              // One note that a rule fails on must not keep the others from being read.
              return null;
            }
          }),
        };
      case 'embed': {
        const vectors = await embedder.embed(request.texts);
        return { kind: 'embed', vectors: vectors.map(packVector) };
      }
      case 'learn':
        await coders.learn(request.lesson);
        return { kind: 'learn' };
      case 'file': {
        const coder = coders.find(request.coderKey);
        if (coder === null) return { kind: 'file', found: null };
        const vectors = await vectorsOf(request.notes);
        const found = request.notes.map((note, at) => {
          const vector = vectors[at] ?? new Float32Array();
          return findingsOf({ text: note.text, vector }, note, coder, isShippedModel);
        });
        return { kind: 'file', found };
      }
      case 'findNear': {
        const centres = request.centres.map(placeOf);
        const areNear = request.notes.map((note) => {
          const here = placeOf(note);
          return centres.some((centre) => nearness(here, centre) > 0);
        });
        return { kind: 'findNear', areNear };
      }
    }
  };
}
