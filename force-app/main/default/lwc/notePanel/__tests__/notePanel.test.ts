import { graphql } from 'lightning/graphql';
import type { GraphqlConfig } from 'lightning/graphql';
import { describe, expect, it, jest } from '@jest/globals';
import USER_ID from '@salesforce/user/Id';
import { opportunityAnswer } from './opportunityAnswer';
import {
  isPageQuery,
  settled,
  mount,
  mountWith,
  inside,
  form,
  text,
  type,
  clickSave,
  sentFields,
  onAFreshPage,
} from './panelOnPage';

describe('c-note-panel, asking', () => {
  onAFreshPage();

  it('asks twice: for its record, and for what is the same on all records', async () => {
    mount();
    await settled();
    const asked: GraphqlConfig[] = [];
    graphql.emit(undefined, (config) => {
      if (config.query) asked.push(config);
      return false;
    });
    expect(asked.map(({ variables }) => variables)).toEqual([
      { userId: USER_ID },
      { id: '006000000000001AAA', userId: USER_ID },
    ]);
  });

  it('shows that it is loading before there is an answer', async () => {
    const panel = mount();
    await settled();
    expect(inside(inside(panel, 'c-skeleton'), '.skeleton').textContent).toContain('Loading');
  });

  it('asks the first question that fits the deal', async () => {
    const panel = await mountWith();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
    expect(text(panel, '#hint, .hint')).toBe('Lobby, noise, whiteboards.');
  });

  it('steps through the questions that fit, and round again', async () => {
    const panel = await mountWith();
    inside(form(panel), '.else').click();
    await settled();
    expect(text(panel, 'h3')).toBe('Which small detail told you most about this buyer?');
    inside(form(panel), '.else').click();
    await settled();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
  });

  it('asks a plain question when none is set up', async () => {
    const panel = await mountWith(opportunityAnswer({ prompts: [] }));
    expect(text(panel, 'h3')).toBe('What did you notice about this buyer?');
    await type(panel, 'quiet today');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({ Prompt__c: null, Body__c: 'quiet today' });
  });

  it('tells people without the permission who can give it', async () => {
    const panel = mount();
    await settled();
    graphql.emitErrors(
      [
        {
          message:
            "Validation error (FieldUndefined@[uiapi/query/Buyer_Note__c]) : Field 'Buyer_Note__c' in type 'RecordQuery' is undefined",
        },
      ],
      isPageQuery,
    );
    await settled();
    expect(inside(panel, '.plain').textContent).toBe(
      'You can add notes once an admin gives you Watercooler Rep.',
    );
    expect(panel.shadowRoot?.querySelector('c-note-form')).toBeNull();
  });

  it('says that it could not load, and tries again', async () => {
    const panel = mount();
    await settled();
    const refresh = jest.fn(async () => {});
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery, refresh);
    await settled();
    expect(inside(panel, '.problem').textContent).toContain('Something broke.');
    inside(panel, 'button').click();
    expect(refresh).toHaveBeenCalledTimes(2);
    graphql.emit(opportunityAnswer(), isPageQuery);
    await settled();
    expect(text(panel, 'h3')).toContain('What was the place');
  });

  it('says so too when trying again is refused outright', async () => {
    const panel = mount();
    await settled();
    const refresh = jest.fn(() => Promise.reject(new Error('Still broken.')));
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery, refresh);
    await settled();
    inside(panel, 'button').click();
    await settled();
    expect(inside(panel, '.problem').textContent).toContain('Still broken.');
  });

  it('keeps the focus in the panel when it tries again: on the problem, then on the question', async () => {
    const panel = mount();
    await settled();
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery, async () => {});
    await settled();
    expect(panel.shadowRoot?.activeElement).toBeNull();
    const tryAgain = async (): Promise<void> => {
      inside(panel, 'button').focus();
      inside(panel, 'button').click();
      await settled();
      expect(inside(panel, 'c-skeleton')).toBeTruthy();
    };
    await tryAgain();
    graphql.emitErrors([{ message: 'Still broken.' }], isPageQuery, async () => {});
    await settled();
    expect(panel.shadowRoot?.activeElement?.textContent).toContain('Still broken.');
    await tryAgain();
    graphql.emit(opportunityAnswer(), isPageQuery);
    await settled();
    expect(form(panel).shadowRoot?.activeElement?.tagName).toBe('H3');
  });

  it('takes no focus when it opens, or reads itself again', async () => {
    const panel = await mountWith();
    graphql.emit(opportunityAnswer(), isPageQuery);
    await settled();
    expect(panel.shadowRoot?.activeElement).toBeNull();
  });

  it('asks for the kind of buyer at once when the deal has no contact role', async () => {
    const panel = await mountWith(opportunityAnswer({ roles: [] }));
    expect(form(panel).shadowRoot?.querySelector('.buyers')).toBeNull();
    expect(inside(form(panel), '.personas')).toMatchObject({ legend: 'Who is this about?' });
  });

  it('does not change the question under words that are being typed', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby');
    graphql.emit(opportunityAnswer({ stage: 'Closed Lost', isClosed: true }), isPageQuery);
    await settled();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
    expect((inside(form(panel), 'textarea') as HTMLTextAreaElement).value).toBe('lobby');
  });

  it('keeps the form when a re-read fails', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby');
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery);
    await settled();
    expect((inside(form(panel), 'textarea') as HTMLTextAreaElement).value).toBe('lobby');
  });

  it('shows hostile text as text', async () => {
    const panel = await mountWith(
      opportunityAnswer({
        prompts: [
          {
            ...opportunityAnswer().uiapi.query.Note_Prompt__c.edges[0]?.node,
            Question__c: { value: '<img src=x onerror=alert(1)>' },
          },
        ],
      }),
    );
    expect(text(panel, 'h3')).toBe('<img src=x onerror=alert(1)>');
    expect(form(panel).shadowRoot?.querySelector('img')).toBeNull();
  });
});
