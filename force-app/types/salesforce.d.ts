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

declare module '@salesforce/user/Id' {
  const id: string;
  export default id;
}

/** True for whoever has the permission, else undefined. */
declare module '@salesforce/customPermission/*' {
  const has: boolean | undefined;
  export default has;
}

/** `Small` on a phone, else `Medium` or `Large`. */
declare module '@salesforce/client/formFactor' {
  const formFactor: string;
  export default formFactor;
}
