import { readFileSync } from 'node:fs';

/**
 * The rows of a file with one JSON value a line; empty lines are passed over. Throws with the file and
 * the number of the first line that is not JSON, without its words.
 */
export function readRows(file: string): unknown[] {
  return read(file)
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        const row: unknown = JSON.parse(line);
        return [row];
      } catch {
        throw new Error(`${file}, line ${at + 1}: this is not JSON.`);
      }
    });
}

/** The value of a JSON file. Throws with the file's name, without its words. */
export function readJson(file: string): unknown {
  const text = read(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`${file} cannot be read.`, { cause });
  }
}
