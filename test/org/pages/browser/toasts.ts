/** What a component's ShowToastEvent carries. */
interface Toast {
  readonly title: string;
  readonly message: string;
  readonly variant: 'info' | 'success' | 'warning' | 'error';
  readonly mode: 'dismissible' | 'pester' | 'sticky';
}

const variants = ['info', 'success', 'warning', 'error'] as const;
const modes = ['dismissible', 'pester', 'sticky'] as const;
/** As long as the platform shows one. */
const shownMs = 5_000;

/** Shows the toasts that components ask for, read out politely and closable by keyboard. */
export function showToasts(page: Document): void {
  const region = page.createElement('div');
  region.className = 'sf-toasts';
  region.setAttribute('role', 'status');
  page.body.append(region);
  page.addEventListener('lightning__showtoast', (event) => {
    if (event instanceof CustomEvent) region.append(toastElement(page, toastOf(event.detail)));
  });
}

function toastElement(page: Document, { title, message, variant, mode }: Toast): HTMLElement {
  const toast = page.createElement('div');
  toast.className = `sf-toast sf-toast_${variant}`;
  const text = page.createElement('p');
  const heading = page.createElement('strong');
  heading.textContent = title;
  text.append(heading, message ? ` ${message}` : '');
  const close = page.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', `Close: ${title}`);
  close.addEventListener('click', () => toast.remove());
  toast.append(text, close);
  if (mode !== 'sticky') setTimeout(() => toast.remove(), shownMs);
  return toast;
}

function toastOf(detail: unknown): Toast {
  const given = new Map(Object.entries(typeof detail === 'object' && detail ? detail : {}));
  return {
    title: String(given.get('title') ?? ''),
    message: String(given.get('message') ?? ''),
    variant: variants.find((variant) => variant === given.get('variant')) ?? 'info',
    mode: modes.find((mode) => mode === given.get('mode')) ?? 'dismissible',
  };
}
