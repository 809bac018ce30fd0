import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Encoding, PublicAnswer } from '../public-answers/public-answer.ts';
import { wantedEncoding } from './wanted-encoding.ts';

export const jsonType = 'application/json; charset=utf-8';

/** A cache may show an answer for this many times its age, while it asks for a new one. */
const staleFactor = 10;

/** Whether caches may keep what everybody gets: the addresses of other requests do not say what was asked. */
export function isForCaches({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  return method === 'GET' && headers.authorization === undefined;
}

/**
 * Sends an answer that everybody gets, compressed if the client takes that.
 */
export function sendPublicAnswer(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  answer: PublicAnswer,
  maxAgeMs: number,
): FastifyReply | Promise<FastifyReply> {
  if (isForCaches({ method, headers })) {
    const maxAge = Math.max(1, Math.round(maxAgeMs / 1_000));
    reply
      .header('cache-control', `public, max-age=${maxAge}, stale-while-revalidate=${staleFactor * maxAge}`)
      .header('etag', answer.etag)
      .header('vary', varying(reply.getHeader('vary')));
    if (isKnownTo(headers['if-none-match'], answer.etag)) return reply.code(304).send();
  }
  reply.header('content-type', jsonType);
  const encoding = answer.isCompressible ? wantedEncoding(headers['accept-encoding']) : undefined;
  return encoding ? sendCompressed(reply, answer, encoding) : reply.send(answer.text);
}

async function sendCompressed(
  reply: FastifyReply,
  answer: PublicAnswer,
  encoding: Encoding,
): Promise<FastifyReply> {
  const bytes = await answer.compressed(encoding);
  return bytes ? reply.header('content-encoding', encoding).send(bytes) : reply.send(answer.text);
}

/** What the answer depends on, beside what the server has said already. */
function varying(said: unknown): string {
  const own = 'accept, accept-encoding, authorization';
  return said ? `${String(said)}, ${own}` : own;
}

function isKnownTo(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some(one => ['*', strong].includes(one.trim().replace(/^W\//, '')));
}
