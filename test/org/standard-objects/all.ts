import type { DeclaredObject } from './declare.ts';
import { salesObjects } from './sales.ts';
import { setupObjectDeclarations } from './setup.ts';

/** Every standard object of the stand-in org. */
export const standardObjects: readonly DeclaredObject[] = [
  ...setupObjectDeclarations,
  ...salesObjects,
];
