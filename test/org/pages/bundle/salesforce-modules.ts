import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { repositoryRoot } from './sources.ts';

const virtual = '\0salesforce:';
const stubs = join(repositoryRoot, 'node_modules/lightning-base-components/scopedImports');

/**
 * What the platform knows only when a page runs, as JavaScript expressions. The page's root element
 * says who acts, in `data-*` attributes, and in which locale they read: dates follow a user's
 * settings, not the browser's. The rest is the browser's.
 */
const atRunTime = new Map([
  ['client/formFactor', "matchMedia('(max-width: 600px)').matches ? 'Small' : 'Large'"],
  ['i18n/dir', "document.documentElement.dir || 'ltr'"],
  ['i18n/lang', "document.documentElement.lang || 'en'"],
  ['i18n/locale', "document.documentElement.lang || 'en-GB'"],
  ['i18n/timeZone', 'Intl.DateTimeFormat().resolvedOptions().timeZone'],
  ['user/Id', "document.documentElement.dataset.userId ?? ''"],
  ['user/isGuest', 'false'],
]);

/**
 * Resolves `@salesforce/*` for the package's components. Labels of the base components and their
 * feature gates are left to the LWC resolver, which finds the stubs they ship. A label or a module
 * that does not exist stops the build.
 */
export function salesforceModules(labels: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'salesforce-modules',
    resolveId(id) {
      const name = /^@salesforce\/(.+)$/.exec(id)?.[1];
      if (name === undefined) return null;
      if (atRunTime.has(name)) return virtual + name;
      if (/^(schema|label\/c\.|customPermission|userPermission)/.test(name)) return virtual + name;
      if (/^(i18n|client)\//.test(name)) return stubOf(name);
      return null;
    },
    load(id) {
      if (!id.startsWith(virtual)) return null;
      return `export default ${expressionFor(id.slice(virtual.length), labels)};`;
    },
  };
}

/** The base components ship these but do not list them among their modules. */
function stubOf(name: string): string {
  const path = join(stubs, `@salesforce-${name.replace('/', '-')}.js`);
  if (!existsSync(path)) throw new Error(`@salesforce/${name} is not a module of the platform.`);
  return path;
}

function expressionFor(name: string, labels: ReadonlyMap<string, string>): string {
  const expression = atRunTime.get(name);
  if (expression !== undefined) return expression;

  const [kind = '', ...rest] = name.split('/');
  const member = rest.join('/');
  if (kind === 'schema') return JSON.stringify(schemaReference(member));
  if (kind === 'label') return JSON.stringify(labelText(member.replace(/^c\./, ''), labels));
  return `(document.documentElement.dataset.${kind}s ?? '').split(' ').includes(${JSON.stringify(member)}) || undefined`;
}

/** `Buyer_Note__c.Prompt__r.Name` → object and field path, as the compiler of the platform gives. */
function schemaReference(member: string): { objectApiName: string; fieldApiName?: string } {
  const [objectApiName = '', ...fields] = member.split('.');
  return fields.length ? { objectApiName, fieldApiName: fields.join('.') } : { objectApiName };
}

function labelText(name: string, labels: ReadonlyMap<string, string>): string {
  const text = labels.get(name);
  if (text === undefined) {
    throw new Error(`The label ${name} is imported but not in CustomLabels.labels-meta.xml.`);
  }
  return text;
}
