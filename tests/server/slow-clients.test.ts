import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';

const impatient = useApp(
  {},
  { socketLimits: { headersMs: 200, requestMs: 300, silenceMs: 2_000, idleMs: 250, checkMs: 20 } },
);

async function connection() {
  const { http } = impatient().app;
  if (!http.server.listening) await http.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((http.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  socket.on('data', chunk => {
    received += chunk;
  });
  // The server may close it while a byte is on its way.
  socket.on('error', () => {});
  const closed = new Promise(resolve => socket.once('close', resolve));
  return { socket, closed, received: () => received };
}

/** Sends a byte now and then until there is an answer. */
function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 20);
  for (const end of ['data', 'close']) socket.once(end, () => clearInterval(timer));
}

it('cuts a body that comes byte by byte', async () => {
  const { socket, closed, received } = await connection();
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
  );
  drip(socket, ' ');
  await closed;
  expect(received()).toMatch(/^HTTP\/1\.1 408 /);
});

it('cuts headers that come byte by byte', async () => {
  const { socket, closed, received } = await connection();
  socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\nX-Long: ');
  drip(socket, 'x');
  await closed;
  expect(received()).toMatch(/^HTTP\/1\.1 408 /);
});

it('closes a connection that stays idle after its answer', async () => {
  const { socket, closed, received } = await connection();
  socket.write('GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n');
  await closed;
  expect(received()).toMatch(/^HTTP\/1\.1 200 /);
});

it('limits the number of connections', () => {
  expect(impatient().app.http.server.maxConnections).toBe(12_000);
});
