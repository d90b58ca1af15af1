import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyPackage, type PackageCopy } from '../package-copy.ts';
import { loadMetadata } from './load.ts';

const promptLayout = 'layouts/Note_Prompt__c-Prompt Layout.layout-meta.xml';
const item = (field: string) => `<layoutSections><label>The question</label><layoutColumns>
  <layoutItems><behavior>Required</behavior><field>${field}</field></layoutItems>
</layoutColumns></layoutSections>`;

let copy: PackageCopy;
beforeEach(() => {
  copy = copyPackage();
});
afterEach(() => copy.discard());

describe('page layouts', () => {
  test('are read section by section, each field with what the page lets one do', () => {
    copy.plant(promptLayout, 'Layout', item('Question__c'));
    expect(loadMetadata(copy.folder).layouts.get('Note_Prompt__c')).toEqual([
      {
        label: 'The question',
        columns: [[{ behavior: 'Required', field: expect.objectContaining({ length: 255 }) }]],
      },
    ]);
  });

  test('that show a field nobody has, or of an object nobody has, stop the org from starting', () => {
    copy.plant(promptLayout, 'Layout', item('Mood__c'));
    expect(() => loadMetadata(copy.folder)).toThrow('shows Mood__c, which Note_Prompt__c has not');
    copy.remove(promptLayout);
    copy.plant('layouts/Mood__c-Mood Layout.layout-meta.xml', 'Layout', item('Name'));
    expect(() => loadMetadata(copy.folder)).toThrow('lays out Mood__c, which does not exist');
  });

  test('are one for each object: whose page would a second one be?', () => {
    copy.plant('layouts/Note_Prompt__c-Other.layout-meta.xml', 'Layout', item('Question__c'));
    expect(() => loadMetadata(copy.folder)).toThrow('is a second layout of Note_Prompt__c');
  });
});
