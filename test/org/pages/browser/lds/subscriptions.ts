/** Something on the page that shows records and can fetch them again. */
export interface Subscription {
  /** Whether it shows a record, by its 18-character Id. */
  shows(recordId: string): boolean;
  fetchAgain(): Promise<void>;
}

const subscriptions = new Set<Subscription>();

export function subscribe(subscription: Subscription): void {
  subscriptions.add(subscription);
}

export function unsubscribe(subscription: Subscription): void {
  subscriptions.delete(subscription);
}

/** After a record changed: everything on the page that shows it fetches it again, as in LDS. */
export async function recordChanged(recordId: string): Promise<void> {
  const showing = [...subscriptions].filter((subscription) => subscription.shows(recordId));
  await Promise.all(showing.map((subscription) => subscription.fetchAgain()));
}

/** For RefreshEvent: everything fetches again. */
export async function everythingChanged(): Promise<void> {
  await Promise.all([...subscriptions].map((subscription) => subscription.fetchAgain()));
}
