import { describe, expect, it } from '@jest/globals';
import { reasonChart } from 'c/chartGeometry';
import type { ChartReason, ReasonChart } from 'c/chartGeometry';

function reason(stated: string, underlying: string, contributors: string): ChartReason {
  return { id: `${stated}>${underlying}`, stated, underlying, contributors };
}

const REASONS = [
  reason('Too complex', 'Old material', '3+'),
  reason('Price', 'No budget', '3+'),
  reason('Price', 'No proof', '10+'),
  reason('No decision', 'No proof', '5+'),
  reason('No decision', 'Old material', '3+'),
];

function chartOf(reasons: readonly ChartReason[]): ReasonChart {
  const chart = reasonChart(reasons);
  if (!chart) throw new Error('No chart is drawn.');
  return chart;
}

/** How tall a ribbon is where it starts. */
function ribbonHeight(path: string): number {
  const [, top] = /^M\d+ ([\d.]+)/.exec(path) ?? [];
  const [, bottom] = / ([\d.]+)Z$/.exec(path) ?? [];
  return Number(bottom) - Number(top);
}

describe('reasonChart', () => {
  it('gives every band one width, and wider bands wider ribbons', () => {
    const bands = ['3+', '5+', '10+', '20+', '50+'];
    const { ribbons } = chartOf(bands.map((band) => reason(`Said ${band}`, 'Theme', band)));
    const widths = bands.map((band) =>
      ribbons.filter((ribbon) => ribbon.band === band).map(({ path }) => ribbonHeight(path)),
    );
    expect(widths.flat()).toEqual([...widths.flat()].sort((a, b) => a - b));
    expect(new Set(widths.flat()).size).toBe(5);
  });

  it('makes a node exactly as tall as its ribbons, so that nothing can be subtracted', () => {
    const { said, underneath, ribbons } = chartOf(REASONS);
    const heightOf = new Map(ribbons.map(({ key, path }) => [key, ribbonHeight(path)]));
    const total = (part: number, label: string): number =>
      REASONS.filter(({ id }) => id.split('>')[part] === label).reduce(
        (sum, { id }) => sum + (heightOf.get(id) ?? NaN),
        0,
      );
    for (const { key, height } of said) expect(height).toBe(total(0, key));
    for (const { key, height } of underneath) expect(height).toBe(total(1, key));
  });

  it('orders by width and then by words, whatever order the rows came in', () => {
    const chart = chartOf(REASONS);
    expect(chart.said.map(({ key }) => key)).toEqual(['Price', 'No decision', 'Too complex']);
    expect(chart.underneath.map(({ key }) => key)).toEqual([
      'No proof',
      'Old material',
      'No budget',
    ]);
    expect(chartOf([...REASONS].reverse())).toEqual(chart);
  });

  it('puts the widest ribbon before narrower ones that are wider together', () => {
    const { underneath } = chartOf([
      ...REASONS,
      reason('Price', 'Old material', '5+'),
      reason('Trust', 'Old material', '5+'),
    ]);
    expect(underneath.map(({ key }) => key).slice(0, 2)).toEqual(['No proof', 'Old material']);
  });

  it('keeps nodes and their words apart, inside the drawing', () => {
    const { said, underneath, height } = chartOf(REASONS);
    for (const nodes of [said, underneath]) {
      nodes.slice(1).forEach((node, index) => {
        const above = nodes[index];
        expect(node.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) + 10);
      });
      const last = nodes.at(-1);
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(height);
    }
  });

  it('breaks a long theme into two lines, and ends it there', () => {
    const name =
      'They judged us from a document that was three years old and said so twice in a row';
    const { underneath } = chartOf([...REASONS, reason('Trust', name, '3+')]);
    const lines = underneath.find(({ key }) => key === name)?.lines ?? [];
    expect(lines.map(({ words }) => words)).toEqual([
      'They judged us from a document that was',
      'three years old and said so twice in a…',
    ]);
  });

  it('breaks words that never end between letters, each emoji as wide as two', () => {
    const name = '🧊'.repeat(30);
    const { underneath } = chartOf([...REASONS, reason('Trust', name, '3+')]);
    const lines = underneath.find(({ key }) => key === name)?.lines ?? [];
    expect(lines.map(({ words }) => [...words].length)).toEqual([20, 10]);
  });

  it('draws nothing where a table says it better: nothing, or one or two things said', () => {
    expect(reasonChart([])).toBeNull();
    expect(
      reasonChart([
        reason('Price', 'A', '3+'),
        reason('Price', 'B', '50+'),
        reason('Trust', 'A', '5+'),
      ]),
    ).toBeNull();
  });

  it('leaves out a row without a band that it knows', () => {
    expect(chartOf([...REASONS, reason('Trust', 'Old material', '')]).said).toHaveLength(3);
  });
});
