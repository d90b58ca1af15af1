import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { erasureKinds, type Erasure } from './subject.ts';

/** An erasure with the notes it took, by `erasedNoteName`. */
export interface LedgerEntry extends Erasure {
  readonly notes: readonly string[];
}

const entryShape = z.strictObject({
  org: z.string().regex(/^[A-Za-z0-9]{18}$/),
  id: z.uuid(),
  kind: z.enum(erasureKinds),
  subject: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  notes: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
});

/**
 * The erasures of an org that the file tells of, the oldest first; none where there is no file. What a
 * kill left of a last line is no entry: its erasure never began.
 *
 * @throws if a whole line is damaged, since what it told of would come back
 */
export async function readLedgerFile(path: string, orgId: string): Promise<LedgerEntry[]> {
  const entries = (await readLines(path)).filter(({ org }) => org === orgId);
  return entries.map(({ id, kind, subject: hash, at, notes }) => ({
    ...{ id, kind, hash, erasedAt: new Date(at), notes },
  }));
}

/**
 * The orgs whose erasures the file tells of.
 *
 * @throws if a whole line is damaged
 */
export async function readLedgerOrgs(path: string): Promise<string[]> {
  return [...new Set((await readLines(path)).map(({ org }) => org))];
}

/** Adds erasures to the file, which only its owner can read. When this ends they are on the disk. */
export async function appendToLedgerFile(
  path: string,
  orgId: string,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const text = entries.map((entry) => `${lineOf(orgId, entry)}\n`).join('');
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  try {
    const written = await file.readFile();
    const whole = written.lastIndexOf('\n') + 1;
    // A line that was cut short by a kill would spoil the one after it.
    if (whole < written.length) await file.truncate(whole);
    await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** The ledger of erasures cannot be read whole. */
export class DamagedLedgerError extends Error {
  override readonly name = 'DamagedLedgerError';

  constructor(path: string, line: number) {
    super(
      `Line ${line} of ${path} is damaged, so one erasure could be forgotten. Put the file back from ` +
        'a backup; if there is none, remove that line and erase again what it may have told of.',
    );
  }
}

async function readLines(path: string): Promise<z.infer<typeof entryShape>[]> {
  const lines = (await textOf(path)).split('\n').slice(0, -1);
  return lines.map((line, at) => {
    const entry = parseLine(line);
    if (entry === null) throw new DamagedLedgerError(path, at + 1);
    return entry;
  });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseLine(line: string): z.infer<typeof entryShape> | null {
  try {
    return entryShape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function lineOf(orgId: string, { id, kind, hash, erasedAt, notes }: LedgerEntry): string {
  return JSON.stringify({
    ...{ org: orgId, id, kind, subject: hash, at: erasedAt.toISOString(), notes },
  });
}

/** A new file is there after a power cut only once its folder is on the disk too. */
async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
