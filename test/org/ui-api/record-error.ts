import {
  fieldOf,
  objectOf,
  SalesforceError,
  type OrgMetadata,
  type SalesforceFault,
} from '../org.ts';

/** How the UI API reports a record it could not save. */
interface RecordError {
  readonly message: string;
  readonly statusCode: number;
  readonly enhancedErrorType: 'RecordError';
  readonly output: {
    readonly errors: readonly SaveError[];
    readonly fieldErrors: Readonly<Record<string, readonly SaveError[]>>;
  };
}

interface SaveError {
  readonly constituentField: null;
  readonly duplicateRecordError: null;
  readonly errorCode: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly message: string;
}

/** What the UI API answers for everything but a refused save. */
interface RequestError {
  readonly errorCode: string;
  readonly message: string;
}

/** The body for a refusal: a RecordError where values were wrong, else a list of request errors. */
export function uiApiError(
  metadata: OrgMetadata,
  error: SalesforceError,
  saving: { readonly sobject: string; readonly doing: string } | undefined,
): RecordError | RequestError[] {
  const { errorCode, message, status } = error;
  if (!saving || status !== 400) return [{ errorCode, message }];

  const object = objectOf(metadata, saving.sobject);
  const saveError = (fault: SalesforceFault, field: string | null): SaveError => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode: fault.errorCode,
    field,
    fieldLabel: (field && object && fieldOf(object, field)?.label) ?? null,
    message: fault.message,
  });
  const faults = [error, ...error.others];
  const fieldErrors: Record<string, SaveError[]> = {};
  for (const fault of faults) {
    for (const field of fault.fields) {
      fieldErrors[field] = [...(fieldErrors[field] ?? []), saveError(fault, field)];
    }
  }
  return {
    message: `An error occurred while trying to ${saving.doing} the record. Please try again.`,
    statusCode: status,
    enhancedErrorType: 'RecordError',
    output: {
      errors: faults
        .filter(({ fields }) => fields.length === 0)
        .map((fault) => saveError(fault, null)),
      fieldErrors,
    },
  };
}
