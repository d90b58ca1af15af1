import { expect, test } from 'vitest';
import { html } from './html.ts';

test('text stays text, in an attribute too', () => {
  const name = `"><script>alert('&')</script>`;
  expect(html`<p title="${name}">${name}</p>`.markup).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
  );
});

test('markup within markup is taken as it is, lists part by part, and nothing for what is not there', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
  expect(html`<p>${items}${null}${undefined}${3}</p>`.markup).toBe(
    '<p><li>a</li><li>&lt;b&gt;</li>3</p>',
  );
});
