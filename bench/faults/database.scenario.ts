import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultyProxy } from '../../tests/kit/faulty-proxy.ts';
import { stopServers } from '../servers.ts';
import { DatabaseServer } from './kit/database-server.ts';
import { startHaproxy } from './kit/haproxy.ts';
import { countsOf, Loop, timeUntil } from './kit/load.ts';
import { Client, type Outcome, Shop } from './kit/shop.ts';
import { SmallDisk } from './kit/small-disk.ts';
import { makeStock } from './kit/stock.ts';
import type { Scenario } from './scenario.ts';

/** A request may take 15 s, and the statement that it waits for is given up 2 s after its deadline of 10 s. */
const longestMs = 16_000;
/** Within this time of its return the servers work as before. */
const recoveryMs = 3_000;
/** Clients give up after this time and try anew, as people do. */
const patienceMs = 3_000;
/** How many transactions can have begun when the database freezes: all connections of both servers. */
const connections = 2 * 10;

interface Fault {
  readonly name: string;
  readonly seconds: number;
  begin(): Promise<void> | void;
  end(): Promise<void> | void;
  /** Whether `/health/ready` notices it. */
  readonly isNoticed: boolean;
}

export const scenario: Scenario = {
  name: 'database',
  about:
    'A database that answers errors, freezes, is killed, or becomes read-only: servers recover by themselves within 3 s of its return, no request outlives its deadline, and nothing is sold to clients that had gone.',
  async run(print, { short }) {
    const disk = SmallDisk.mount();
    const database = await DatabaseServer.start([], disk?.folder);
    const proxy = await FaultyProxy.start(database.port);
    try {
      const shop = await Shop.create(database.url);
      const behind = { DATABASE_URL: proxy.url(database.url) };
      const ports = await shop.addTwoServers(behind);
      const haproxy = await startHaproxy(ports);
      const clerk = new Client(haproxy.address);
      await clerk.signIn('ADMIN');
      const productId = await makeStock(clerk);
      const servers = ports.map(port => clerk.at(`http://127.0.0.1:${port}`, 60_000));
      let held = true;
      if (!disk) print('SKIPPED: a full disk, since this needs the right to mount one');
      for (const fault of faults(database, proxy, disk, short))
        held = (await measure(fault, { database, clerk, servers, productId, print })) && held;
      haproxy.stop();
      return held;
    } finally {
      await stopServers();
      await proxy.stop();
      await database.stop();
      disk?.unmount();
    }
  },
};

/** The database may take no more space; whatever it cannot write fails. */
function fullDisk(disk: SmallDisk, short: boolean): Fault {
  return {
    name: 'disk full',
    seconds: short ? 2 : 5,
    begin: () => disk.fill(),
    end: () => disk.free(),
    // Nothing can tell before something is written.
    isNoticed: false,
  };
}

function faults(
  database: DatabaseServer,
  proxy: FaultyProxy,
  disk: SmallDisk | undefined,
  short: boolean,
): Fault[] {
  return [
    {
      name: 'answers errors',
      seconds: short ? 2 : 5,
      begin: () => proxy.answerErrors(),
      end: () => proxy.pass(),
      isNoticed: true,
    },
    {
      name: 'frozen',
      seconds: short ? 6 : 20,
      begin: () => database.freeze(),
      end: () => database.thaw(),
      isNoticed: true,
    },
    {
      name: 'killed',
      seconds: short ? 1 : 5,
      begin: () => database.kill(),
      end: () => database.start(),
      isNoticed: true,
    },
    {
      name: 'read-only',
      seconds: short ? 2 : 5,
      begin: () => database.run('set global read_only = 1').then(() => undefined),
      end: () => database.run('set global read_only = 0').then(() => undefined),
      isNoticed: true,
    },
    ...(disk ? [fullDisk(disk, short)] : []),
  ];
}

interface Parts {
  readonly database: DatabaseServer;
  readonly clerk: Client;
  /** The clerk at each server directly. */
  readonly servers: readonly Client[];
  readonly productId: string;
  readonly print: (line: string) => void;
}

async function measure(
  fault: Fault,
  { database, clerk, servers, productId, print }: Parts,
): Promise<boolean> {
  const impatient = clerk.at(clerk.address, patienceMs);
  const sold = new Set<string>();
  const sell = async (seller: Client) => {
    const key = randomUUID();
    const outcome = await seller.sell(productId, key);
    if (isSold(outcome)) sold.add(key);
    return outcome;
  };
  const guest = new Client(clerk.address);
  const loops = [
    ...Array.from({ length: 8 }, () => new Loop(() => guest.browse())),
    ...Array.from({ length: 4 }, () => new Loop(() => sell(clerk))),
    ...Array.from({ length: 8 }, () => new Loop(() => sell(impatient))),
  ];
  await sleep(1_000);
  await fault.begin();
  const faultBegan = performance.now();
  await sleep(fault.seconds * 500);
  const ready = await Promise.all(servers.map(server => readiness(server.address)));
  await sleep(fault.seconds * 500);
  await fault.end();
  const recoveries = await Promise.all(
    servers.map(server =>
      timeUntil(async () => {
        const [read, write] = await Promise.all([server.browse(), sell(server)]);
        return read.status === 200 && isSold(write);
      }, 60_000),
    ),
  );
  await sleep(1_000);
  const ended = performance.now();
  await Promise.all(loops.map(loop => loop.stop()));
  const outcomes = loops.flatMap(loop => loop.outcomes);
  const during = outcomes.filter(({ begun, ms }) => begun + ms > faultBegan && begun < ended);
  const longest = outcomes.reduce((most, { ms }) => Math.max(most, ms), 0);
  const after = await Promise.all(servers.map(server => readiness(server.address)));
  const unanswered = (await soldKeys(database)).filter(key => !sold.has(key) && key !== '');
  const bad = outcomes.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR');
  const checks: [string, boolean][] = [
    [
      `recovered after ${recoveries.map(ms => ms.toFixed(0)).join(' and ')} ms`,
      Math.max(...recoveries) <= recoveryMs,
    ],
    [`longest request ${longest.toFixed(0)} ms`, longest <= longestMs],
    [`${unanswered.length} sold to clients that had gone or got no answer`, unanswered.length <= connections],
    [`${bad.length} × INTERNAL_SERVER_ERROR`, bad.length === 0],
    [
      `ready meanwhile ${ready.map(({ status, ms }) => `${status} in ${ms.toFixed(0)} ms`).join(', ')}; after it ${after.map(({ status }) => status).join(', ')}`,
      (!fault.isNoticed || ready.every(({ status, ms }) => status === 503 && ms < 1_500)) &&
        after.every(({ status }) => status === 200),
    ],
  ];
  print(`${fault.name} for ${fault.seconds} s: ${countsOf(during)}`);
  for (const [line, holds] of checks) print(`  ${holds ? 'ok ' : 'NOT'} ${line}`);
  await forget(database);
  return checks.every(([, holds]) => holds);
}

function isSold({ data }: Outcome): boolean {
  const payload = data?.recordSale as { order: object | null } | undefined;
  return payload?.order != null;
}

async function readiness(address: string): Promise<{ status: number | string; ms: number }> {
  const begun = performance.now();
  const response = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => undefined,
  );
  return { status: response?.status ?? 'none', ms: performance.now() - begun };
}

/** Each sale keeps its key in its notes. */
async function soldKeys(database: DatabaseServer): Promise<string[]> {
  const rows = await database.run<{ notes: string | null }>(
    `select notes from sales_order where channel = 'COUNTER' and length(notes) = 36`,
    'shop',
  );
  return rows.map(({ notes }) => notes ?? '');
}

async function forget(database: DatabaseServer): Promise<void> {
  await database.run(`update sales_order set notes = null where length(notes) = 36`, 'shop');
}
