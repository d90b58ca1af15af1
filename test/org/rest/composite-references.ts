interface Part {
  readonly url: string;
  readonly body?: unknown;
}

type Resolved =
  | { readonly ok: true; readonly part: { readonly url: string; readonly body: unknown } }
  | { readonly ok: false; readonly problem: string };

class MissingReference extends Error {}

/** The value at a path such as `records[0].Id` in an earlier answer. */
function valueAt(answer: unknown, path: string): unknown {
  let value = answer;
  for (const name of path.split(/[.[\]]+/).filter((step) => step !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

function filledIn(text: string, answered: ReadonlyMap<string, unknown>): string {
  return text.replace(/@\{(\w+)\.([\w.[\]]+)\}/g, (_, name: string, path: string) => {
    const value = valueAt(answered.get(name), path);
    if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
    throw new MissingReference(
      `Invalid reference specified. No value for ${name}.${path} found in ${name}`,
    );
  });
}

function filledInEverywhere(value: unknown, answered: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return filledIn(value, answered);
  if (Array.isArray(value)) return value.map((entry) => filledInEverywhere(entry, answered));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, filledInEverywhere(entry, answered)]),
  );
}

/** Puts what earlier parts answered in place of `@{referenceId.path}` in an address and a body. */
export function resolveReferences(part: Part, answered: ReadonlyMap<string, unknown>): Resolved {
  try {
    const url = filledIn(part.url, answered);
    return { ok: true, part: { url, body: filledInEverywhere(part.body, answered) } };
  } catch (error) {
    if (error instanceof MissingReference) return { ok: false, problem: error.message };
    throw error;
  }
}
