import { noticePage } from '../health/page.ts';
import { html, type Html } from '../http/html.ts';

/** Asks somebody to sign in, to be shown the page at `to`, a path of ours. */
export function signInPage(to: string): Html {
  return noticePage(
    'Sign in to see this',
    html`<p class="lead">Your company’s sign-in says who you are and what you may see here.</p>
      <p><a class="act" href="/sign-in?to=${encodeURIComponent(to)}">Sign in</a></p>`,
  );
}

/** Says why somebody could not sign in or out, and what to do. */
export function notSignedInPage(says: string): Html {
  return noticePage(
    'That did not work',
    html`<p class="lead">${says}</p>
      <p><a class="act" href="/sign-in">Sign in</a></p>`,
  );
}

/** Says that somebody is signed out here, which they may not be elsewhere. */
export function signedOutPage(): Html {
  return noticePage(
    'You are signed out',
    html`<p class="lead">
        At your company’s sign-in you may still be signed in. On a computer that others use, sign
        out there too.
      </p>
      <p><a class="act" href="/sign-in">Sign in again</a></p>`,
  );
}
