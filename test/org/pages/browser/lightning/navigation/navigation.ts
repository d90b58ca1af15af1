import type { LightningElement } from 'lwc';
import { makeWireAdapter } from '../../lds/wire-adapter.ts';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly state?: Readonly<Record<string, string>>;
}

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

type Constructor = new () => LightningElement;

/** Gives a component `this[NavigationMixin.Navigate](ref)` and `[NavigationMixin.GenerateUrl]`. */
export function NavigationMixin(Base: Constructor): Constructor {
  return class extends Base {
    [Navigate](reference: PageReference, isReplacing = false): void {
      navigate(null, reference, { replace: isReplacing });
    }

    [GenerateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(generateUrl(null, reference));
    }
  };
}
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

/** Goes to a page of the org; only web addresses leave it, in a tab of their own. */
export function navigate(
  _context: unknown,
  reference: PageReference,
  options: { readonly replace?: boolean } = {},
): void {
  const url = generateUrl(null, reference);
  if (reference.type === 'standard__webPage') window.open(url, '_blank', 'noopener');
  else if (options.replace) location.replace(url);
  else location.assign(url);
}

export function generateUrl(
  _context: unknown,
  { type, attributes = {}, state = {} }: PageReference,
): string {
  const part = (name: string) => encodeURIComponent(attributes[name] ?? '');
  const query = Object.keys(state).length > 0 ? `?${new URLSearchParams(state)}` : '';
  if (type === 'standard__recordPage') {
    const action = attributes['actionName'] === 'edit' ? 'edit' : 'view';
    return `/lightning/r/${part('objectApiName')}/${part('recordId')}/${action}${query}`;
  }
  if (type === 'standard__objectPage') {
    const action = attributes['actionName'] === 'new' ? 'new' : 'list';
    return `/lightning/o/${part('objectApiName')}/${action}${query}`;
  }
  if (type === 'standard__webPage' && /^https?:\/\//.test(attributes['url'] ?? '')) {
    return attributes['url'] ?? '/';
  }
  return '/';
}

/** Emits where the page is: a record page's object and record. */
export const CurrentPageReference = makeWireAdapter<object, PageReference | undefined>(
  undefined,
  () => {
    const [, objectApiName, recordId] =
      /^\/lightning\/r\/([^/]+)\/([^/]+)\/view/.exec(location.pathname) ?? [];
    return Promise.resolve({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId, actionName: 'view' },
      state: {},
    });
  },
);

/** The navigation context of a component; this page has one for all. */
export const NavigationContext = makeWireAdapter<object, object>({}, () => Promise.resolve({}));
