import { describe, expect, it } from '@jest/globals';
import { pictureFrom } from '../picture';

describe('pictureFrom', () => {
  it.each([
    ['https://pictures.example/ops.png', 'https://pictures.example/ops.png'],
    [' /resource/personas/ops.png ', '/resource/personas/ops.png'],
    ['/file-asset/ops?v=1', '/file-asset/ops?v=1'],
    [
      'https://acme.file.force.com/sfc/servlet.shepherd/version/download/068',
      'https://acme.file.force.com/sfc/servlet.shepherd/version/download/068',
    ],
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
    'https://reader:secret@pictures.example/ops.png',
  ])('takes nothing from %j', (typed) => {
    expect(pictureFrom(typed)).toBe('');
  });

  it.each([
    '/secur/logout.jsp',
    '/resource/../secur/logout.jsp',
    '/resource/%2e%2e/secur/logout.jsp',
    '/resource/..%2fsecur/logout.jsp',
    'https://acme.my.salesforce.com/secur/logout.jsp',
    'https://acme.my.salesforce.com./secur/logout.jsp',
    'https://localhost/secur/logout.jsp',
  ])('asks the org for nothing that could act for the reader: %j', (typed) => {
    expect(pictureFrom(typed)).toBe('');
  });
});
