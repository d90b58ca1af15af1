/** Markup that is safe to send: everything that was put into it was escaped. Only `html` makes one. */
export class Html {
  readonly markup: string;

  constructor(parts: TemplateStringsArray, values: readonly HtmlValue[]) {
    this.markup = parts.reduce((markup, part, at) => {
      const value = values[at - 1];
      return markup + (at === 0 ? '' : written(value)) + part;
    });
  }
}

type HtmlValue = string | number | Html | null | undefined | false | readonly HtmlValue[];

/**
 * Builds markup: html`<p>${name}</p>`. Text is escaped, in attributes between double quotes too; other
 * `Html` is taken as it is, of a list each part, and of null, undefined and false nothing.
 */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts, values);
}

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(written).join('');
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? '');
}
