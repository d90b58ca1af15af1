/**
 * The address a picture may be loaded from, or none: people type it, so that only the web over TLS
 * and the org itself are asked, and nothing that a browser would run.
 */
export function pictureFrom(typed: string): string {
  const address = typed.trim();
  if (/^\/(?![/\\])/.test(address)) return address;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' ? url.href : '';
  } catch {
    return '';
  }
}
