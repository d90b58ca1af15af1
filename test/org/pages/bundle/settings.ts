import { join } from 'node:path';
import lwcRollupPlugin from '@lwc/rollup-plugin';
import type { OutputOptions, Plugin, RollupOptions } from 'rollup';
import { readLabels } from './labels.ts';
import { leftToRight } from './left-to-right.ts';
import { mountableComponents } from './mountable-components.ts';
import { salesforceModules } from './salesforce-modules.ts';
import { modulesIn, type BundleSources } from './sources.ts';
import { stripTypes } from './strip-types.ts';

/** Rollup's settings: order matters, types go before LWC compiles, our modules before npm's. */
export async function bundleSettings(
  sources: BundleSources,
): Promise<{ input: RollupOptions; output: OutputOptions }> {
  const components = modulesIn(sources.lwcDir, 'c');
  const platformModules = modulesIn(join(sources.browserDir, 'lightning'), 'lightning');
  return {
    input: {
      input: join(sources.browserDir, 'main.ts'),
      // The base components' own circular imports and unused ones are not ours to mend.
      onwarn: () => undefined,
      plugins: [
        salesforceModules(await readLabels(sources.labelsFile)),
        mountableComponents(components),
        leftToRight(),
        stripTypes(),
        lwcCompiler()({
          rootDir: sources.browserDir,
          enableDynamicComponents: true,
          enableSyntheticElementInternals: true,
          // The engine is no component, and large.
          exclude: [
            /node_modules.@lwc/,
            '**/pages/browser/*.ts',
            '**/pages/browser/lds/*.ts',
            /^\0/,
          ],
          modules: [...components, ...platformModules, { npm: 'lightning-base-components' }],
        }),
        inProduction(),
      ],
    },
    output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
  };
}

/** The package is CommonJS whose exports are the function, though its types say otherwise. */
function lwcCompiler(): typeof lwcRollupPlugin.default {
  const exported: unknown = lwcRollupPlugin;
  if (!isCompiler(exported)) throw new Error('@lwc/rollup-plugin exports no function any more.');
  return exported;
}

function isCompiler(exported: unknown): exported is typeof lwcRollupPlugin.default {
  return typeof exported === 'function';
}

/** Answers what the compiled code asks about where it runs. */
function inProduction(): Plugin {
  return {
    name: 'in-production',
    renderChunk: (code) => ({
      code: code
        .replaceAll('process.env.NODE_ENV', '"production"')
        .replaceAll('process.env.SKIP_LWC_VERSION_MISMATCH_CHECK', 'true')
        .replaceAll('import.meta.env.SSR', 'false'),
      map: null,
    }),
  };
}
