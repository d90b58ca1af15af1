import { fieldOf, objectOf, SalesforceError, type OrgMetadata } from '../org.ts';

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
  const { errorCode, message, status, fields } = error;
  if (!saving || status !== 400) return [{ errorCode, message }];

  const object = objectOf(metadata, saving.sobject);
  const saveError = (field: string | null): SaveError => ({
    constituentField: null,
    duplicateRecordError: null,
    errorCode,
    field,
    fieldLabel: (field && object && fieldOf(object, field)?.label) ?? null,
    message,
  });
  return {
    message: `An error occurred while trying to ${saving.doing} the record. Please try again.`,
    statusCode: status,
    enhancedErrorType: 'RecordError',
    output: {
      errors: fields.length ? [] : [saveError(null)],
      fieldErrors: Object.fromEntries(fields.map((field) => [field, [saveError(field)]])),
    },
  };
}
