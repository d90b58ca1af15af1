import whyNow from '@salesforce/label/c.Watercooler_Area_Why_Now';
import success from '@salesforce/label/c.Watercooler_Area_Success';
import stops from '@salesforce/label/c.Watercooler_Area_Stops';
import choose from '@salesforce/label/c.Watercooler_Area_Choose';
import buy from '@salesforce/label/c.Watercooler_Area_Buy';
import room from '@salesforce/label/c.Watercooler_Area_Room';

/** The insight areas in the order people read them: what stops the buyer comes first everywhere. */
export const INSIGHT_AREAS = ['stops', 'why-now', 'success', 'choose', 'buy', 'room'] as const;

export type InsightArea = (typeof INSIGHT_AREAS)[number];

const LABELS: Readonly<Record<InsightArea, string>> = {
  stops,
  'why-now': whyNow,
  success,
  choose,
  buy,
  room,
};

/** Whether a picklist value is one of the six areas. */
export function isInsightArea(value: string): value is InsightArea {
  return INSIGHT_AREAS.some((area) => area === value);
}

/** What people call the area. */
export function areaLabel(area: InsightArea): string {
  return LABELS[area];
}
