import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import THEME from '@salesforce/schema/Buyer_Theme__c';
import AREA from '@salesforce/schema/Buyer_Theme__c.Insight_Area__c';
import KEY from '@salesforce/schema/Buyer_Theme__c.Key__c';
import { changeForKept, fieldsOf, inverseOf, newKey } from 'c/codebookRules';
import type { Change, Half, Theme } from 'c/codebookRules';

/**
 * Saves a change, unless somebody changed the theme after it was read; then the platform refuses.
 *
 * @returns the theme as it stands now
 */
export async function saveChange(theme: Theme, change: Change): Promise<Theme> {
  const { lastModifiedDate } = await updateRecord(
    { fields: { Id: theme.id, ...fieldsOf(change) } },
    theme.modifiedAt === '' ? {} : { ifUnmodifiedSince: theme.modifiedAt },
  );
  return { ...theme, ...change, modifiedAt: lastModifiedDate ?? '' };
}

/**
 * Splits a theme: the first half keeps its record, the second becomes a new one. The first is saved
 * first, because only it can meet somebody else's change; if the second then fails, the first is
 * put back.
 */
export async function saveSplit(
  theme: Theme,
  halves: { readonly kept: Half; readonly made: Half },
  themes: readonly Theme[],
): Promise<{ readonly kept: Theme; readonly made: Theme }> {
  const change = changeForKept(halves.kept);
  const kept = await saveChange(theme, change);
  try {
    return { kept, made: await createTheme(theme, halves.made, themes) };
  } catch (error) {
    await saveChange(kept, inverseOf(theme, change));
    throw error;
  }
}

async function createTheme({ area }: Theme, half: Half, themes: readonly Theme[]): Promise<Theme> {
  const key = newKey(half.name, themes);
  const content = { ...half, status: 'active' } as const;
  const { id, lastModifiedDate } = await createRecord({
    apiName: THEME.objectApiName,
    fields: { [KEY.fieldApiName]: key, [AREA.fieldApiName]: area, ...fieldsOf(content) },
  });
  return {
    ...content,
    id,
    key,
    area,
    mergedInto: '',
    isPinned: false,
    isHidden: false,
    response: '',
    whatWorks: '',
    terms: [],
    modifiedAt: lastModifiedDate ?? '',
    modifiedBy: '',
  };
}
