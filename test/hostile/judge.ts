import { z } from 'zod';
import { errorBody } from '../../service/src/http/api-error.ts';
import { mark } from './words.ts';

/** What came back, as far as it is judged. */
export interface Answer {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What is wrong with an answer; nothing is well. */
export function faultsOf(answer: Answer, isHead: boolean): string[] {
  const { statusCode, body, headers } = answer;
  const faults: string[] = [];
  const { location } = headers;
  if (
    location !== undefined &&
    !/^(?:\/[a-z]|https:\/\/provider\.example\/)/.test(String(location))
  ) {
    faults.push('it sends people elsewhere');
  }
  if (statusCode >= 500) faults.push(`the service failed (${statusCode})`);
  if (`${body}${JSON.stringify(headers)}`.includes(mark)) faults.push('it repeats what was sent');
  if (headers['x-content-type-options'] !== 'nosniff') faults.push('it lacks the house headers');
  const cookie = String(headers['set-cookie'] ?? '');
  if (statusCode >= 400 && cookie !== '' && !/^[\w-]{1,60}=;/.test(cookie)) {
    faults.push('a refusal sets a cookie');
  }
  if (/\bat [^ ]{1,200}:\d{1,6}:\d{1,6}|node_modules|\.ts\b/.test(body))
    faults.push('it tells of our code');
  if (statusCode >= 400 && !isHead && !isRefusal(answer))
    faults.push('its refusal has another shape');
  return faults;
}

/** The page for admins refuses in words for people, everything else in the one shape. */
function isRefusal({ body, headers }: Answer): boolean {
  if (String(headers['content-type']).startsWith('text/html')) {
    return body.includes('<main id="main"') && !body.includes('<script');
  }
  return errorBody.safeParse(jsonOf(body)).success;
}

function jsonOf(text: string): unknown {
  const parsed = z.string().transform((body): unknown => JSON.parse(body));
  try {
    return parsed.parse(text);
  } catch {
    return undefined;
  }
}
