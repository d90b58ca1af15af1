export interface Buyer {
  readonly contactId: string;
  readonly name: string;
  readonly title: string;
  /** Their role on the deal, if any. */
  readonly role?: string | null;
  readonly isPrimary?: boolean;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
}

/** What the rep has typed and chosen so far. Choices not made are empty. */
export interface Answer {
  readonly body: string;
  /** A contact's id, or `someone-else`. */
  readonly buyer: string;
  /** The contact picked as that someone else. */
  readonly contactId: string;
  /** The name of that contact where it is known; it is struck out like the others. */
  readonly contactName: string;
  readonly personaId: string;
  readonly tone: string;
  readonly source: string;
  /** Which of our material they judged by, in the rep's words. */
  readonly asset: string;
  readonly isPrivate: boolean;
}

/** Nothing typed, nothing chosen. */
export const NO_ANSWER: Answer = {
  body: '',
  buyer: '',
  contactId: '',
  contactName: '',
  personaId: '',
  tone: '',
  source: '',
  asset: '',
  isPrivate: false,
};
