import type { RecordStore } from '../records/store.ts';

/** Who stands above whom in the role hierarchy. */
export function createHierarchy(store: RecordStore) {
  const roleOf = (userId: unknown) => store.get(String(userId))?.fields.UserRoleId ?? null;

  return {
    /** Whether a user's role is above the role of another; users without a role are above nobody. */
    isAbove(userId: string, otherId: unknown): boolean {
      const wanted = roleOf(userId);
      if (wanted === null) return false;
      const passed = new Set<unknown>();
      let role = roleOf(otherId);
      while (role !== null && !passed.has(role)) {
        passed.add(role);
        role = store.get(String(role))?.fields.ParentRoleId ?? null;
        if (role === wanted) return true;
      }
      return false;
    },
  };
}
