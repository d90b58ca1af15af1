/** What one entry of Salesforce's error array says, with the HTTP status it comes with. */
export interface SalesforceFault {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: string[];
  readonly status: number;
}

/** A refusal in Salesforce's own words; REST answers it as `[{ message, errorCode, fields }]`. */
export class SalesforceError extends Error implements SalesforceFault {
  readonly errorCode: string;
  readonly fields: string[];
  readonly status: number;
  /** Further refusals of the same record, where several rules are broken at once. */
  readonly others: readonly SalesforceFault[];

  constructor(
    errorCode: string,
    message: string,
    options: { fields?: string[]; status?: number; others?: readonly SalesforceFault[] } = {},
  ) {
    super(message);
    this.name = 'SalesforceError';
    this.errorCode = errorCode;
    this.fields = options.fields ?? [];
    this.status = options.status ?? 400;
    this.others = options.others ?? [];
  }
}

/** The answer for a record that does not exist and for one that the user may not see: the same. */
export function notFound(): SalesforceError {
  return new SalesforceError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** The answer when somebody changes a record that lies in the recycle bin. */
export function entityIsDeleted(): SalesforceError {
  return new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', { status: 404 });
}

/** The answer when a user sees a record or an object but may not do this with it. */
export function insufficientAccess(what: string, fields: string[] = []): SalesforceError {
  return new SalesforceError('INSUFFICIENT_ACCESS_OR_READONLY', what, { status: 403, fields });
}
