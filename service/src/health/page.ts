import type { ServerState } from '../database/kept-running.ts';
import { html, type Html } from '../http/html.ts';
import { checksOf } from './checks.ts';
import type { HealthFacts } from './facts.ts';
import type { HealthCheck, HealthProblem } from './problem.ts';
import { problemsOf } from './problems.ts';
import { moment, Spoken } from './words.ts';

/** Where the pages' stylesheet is served. */
export const stylesheetPath = '/portal.css';

/** Who looks at a page. */
export interface Reader {
  /** Whether they signed in with a browser, and so can sign out. */
  readonly isSignedIn?: boolean;
}

/** The health page of one org. */
export function healthPage(facts: HealthFacts, reader: Reader = {}): Html {
  const problems = problemsOf(facts);
  const checks = checksOf(facts, new Set(problems.map((problem) => problem.about)));
  const isWaiting = checks.some((check) => check.state === 'waiting');
  return page(
    heading(problems.length, isWaiting),
    html`<p class="lead">
        Checked at ${moment(facts.now, facts.now)}. ${lead(problems, isWaiting)}
      </p>
      ${problems.length === 0 ? null : html`<div class="probs">${problems.map(article)}</div>`}
      <ul class="checks">
        ${checks.map(line)}
      </ul>
      ${reader.isSignedIn ? signOut : null}`,
    reading,
  );
}

/**
 * The page while the database is away: then nobody can be recognised, so nothing else is told.
 *
 * @param own how the PostgreSQL is doing that the service runs itself; null where it is told of another
 */
export function databaseAwayPage(own: ServerState | null = null): Html {
  const { title, says, steps } = own === null ? theirs : ours[own];
  const isPassing = own === 'starting-again';
  return page(
    isPassing ? 'One thing is being put right' : 'One thing needs you',
    html`<p class="lead">The service runs, but its database does not answer.</p>
      <div class="probs">
        ${article({
          about: 'database',
          title,
          says: [
            ...says,
            'No note is lost: new ones wait in Salesforce. Reps can still save.',
            'Who you are cannot be checked without it, so nothing else is told here.',
          ],
          steps,
        })}
      </div>`,
    reading,
  );
}

type DatabaseWords = Pick<HealthProblem, 'title' | 'says' | 'steps'>;

const theirs: DatabaseWords = {
  title: 'The database does not answer',
  says: [],
  steps: [
    'Look whether PostgreSQL runs, and whether the service’s computer reaches the address in DATABASE_URL.',
    'If its password changed, correct DATABASE_URL and restart the service.',
    'If its disk is full, make room.',
    'Load this page again. The service goes on by itself where it was.',
  ],
};

const serverLog = 'Look at the end of postgres/server.log in the data directory: it says why.';

const ours: Readonly<Record<ServerState, DatabaseWords>> = {
  'starting-again': {
    title: 'The service’s own PostgreSQL ended, and is started again',
    says: ['Something ended it that was not the service. That is tried a few times by itself.'],
    steps: ['Wait for a minute, then load this page again.', 'If it happens often: ' + serverLog],
  },
  'given-up': {
    title: 'The service’s own PostgreSQL ended, and does not start again',
    says: ['It was tried a few times, and is not tried any more.'],
    steps: [
      serverLog,
      'If the disk is full, make room. If memory ran out, end what took it.',
      'Restart the service. It goes on where it was.',
    ],
  },
  running: {
    title: 'The service’s own PostgreSQL runs, but does not answer',
    says: [],
    steps: [
      'Load this page again: it may be busy, or have started just now.',
      serverLog,
      'If it stays, restart the service. It goes on where it was.',
    ],
  },
};

const signOut = html`<form method="post" action="/sign-out">
  <button class="act" type="submit">Sign out</button>
</form>`;

/** A page of few words. */
export function noticePage(title: string, main: Html): Html {
  return page(title, main);
}

/** A page that says no, and what to do. */
export function refusalPage(title: string, says: string, reader: Reader = {}): Html {
  return page(
    title,
    html`<p class="lead">${says}</p>
      ${reader.isSignedIn ? signOut : null}`,
  );
}

function heading(problems: number, isWaiting: boolean): string {
  if (problems === 1) return 'One thing needs you';
  if (problems > 1) return `${Spoken(problems)} things need you`;
  return isWaiting ? 'Nothing needs you' : 'All is well';
}

function lead(problems: readonly HealthProblem[], isWaiting: boolean): string {
  if (problems.length > 0) return 'No note is lost.';
  return isWaiting ? 'Some things are still under way.' : 'Nothing needs you.';
}

function article({ title, says, steps }: HealthProblem): Html {
  return html`<article class="prob">
    <h2>${title}</h2>
    ${says.map((paragraph) => html`<p>${paragraph}</p>`)}
    <h3>What to do</h3>
    <ol>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
  </article>`;
}

const tick = html`<svg viewBox="0 0 20 20" role="img" aria-label="Well">
  <path d="M3 10.5l4.5 4.5L17 5" fill="none" stroke="currentColor" stroke-width="2.5" />
</svg>`;

const hand = html`<svg class="waiting" viewBox="0 0 20 20" role="img" aria-label="Under way">
  <circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2" />
  <path d="M10 5.5V10l3 2" fill="none" stroke="currentColor" stroke-width="2" />
</svg>`;

function line({ state, title, says }: HealthCheck): Html {
  return html`<li>
    ${state === 'well' ? tick : hand}
    <div>
      <h2>${title}</h2>
      <p>${says}</p>
    </div>
  </li>`;
}

const reading = html`<footer>
  All times are UTC. Load this page again to look again. It tells no words of notes, and nobody who
  wrote one.
</footer>`;

function page(title: string, main: Html, footer: Html | null = null): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} · Watercooler</title>
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header class="top"><strong>Watercooler</strong><span>Health</span></header>
        <main id="main" tabindex="-1">
          <h1>${title}</h1>
          ${main}
        </main>
        ${footer}
      </body>
    </html> `;
}
