import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a database on which all commits wait for the next beat, so that those of several nodes meet. */
export interface CommitGate {
  /** The address of the database behind the gate. */
  readonly url: string;
  /** How long a beat is; 0 lets everything through at once. */
  beatMs: number;
  close(): void;
}

const commit = Buffer.from('\u0003commit');
const headerBytes = 4;

/** Nodes beside each other replicate within a millisecond, and races are rare; nodes in several zones meet all the time. */
export async function openCommitGate(databaseUrl: string): Promise<CommitGate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const gate = { beatMs: 0 };
  const server = createServer(client => {
    const database = connect(Number(target.port), target.hostname);
    client.setNoDelay(true);
    database.setNoDelay(true);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.once('error', () => other.destroy());
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    database.pipe(client);
    client.on('data', chunk => {
      const waitMs = gate.beatMs > 0 && isCommit(chunk) ? gate.beatMs - (Date.now() % gate.beatMs) : 0;
      if (waitMs === 0) database.write(chunk);
      else setTimeout(() => database.write(chunk), waitMs);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return Object.assign(gate, {
    url: url.href,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
}

// A client sends nothing more before the commit is answered, so a commit is a packet, and a chunk, of its own.
function isCommit(chunk: Buffer): boolean {
  return chunk.subarray(headerBytes).equals(commit);
}
