import './style-nonce.ts';
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { components } from '#components';
import { showToasts } from './toasts.ts';

showToasts(document);
for (const place of document.querySelectorAll<HTMLElement>('[data-component]')) mount(place);

/** Puts the component a place asks for into it, on the record the place names. */
function mount(place: HTMLElement): void {
  const { component = '', recordId, objectApiName } = place.dataset;
  const constructor = components.get(component);
  if (!constructor) {
    place.textContent = `${component} is not part of this package yet.`;
    return;
  }
  const element = createElement(component, { is: constructor });
  Object.assign(element, { recordId, objectApiName });
  place.replaceChildren(element);
}
