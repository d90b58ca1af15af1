/** The parts of Lightning Data Service that the components use; the platform ships no types for them. */
declare module 'lightning/graphql' {
  import type { WireAdapterConstructor } from 'lwc';

  /** A query as `gql` has parsed it; opaque to components. */
  export interface GraphqlDocument {
    readonly kind?: 'Document';
  }

  export interface GraphqlError {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }

  export interface GraphqlResult {
    readonly data?: unknown;
    readonly errors?: readonly GraphqlError[];
    readonly refresh?: () => Promise<void>;
  }

  export interface GraphqlConfig {
    readonly query: GraphqlDocument | undefined;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
  }

  export interface GraphqlAdapter extends WireAdapterConstructor<GraphqlConfig, GraphqlResult> {
    readonly prototype: object;
  }

  export const graphql: GraphqlAdapter;
  export function gql(words: TemplateStringsArray): GraphqlDocument;
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';

  export interface FieldReference {
    readonly objectApiName: string;
    readonly fieldApiName: string;
  }

  export interface RecordRepresentation {
    readonly id: string;
    readonly apiName: string;
    readonly lastModifiedDate?: string;
    readonly fields: Readonly<
      Record<string, { readonly value: unknown; readonly displayValue?: unknown }>
    >;
  }

  export interface RecordResult {
    readonly data?: RecordRepresentation;
    readonly error?: unknown;
  }

  export interface RecordConfig {
    readonly recordId: string | undefined;
    readonly fields?: readonly FieldReference[];
    readonly optionalFields?: readonly FieldReference[];
  }

  export type FieldValues = Readonly<Record<string, string | number | boolean | null>>;

  /** Refuses an update of a record that somebody changed after the given `lastModifiedDate`. */
  export interface ClientOptions {
    readonly ifUnmodifiedSince?: string;
  }

  export interface RecordAdapter extends WireAdapterConstructor<RecordConfig, RecordResult> {
    readonly prototype: object;
  }

  export const getRecord: RecordAdapter;
  export function getFieldValue(
    record: RecordRepresentation | undefined,
    field: FieldReference,
  ): unknown;
  export function createRecord(input: {
    readonly apiName: string;
    readonly fields: FieldValues;
  }): Promise<RecordRepresentation>;
  export function updateRecord(
    input: { readonly fields: FieldValues },
    clientOptions?: ClientOptions,
  ): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(
    records: readonly { readonly recordId: string }[],
  ): Promise<void>;
}

declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, string | undefined>>;
    readonly state?: Readonly<Record<string, string>>;
  }

  /** What the mixin adds to a component. */
  export interface Navigating {
    [navigate: symbol]: (reference: PageReference, replace?: boolean) => Promise<string>;
  }

  export interface NavigationMixin {
    (base: typeof LightningElement): new () => LightningElement & Navigating;
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  }

  export const NavigationMixin: NavigationMixin;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
      readonly mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
