import type { Plugin } from 'rollup';

/**
 * Leaves out the mirrored copies of the icons, which are half of all modules: these pages are in
 * English, and whoever asks for a mirrored icon gets the plain one.
 */
export function leftToRight(): Plugin {
  return {
    name: 'left-to-right',
    resolveId(source, importer) {
      const plain = /^(lightning\/iconSvgTemplates\w+)Rtl$/.exec(source)?.[1];
      return plain === undefined ? null : this.resolve(plain, importer, { skipSelf: true });
    },
  };
}
