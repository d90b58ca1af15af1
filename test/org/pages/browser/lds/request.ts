/** How Lightning Data Service reports a failed request. */
export interface FetchResponse {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: unknown;
}

const base = '/services/data/v66.0';

/**
 * Calls the org as the acting user and gives the answer's JSON, frozen as LDS freezes it. Rejects
 * with a FetchResponse; status 0 means that the org could not be reached.
 */
export async function request(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await send(method, path, body, headers);
  const text = await response.text();
  const answer = text === '' ? null : parsed(text);
  if (!response.ok) throw failure(response.status, response.statusText, answer);
  return frozen(answer);
}

async function send(
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  try {
    return await fetch(base + path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw failure(0, 'Disconnected', { message: 'The org could not be reached. Try again.' });
  }
}

function failure(status: number, statusText: string, body: unknown): FetchResponse {
  return { ok: false, status, statusText, body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: 'The org gave an answer that is not JSON.' };
  }
}

/** Components get read-only data from LDS; one that changes it must fail here too. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
