import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { freePort } from './free-port.ts';
import { mariadbBinary, quickFolder, stopProcess, untilReady } from './mariadb.ts';

/** A Galera cluster of our own. Each of its nodes takes writes. */
export interface GaleraCluster {
  readonly nodes: readonly GaleraNode[];
  /** The addresses of a new database, one for each node. */
  database(name: string): Promise<string[]>;
  stop(): Promise<void>;
}

export interface GaleraNode {
  readonly port: number;
  readonly child: ChildProcess;
}

interface NodePlan {
  readonly data: string;
  readonly port: number;
  readonly galera: number;
  readonly arguments: readonly string[];
}

const joinTimeoutMs = 60_000;

/** Galera's library, or undefined where the package galera-4 is not installed. */
export function galeraLibrary(): string | undefined {
  return ['/usr/lib/galera', '/usr/lib64/galera-4', '/usr/lib/x86_64-linux-gnu/galera-4']
    .map(folder => join(folder, 'libgalera_smm.so'))
    .find(existsSync);
}

/** The first of the programs that a cluster needs and that is not on this machine. */
export function missingForGalera(): 'mariadbd' | 'galera-4' | 'rsync' | undefined {
  if (!mariadbBinary()) return 'mariadbd';
  if (!galeraLibrary()) return 'galera-4';
  return existsSync('/usr/bin/rsync') ? undefined : 'rsync';
}

/** Starts a cluster on free ports of 127.0.0.1, in memory where there is plenty of it. */
export async function startGalera({ size = 3 }: { readonly size?: number } = {}): Promise<GaleraCluster> {
  const directory = mkdtempSync(join(quickFolder(), 'tradepost-galera-'));
  chmodSync(directory, 0o755);
  const children: ChildProcess[] = [];
  const stop = async () => {
    // One after the other, the last one first, so that each leaves the cluster properly.
    for (const child of [...children].reverse()) await stopProcess(child);
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const plans = await planNodes(directory, size);
    await prepareData(plans);
    for (const plan of plans) {
      children.push(startNode(plan, children.length === 0 ? ['--wsrep-new-cluster'] : []));
      await untilReady(plan.port, children.at(-1)!);
    }
    await untilJoined(plans);
    return {
      nodes: plans.map(({ port }, index) => ({ port, child: children[index]! })),
      database: name => createDatabase(plans, name),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function planNodes(directory: string, size: number): Promise<NodePlan[]> {
  const members: { port: number; galera: number; transfer: number; full: number }[] = [];
  for (let index = 0; index < size; index++)
    members.push({
      port: await freePort(),
      galera: await freePort(),
      transfer: await freePort(),
      full: await freePort(),
    });
  const cluster = members.map(({ galera }) => `127.0.0.1:${galera}`).join(',');
  return members.map(({ port, galera, transfer, full }, index) => {
    const home = join(directory, `node-${index + 1}`);
    const provider = [
      'base_host=127.0.0.1',
      `base_port=${galera}`,
      `gmcast.listen_addr=tcp://127.0.0.1:${galera}`,
      `ist.recv_addr=127.0.0.1:${transfer}`,
      'gcache.size=32M',
    ];
    return {
      data: home,
      port,
      galera,
      arguments: [
        ...commonArguments(home),
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${home}.socket`,
        `--pid-file=${home}.pid`,
        `--log-error=${home}.log`,
        '--innodb-buffer-pool-size=128M',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-autoinc-lock-mode=2',
        '--binlog-format=ROW',
        '--max-connections=200',
        '--performance-schema=off',
        '--wsrep-on=ON',
        `--wsrep-provider=${galeraLibrary()}`,
        '--wsrep-cluster-name=tradepost',
        `--wsrep-cluster-address=gcomm://${cluster}`,
        `--wsrep-node-name=node-${index + 1}`,
        `--wsrep-node-address=127.0.0.1:${galera}`,
        `--wsrep-sst-receive-address=127.0.0.1:${full}`,
        '--wsrep-slave-threads=2',
        `--wsrep-provider-options=${provider.join(';')}`,
      ],
    };
  });
}

function commonArguments(data: string): string[] {
  return ['--no-defaults', `--datadir=${data}`, `--user=${userInfo().username}`];
}

/** Makes the files of the first node and copies them, so that no node has to ask another one for everything. */
async function prepareData([first, ...others]: readonly NodePlan[]): Promise<void> {
  execFileSync(
    'mariadb-install-db',
    [...commonArguments(first!.data), '--auth-root-authentication-method=normal', '--skip-test-db'],
    { stdio: 'ignore' },
  );
  // A first start alone gives the files the identity of the cluster.
  const founder = startNode(first!, ['--wsrep-new-cluster']);
  await untilReady(first!.port, founder).finally(() => stopProcess(founder));
  for (const { data } of others) {
    cpSync(first!.data, data, { recursive: true });
    // A node that joins is told by rsync that it needs nothing more; as root, rsync writes as nobody.
    chmodSync(data, 0o777);
  }
}

function startNode(plan: NodePlan, more: readonly string[]): ChildProcess {
  const child = spawn(mariadbBinary()!, [...plan.arguments, ...more], { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Waits until every node sees all of them and takes writes. */
async function untilJoined(plans: readonly NodePlan[]): Promise<void> {
  const deadline = Date.now() + joinTimeoutMs;
  for (const { port } of plans) {
    while ((await stateOf(port)) !== `${plans.length} ON`) {
      if (Date.now() > deadline) throw new Error('The nodes of the Galera cluster did not find each other.');
      await sleep(100);
    }
  }
}

async function stateOf(port: number): Promise<string> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' });
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      "show status where Variable_name in ('wsrep_cluster_size', 'wsrep_ready')",
    );
    return rows.map(row => row.Value).join(' ');
  } finally {
    await connection.end();
  }
}

async function createDatabase(plans: readonly NodePlan[], name: string): Promise<string[]> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port: plans[0]!.port, user: 'root' });
  await connection.query(`create database \`${name}\` character set utf8mb4 collate utf8mb4_unicode_520_ci`);
  await connection.end();
  return plans.map(({ port }) => `mysql://root@127.0.0.1:${port}/${name}`);
}
