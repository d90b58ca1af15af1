import { describe, expect, it } from '@jest/globals';
import { roadmapChart } from 'c/chartGeometry';
import type { RoadmapChart, RoadmapStage } from 'c/chartGeometry';

function stage(name: string, ...roles: string[]): RoadmapStage {
  return { id: name, name, roles };
}

function chartOf(stages: readonly RoadmapStage[]): RoadmapChart {
  const chart = roadmapChart(stages);
  if (!chart) throw new Error('No chart is drawn.');
  return chart;
}

const STAGES = [
  stage('Discover', 'Operations VP', 'Site Manager'),
  stage('Evaluate', 'Their boss', 'Operations VP', 'Site Manager', 'IT Lead'),
  stage('Decide', 'Operations VP', 'IT Lead'),
  stage('Expand', 'Operations VP', 'Their boss'),
];

describe('roadmapChart', () => {
  it('lists each role once, as they enter the room, then by name', () => {
    expect(chartOf(STAGES).rows.map(({ role }) => role)).toEqual([
      'Operations VP',
      'Site Manager',
      'IT Lead',
      'Their boss',
    ]);
  });

  it('draws one bar over neighbouring stages, and splits it where a role is away', () => {
    const { rows, stages } = chartOf(STAGES);
    const starts = stages.map(({ x }) => x);
    const barsOf = (role: string) => rows.find((row) => row.role === role)?.bars ?? [];
    expect(barsOf('Operations VP').map(({ x }) => x)).toEqual([starts[0]]);
    expect(barsOf('IT Lead').map(({ x }) => x)).toEqual([starts[1]]);
    expect(barsOf('Their boss').map(({ x }) => x)).toEqual([starts[1], starts[3]]);
  });

  it('ends every bar before the next stage begins, inside the drawing', () => {
    const { rows, stages, width, height } = chartOf(STAGES);
    const [siteManager] = rows.find(({ role }) => role === 'Site Manager')?.bars ?? [];
    expect((siteManager?.x ?? 0) + (siteManager?.width ?? 0)).toBeLessThan(stages[2]?.x ?? 0);
    for (const bar of rows.flatMap(({ bars }) => bars)) {
      expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      expect(bar.y + bar.height).toBeLessThanOrEqual(height);
    }
  });

  it('breaks long names of stages and cuts long roles', () => {
    const { stages, rows } = chartOf([
      stage('Technical evaluation with their integration partner and two auditors'),
      stage('B', 'The person who signs off on anything to do with safety'),
      ...['C', 'D', 'E'].map((name) => stage(name)),
    ]);
    expect(stages[0]?.lines).toHaveLength(2);
    expect(rows[0]?.label).toBe('The person who signs…');
  });

  it('draws nothing where a list says it better: one stage, too many, or nobody named', () => {
    expect(roadmapChart([])).toBeNull();
    expect(roadmapChart([stage('Discover', 'A')])).toBeNull();
    expect(roadmapChart([stage('Discover'), stage('Decide')])).toBeNull();
    expect(roadmapChart(Array.from({ length: 9 }, (_, at) => stage(`S${at}`, 'A')))).toBeNull();
  });
});
