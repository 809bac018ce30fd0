import { setTimeout as sleep } from 'node:timers/promises';
import { stopServers } from '../servers.ts';
import { DatabaseServer } from './kit/database-server.ts';
import { countsOf, Loop } from './kit/load.ts';
import { Client, type Outcome, Shop } from './kit/shop.ts';
import type { Scenario } from './scenario.ts';

/** Longer than a replica may lag before it gets no reads, with the second that it takes to notice. */
const lagMs = 7_000;

export const scenario: Scenario = {
  name: 'replicas',
  about:
    'A read replica that lags, is killed, or freezes: no read fails, a person sees what they just did, and a server starts without it.',
  async run(print, { short }) {
    const primary = await DatabaseServer.start(['--server-id=1', '--log-bin', '--gtid-domain-id=1']);
    const replica = await DatabaseServer.start(['--server-id=2', '--read-only=1', '--slave-net-timeout=5']);
    try {
      const shop = await Shop.create(primary.url);
      await follow(replica, primary);
      const behind = { DATABASE_REPLICA_URLS: replica.url };
      const address = `http://127.0.0.1:${await shop.addServer(behind)}`;
      await sleep(2_000);
      const checks: boolean[] = [];
      const check = (line: string, holds: boolean) => {
        print(`${holds ? 'ok ' : 'NOT'} ${line}`);
        checks.push(holds);
      };

      check(
        `reads go to the replica: ${await readsOn(replica, address)} of 20`,
        (await readsOn(replica, address)) >= 20,
      );

      await replica.run('stop slave sql_thread');
      const seen = await selfSeen(address, short ? 3 : 10);
      check(`the replica has just stopped: ${seen}`, seen.every(Boolean));
      await sleep(lagMs);
      check(
        `it lags ${lagMs / 1_000} s: ${await readsOn(replica, address)} of 20 reads go to it`,
        (await readsOn(replica, address)) === 0,
      );
      await replica.run('start slave sql_thread');
      await untilUsed(replica, address);
      check('it has caught up: reads go to it again', true);

      for (const [what, begin, end] of [
        [
          'killed',
          () => replica.kill(),
          () => replica.start().then(() => replica.run('start slave').catch(() => undefined)),
        ],
        ['frozen', async () => replica.freeze(), async () => replica.thaw()],
      ] as const) {
        const loops = Array.from({ length: 8 }, () => new Loop(() => new Client(address).browse()));
        await sleep(500);
        await begin();
        await sleep(short ? 3_000 : 8_000);
        const health = await fetch(`${address}/health/ready`);
        const ready = (await health.json()) as { replicas: { inUse: number } };
        if (what === 'killed') await shop.addServer(behind);
        await end();
        await untilUsed(replica, address);
        await Promise.all(loops.map(loop => loop.stop()));
        const outcomes: Outcome[] = loops.flatMap(loop => loop.outcomes);
        const longest = outcomes.reduce((most, { ms }) => Math.max(most, ms), 0);
        check(
          `${what}: ${countsOf(outcomes)}; longest ${longest.toFixed(0)} ms; ready ${health.status} with ${ready.replicas.inUse} replicas in use`,
          outcomes.every(({ status, code }) => status === 200 && !code) &&
            health.status === 200 &&
            ready.replicas.inUse === 0,
        );
        if (what === 'killed') check('a server starts without its replica', true);
      }
      return checks.every(Boolean);
    } finally {
      await stopServers();
      await replica.stop();
      await primary.stop();
    }
  },
};

/** Copies the primary, and follows it from there. */
async function follow(replica: DatabaseServer, primary: DatabaseServer): Promise<void> {
  const [position] = await primary.run<{ pos: string }>('select @@gtid_binlog_pos as pos');
  primary.copyTo(replica);
  await replica.run(`set global gtid_slave_pos = '${position!.pos}'`);
  await replica.run(
    `change master to master_host = '127.0.0.1', master_port = ${primary.port}, master_user = 'root', master_use_gtid = slave_pos, master_connect_retry = 1`,
  );
  await replica.run('start slave');
}

/** How many of 20 reads reach the replica, by its own count. */
async function readsOn(replica: DatabaseServer, address: string): Promise<number> {
  const count = async () => {
    const [row] = await replica.run<{ Value: string }>(`show global status like 'Com_stmt_execute'`);
    return Number(row!.Value);
  };
  const before = await count();
  for (let times = 0; times < 20; times++) await new Client(address).browse();
  return (await count()) - before;
}

async function untilUsed(replica: DatabaseServer, address: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; (await readsOn(replica, address)) < 20; await sleep(200))
    if (Date.now() > deadline) throw new Error('The replica is not used again.');
}

/** Whether people who register see themselves, change their name and see that, place an order and see it. */
async function selfSeen(address: string, people: number): Promise<boolean[]> {
  const seen: boolean[] = [];
  for (let n = 0; n < people; n++) {
    const person = new Client(address);
    await person.register(`person${n}@example.com`);
    const me = await person.send('{ me { name } }');
    const name = `Person ${n}`;
    await person.send(`mutation { updateProfile(input: { name: "${name}" }) { userErrors { code } } }`);
    const renamed = await person.send('{ me { name customer { orders { totalCount } } } }');
    const orderId = await person.order();
    const found = await person.send('query ($id: ID!) { order(id: $id) { id status } }', { id: orderId });
    const listed = await person.send('{ me { customer { orders { nodes { id } } } } }');
    seen.push(
      me.data?.me != null &&
        JSON.stringify(renamed.data).includes(name) &&
        found.data?.order != null &&
        JSON.stringify(listed.data).includes(orderId),
    );
  }
  return seen;
}
