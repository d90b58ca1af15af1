import diagnostics from 'node:diagnostics_channel';
import { z } from 'zod';

const created = z.object({ request: z.object({ path: z.string() }) });
const composite = z.object({ compositeRequest: z.array(z.object({ url: z.string() })) });

/**
 * Writes down the address of every request that leaves this process, those within a composite call
 * too: addresses rest in the logs of whoever stands in between.
 */
export function watchAddresses(): { readonly seen: string[]; end(): void } {
  const seen: string[] = [];
  const listen = (message: unknown): void => {
    const { data } = created.safeParse(message);
    if (data !== undefined) seen.push(decodeURIComponent(data.request.path));
  };
  diagnostics.subscribe('undici:request:create', listen);
  const usual = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const text =
      typeof init?.body === 'string' && init.body.includes('compositeRequest') ? init.body : '{}';
    const { data } = composite.safeParse(JSON.parse(text));
    for (const { url } of data?.compositeRequest ?? []) seen.push(decodeURIComponent(url));
    return usual(input, init);
  };
  return {
    seen,
    end() {
      globalThis.fetch = usual;
      diagnostics.unsubscribe('undici:request:create', listen);
    },
  };
}
