// The server to compare with: what a careful person would write for just these pages, without any code of ours.
import fastify from 'fastify';
import { createPool } from 'mysql2/promise';
import { type OrderInput, placeOrderByHand } from '../place-order-by-hand.ts';
import { scenarios } from './scenarios.ts';
import { sessionOf } from './session-by-hand.ts';

const [url = '', port = '0', secret = ''] = process.argv.slice(2);
const pool = createPool({ uri: url, connectionLimit: 10, timezone: 'Z' });
const app = fastify({ logger: false });

interface PageRequest {
  Body: { variables: Record<string, string> };
}

for (const [index, { who, needs, byHand }] of scenarios.entries()) {
  app.post<PageRequest>(`/${index}`, async (request, reply) => {
    const { variables } = request.body;
    if (who === 'guest') return { data: await byHand(pool, undefined, variables) };
    const session = await sessionOf(pool, request.headers.authorization, secret);
    if (!session || (needs && !session.permissions.includes(needs)))
      return reply.code(session ? 403 : 401).send({ errors: ['Not for you.'] });
    return { data: await byHand(pool, session, variables) };
  });
}

app.post<{ Body: OrderInput }>('/order', async (request, reply) => {
  const session = await sessionOf(pool, request.headers.authorization, secret);
  if (!session) return reply.code(401).send({ errors: ['Not for you.'] });
  const [[customer]] = (await pool.execute('select id from customer where user_id = ?', [
    session.userId,
  ])) as unknown as [[{ id: string }]];
  return placeOrderByHand(pool, { userId: session.userId, customerId: customer.id }, request.body);
});

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.stdout.write('is ready\n');
