import type { FastifyInstance } from 'fastify';
import type { Org } from '../org.ts';

/** Serves the record pages a person clicks through, as the user they act as. */
export async function registerPages(_app: FastifyInstance, _org: Org): Promise<void> {}
