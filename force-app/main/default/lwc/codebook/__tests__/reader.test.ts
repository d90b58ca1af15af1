import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { expect, it, jest } from '@jest/globals';
import Codebook from 'c/codebook';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import { answerOf, themeNode } from '../../codebookRules/__tests__/themeNode';

jest.mock(
  '@salesforce/customPermission/Watercooler_Keep_Codebook',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);

it('a reader is told who can change the codebook, and is offered no change', async () => {
  const page = createElement('c-codebook', { is: Codebook });
  document.body.appendChild(page);
  graphql.emit(
    answerOf([themeNode(aTheme({ status: 'proposed' })), themeNode(aTheme({ name: 'A' }))]),
  );
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
  expect(page.shadowRoot?.textContent).toContain(
    'You can read all of it. Who has Watercooler Marketing or Watercooler Admin can change it.',
  );
  const desk = page.shadowRoot?.querySelector('c-codebook-desk');
  const theme = desk?.shadowRoot?.querySelector('.shown')?.shadowRoot;
  expect(theme?.querySelector('h2')?.textContent).toBe('A');
  expect(theme?.querySelector('button')).toBeNull();
});
