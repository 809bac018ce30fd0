import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { useApp } from '../kit/app.ts';
import { createUpload } from '../kit/uploads.ts';

const impatient = useApp(
  {},
  {
    socketLimits: {
      headersMs: 200,
      requestMs: 300,
      uploadMs: 1_500,
      silenceMs: 2_000,
      idleMs: 250,
      checkMs: 20,
    },
  },
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

async function beginUpload(size: number) {
  const { uploadUrl } = await createUpload(impatient(), 'manager', size);
  const slow = await connection();
  const path = uploadUrl.replace('http://localhost:4000', '');
  slow.socket.write(
    `PUT ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nContent-Length: ${size}\r\n\r\n`,
  );
  return slow;
}

it('gives an upload more time than other requests', async () => {
  const { socket, received } = await beginUpload(30);
  for (let sent = 0; sent < 30; sent++) {
    socket.write('x');
    await sleep(20);
  }
  await vi.waitFor(() => expect(received()).toMatch(/^HTTP\/1\.1 201 /));
  socket.destroy();
});

it('cuts an upload that takes too long all the same, and keeps nothing of it', async () => {
  const { socket, closed, received } = await beginUpload(100_000);
  drip(socket, 'x');
  await closed;
  expect(received()).toMatch(/^HTTP\/1\.1 408 /);
  await vi.waitFor(async () => {
    const rows = await impatient().sql("select id from upload where status = 'RECEIVING'");
    expect(rows).toEqual([]);
  });
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
