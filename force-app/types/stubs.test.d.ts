/** What `sfdx-lwc-jest` adds to the wire adapters, so that a test can play the platform. */
declare module 'lightning/graphql' {
  interface GraphqlAdapter {
    emit(
      data: unknown,
      filter?: (config: GraphqlConfig) => boolean,
      refresh?: () => Promise<void>,
    ): void;
    emitErrors(
      errors: readonly GraphqlError[],
      filter?: (config: GraphqlConfig) => boolean,
      refresh?: () => Promise<void>,
    ): void;
    getLastConfig(): GraphqlConfig | undefined;
  }
}

declare module 'lightning/uiRecordApi' {
  interface RecordAdapter {
    emit(data: unknown, filter?: (config: RecordConfig) => boolean): void;
    error(body?: unknown, status?: number): void;
    getLastConfig(): RecordConfig | undefined;
  }
}
