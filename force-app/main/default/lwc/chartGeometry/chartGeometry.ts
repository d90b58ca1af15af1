/**
 * Where everything stands in the drawings of a persona: pure arithmetic, in the units of the
 * drawing's own view box, so that pages and prints draw alike. It knows bands, never numbers.
 */
export { reasonChart } from './reasonChart.ts';
export type { ChartReason, ReasonChart, ReasonNode, Ribbon } from './reasonChart.ts';
export { roadmapChart } from './roadmapChart.ts';
export type { Bar, RoadmapChart, RoadmapRow, RoadmapStage } from './roadmapChart.ts';
