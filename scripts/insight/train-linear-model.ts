import {
  type Features,
  type LinearModel,
  linearModel,
  placeName,
  softmax,
  weightUnit,
} from '../../service/src/insight/linear/linear-model.ts';
import { minimise } from './minimise.ts';

/** A text to learn from. */
export interface Lesson<Class extends string> {
  readonly class: Class;
  readonly features: Features;
  /** Null trains on the features alone. */
  readonly vector: Float32Array | null;
  /** How often it counts; 1 is once. */
  readonly weight: number;
}

export interface Training {
  readonly steps: number;
  /** How strongly weights are drawn to 0. */
  readonly penalty: number;
  /** A feature of fewer lessons than this is left out. */
  readonly leastLessons: number;
  /** A feature that moves no class by as much is not worth its line in the file. */
  readonly leastWeight: number;
  /** How much a place of the vector weighs against a feature of 1 before anything is learnt. */
  readonly vectorStrength: number;
}

/** The weights of a model by feature name, one for each class. */
export type Weights = ReadonlyMap<string, readonly number[]>;

/** Softmax regression; the same lessons give the same weights, in whole thousandths. */
export function trainLinearModel<Class extends string>(
  classes: readonly Class[],
  lessons: readonly Lesson<Class>[],
  { steps, penalty, leastLessons, leastWeight, vectorStrength }: Training,
): { readonly model: LinearModel<Class>; readonly weights: Weights } {
  const names = namesOf(lessons, leastLessons);
  const places = Math.max(0, ...lessons.map((lesson) => lesson.vector?.length ?? 0));
  const rows = sparseRows(lessons, names);
  const vectors = lessons.map(({ vector }) => vector?.map((value) => value * vectorStrength));
  const count = classes.length;
  const columns = names.length + places;
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);

  const weights = minimise(columns * count, steps, (point, slope) => {
    let loss = 0;
    for (let at = 0; at < point.length; at += 1) {
      const weight = point[at] ?? 0;
      slope[at] = penalty * weight;
      loss += (penalty * weight * weight) / 2;
    }
    const scores = new Array<number>(count).fill(0);
    rows.forEach(({ positions, values }, row) => {
      const lesson = lessons[row];
      if (!lesson) return;
      for (let c = 0; c < count; c += 1) {
        let score = 0;
        for (let i = 0; i < positions.length; i += 1) {
          score += (point[c * columns + (positions[i] ?? 0)] ?? 0) * (values[i] ?? 0);
        }
        const from = c * columns + names.length;
        const vector = vectors[row];
        if (vector) {
          for (let p = 0; p < places; p += 1) score += (point[from + p] ?? 0) * (vector[p] ?? 0);
        }
        scores[c] = score;
      }
      const share = lesson.weight / total;
      softmax(scores).forEach((belief, c) => {
        const isRight = classes[c] === lesson.class;
        if (isRight) loss -= share * Math.log(Math.max(belief, 1e-12));
        const error = share * (belief - (isRight ? 1 : 0));
        for (let i = 0; i < positions.length; i += 1) {
          const at = c * columns + (positions[i] ?? 0);
          slope[at] = (slope[at] ?? 0) + error * (values[i] ?? 0);
        }
        const from = c * columns + names.length;
        const vector = vectors[row];
        if (vector) {
          for (let p = 0; p < places; p += 1) {
            slope[from + p] = (slope[from + p] ?? 0) + error * (vector[p] ?? 0);
          }
        }
      });
    });
    return loss;
  });

  const named = new Map<string, number[]>();
  const placeNames = Array.from({ length: places }, (_, place) => placeName(place));
  [...names, ...placeNames].forEach((name, position) => {
    const isPlace = position >= names.length;
    const strength = isPlace ? vectorStrength : 1;
    const own = classes.map(
      (_, c) =>
        Math.round((weights[c * columns + position] ?? 0) * strength * weightUnit) / weightUnit,
    );
    if (isPlace || own.some((weight) => Math.abs(weight) >= leastWeight)) named.set(name, own);
  });
  return { model: linearModel(classes, named), weights: named };
}

/** The model as the text that `loadLinearModel` reads. */
export function modelText(classes: readonly string[], weights: Weights): string {
  const lines = [...weights].map(([name, own]) =>
    [name, ...own.map((weight) => String(Math.round(weight * weightUnit)))].join('\t'),
  );
  return `${[['class', ...classes].join('\t'), ...lines].join('\n')}\n`;
}

function namesOf(lessons: readonly Lesson<string>[], leastLessons: number): string[] {
  const counts = new Map<string, number>();
  for (const { features } of lessons) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, times]) => times >= leastLessons)
    .map(([name]) => name)
    .sort();
}

function sparseRows(
  lessons: readonly Lesson<string>[],
  names: readonly string[],
): { positions: Int32Array; values: Float64Array }[] {
  const positionOf = new Map(names.map((name, position) => [name, position]));
  return lessons.map(({ features }) => {
    const known = [...features].flatMap(([name, value]) => {
      const position = positionOf.get(name);
      return position === undefined ? [] : [{ position, value }];
    });
    return {
      positions: Int32Array.from(known, ({ position }) => position),
      values: Float64Array.from(known, ({ value }) => value),
    };
  });
}
