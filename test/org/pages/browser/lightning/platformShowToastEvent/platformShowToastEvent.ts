export const ShowToastEventName = 'lightning__showtoast';

/** Asks the page to show a toast: `{ title, message, variant, mode }`. */
export class ShowToastEvent extends CustomEvent<unknown> {
  constructor(detail: unknown) {
    super(ShowToastEventName, { bubbles: true, composed: true, cancelable: true, detail });
  }
}
