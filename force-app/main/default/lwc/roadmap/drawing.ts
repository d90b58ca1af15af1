import { roadmapChart } from 'c/chartGeometry';
import type { RoadmapStage } from 'c/chartGeometry';

/** The roadmap as the template draws it, the persona's own bar marked; null where a list is better. */
export function drawingOf(stages: readonly RoadmapStage[], personaName: string) {
  const chart = roadmapChart(stages);
  return (
    chart && {
      ...chart,
      viewBox: `0 0 ${chart.width} ${chart.height}`,
      rows: chart.rows.map((row) => {
        const own = row.role.toLowerCase() === personaName.toLowerCase() ? ' own' : '';
        return { ...row, barClass: `bar${own}`, roleClass: `role${own}` };
      }),
    }
  );
}
