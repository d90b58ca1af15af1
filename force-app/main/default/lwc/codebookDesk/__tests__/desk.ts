import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { jest } from '@jest/globals';
import CodebookDesk from 'c/codebookDesk';
import type { Theme } from 'c/codebookRules';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import { answerOf, themeNode } from '../../codebookRules/__tests__/themeNode';

export const update = jest.mocked(updateRecord);
export const create = jest.mocked(createRecord);

export const LATER = '2026-11-21T09:00:00.000Z';
/** What the platform answers to a save. */
export function saved(lastModifiedDate?: string) {
  const record = { id: 'new', apiName: 'Buyer_Theme__c', fields: {} };
  return lastModifiedDate === undefined ? record : { ...record, lastModifiedDate };
}

export const conflict = { status: 412, body: { message: 'Changed meanwhile.', statusCode: 412 } };

export const link = aTheme({ name: 'Link', examples: ['at night', 'it overran'] });
export const trust = aTheme({ name: 'Trust' });

export interface Desk extends HTMLElement {
  themes: readonly Theme[];
  theme: Theme | undefined;
}

/** A desk with its page around it: what it changes or opens comes back to it. */
export async function mount(
  themes: readonly Theme[] = [link, trust],
  canKeep = true,
): Promise<Desk> {
  const element = createElement('c-codebook-desk', { is: CodebookDesk });
  const [theme] = themes;
  const desk: Desk = Object.assign(element, { themes, theme, canKeep, isOpen: true });
  desk.addEventListener('changed', (event) => {
    const changed: readonly Theme[] = event instanceof CustomEvent ? event.detail : [];
    const ids = changed.map(({ id }) => id);
    desk.themes = [...desk.themes.filter(({ id }) => !ids.includes(id)), ...changed];
    desk.theme = desk.themes.find(({ id }) => id === desk.theme?.id);
  });
  desk.addEventListener('stay', (event) => {
    const stays = event instanceof CustomEvent ? event.detail : '';
    desk.theme = desk.themes.find(({ id }) => id === stays);
  });
  document.body.appendChild(desk);
  await settled();
  return desk;
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

export async function tell(
  desk: HTMLElement,
  part: string,
  type: string,
  detail: unknown,
): Promise<void> {
  const found = desk.shadowRoot?.querySelector(part);
  if (!found) throw new Error(`There is no ${part}.`);
  found.dispatchEvent(new CustomEvent(type, { detail }));
  await settled();
}

export const act = (desk: HTMLElement, name: string) => tell(desk, '.shown', 'act', name);
export const inDesk = (desk: HTMLElement, part: string) =>
  desk.shadowRoot?.querySelector(part) ?? null;
export const done = (desk: HTMLElement) => inDesk(desk, '[role="status"]')?.textContent;
export const trouble = (desk: HTMLElement) => inDesk(desk, '[role="alert"]')?.textContent;
export const hasUndo = (desk: HTMLElement) => inDesk(desk, '.undo') !== null;
export const focusedIn = (desk: HTMLElement) => desk.shadowRoot?.activeElement?.className;

export async function undo(desk: HTMLElement): Promise<void> {
  desk.shadowRoot?.querySelector<HTMLElement>('.undo')?.click();
  await settled();
}

/** What was sent to the org, in order: fields, and the version they build on. */
export const sent = () => update.mock.calls.map(([{ fields }, options]) => [fields, options]);
export const since = (ifUnmodifiedSince: string) => ({ ifUnmodifiedSince });
export const ask = (query: string) => (config: { query?: unknown }) =>
  String(config.query).includes(query);

export async function answerStale(theme: Theme, refresh = async () => {}): Promise<void> {
  graphql.emit(answerOf([themeNode(theme)]), ask('watercoolerCodebookTheme'), refresh);
  await settled();
}
