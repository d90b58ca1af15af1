import type { Plugin } from 'rollup';
import { tagOf, type NamedModule } from './sources.ts';

const id = '#components';
/** What a page may put on itself; the others are parts of these. */
const mountable = ['c/notePanel', 'c/personaCard', 'c/personaPage', 'c/codebook', 'c/myNotes'];

/**
 * Gives `#components`: tag → constructor, for the components that pages mount. One that is not
 * written yet is left out, and its place on the page says so.
 */
export function mountableComponents(components: readonly NamedModule[]): Plugin {
  return {
    name: 'mountable-components',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null;
      const present = components.filter(({ name }) => mountable.includes(name));
      const imports = present.map(({ name }, at) => `import C${at} from '${name}';`);
      const entries = present.map(({ name }, at) => `['${tagOf(name.slice(2))}', C${at}]`);
      return `${imports.join('\n')}\nexport const components = new Map([${entries.join(', ')}]);`;
    },
  };
}
