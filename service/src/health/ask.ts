import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { ServerState } from '../database/kept-running.ts';
import type { HealthReader } from '../http/health-reader.ts';
import { findStoredFacts, type HealthFacts } from './facts.ts';

export interface HealthDependencies {
  readonly database: Pick<Database, 'check' | 'inOrg'>;
  /** Null in a process that does not follow an org. */
  readonly health: HealthReader | null;
  readonly clock: Clock;
  /** How the PostgreSQL is doing that the service runs itself; left out where it runs none. */
  readonly ownServer?: (() => ServerState) | undefined;
  /** The version of the service. */
  readonly version: string;
}

/** Asks the database and the running synchronisation how an org is doing. Throws if the database is away. */
export async function askHealth(
  { database, health, clock, version }: HealthDependencies,
  orgId: string,
): Promise<HealthFacts> {
  const stored = await database.inOrg(orgId, findStoredFacts);
  const followed = health?.followed() ?? null;
  // Somebody of another org learns nothing of this one. Until we signed in we cannot know whose org it
  // is: then they learn what kind of fault there is, and not as whom we tried.
  const isTheirs = followed === null || followed.orgId === orgId;
  return {
    ...stored,
    now: clock(),
    computerTime: new Date(),
    org: isTheirs ? (health?.org() ?? null) : null,
    integrationUser: isTheirs ? (followed?.username ?? null) : null,
    version,
  };
}
