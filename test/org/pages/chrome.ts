import { html, type Html } from '../../../service/src/http/html.ts';
import { appPages } from './app-pages.ts';
import { panelObjects } from './sales-record-page.ts';
import { sampleNotice } from './sample-calendar.ts';
import { roleOf, type Visitor } from './visitor.ts';

/** What a page puts into the frame that all pages share. */
export interface PageContent {
  /** Names the page in the browser's tab; the page brings its own h1. */
  readonly title: string;
  readonly main: Html;
  /** The object or app page whose tab is current. */
  readonly tab?: string;
  /** Whether it has places for components, and so needs the bundle. */
  readonly hasComponents?: boolean;
  /** Whether the page itself says how often releases run. */
  readonly tellsCalendar?: boolean;
}

/** How a page is looked at: by whom, if anyone, in which of the two SLDS versions. */
export interface PageView {
  readonly visitor: Visitor | undefined;
  readonly path: string;
  readonly slds: 1 | 2;
  /** Lets this page's own styles through the Content-Security-Policy. */
  readonly nonce: string;
}

/** A tab of the navigation bar: an object's list, or a page of the app. */
interface Tab {
  readonly key: string;
  readonly label: string;
  readonly path: string;
  isFor(visitor: Visitor): boolean;
}

const objectTab = (object: string, label: string): Tab => ({
  key: object,
  label,
  path: `/lightning/o/${object}/list`,
  isFor: ({ org, session }) => org.can(session, object).read,
});

const tabs: readonly Tab[] = [
  objectTab('Opportunity', 'Opportunities'),
  // Whoever writes no notes would find these lists empty.
  ...panelObjects.map(({ name, plural }) => ({
    ...objectTab(name, plural),
    isFor: ({ org, session }: Visitor) => org.can(session, 'Buyer_Note__c').create,
  })),
  objectTab('Buyer_Persona__c', 'Personas'),
  ...appPages.map(({ name, label, isFor }) => ({
    key: name,
    label,
    path: `/lightning/n/${name}`,
    isFor,
  })),
  {
    ...objectTab('Note_Prompt__c', 'Prompts'),
    // Reps and sales leads meet the questions in the panel; their permission sets show no such tab.
    isFor: (visitor) => customPermissions(visitor).includes('Watercooler_Keep_Codebook'),
  },
];

/** A whole page: the org's frame around its content, as the visitor sees it. */
export async function page(view: PageView, content: PageContent): Promise<string> {
  const { visitor, slds, nonce } = view;
  const stylesheet =
    slds === 2
      ? '/assets/slds2/slds2.cosmos.css'
      : '/assets/slds1/styles/salesforce-lightning-design-system.min.css';
  const document = html`<!doctype html>
    <html
      lang="en-GB"
      data-user-id="${visitor?.user.id}"
      data-custom-permissions="${visitor && customPermissions(visitor).join(' ')}"
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title} · Watercooler</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${stylesheet}" />
        <link rel="stylesheet" href="/assets/chrome.css" />
        ${content.hasComponents && html`<script type="module" src="/assets/pages/main.js" nonce="${nonce}"></script>`}
      </head>
      <body class="sf-body">
        ${visitor && (await whoseEyes(visitor, content))}
        ${visitor && navigation(visitor, content.tab)}
        <main class="sf-page">${content.main}</main>
        ${footer(view)}
      </body>
    </html>`;
  return document.markup.trimStart();
}

/** Says as whom one looks, and that this is not the real thing. */
async function whoseEyes(visitor: Visitor, { tellsCalendar }: PageContent): Promise<Html> {
  const { user } = visitor;
  const notice = tellsCalendar ? undefined : await sampleNotice(visitor);
  return html`<aside class="sf-eyes" aria-label="Acting as">
    <p>
      You are
      <strong>${user.name}</strong
      >${user.title && html`<span class="sf-title">, ${user.title}</span>`}
      <span class="sf-role">${roleOf(user)?.name}</span>
    </p>
    <p class="sf-notice">${notice ?? 'A stand-in org with sample data.'}</p>
    <a href="/">Switch user</a>
  </aside>`;
}

function navigation(visitor: Visitor, current: string | undefined): Html {
  const items = tabs
    .filter(({ isFor }) => isFor(visitor))
    .map(
      ({ key, path, label }) =>
        html`<li>
          <a href="${path}" ${key === current && html`aria-current="page"`}>${label}</a>
        </li>`,
    );
  return html`<header class="sf-top">
    <span class="sf-app">Watercooler</span>
    <nav aria-label="Pages">
      <ul>
        ${items}
      </ul>
    </nav>
  </header>`;
}

function footer({ visitor, path, slds }: PageView): Html {
  const [label, query] = slds === 2 ? ['See it in SLDS 1', '?slds=1'] : ['See it in SLDS 2', ''];
  return html`<footer class="sf-foot">
    <p>
      A stand-in for Salesforce, made for trying Watercooler out. Not a Salesforce product.
      ${visitor && html`<a href="${path}${query}">${label}</a>`}
    </p>
  </footer>`;
}

/** For `@salesforce/customPermission/…` in components. */
function customPermissions({ org, user }: Visitor): string[] {
  const { permissionSets, profiles } = org.metadata;
  const grants = [
    profiles.get(user.profile),
    ...user.permissionSets.map((n) => permissionSets.get(n)),
  ];
  return [...new Set(grants.flatMap((grant) => [...(grant?.customPermissions ?? [])]))];
}

/** For what does not exist and for what this visitor may not see: the two must look the same. */
export function missingPage(visitor: Visitor | undefined): PageContent {
  return {
    title: 'Not here',
    main: html`<section class="sf-card sf-missing">
      <h1>There is nothing here for you</h1>
      <p>
        The record or page does not exist, or ${visitor?.user.name ?? 'this user'} has no access to
        it.
      </p>
      <p><a href="/">Look with somebody else's eyes</a></p>
    </section>`,
  };
}
