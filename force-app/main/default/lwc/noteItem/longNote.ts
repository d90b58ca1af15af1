/** About three lines in the panel; measuring would need a rendered page. */
const SHORT_CHARACTERS = 200;
const SHORT_LINES = 3;

/** Whether a note is shown shortened until its reader wants the whole of it. */
export function isLong(body: string): boolean {
  return body.length > SHORT_CHARACTERS || body.split('\n').length > SHORT_LINES;
}
