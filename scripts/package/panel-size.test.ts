import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import lwcRollupPlugin from '@lwc/rollup-plugin';
import { rollup, type Plugin } from 'rollup';
import { expect, test } from 'vitest';
import { minify } from 'vite';
import { defaultSources, modulesIn } from '../../test/org/pages/bundle/sources.ts';
import { stripTypes } from '../../test/org/pages/bundle/strip-types.ts';

/** The platform brings these. */
const platform = /^(lwc$|@lwc\/|lightning\/|@salesforce\/)/;
/** What a note becomes after it is saved; the word lists, which are data, not code. */
const afterSaving = /^c\/(noteSaved|myNotes)$/;
const wordLists = /\/(nameWords|specialWords)\.ts$/;

/** How large the note panel is, compiled, minified and gzipped, without what is left out. */
async function panelBytes(...leftOut: RegExp[]): Promise<number> {
  const { lwcDir } = defaultSources;
  const bundle = await rollup({
    input: join(lwcDir, 'notePanel/notePanel.ts'),
    external: (id) => [platform, ...leftOut].some((pattern) => pattern.test(id)),
    onwarn: () => undefined,
    plugins: [stripTypes(), lwcCompiler(lwcDir)],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const { code, errors } = await minify('notePanel.js', output[0].code, { module: true });
  expect(errors).toEqual([]);
  return gzipSync(code, { level: 9 }).length;
}

/** The package is CommonJS whose exports are the function, though its types say otherwise. */
function lwcCompiler(rootDir: string): Plugin {
  const exported: unknown = lwcRollupPlugin;
  if (!isCompiler(exported)) throw new Error('@lwc/rollup-plugin exports no function any more.');
  return exported({ rootDir, modules: modulesIn(rootDir, 'c') });
}

function isCompiler(exported: unknown): exported is typeof lwcRollupPlugin.default {
  return typeof exported === 'function';
}

test('the code with which a note is written and saved fits into 25 KB', async () => {
  const bytes = await panelBytes(afterSaving, wordLists);
  console.info(`Writing and saving a note: ${bytes} bytes of code, minified and gzipped.`);
  expect(bytes).toBeLessThanOrEqual(25 * 1024);
}, 60_000);

test('with the word lists, and all that can be done with saved notes, it stays below 58 KB', async () => {
  const bytes = await panelBytes();
  console.info(`The note panel with everything it can show: ${bytes} bytes.`);
  expect(bytes).toBeLessThanOrEqual(58 * 1024);
}, 60_000);
