// LWC adds a component's styles as <style> elements. The page's Content-Security-Policy allows
// those that carry the page's nonce, so this runs before LWC is loaded.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
const createElement = document.createElement.bind(document);

document.createElement = (tag: string, options?: ElementCreationOptions) => {
  const element = createElement(tag, options);
  if (nonce && element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
