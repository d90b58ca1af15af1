import { z } from 'zod';
import { insightAreas } from '../notes/note.ts';
import { bands } from '../privacy/release/band.ts';

/** The only way a number of people or deals is ever told: at least so many. */
export const band = z.enum(bands);

/** What stops buyers from choosing us is read first; then why they look, what they want, how they decide. */
export const areasInReadingOrder = [
  'stops',
  'why-now',
  'success',
  'choose',
  'buy',
  'room',
] as const satisfies readonly (typeof insightAreas)[number][];

/** A theme within a persona, after a release published it. A withheld one has no such object. */
export const releasedCell = z.strictObject({
  theme: z.strictObject({ key: z.string(), label: z.string(), meaning: z.string() }),
  contributors: band.describe('At least how many people noticed it'),
  deals: band.describe('On at least how many deals: the same band as that of contributors'),
  lostShare: z.enum(['mostly-lost', 'mixed', 'mostly-other']).nullable(),
  trend: z.enum(['new', 'growing', 'steady', 'fading']),
  quotes: z.array(z.string()),
});

const text = z.string().nullable();

/** What people wrote about a persona, as a list shows it. */
export const personaSummary = z.strictObject({
  key: z.string(),
  name: z.string(),
  summary: text,
  segment: text,
  market: text,
  territory: text,
  buyerRole: text,
  receptivity: z.enum(['winnable', 'not-now', 'not-ours']).nullable(),
  status: z
    .enum(['draft', 'agreed'])
    .describe('Draft until sales and marketing agree on it; retired ones are not shown'),
});
export type PersonaSummary = z.infer<typeof personaSummary>;

/** A persona with what was released about it. Who owns it is a person's name, so it is not here. */
export const persona = personaSummary.extend({
  responsibility: text,
  goals: text,
  activities: text,
  gaps: text,
  jobTitles: z.array(z.string()),
  image: z
    .strictObject({ url: z.string(), licence: z.string().nullable(), alt: z.string() })
    .nullable(),
  areas: z
    .array(z.strictObject({ area: z.enum(insightAreas), cells: z.array(releasedCell) }))
    .describe('All six insight areas, what stops buyers first; an area may have no cells'),
});
export type Persona = z.infer<typeof persona>;

/** When releases happen. `sample` is the trial company, whose months last seconds. */
export const releaseCalendar = z.strictObject({
  calendar: z.enum(['monthly', 'weekly', 'sample']),
  lastReleaseOn: z.date().nullable(),
  nextReleaseOn: z.date().nullable(),
});
export type ReleaseCalendar = z.infer<typeof releaseCalendar>;
