/** What to do: compare (the default), or empty the database so that the service reads all again. */
export type RebuildMode = 'check' | 'replace';

/** Reads the arguments of the command. Throws with what to write instead. */
export function parseRebuildArguments(given: readonly string[]): RebuildMode {
  const unknown = given.find((word) => !['--check', '--replace', '--yes'].includes(word));
  if (unknown !== undefined) {
    throw new Error(`There is no option ${unknown}. There are: --check, --replace, --yes.`);
  }
  if (!given.includes('--replace')) return 'check';
  if (given.includes('--check')) throw new Error('Give --check or --replace, not both.');
  if (given.includes('--yes')) return 'replace';
  throw new Error(
    'This empties what the database holds of the org; the service then reads everything again, and ' +
      'until it has, its pages show nothing. If you want that: npm run rebuild -- --replace --yes',
  );
}
