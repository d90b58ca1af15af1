import type { Database } from './database.ts';

/** A load balancer that waits longer has given up on us anyway. */
const timeoutMs = 2_000;

/** Whether the database answers within two seconds; `onError` hears why it does not. */
export function canReach(
  database: Pick<Database, 'check'>,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const answered = database.check().then(
    () => true,
    (error: unknown) => {
      onError(error);
      return false;
    },
  );
  return within(answered, false);
}

/** What `work` gives, or `otherwise` where that takes longer than two seconds. */
export async function within<Result>(
  work: Promise<Result>,
  otherwise: NoInfer<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Result>((done) => {
    timer = setTimeout(() => done(otherwise), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
