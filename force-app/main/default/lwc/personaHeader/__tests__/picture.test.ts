import { describe, expect, it } from '@jest/globals';
import { pictureFrom } from '../picture';

describe('pictureFrom', () => {
  it.each([
    ['https://pictures.example/ops.png', 'https://pictures.example/ops.png'],
    [' /resource/personas/ops.png ', '/resource/personas/ops.png'],
  ])('takes %s', (typed, address) => {
    expect(pictureFrom(typed)).toBe(address);
  });

  it.each([
    '',
    'ops.png',
    'http://pictures.example/ops.png',
    '//pictures.example/ops.png',
    '/\\pictures.example/ops.png',
    // eslint-disable-next-line no-script-url -- it is what must be refused
    'javascript:alert(1)',
    'data:image/svg+xml,<svg/>',
  ])('takes nothing from %j', (typed) => {
    expect(pictureFrom(typed)).toBe('');
  });
});
