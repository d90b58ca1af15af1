import { type FileHandle, open, rm } from 'node:fs/promises';

/**
 * Does the work and lists the Ids that it gives, one a line, in a new file that only its owner can read.
 * The file is made first: nothing is done where it cannot be.
 *
 * @throws if the Ids cannot be written although the work was done
 */
export async function listIds<Done extends { readonly idsToDelete: readonly string[] }>(
  path: string,
  work: () => Promise<Done>,
  makeFile: (path: string) => Promise<FileHandle> = makeNew,
): Promise<Done> {
  const file = await makeFile(path);
  try {
    const done = await work().catch(async (error: unknown) => {
      await rm(path);
      throw error;
    });
    await file
      .writeFile(done.idsToDelete.map((id) => `${id}\n`).join(''))
      .catch((error: unknown) => {
        throw new Error(
          `The receipt holds, but not all Ids could be written to ${path}. Make room, delete that file ` +
            'and run the same command again: it lists them anew.',
          { cause: error },
        );
      });
    return done;
  } finally {
    await file.close();
  }
}

async function makeNew(path: string): Promise<FileHandle> {
  try {
    // Not over what is there: it may be a list that somebody still needs.
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = isThere ? 'is there already' : 'cannot be made';
    throw new Error(`${path} ${why}, so nothing was erased. Name a new file.`, { cause: error });
  }
}
