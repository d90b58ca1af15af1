/** Stands for the org in an address without a host. */
const THIS_ORG = 'https://this-org.invalid';

/** Hosts where a reader is signed in to Salesforce: asking one for an address can act for them. */
const SALESFORCE_HOST = /(?:^|\.)(?:salesforce|force)\.com$/;

/** Where an org keeps static resources, files and pictures of its own: asking for one changes nothing. */
const PICTURE_FOLDER = /^\/(?:resource|file-asset|img|_slds\/images|sfc\/servlet\.shepherd)\//;

/**
 * The address a picture may be loaded from, or none. People type it, and every reader's browser asks
 * for it: so only the web over TLS, nothing that a browser would run, and of Salesforce only the
 * folders with pictures, as other addresses act (`/secur/logout.jsp` signs the reader out).
 */
export function pictureFrom(typed: string): string {
  const address = typed.trim();
  const url = urlOf(address.startsWith('/') ? THIS_ORG + address : address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return '';
  if (!isOfSalesforce(url)) return url.href;
  if (!PICTURE_FOLDER.test(url.pathname) || /%2f|%5c/i.test(url.pathname)) return '';
  return url.origin === THIS_ORG ? url.pathname + url.search : url.href;
}

function urlOf(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function isOfSalesforce({ origin, hostname }: URL): boolean {
  return (
    origin === THIS_ORG ||
    hostname === window.location.hostname ||
    SALESFORCE_HOST.test(hostname.replace(/\.$/, ''))
  );
}
