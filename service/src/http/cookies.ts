/** Where browsers reach us decides how much a cookie can be protected. */
export interface CookiePlace {
  /** Over https: then only this host can have set it, and it never travels unencrypted. */
  readonly isSecure: boolean;
}

/** The value of a cookie in the header of a request, or undefined. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** The name of a cookie at this place: browsers hold one that begins with `__Host-` to its promises. */
export function cookieName(name: string, { isSecure }: CookiePlace): string {
  return isSecure ? `__Host-${name}` : name;
}

/**
 * The header that sets a cookie which no script reads and no other site's form sends along. Without
 * `maxAgeSeconds` it ends with the browser; 0 removes it.
 */
export function setCookie(
  cookie: { readonly name: string; readonly value: string; readonly maxAgeSeconds?: number },
  place: CookiePlace,
): string {
  return [
    `${cookieName(cookie.name, place)}=${cookie.value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(place.isSecure ? ['Secure'] : []),
    ...(cookie.maxAgeSeconds === undefined ? [] : [`Max-Age=${cookie.maxAgeSeconds}`]),
  ].join('; ');
}
