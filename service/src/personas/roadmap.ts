import { z } from 'zod';

const stage = z.object({
  name: z.string(),
  buyerGoal: z.string().nullable(),
  marketingGoal: z.string().nullable(),
  salesGoal: z.string().nullable(),
});

/** A stage of a persona's roadmap, as people wrote it. */
export type RoadmapStage = z.infer<typeof stage>;

/** The stages as one text for the database. */
export function roadmapText(stages: readonly RoadmapStage[]): string {
  return JSON.stringify(
    stages.map(({ name, buyerGoal, marketingGoal, salesGoal }) => ({
      name,
      buyerGoal,
      marketingGoal,
      salesGoal,
    })),
  );
}

/** The stages that `roadmapText` wrote, in their order. */
export function parseRoadmap(text: string): RoadmapStage[] {
  return z.array(stage).parse(JSON.parse(text));
}
