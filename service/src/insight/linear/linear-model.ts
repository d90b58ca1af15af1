import { readFileSync } from 'node:fs';

/** How strongly a text has each feature, by the feature's name. */
export type Features = ReadonlyMap<string, number>;

/** A trained model that tells classes apart by weighing named features. */
export interface LinearModel<Class extends string> {
  readonly classes: readonly Class[];
  /** The share of belief in each class, in the order of `classes`; they add up to 1. */
  probabilities(features: Features, vector?: Float32Array): number[];
}

/** The class that is believed most (the first one on a tie), and how much, from 0 to 1. */
export function mostLikely<Class extends string>(
  model: LinearModel<Class>,
  features: Features,
  vector?: Float32Array,
): { readonly class: Class | undefined; readonly probability: number } {
  const shares = model.probabilities(features, vector);
  const probability = Math.max(...shares);
  return { class: model.classes[shares.indexOf(probability)], probability };
}

/** Weights are kept as whole thousandths: the file stays small and reads the same everywhere. */
export const weightUnit = 1000;

/** The name under which a model keeps its weight of a place of the sentence vector. */
export function placeName(place: number): string {
  return `v:${place}`;
}

/**
 * Reads a model that `scripts/insight/train-*.ts` wrote: a line `class` with the names of the
 * classes, then a line a feature with its weight for each class in thousandths, separated by tabs.
 * Throws when the file is not for these classes or a line is damaged.
 */
export function loadLinearModel<Class extends string>(
  file: URL,
  classes: readonly Class[],
): LinearModel<Class> {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (head !== ['class', ...classes].join('\t')) {
    throw new Error(`${file.pathname} is no model for ${classes.join(', ')}; train it again.`);
  }
  const weights = new Map<string, readonly number[]>();
  lines.forEach((line, index) => {
    const [name = '', ...columns] = line.split('\t');
    const numbers = columns.map((column) => Number(column) / weightUnit);
    if (numbers.length !== classes.length || numbers.some(Number.isNaN)) {
      throw new Error(`${file.pathname}, line ${index + 2}: a weight is missing; train it again.`);
    }
    weights.set(name, numbers);
  });
  return linearModel(classes, weights);
}

/** The model with these weights for each class; an unknown feature weighs nothing. */
export function linearModel<Class extends string>(
  classes: readonly Class[],
  weights: ReadonlyMap<string, readonly number[]>,
): LinearModel<Class> {
  // Side by side for each class: half the time of a note would go into looking them up.
  const places = classes.map((_, at) => {
    const own: number[] = [];
    for (;;) {
      const weight = weights.get(placeName(own.length));
      if (!weight) return Float64Array.from(own);
      own.push(weight[at] ?? 0);
    }
  });

  return {
    classes,
    probabilities(features, vector) {
      const scores = places.map((own) => (vector ? dot(own, vector) : 0));
      for (const [name, value] of features) {
        weights.get(name)?.forEach((weight, at) => {
          scores[at] = (scores[at] ?? 0) + weight * value;
        });
      }
      return softmax(scores);
    },
  };
}

function dot(own: Float64Array, vector: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < own.length; place += 1) {
    sum += (own[place] ?? 0) * (vector[place] ?? 0);
  }
  return sum;
}

/** Turns scores into shares that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
