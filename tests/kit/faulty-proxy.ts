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
    const splitter = new CommandSplitter();
    client.on('data', data => {
      const commands = splitter.split(data);
      for (const command of commands) this.#fromClient(client, upstream, command);
    });
    upstream.on('data', data => this.#when(() => client.write(data)));
  }

  #fromClient(client: Socket, upstream: Socket, command: Buffer): void {
    const isRefused = this.#mode === 'ERRORS' && isStatement(command) && this.#refuses(textOf(command));
    if (isRefused) client.write(errorPacket);
    else this.#when(() => upstream.write(command));
  }

  #when(send: () => void): void {
    if (this.#mode === 'FREEZE') this.#held.push(send);
    else send();
  }
}

/** Puts the bytes that a client sends together to whole commands: three bytes of length, a number, and the rest. */
class CommandSplitter {
  #rest: Buffer = Buffer.alloc(0);

  split(data: Buffer): Buffer[] {
    const commands: Buffer[] = [];
    this.#rest = Buffer.concat([this.#rest, data]);
    while (this.#rest.length >= headBytes) {
      const length = headBytes + this.#rest.readUIntLE(0, 3);
      if (this.#rest.length < length) break;
      commands.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return commands;
  }
}

const headBytes = 4;
/** The kinds of commands that are statements: to run one, to prepare one, and to execute a prepared one. */
const statements = [0x03, 0x16, 0x17];

function isStatement(command: Buffer): boolean {
  return command[3] === 0 && statements.includes(command[headBytes]!);
}

function textOf(command: Buffer): string {
  return command.subarray(headBytes + 1).toString();
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
