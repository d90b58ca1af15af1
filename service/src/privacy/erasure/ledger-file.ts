import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type NotesThere, notesThere } from './receipt.ts';
import { erasureKinds, type Erasure } from './subject.ts';

/** An erasure with the notes it took, by `erasedNoteName`. */
export interface LedgerEntry extends Erasure {
  readonly notes: readonly string[];
  /** How many of them Salesforce had then; null where the file was made anew. */
  readonly there: NotesThere | null;
}

/** Ends a line that a kill cut short, once somebody goes on after it. */
const cutShort = ' cut short';

const entryShape = z.strictObject({
  org: z.string().regex(/^[A-Za-z0-9]{18}$/),
  id: z.uuid(),
  kind: z.enum(erasureKinds),
  subject: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  notes: z.array(z.string().regex(/^[0-9a-f]{32}$/)),
  there: notesThere.nullish(),
});

/**
 * The erasures of an org that the file tells of, the oldest first; none where there is no file. A line
 * that a kill cut short is no entry: its erasure never began.
 *
 * @throws if a whole line is damaged, or the file cannot be read: what it tells of would come back
 */
export async function readLedgerFile(path: string, orgId: string): Promise<LedgerEntry[]> {
  const entries = (await readLines(path)).filter(({ org }) => org === orgId);
  return entries.map(({ id, kind, subject: hash, at, notes, there }) => ({
    ...{ id, kind, hash, erasedAt: new Date(at), notes, there: there ?? null },
  }));
}

/**
 * The orgs whose erasures the file tells of.
 *
 * @throws as `readLedgerFile` does
 */
export async function readLedgerOrgs(path: string): Promise<string[]> {
  return [...new Set((await readLines(path)).map(({ org }) => org))];
}

/**
 * Adds erasures to the file, which only its owner can read. When this ends they are on the disk. Several
 * processes may add at once: nothing that stands there is changed, and each adds with one write to the
 * end, which local file systems do not mix with another.
 *
 * @throws if the file cannot be written
 */
export async function appendToLedgerFile(
  path: string,
  orgId: string,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const text = entries.map((entry) => `${lineOf(orgId, entry)}\n`).join('');
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+', 0o600);
    try {
      // A line that was cut short by a kill would spoil the one after it.
      const isCut = await isLastLineCut(file);
      await writeAtOnce(file, isCut ? `${cutShort}\n${text}` : text);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  } catch (error) {
    throw new UnusableLedgerError(path, 'written', error);
  }
}

/** Whether the last line has no end: it was cut short, or somebody is writing it. */
async function isLastLineCut(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

async function writeAtOnce(file: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const { bytesWritten } = await file.write(bytes);
  if (bytesWritten < bytes.length) throw new Error('The disk took only a part of a line.');
}

/** The ledger of erasures cannot be used at all. */
export class UnusableLedgerError extends Error {
  override readonly name = 'UnusableLedgerError';

  constructor(path: string, use: 'read' | 'written', cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    super(
      `The file of erasures, ${path}, cannot be ${use}${code}, so what was erased could come back. Let ` +
        'the account that the service runs as read and write it and its folder, or name another file ' +
        'with ERASURE_LEDGER_FILE and move this one there.',
      { cause },
    );
  }
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
  const lines = (await textOf(path)).split('\n').map((line) => line.trimEnd());
  return lines.flatMap((line, at) => {
    if (line === '' || line.endsWith(cutShort)) return [];
    const entry = parseLine(line);
    if (entry !== null) return [entry];
    // The last one was cut short, or is being written.
    if (at === lines.length - 1) return [];
    throw new DamagedLedgerError(path, at + 1);
  });
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new UnusableLedgerError(path, 'read', error);
  }
}

function parseLine(line: string): z.infer<typeof entryShape> | null {
  try {
    return entryShape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function lineOf(orgId: string, entry: LedgerEntry): string {
  const { id, kind, hash, erasedAt, notes, there } = entry;
  return JSON.stringify({
    ...{ org: orgId, id, kind, subject: hash, at: erasedAt.toISOString(), there, notes },
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
