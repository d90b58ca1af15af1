import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyPluginAsync } from 'fastify';
import { askHealth, type HealthDependencies } from '../health/ask.ts';
import { metricsOf, type ProcessFacts } from '../health/metrics.ts';
import { openMetrics, openMetricsType } from '../http/open-metrics.ts';
import { callerOf } from '../plugins/authentication.ts';

/** `/metrics`: what the health page tells an admin, for a monitor that shows an admin's token. */
export const metricsRoutes: FastifyPluginAsync<HealthDependencies> = async (app, deps) => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  app.addHook('onClose', async () => void delay.disable());

  function readProcess(): ProcessFacts {
    const nanosecondsToMs = (time: number): number => (Number.isFinite(time) ? time / 1e6 : 0);
    const facts = {
      delayP99Ms: nanosecondsToMs(delay.percentile(99)),
      longestDelayMs: nanosecondsToMs(delay.max),
      residentBytes: process.memoryUsage.rss(),
      startedAt: new Date(Date.now() - process.uptime() * 1000),
    };
    delay.reset();
    return facts;
  }

  app.get(
    '/metrics',
    { config: { roles: ['admin'] }, schema: { hide: true } },
    async (request, reply) => {
      const { orgId } = callerOf(request);
      const facts = await askHealth(deps, orgId);
      const text = openMetrics(metricsOf(facts, readProcess()));
      return reply.type(openMetricsType).send(text);
    },
  );
};
