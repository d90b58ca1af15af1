import { describe, expect, it } from 'vitest';
import { readSampleCases } from '../../../test/sample/taken-in.ts';
import { redact } from './redact.ts';

const names = [
  { role: 'buyer', name: 'Dana Iversen' },
  { role: 'account', name: 'Tollmere Bearings' },
] as const;

describe('redacting', () => {
  it('strikes out an address as one piece, though names stand in it', () => {
    expect(redact('Thread: d.iversen@tollmere.example, Dana asked', names).text).toBe(
      'Thread: [email], [buyer] asked',
    );
  });

  it('says where it struck', () => {
    const text = 'dana rings 0207 946 0123';
    expect(redact(text, names).spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'dana',
      '0207 946 0123',
    ]);
  });

  it('takes names from several lists; the first decides whom a name stands for', () => {
    const colleagues = [
      { role: 'colleague', name: 'Dana Coyle' },
      { role: 'colleague', name: 'Tamsin Okafor' },
    ] as const;
    expect(redact('Dana told Tamsin, Coyle told Iversen', names, colleagues).text).toBe(
      '[buyer] told [colleague], [colleague] told [buyer]',
    );
  });

  it('leaves no part of a name over where another span begins or ends in it', () => {
    const colleagues = [{ role: 'colleague', name: 'Dana Okafor' }] as const;
    expect(redact('Dana dana@tollmere.example Iversen, Dana Okafor', names, colleagues).text).toBe(
      '[buyer] [email] [buyer], [buyer] [colleague]',
    );
  });

  it('strikes no title apart from the name behind it', () => {
    expect(redact('we had none. Frau Iversen: no, Frau Wexlin: yes', names).text).toBe(
      'we had none. Frau [buyer]: no, [person]: yes',
    );
  });

  it('leaves a text alone that names nobody', () => {
    const text = 'the whiteboard had three ink colours';
    expect(redact(text, names)).toEqual({ text, spans: [] });
  });
});

describe('on the sample', () => {
  // People who say who they are.
  const outOfReach = ['n46', 'n165', 'n240', 'n241'];
  // We ourselves and a rival. No list tells either from a customer, so they go as companies do.
  const vendors = ['Larkmoor', 'Veldhaus'];

  it('every name, number and address goes', async () => {
    const { cases } = await readSampleCases();
    const missed = cases
      .filter(({ expected }) => expected.special === null)
      .filter(({ note, expected, knownNames }) => {
        const { spans } = redact(note.text, knownNames);
        const struck = spans.map(({ start, end }) => note.text.slice(start, end));
        return expected.redactions.some(
          (words) => !struck.some((piece) => piece.includes(words) || words.includes(piece)),
        );
      });
    expect(missed.map(({ note }) => note.id)).toEqual(outOfReach);
  });

  it('strikes out nothing else in notes that count', async () => {
    const { cases } = await readSampleCases();
    const needless = cases
      .filter(({ expected }) => expected.hostile === null)
      .flatMap(({ note, expected, knownNames }) => {
        const allowed = [...expected.redactions, ...expected.optionalRedactions, ...vendors];
        return redact(note.text, knownNames)
          .spans.map(({ start, end }) => note.text.slice(start, end))
          .filter(
            (piece) => !allowed.some((words) => words.includes(piece) || piece.includes(words)),
          );
      });
    expect(needless).toEqual([]);
  });
});
