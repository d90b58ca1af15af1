/**
 * Loaded before a polling process by `--import`: lets it run with lines of ours that are changed as
 * `CHAOS_HOOK` says. Each line must stand in its file exactly once, else nothing starts.
 */
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { z } from 'zod';

const hookShape = z.object({
  edits: z.array(z.object({ file: z.string(), find: z.string(), replace: z.string() })),
});
const root = path.resolve(import.meta.dirname, '../..');
const { edits } = hookShape.parse(JSON.parse(process.env['CHAOS_HOOK'] ?? '{"edits":[]}'));

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.startsWith('file:')) return loaded;
    const file = path.relative(root, fileURLToPath(url)).split(path.sep).join('/');
    const mine = edits.filter((edit) => edit.file === file);
    if (mine.length === 0) return loaded;
    let source = String(loaded.source);
    for (const { find, replace } of mine) {
      const parts = source.split(find);
      if (parts.length !== 2) {
        console.error(`${file} has ${parts.length - 1} times and not once: ${find}`);
        process.exit(3);
      }
      source = parts.join(replace);
    }
    return { ...loaded, source };
  },
});
