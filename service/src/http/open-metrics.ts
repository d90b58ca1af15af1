/** What a number is counted for, as in `{ kind: 'busy' }`. */
type Labels = Readonly<Record<string, string>>;

/** Numbers of one kind. Its name says its unit, and a counter's ends without `_total`. */
export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'info';
  readonly help: string;
  /** What is not known is left out. */
  readonly values: readonly { readonly labels?: Labels; readonly value: number | null }[];
}

/** The media type of OpenMetrics, and so of what `openMetrics` writes. */
export const openMetricsType = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

const endings = { counter: '_total', gauge: '', info: '_info' } as const;

/** Writes metrics as OpenMetrics text (https://prometheus.io/docs/specs/om/open_metrics_spec/). */
export function openMetrics(metrics: readonly Metric[]): string {
  const lines = metrics.flatMap(({ name, type, help, values }) => [
    `# TYPE ${name} ${type}`,
    `# HELP ${name} ${escaped(help)}`,
    ...values.flatMap(({ labels = {}, value }) =>
      value === null ? [] : [`${name}${endings[type]}${written(labels)} ${value}`],
    ),
  ]);
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
