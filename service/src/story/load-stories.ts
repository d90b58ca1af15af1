import { writeStory } from '#lwc/storyText/storyText.ts';
import type { OrgTransaction } from '../database/database.ts';
import { buyersInGeneral } from '../notes/note.ts';
import { parseRoadmap } from '../personas/roadmap.ts';
import type { StoryCell } from './story-facts.ts';
import { tellStory } from './tell-story.ts';

/**
 * The text of each persona's story, by persona key; a persona without published cells has none. Themes
 * that are hidden, retired or deleted are not spoken of, and the reserved persona, which is no kind of
 * buyer, has no story.
 */
export async function loadStories(tx: OrgTransaction): Promise<Map<string, string>> {
  const personas = await tx
    .selectFrom('persona')
    .select(['persona_key', 'goals', 'gaps', 'roadmap'])
    .where('is_deleted', '=', false)
    .where('status', '<>', 'retired')
    .where('persona_key', '<>', buyersInGeneral)
    .execute();
  const cells = await loadCells(tx);
  return new Map(
    personas.flatMap(({ persona_key, goals, gaps, roadmap }) => {
      const persona = { goals, gaps, stages: parseRoadmap(roadmap) };
      const parts = tellStory(persona, cells.get(persona_key) ?? []);
      return parts === null ? [] : [[persona_key, writeStory(parts)] as const];
    }),
  );
}

async function loadCells(tx: OrgTransaction): Promise<Map<string, StoryCell[]>> {
  const rows = await tx
    .selectFrom('cell')
    .innerJoin('theme', 'theme.theme_key', 'cell.theme_key')
    .select([
      'cell.persona_key',
      'cell.theme_key as themeKey',
      'theme.area',
      'theme.label',
      'cell.contributors',
      'cell.lost_share as lostShare',
      'cell.trend',
      'theme.response',
      'theme.what_works as whatWorks',
    ])
    .where('theme.status', '=', 'active')
    .where('theme.is_hidden', '=', false)
    .where('theme.is_deleted', '=', false)
    .orderBy('theme.theme_key')
    .execute();
  const byPersona = new Map<string, StoryCell[]>();
  for (const { persona_key, ...cell } of rows) {
    byPersona.set(persona_key, [...(byPersona.get(persona_key) ?? []), cell]);
  }
  return byPersona;
}
