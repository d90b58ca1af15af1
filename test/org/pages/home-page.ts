import type { Org, User } from '../org.ts';
import type { PageContent } from './chrome.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { actors, roleOf, roles, type Role } from './visitor.ts';

/** Where one starts: says what this is, and lets one pick whose eyes to look with. */
export function homePage(org: Org): PageContent {
  const users = actors(org);
  const groups = roles.map((role) =>
    group(
      role,
      users.filter((user) => roleOf(user) === role),
    ),
  );
  return {
    title: 'Who do you want to be?',
    main: html`<section class="sf-intro">
        <h1>Who do you want to be?</h1>
        <p>
          This is a stand-in for a Salesforce org, with a made-up company in it. Nothing here
          reaches Salesforce or anybody outside this computer. Pick a person: you then see and may
          do exactly what they could. Whatever your calendar says, today is ${dayOf(org)} here: what
          you write and what is released bears that date.
        </p>
        <h2>Try this first</h2>
        <ol>
          <li>
            Act as a <strong>sales rep</strong> and open one of their deals. The card says what is
            known of such buyers; the panel beside it asks one question. Answer it.
          </li>
          <li>
            Say whether your note was filed under the right theme. Under <strong>My notes</strong>
            you find it again, to change, keep private or withdraw.
          </li>
          <li>
            Switch to <strong>marketing</strong> and open a persona: what stops these buyers comes
            first. A theme appears only once enough reps, on enough deals, have noticed it. In the
            <strong>Codebook</strong> marketing names, merges and splits the themes.
          </li>
        </ol>
      </section>
      ${users.length ? html`<div class="sf-groups">${groups}</div>` : empty()}`,
  };
}

function dayOf(org: Org): string {
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(org.clock());
}

function group(role: Role, users: readonly User[]): Html | undefined {
  if (users.length === 0) return undefined;
  return html`<section class="sf-card sf-people">
    <h2>${role.plural}</h2>
    <p class="sf-quiet">${role.does}</p>
    <ul>
      ${users.map((user) => person(user))}
    </ul>
  </section>`;
}

function person({ id, name, title }: User): Html {
  return html`<li>
    <form method="post" action="/act-as/${id}">
      <button type="submit">
        <span class="sf-face" aria-hidden="true">${initials(name)}</span>
        <span><strong>${name}</strong> <small>${title}</small></span>
      </button>
    </form>
  </li>`;
}

function empty(): Html {
  return html`<section class="sf-card">
    <p>Nobody can be acted as yet: no user of this org has a Watercooler permission set.</p>
  </section>`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.slice(0, 1).toUpperCase() ?? '')
    .join('');
}
