/** One thing the platform complained about. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly field: string;
}

type Shape = Readonly<Record<string, unknown>>;

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textIn(shape: Shape, key: string): string {
  const value = shape[key];
  return typeof value === 'string' ? value : '';
}

function codeOf(shape: Shape): string {
  const extensions = isShape(shape.extensions) ? shape.extensions : {};
  return textIn(shape, 'errorCode') || textIn(extensions, 'ErrorType');
}

/**
 * Every complaint inside an error, most exact first. UI API puts them under `body.output`, REST
 * gives a list, GraphQL a list with `extensions`; a record that fails as a whole has only a message.
 */
export function faultsOf(error: unknown): Fault[] {
  if (Array.isArray(error)) return error.flatMap(faultsOf);
  if (!isShape(error)) return [];
  if (error.body !== undefined) return faultsOf(error.body);
  const output = isShape(error.output) ? error.output : {};
  const fieldErrors = isShape(output.fieldErrors) ? Object.values(output.fieldErrors) : [];
  const inside = [...fieldErrors.flatMap(faultsOf), ...faultsOf(output.errors)];
  if (inside.length > 0) return inside;
  const message = textIn(error, 'message');
  const code = codeOf(error);
  return message || code ? [{ code, message, field: textIn(error, 'field') }] : [];
}

/** The HTTP status an error, or the first of a list that has one, came with; 0 if none has. */
export function statusOf(error: unknown): number {
  if (Array.isArray(error)) return error.map(statusOf).find((status) => status !== 0) ?? 0;
  if (!isShape(error)) return 0;
  if (typeof error.status === 'number') return error.status;
  const body = isShape(error.body) ? error.body : {};
  return typeof body.statusCode === 'number' ? body.statusCode : 0;
}

/** Whether no answer came at all: fetch then rejects with a TypeError, LDS gives the status 0. */
export function isUnanswered(error: unknown): boolean {
  if (Array.isArray(error)) return error.some(isUnanswered);
  return error instanceof TypeError || (isShape(error) && error.ok === false && error.status === 0);
}
