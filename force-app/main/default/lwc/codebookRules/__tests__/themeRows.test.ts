import { describe, expect, it } from '@jest/globals';
import { fieldsOf, themesIn } from 'c/codebookRules';
import { aTheme } from './aTheme';
import { answerOf, themeNode } from './themeNode';

describe('reading themes from an answer', () => {
  it('takes every field, one phrase a line and none twice', () => {
    const theme = aTheme({
      key: 'link',
      meaning: 'They fear it.',
      examples: ['one', 'two'],
      isPinned: true,
      isHidden: true,
      response: 'prove',
      whatWorks: 'A runbook.',
      status: 'retired',
      mergedInto: 'id of another',
    });
    const node = themeNode(theme, { Examples__c: { value: 'one\r\n\n two \none' } });
    expect(themesIn(answerOf([node]))).toEqual([theme]);
  });

  it('takes a blank status as proposed, as the service does', () => {
    const node = themeNode(aTheme(), { Status__c: { value: null }, LastModifiedBy: null });
    expect(themesIn(answerOf([node]))).toMatchObject([{ status: 'proposed', modifiedBy: '' }]);
  });

  it('leaves out what belongs to no insight area', () => {
    const node = themeNode(aTheme(), { Insight_Area__c: { value: 'weather' } });
    expect(themesIn(answerOf([node]))).toEqual([]);
  });
});

describe('writing a change', () => {
  it('names only the fields that change, and blanks what is empty', () => {
    expect(fieldsOf({})).toEqual({});
    expect(fieldsOf({ isPinned: false, status: 'active', mergedInto: '' })).toEqual({
      Pinned__c: false,
      Status__c: 'active',
      Merged_Into__c: null,
    });
    expect(
      fieldsOf({
        name: 'N',
        meaning: '',
        examples: ['a', 'b'],
        isHidden: true,
        response: '',
        whatWorks: 'w',
      }),
    ).toEqual({
      Name: 'N',
      Meaning__c: null,
      Examples__c: 'a\nb',
      Hidden__c: true,
      Response__c: null,
      What_Works__c: 'w',
    });
    expect(fieldsOf({ examples: [] })).toEqual({ Examples__c: null });
  });
});
