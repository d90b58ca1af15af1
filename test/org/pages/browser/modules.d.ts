// What the page bundle resolves and TypeScript cannot see.
declare module '@lwc/synthetic-shadow';

declare module '#components' {
  import type { LightningElement } from 'lwc';

  /** Tag → constructor of the package's components that a page may mount. */
  export const components: ReadonlyMap<string, typeof LightningElement>;
}
