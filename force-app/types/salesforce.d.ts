/** What the platform resolves at deploy time: fields, words, the reader's language. */
declare module '@salesforce/schema/*' {
  const field: { readonly objectApiName: string; readonly fieldApiName: string };
  export default field;
}

declare module '@salesforce/label/*' {
  const words: string;
  export default words;
}

declare module '@salesforce/i18n/*' {
  const setting: string;
  export default setting;
}
