/** A SOQL query after parsing: what the rest of this folder works on. */
export interface SoqlQuery {
  /** The object's API name; for a child subquery the name of the relationship. */
  readonly from: string;
  readonly isCount: boolean;
  /** Field paths such as `Account.Owner.Name`. */
  readonly fields: readonly string[];
  readonly children: readonly SoqlQuery[];
  readonly where: Condition | null;
  readonly orderBy: readonly Ordering[];
  readonly limit: number | null;
  readonly offset: number;
}

export interface Ordering {
  readonly path: string;
  readonly isDescending: boolean;
  readonly areNullsLast: boolean;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'datetime'; readonly value: string }
  | { readonly type: 'null'; readonly value: null };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly operator: Comparison;
      readonly literal: Literal;
    }
  | {
      readonly kind: 'in';
      readonly path: string;
      readonly isNegated: boolean;
      readonly literals: readonly Literal[];
    }
  | {
      readonly kind: 'in-query';
      readonly path: string;
      readonly isNegated: boolean;
      readonly query: SoqlQuery;
    };
