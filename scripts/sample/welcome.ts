import type { SampleProduct } from './product.ts';

/** The ports that were asked for. */
interface WantedPorts {
  readonly pages: number;
  readonly service: number;
}

/** What `npm start` prints once everything runs: where to click, as whom, and the API's tokens. */
export function welcome(product: SampleProduct, wanted: WantedPorts, readyAfterMs: number): string {
  const { orgUrl, service } = product;
  const passedOver = [
    ...takenPort(wanted.pages, orgUrl, 'pages'),
    ...takenPort(wanted.service, service.url, 'API'),
  ];
  const tokens = Object.entries(service.tokens).map(
    ([role, token]) => `    ${role.padEnd(12)}${token}`,
  );
  return [
    '',
    `Watercooler is ready after ${(readyAfterMs / 1000).toFixed(1)} s, with the fictional company Larkmoor Software in it.`,
    ...passedOver,
    '',
    `  Open ${orgUrl} and choose whose eyes to look through:`,
    '    Tamsin Okafor, a rep:         open the deal with Bramley Chilled and write a note',
    '    Claire Hobday, in marketing:  open a persona and see what the reps noticed',
    '',
    '  In this sample, releases run every 15 seconds instead of monthly, and dates are of its own',
    '  calendar, which begins on November 20, 2026.',
    '',
    `  The API answers at ${service.url} (described in /openapi.json, healthy or not in /readyz).`,
    '  Tokens, new at every start:',
    ...tokens,
    `  How everything is: ${service.url}/health (any user name; the admin's token as the password).`,
    '',
    '  Ctrl-C stops everything.',
  ].join('\n');
}

function takenPort(wanted: number, url: string, what: string): string[] {
  const { port } = new URL(url);
  // 0 asked for any free port.
  if (wanted === 0 || port === String(wanted)) return [];
  return [`Port ${wanted} is taken by another program, so port ${port} serves the ${what}.`];
}
