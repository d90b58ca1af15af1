import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookNewest from 'c/codebookNewest';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import { answerOf, themeNode } from '../../codebookRules/__tests__/themeNode';

const stale = aTheme();
const newest = aTheme({ meaning: 'New.', modifiedAt: '2026-11-21T09:00:00.000Z' });

function mount(theme: unknown = stale) {
  const part = createElement('c-codebook-newest', { is: CodebookNewest });
  Object.assign(part, { theme });
  const onRead = jest.fn();
  part.addEventListener('read', (event) => onRead((event as CustomEvent).detail));
  document.body.appendChild(part);
  return onRead;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

describe('c-codebook-newest', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('brings the theme as it stands now', () => {
    const onRead = mount();
    graphql.emit(answerOf([themeNode(newest)]));
    expect(onRead).toHaveBeenCalledWith(newest);
  });

  it('asks the org when the platform only gave what it had kept', () => {
    const onRead = mount();
    const refresh = jest.fn(async () => {});
    graphql.emit(answerOf([themeNode(stale)]), undefined, refresh);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(onRead).not.toHaveBeenCalled();
  });

  it('brings nothing where the theme is gone, refused, or out of reach', async () => {
    const gone = mount();
    graphql.emit(answerOf([]));
    expect(gone).toHaveBeenCalledWith(null);
    const refused = mount();
    graphql.emitErrors([{ message: 'No.' }]);
    expect(refused).toHaveBeenCalledWith(null);
    const offline = mount();
    graphql.emit(answerOf([themeNode(stale)]), undefined, async () => {
      throw new TypeError('offline');
    });
    await settled();
    expect(offline).toHaveBeenCalledWith(null);
  });

  it('asks nothing without a theme', () => {
    const onRead = mount(null);
    graphql.emit(answerOf([themeNode(newest)]));
    expect(onRead).not.toHaveBeenCalled();
  });
});
