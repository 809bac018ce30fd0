// A guest sends queries of 2 MB, which are a short query and a comment. Each is a different text, so none may be kept.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../../tests/kit/temporary-folder.ts';
import { startServer, stopServers } from '../servers.ts';
import type { Scenario } from './scenario.ts';

const megabyte = 1_024 * 1_024;
const bytesPerQuery = 2 * megabyte - 200;
const mostGrowthMb = 30;
const atOnce = 4;
const settleTimeoutMs = 20_000;

export const scenario: Scenario = {
  name: 'Two thousand queries of 2 MB with comments',
  about: `All are refused, and the memory of the server is within ${mostGrowthMb} MB of before.`,
  async run(print, { short }) {
    const folder = temporaryFolder('faults-comments-');
    try {
      // The flags of `npm start`.
      const server = await startServer(
        '--max-semi-space-size=8',
        ['--heap-growing-percent=30', `${process.cwd()}/dist/main.js`],
        settings,
        folder,
      );
      return await flood(print, server.address!, server.child.pid!, short ? 200 : 2_000);
    } finally {
      await stopServers();
    }
  },
};

const settings = {
  DATABASE_URL: 'sqlite::memory:',
  PORT: '0',
  PUBLIC_URL: 'http://localhost:4000',
  AUTH_SECRETS: 'a secret that only this scenario has',
  // A budget would refuse most of them before their texts are looked at.
  LIMITS_MAXIMUM: '0',
  LOG_LEVEL: 'silent',
};

async function flood(
  print: (line: string) => void,
  address: string,
  pid: number,
  count: number,
): Promise<boolean> {
  // Buffers for bodies, and machine code of what runs often, are there for good.
  await send(address, 40, number => `{ settings { storeName } } # ${number}`);
  await send(address, 20, number => `{ settings { storeName } } # ${number} ${'w'.repeat(bytesPerQuery)}`);
  const before = await settled(pid, 0);
  const start = performance.now();
  const refused = await send(
    address,
    count,
    number => `{ settings { storeName } } # ${number} ${'x'.repeat(bytesPerQuery)}`,
  );
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const at = memoryMb(pid);
  const after = await settled(pid, before + mostGrowthMb);
  print(`${refused} of ${count} refused with QUERY_TOO_COMPLEX in ${seconds} s`);
  print(
    `memory before ${before} MB, at the end ${at} MB, settled ${after} MB; at most ${before + mostGrowthMb} MB`,
  );
  return refused === count && after <= before + mostGrowthMb;
}

/** Sends queries, some at once. Returns how many were refused as too complex. */
async function send(address: string, count: number, query: (number: number) => string): Promise<number> {
  let next = 0;
  let refused = 0;
  const guest = async () => {
    while (next < count) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: query(next++) }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      if (response.status === 400 && errors?.[0]?.extensions.code === 'QUERY_TOO_COMPLEX') refused++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, guest));
  return refused;
}

/** The memory once it is small enough, or after a while. */
async function settled(pid: number, goalMb: number): Promise<number> {
  for (const end = Date.now() + settleTimeoutMs; Date.now() < end && memoryMb(pid) > goalMb; ) {
    if (goalMb === 0 && Date.now() > end - settleTimeoutMs + 3_000) break;
    await sleep(200);
  }
  return memoryMb(pid);
}

function memoryMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Math.round(Number(kilobytes) / 1_024);
}
