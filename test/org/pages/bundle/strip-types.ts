import { transformAsync } from '@babel/core';
import type { Plugin } from 'rollup';

/** Takes the types out of a TypeScript component; decorators and class fields stay for LWC. */
export function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    async transform(code, id) {
      const [filename = id] = id.split('?');
      if (!filename.endsWith('.ts')) return null;
      const result = await transformAsync(code, {
        filename,
        babelrc: false,
        configFile: false,
        parserOpts: { plugins: [['decorators', { decoratorsBeforeExport: false }]] },
        presets: [['@babel/preset-typescript', { allowDeclareFields: true }]],
      });
      return result?.code ? { code: result.code, map: null } : null;
    },
  };
}
