import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Org } from '../org.ts';
import { giveSession, isFromElsewhere, sessionCookie } from '../ui-api/session.ts';
import { appPage, appPages } from './app-pages.ts';
import { buildQuietly, registerAssets } from './assets.ts';
import type { PageContent } from './chrome.ts';
import { homePage } from './home-page.ts';
import { listedObjects, objectList } from './object-list.ts';
import { opportunityList } from './opportunity-list.ts';
import { opportunityPage } from './opportunity-page.ts';
import { personaList } from './persona-list.ts';
import { personaPage } from './persona-page.ts';
import { plainRecords, recordPage } from './record-page.ts';
import { registerRecordForms } from './record-form/routes.ts';
import { panelObjects, salesList, salesRecordPage } from './sales-record-page.ts';
import { sendPage } from './send-page.ts';
import { actors, roleOf, visitorOf, type Visitor } from './visitor.ts';

const record = z.object({ id: z.string() });
const listed = z.object({ filterName: z.string().optional() });

type Content = PageContent | undefined;

/** Serves the record pages a person clicks through, as the user they act as. */
export async function registerPages(app: FastifyInstance, org: Org): Promise<void> {
  await app.register(async (pages) => {
    await registerAssets(pages, buildQuietly);

    pages.get('/', (request, reply) => {
      return sendPage(request, reply, homePage(org), visitorOf(request, org));
    });

    pages.post('/act-as/:id', async (request, reply) => {
      const { id } = record.parse(request.params);
      const user = actors(org).find((actor) => actor.id === id);
      if (!user || isFromElsewhere(request)) return reply.redirect('/', 303);
      const former = request.cookies[sessionCookie];
      if (former) org.closeSessions(former);
      giveSession(reply, org.openSession(user.id));
      return reply.redirect(roleOf(user)?.startsAt ?? '/', 303);
    });

    const seen = (path: string, content: (visitor: Visitor, id: string) => Promise<Content>) =>
      pages.get(path, async (request, reply) => {
        const visitor = visitorOf(request, org);
        if (!visitor) return reply.redirect('/', 303);
        const id = record.safeParse(request.params).data?.id ?? '';
        return sendPage(request, reply, await content(visitor, id), visitor);
      });
    seen('/lightning/o/Opportunity/list', opportunityList);
    seen('/lightning/r/Opportunity/:id/view', opportunityPage);
    seen('/lightning/o/Buyer_Persona__c/list', personaList);
    seen('/lightning/r/Buyer_Persona__c/:id/view', personaPage);
    for (const object of panelObjects) {
      seen(`/lightning/o/${object.name}/list`, (visitor) => salesList(visitor, object));
      seen(`/lightning/r/${object.name}/:id/view`, (visitor, id) =>
        salesRecordPage(visitor, object, id),
      );
    }
    for (const object of listedObjects) {
      pages.get(`/lightning/o/${object}/list`, async (request, reply) => {
        const visitor = visitorOf(request, org);
        if (!visitor) return reply.redirect('/', 303);
        const view = listed.safeParse(request.query).data?.filterName ?? '';
        return sendPage(request, reply, await objectList(visitor, object, view), visitor);
      });
    }
    for (const object of plainRecords) {
      seen(`/lightning/r/${object}/:id/view`, (visitor, id) => recordPage(visitor, object, id));
    }
    for (const one of appPages) {
      seen(`/lightning/n/${one.name}`, (visitor) => Promise.resolve(appPage(visitor, one)));
    }
    registerRecordForms(pages, org);
    seen('/lightning/*', () => Promise.resolve(undefined));
  });
}
