import { expect, test } from 'vitest';
import { mostLikely } from '../../service/src/insight/linear/linear-model.ts';
import { type Lesson, modelText, trainLinearModel } from './train-linear-model.ts';

const classes = ['bad', 'good'] as const;
const training = { steps: 40, penalty: 1e-3, leastLessons: 2, leastWeight: 0, vectorStrength: 1 };

function lesson(kind: 'bad' | 'good', word: string): Lesson<'bad' | 'good'> {
  return { class: kind, features: new Map([[word, 1]]), vector: null, weight: 1 };
}

const lessons = [
  lesson('good', 'fine'),
  lesson('good', 'fine'),
  lesson('bad', 'poor'),
  lesson('bad', 'poor'),
  lesson('bad', 'once'),
];

test('learns which feature tells which class', () => {
  const { model } = trainLinearModel(classes, lessons, training);
  expect(mostLikely(model, new Map([['fine', 1]])).class).toBe('good');
  expect(mostLikely(model, new Map([['poor', 1]])).class).toBe('bad');
});

test('leaves out what too few lessons have, and gives the same weights each time', () => {
  const text = () => modelText(classes, trainLinearModel(classes, lessons, training).weights);
  expect(text()).not.toContain('once');
  expect(text()).toBe(text());
});
