// The server to compare with: it places orders by one transaction that is written by hand.
import fastify from 'fastify';
import mysql from 'mysql2/promise';
import { type OrderInput, placeOrderByHand } from './place-order-by-hand.ts';

const [url = '', port = '0', userId = '', customerId = ''] = process.argv.slice(2);
const pool = mysql.createPool({ uri: url, connectionLimit: 10 });
const app = fastify({ logger: false });

app.post<{ Body: OrderInput }>('/', async request => {
  // Every request must find out who sends it.
  await pool.execute(
    'select u.id from user as u join user_role as ur on ur.user_id = u.id join role as r on r.id = ur.role_id where u.id = ?',
    [userId],
  );
  return placeOrderByHand(pool, { userId, customerId }, request.body);
});

await app.listen({ host: '127.0.0.1', port: Number(port) });
process.stdout.write('is ready\n');
