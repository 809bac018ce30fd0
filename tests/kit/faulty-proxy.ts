import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What a proxy does with the connections of clients. */
type Mode = 'PASS' | 'ERRORS' | 'FREEZE' | 'REFUSE';

/**
 * A proxy in front of a MySQL server that can behave as servers do in bad hours: answer every statement with an error,
 * pass nothing on, or refuse connections.
 */
export class FaultyProxy {
  readonly #sockets = new Set<Socket>();
  readonly #held: (() => void)[] = [];
  #mode: Mode = 'PASS';
  #refuses: (statement: string) => boolean = () => false;

  // Node by itself, which runs the scenarios, understands no fields among the parameters.
  readonly server: Server;
  readonly targetPort: number;

  private constructor(server: Server, targetPort: number) {
    this.server = server;
    this.targetPort = targetPort;
    server.on('connection', socket => this.#accept(socket));
  }

  static async start(targetPort: number): Promise<FaultyProxy> {
    const server = createServer();
    const proxy = new FaultyProxy(server, targetPort);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The address of a database behind the proxy instead of directly. */
  url(direct: string): string {
    const url = new URL(direct);
    url.port = String(this.port);
    return url.href;
  }

  /** Everything is passed on again, also what was held back. */
  pass(): void {
    this.#mode = 'PASS';
    this.#refuses = () => false;
    for (const send of this.#held.splice(0)) send();
  }

  /** Answers these statements with an error, as ProxySQL does when it has no server: all of them by default. */
  answerErrors(refuses: (statement: string) => boolean = () => true): void {
    this.#mode = 'ERRORS';
    this.#refuses = refuses;
  }

  /** Holds all bytes back. */
  freeze(): void {
    this.#mode = 'FREEZE';
  }

  /** Ends all connections and takes no new ones. */
  refuse(): void {
    this.#mode = 'REFUSE';
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => this.server.close(resolve));
  }

  #accept(client: Socket): void {
    if (this.#mode === 'REFUSE') {
      client.destroy();
      return;
    }
    const upstream = connect(this.targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', data => this.#fromClient(client, upstream, data));
    upstream.on('data', data => this.#when(() => client.write(data)));
  }

  #fromClient(client: Socket, upstream: Socket, data: Buffer): void {
    if (this.#mode === 'ERRORS') {
      const { passed, errors } = this.#split(data);
      if (passed.length > 0) upstream.write(passed);
      for (const error of errors) client.write(error);
    } else {
      this.#when(() => upstream.write(data));
    }
  }

  #when(send: () => void): void {
    if (this.#mode === 'FREEZE') this.#held.push(send);
    else send();
  }

  // A command begins with its length, the number 0, and its kind: 3 for a statement, 22 to prepare, 23 to execute one.
  #split(data: Buffer): { passed: Buffer; errors: Buffer[] } {
    const passed: Buffer[] = [];
    const errors: Buffer[] = [];
    for (let start = 0; start + 5 <= data.length; ) {
      const end = Math.min(data.length, start + 4 + data.readUIntLE(start, 3));
      const command = data.subarray(start, end);
      const isStatement = command[3] === 0 && [3, 22, 23].includes(command[4]!);
      if (isStatement && this.#refuses(command.subarray(5).toString())) errors.push(errorPacket);
      else passed.push(command);
      start = end;
    }
    return { passed: Buffer.concat(passed), errors };
  }
}

/** What ProxySQL answers: error 9001, "Max connect timeout reached while reaching hostgroup". */
const errorPacket = (() => {
  const body = Buffer.concat([
    Buffer.from([0xff]),
    Buffer.from([9001 & 0xff, 9001 >> 8]),
    Buffer.from('#HY000Max connect timeout reached while reaching hostgroup'),
  ]);
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = 1;
  return Buffer.concat([head, body]);
})();
