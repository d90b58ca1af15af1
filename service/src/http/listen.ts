import type { FastifyInstance } from 'fastify';
import type { Log } from '../log.ts';

/** How many ports after the wanted one are tried. */
const portsToTry = 50;

/**
 * Makes the server listen on the wanted port, or on the next free one, and returns its URL. Port 0
 * takes any. Throws if all of the ports tried are taken.
 */
export async function listen(
  app: FastifyInstance,
  options: { host: string; port: number; log: Log },
): Promise<string> {
  const { host, port, log } = options;
  for (let tried = port; ; tried += 1) {
    try {
      const url = await app.listen({ host, port: tried, listenTextResolver: () => 'listening' });
      if (tried !== port)
        log.info({ wanted: port, port: tried }, 'the port is taken: using the next free one');
      return url;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (port === 0 || tried >= Math.min(port + portsToTry, 65_535)) {
        throw new Error(
          `Ports ${port} to ${tried} of ${host} are all taken. Set PORT to another.`,
          {
            cause: error,
          },
        );
      }
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
