/**
 * Keeps what a rep has typed and not saved, in this browser only: one draft for each person and
 * record, for 7 days. A browser that keeps nothing (full, blocked, private) is no error: the words
 * are then only on the screen.
 */
const PREFIX = 'watercooler.draft.';
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;

export interface KeptDraft {
  /** What was given to `save`, as JSON gives it back: the caller checks it. */
  readonly draft: unknown;
  /** When it was last changed, in milliseconds since 1970. */
  readonly keptAt: number;
}

function keyOf(userId: string, recordId: string): string {
  return `${PREFIX}${userId}.${recordId}`;
}

function keptDraftIn(text: string | null): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    if (!('draft' in kept) || !('keptAt' in kept) || typeof kept.keptAt !== 'number') return null;
    return { draft: kept.draft, keptAt: kept.keptAt };
  } catch {
    return null;
  }
}

/** A draft from the future is one from a clock that was wrong: it must not live for ever. */
function isExpired({ keptAt }: KeptDraft, now: number): boolean {
  return now - keptAt >= KEPT_FOR_MS || keptAt > now + KEPT_FOR_MS;
}

/** Does something with this browser's storage; gives null where it has none. */
function inStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}

/** The draft that this person left on this record; null if there is none or it is too old. */
export function load(userId: string, recordId: string, now: number = Date.now()): KeptDraft | null {
  const kept = keptDraftIn(inStorage((storage) => storage.getItem(keyOf(userId, recordId))));
  return kept && !isExpired(kept, now) ? kept : null;
}

/** Keeps a draft in place of the one before. */
export function save(
  userId: string,
  recordId: string,
  draft: unknown,
  now: number = Date.now(),
): void {
  const text = JSON.stringify({ draft, keptAt: now });
  inStorage((storage) => storage.setItem(keyOf(userId, recordId), text));
}

/** Forgets this person's draft on this record. */
export function clear(userId: string, recordId: string): void {
  inStorage((storage) => storage.removeItem(keyOf(userId, recordId)));
}

/** Forgets every draft, of whoever and wherever, that is too old or cannot be read. */
export function sweep(now: number = Date.now()): void {
  inStorage((storage) => {
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    for (const key of keys.filter((name) => name.startsWith(PREFIX))) {
      const kept = keptDraftIn(storage.getItem(key));
      if (!kept || isExpired(kept, now)) storage.removeItem(key);
    }
  });
}
