import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const forceApp = fileURLToPath(new URL('../../force-app/main/default', import.meta.url));

/** A copy of what an org reads of the package, in which tests plant metadata of their own. */
export interface PackageCopy {
  /** To be given to an org as its metadata folder. */
  readonly folder: string;
  /** Writes a metadata file, named from the folder on, and gives its path. */
  plant(file: string, kind: string, content: string): string;
  remove(file: string): void;
  discard(): void;
}

export function copyPackage(): PackageCopy {
  const folder = mkdtempSync(join(tmpdir(), 'watercooler-package-'));
  for (const name of ['objects', 'permissionsets', 'labels', 'layouts', 'customPermissions']) {
    cpSync(join(forceApp, name), join(folder, name), { recursive: true });
  }
  return {
    folder,
    plant(file, kind, content) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(
        path,
        `<?xml version="1.0" encoding="UTF-8"?>\n<${kind}>${content}</${kind}>\n`,
      );
      return path;
    },
    remove: (file) => rmSync(join(folder, file), { recursive: true, force: true }),
    discard: () => rmSync(folder, { recursive: true }),
  };
}
