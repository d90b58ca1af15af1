/** So long after its stamp a row may still become visible: a transaction that took minutes. */
export const lateMs = 10 * 60_000;
