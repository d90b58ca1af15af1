import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { missingPage, page, type PageContent } from './chrome.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import type { Visitor } from './visitor.ts';

const look = z.object({ slds: z.string().optional() });

/** Answers with a page; without content, with the one that says that there is nothing. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: PageContent | undefined,
  visitor: Visitor | undefined,
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64');
  const slds = look.safeParse(request.query).data?.slds === '1' ? 1 : 2;
  const [path = '/'] = request.url.split('?');
  const body = await page({ visitor, path, slds, nonce }, content ?? missingPage(visitor));
  return reply
    .code(content ? 200 : 404)
    .headers({
      'content-security-policy': contentSecurityPolicy(nonce),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      // With no-referrer a browser posts a form as from nowhere, and acting as somebody is refused.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .send(body);
}
