import { everythingChanged } from '../../lds/subscriptions.ts';

const name = 'lightning__refresh';

/** Asks for fresh data in everything around the component that fires it. */
export class RefreshEvent extends CustomEvent<unknown> {
  constructor() {
    super(name, { bubbles: true, composed: true });
  }
}

document.addEventListener(name, () => void everythingChanged());
