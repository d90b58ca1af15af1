import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import Skeleton from 'c/skeleton';

describe('c-skeleton', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says that something is loading, and shows the shapes to eyes alone', () => {
    const skeleton = createElement('c-skeleton', { is: Skeleton });
    document.body.appendChild(skeleton);
    expect(skeleton.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('Loading');
    const shapes = [...(skeleton.shadowRoot?.querySelectorAll('.bone') ?? [])];
    expect(shapes.map((shape) => shape.getAttribute('aria-hidden'))).toEqual(['true', 'true']);
  });
});
