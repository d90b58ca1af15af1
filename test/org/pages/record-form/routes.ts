import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Org } from '../../org.ts';
import { isFromElsewhere } from '../../ui-api/session.ts';
import { sendPage } from '../send-page.ts';
import { visitorOf, type Visitor } from '../visitor.ts';
import { postedEntries, postedForm, shownEntries } from './entries.ts';
import { formObjects } from './form-fields.ts';
import { formPage, type FormView } from './form-page.ts';
import { beginEdit, beginNew } from './begin.ts';
import { save } from './save.ts';

const recordParams = z.object({ id: z.string() });
const newQuery = z.object({ defaultFieldValues: z.string().default('') });

type Begin = (visitor: Visitor, request: FastifyRequest) => Promise<FormView | undefined>;

/** Serves the pages on which people make and change records, as the platform's own do. */
export function registerRecordForms(pages: FastifyInstance, org: Org): void {
  for (const object of formObjects) {
    serve(pages, org, `/lightning/o/${object}/new`, (visitor, request) => {
      const query = newQuery.safeParse(request.query).data;
      return Promise.resolve(beginNew(visitor, object, query?.defaultFieldValues ?? ''));
    });
    serve(pages, org, `/lightning/r/${object}/:id/edit`, (visitor, request) =>
      beginEdit(visitor, object, recordParams.parse(request.params).id),
    );
  }
}

function serve(pages: FastifyInstance, org: Org, path: string, begin: Begin): void {
  pages.get(path, async (request, reply) => {
    const visitor = visitorOf(request, org);
    if (!visitor) return reply.redirect('/', 303);
    return show(request, reply, visitor, await begin(visitor, request));
  });

  pages.post(path, async (request, reply) => {
    const visitor = visitorOf(request, org);
    if (!visitor || isFromElsewhere(request)) return reply.redirect('/', 303);
    const view = await begin(visitor, request);
    const posted = postedForm.safeParse(request.body).data;
    if (!view || !posted) return show(request, reply, visitor, undefined);
    const entered = postedEntries(view.form, posted);
    const shown = shownEntries(view.form, posted);
    const saved = await save(visitor, view.form, entered, shown);
    if ('refusal' in saved) {
      return show(request, reply, visitor, { ...view, entered, shown, refusal: saved.refusal });
    }
    return reply.redirect(`/lightning/r/${view.form.object.name}/${saved.id}/view`, 303);
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  view: FormView | undefined,
): Promise<FastifyReply> {
  return sendPage(request, reply, view && (await formPage(visitor, view)), visitor);
}
