import type { TestProject } from 'vitest/node';
import { shareThread } from './share.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the thread that reads notes is called. */
    sharedThreadPort: number;
  }
}

/** One thread that reads notes for the whole test run, once a test asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = await shareThread();
  project.provide('sharedThreadPort', shared.port);
  return shared.close;
}
