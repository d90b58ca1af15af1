import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Database, OrgTransaction } from '../database/database.ts';
import type { PersonaTable } from '../database/synced-tables.ts';
import {
  areasInReadingOrder,
  type Persona,
  personaSummary,
  type PersonaSummary,
  releaseCalendar,
  releasedCell,
} from '../http/persona.ts';
import type { PersonaReader } from '../http/persona-reader.ts';
import { buyersInGeneral } from '../notes/note.ts';
import { findLastRelease } from '../release/last-release.ts';
import { readCells } from './released-cells.ts';

type PersonaRecord = Selectable<PersonaTable>;

/** Reads what people wrote about personas and what was released about them, and nothing else. */
export function createPersonaReader(database: Database): PersonaReader {
  return {
    list: (orgId) =>
      database.inOrg(orgId, async (tx) => {
        const rows = await livePersonas(tx).orderBy('name').orderBy('persona_key').execute();
        const isLast = (row: PersonaRecord): boolean => row.persona_key === buyersInGeneral;
        return [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)].map(toSummary);
      }),
    byKey: (orgId, key) =>
      database.inOrg(orgId, async (tx) => {
        const row = await livePersonas(tx).where('persona_key', '=', key).executeTakeFirst();
        return row === undefined ? undefined : toPersona(tx, row);
      }),
    calendar: (orgId) =>
      database.inOrg(orgId, async (tx) => {
        const due = await tx.selectFrom('release_calendar').selectAll().executeTakeFirst();
        const lastReleaseOn = await findLastRelease(tx);
        return {
          calendar: calendarName.parse(due?.calendar.split(' ')[0]),
          lastReleaseOn,
          nextReleaseOn: due?.next_at ?? null,
        };
      }),
  };
}

/** Before the worker has started the calendar, it is the one that is slowest to surprise. */
const calendarName = releaseCalendar.shape.calendar.catch('monthly');

function livePersonas(tx: OrgTransaction) {
  return tx
    .selectFrom('persona')
    .selectAll()
    .where('is_deleted', '=', false)
    .where('status', '<>', 'retired');
}

function toSummary(row: PersonaRecord): PersonaSummary {
  return {
    key: row.persona_key,
    name: row.name,
    summary: row.summary,
    segment: row.segment,
    market: row.market,
    territory: row.territory,
    buyerRole: row.buyer_role,
    receptivity: personaSummary.shape.receptivity.catch(null).parse(row.receptivity),
    status: personaSummary.shape.status.catch('draft').parse(row.status),
  };
}

async function toPersona(tx: OrgTransaction, row: PersonaRecord): Promise<Persona> {
  const cells = await readCells(tx, row.persona_key);
  return {
    ...toSummary(row),
    responsibility: row.responsibility,
    goals: row.goals,
    activities: row.activities,
    gaps: row.gaps,
    jobTitles: row.job_titles,
    image:
      row.image_url === null
        ? null
        : { url: row.image_url, licence: row.image_licence, alt: row.image_alt ?? '' },
    areas: areasInReadingOrder.map((area) => ({
      area,
      cells: z.array(releasedCell).parse(cells.get(area) ?? []),
    })),
  };
}
