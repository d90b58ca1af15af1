import type { FaultKind } from './faults.ts';

/** Faults that let a request be done and then spoil its answer. */
export type SpoiledAnswer = Extract<
  FaultKind,
  'truncated-json' | 'wrong-shape' | 'short-page' | 'half-batch' | 'duplicate-answer'
>;

const spoiled: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'truncated-json',
  'wrong-shape',
  'short-page',
  'half-batch',
  'duplicate-answer',
]);

export function spoilsAnswer(kind: FaultKind): kind is SpoiledAnswer {
  return spoiled.has(kind);
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Changes the list that an answer carries: records, parts, or the answer itself. */
function withList(answer: unknown, change: (list: readonly unknown[]) => unknown[]): unknown {
  if (Array.isArray(answer)) return change(answer);
  if (!isObject(answer)) return answer;
  for (const name of ['compositeResponse', 'results', 'records']) {
    const list = answer[name];
    if (Array.isArray(list)) return { ...answer, [name]: change(list) };
  }
  return answer;
}

const spoilings: Readonly<
  Record<Exclude<SpoiledAnswer, 'truncated-json' | 'short-page'>, (answer: unknown) => unknown>
> = {
  'wrong-shape': () => ({ status: 'ok', items: [] }),
  'half-batch': (answer) => withList(answer, (list) => list.filter((_, at) => at % 2 === 0)),
  'duplicate-answer': (answer) => withList(answer, (list) => [...list.slice(0, 1), ...list]),
};

/** Spoils an answer's text; `short-page` is done by whoever makes the pages. */
export function spoilAnswer(kind: SpoiledAnswer, text: string): string {
  if (kind === 'truncated-json') return text.slice(0, Math.ceil(text.length / 2));
  if (kind === 'short-page' || text === '') return text;
  return JSON.stringify(spoilings[kind](JSON.parse(text)));
}
