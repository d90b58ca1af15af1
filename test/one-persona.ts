import type { PersonaReader } from '../service/src/http/persona-reader.ts';
import type { Persona } from '../service/src/http/persona.ts';

/** The only org there is. */
export const orgId = '00D000000000001AAA';
/** The only persona it has. */
export const key = 'it-integration-lead';

/** That persona, with one released cell. */
export const integrationLead: Persona = {
  key,
  name: 'IT Integration Lead',
  summary: null,
  segment: null,
  market: null,
  territory: null,
  buyerRole: 'technical-influencer',
  receptivity: 'winnable',
  status: 'agreed',
  responsibility: null,
  goals: null,
  activities: null,
  gaps: null,
  jobTitles: ['Integration Lead'],
  image: null,
  areas: [
    {
      area: 'stops',
      cells: [
        {
          theme: { key: 'migration-fear', label: 'Fear of migration', meaning: 'Too much to move' },
          contributors: '3+',
          deals: '3+',
          lostShare: null,
          trend: 'new',
          quotes: [],
        },
      ],
    },
  ],
};

/** Tells that org of that persona, and of releases every month. */
export const readerOfOne: PersonaReader = {
  list: async () => {
    const { responsibility, goals, activities, gaps, jobTitles, image, areas, ...summary } =
      integrationLead;
    void [responsibility, goals, activities, gaps, jobTitles, image, areas];
    return [summary];
  },
  byKey: async (org, wanted) => (org === orgId && wanted === key ? integrationLead : undefined),
  calendar: async () => ({
    calendar: 'monthly',
    lastReleaseOn: new Date('2026-11-01T00:00:00Z'),
    nextReleaseOn: new Date('2026-12-01T00:00:00Z'),
  }),
};
