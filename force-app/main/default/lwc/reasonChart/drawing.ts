import { reasonChart } from 'c/chartGeometry';
import type { ChartReason } from 'c/chartGeometry';
import { bandWords } from 'c/evidenceBands';

/** Room above the ribbons for the heads of the two columns. */
const HEAD = 34;
const HEAD_BASELINE = 12 - HEAD;

/** The chart as the template draws it, or null where there is none to draw. */
export function drawingOf(reasons: readonly ChartReason[]) {
  const chart = reasonChart(reasons);
  return (
    chart && {
      ...chart,
      viewBox: `0 ${-HEAD} ${chart.width} ${chart.height + HEAD}`,
      headY: HEAD_BASELINE,
      ribbons: chart.ribbons.map((ribbon) => ({
        ...ribbon,
        band: bandWords(ribbon.band),
        bandKey: `${ribbon.key} band`,
      })),
    }
  );
}

export type Drawing = ReturnType<typeof drawingOf>;
