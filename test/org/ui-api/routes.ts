import type { FastifyInstance } from 'fastify';
import type { Org } from '../org.ts';

/** Serves the parts of the UI API and its GraphQL that Lightning Data Service uses. */
export async function registerUiApi(_app: FastifyInstance, _org: Org): Promise<void> {}
