/** A formula after parsing; `at` is where it stands in the text, counted from 1. */
export type Formula =
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean;
      readonly at: number;
    }
  /** A field, a parent's field (`Buyer_Theme__r.Insight_Area__c`) or a global (`$Permission.X`). */
  | { readonly kind: 'reference'; readonly path: readonly string[]; readonly at: number }
  /** A function by its name in capitals; `&&`, `||` and `!` are AND, OR and NOT. */
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly inputs: readonly Formula[];
      readonly at: number;
    }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Formula;
      readonly right: Formula;
      readonly at: number;
    };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A formula that is none, or that asks for more of the language than is known here. */
export class FormulaError extends Error {
  constructor(what: string, at: number) {
    super(`${what} (character ${at})`);
    this.name = 'FormulaError';
  }
}
