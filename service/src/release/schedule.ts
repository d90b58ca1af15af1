import type { OrgTransaction } from '../database/database.ts';
import { type Calendar, nextReleaseAt } from '../privacy/release/calendar.ts';

/** When the next release is due. Starts the calendar, or changes it, where the settings say so. */
export async function nextDue(
  tx: OrgTransaction,
  orgId: string,
  calendar: Calendar,
  now: Date,
): Promise<Date> {
  const name = calendarName(calendar);
  const row = await tx
    .selectFrom('release_calendar')
    .select(['calendar', 'next_at'])
    .executeTakeFirst();
  const fromNow = nextReleaseAt(calendar, now);
  // The one after: a process whose clock is ahead may have used the next date already. A date even
  // further away comes from a clock that was set back by more than that.
  const furthest = nextReleaseAt(calendar, fromNow);
  if (row !== undefined && row.calendar === name && row.next_at <= furthest) return row.next_at;
  await setNext(tx, orgId, name, fromNow);
  return fromNow;
}

/**
 * Moves on to the first date of the calendar after `now`, however many passed unused. Never moves
 * back: a clock that is behind would use a date for the second time.
 */
export async function moveOn(
  tx: OrgTransaction,
  orgId: string,
  calendar: Calendar,
  now: Date,
): Promise<void> {
  if ((await nextDue(tx, orgId, calendar, now)) > now) return;
  await setNext(tx, orgId, calendarName(calendar), nextReleaseAt(calendar, now));
}

/** Takes over what Salesforce says of the calendar and its next date; what is stored stays. */
export async function adoptNext(
  tx: OrgTransaction,
  orgId: string,
  calendar: Calendar,
  nextAt: Date,
): Promise<void> {
  await tx
    .insertInto('release_calendar')
    .values({ org_id: orgId, calendar: calendarName(calendar), next_at: nextAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function setNext(
  tx: OrgTransaction,
  orgId: string,
  calendar: string,
  nextAt: Date,
): Promise<void> {
  await tx
    .insertInto('release_calendar')
    .values({ org_id: orgId, calendar, next_at: nextAt })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet({ calendar, next_at: nextAt }))
    .execute();
}

function calendarName(calendar: Calendar): string {
  return calendar.kind === 'sample' ? `sample ${calendar.everySeconds}` : calendar.kind;
}
