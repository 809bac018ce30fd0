// The server to compare with: what a careful person would write for just these queries, without any code of ours.
import fastify from 'fastify';
import { createPool } from 'mysql2/promise';
import { scenarios } from './scenarios.ts';

const [url = '', port = '0'] = process.argv.slice(2);
const pool = createPool({ uri: url, connectionLimit: 10 });
const app = fastify({ logger: false });

for (const [index, scenario] of scenarios.entries()) {
  app.post<{ Body: { variables: Record<string, unknown> } }>(`/${index}`, async request => ({
    data: await scenario.byHand(pool, request.body.variables as never),
  }));
}

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.stdout.write('is ready\n');
