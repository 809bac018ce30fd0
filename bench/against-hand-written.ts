import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { findFacts, storeSize as size } from './facts.ts';
import { costOfLimiter } from './limiter.ts';
import { connections, load, type Measured, warmUpSeconds } from './load.ts';
import { type Facts, type Scenario, scenarios } from './scenarios.ts';
import { production, run, startServer, stopServers } from './servers.ts';
import { writeStore } from './store.ts';
import { ask, type Target, targetOf } from './target.ts';

const ports = { tradepost: 4801, byHand: 4802, cached: 4803 };
const tradepostAddress = `http://127.0.0.1:${ports.tradepost}`;
/** The same server with its public answers cached. */
const cachedAddress = `http://127.0.0.1:${ports.cached}`;
/** A page far down the list may cost this many times the first page. */
const maxPageRatio = 1.3;

export interface HandWrittenOptions {
  readonly seconds: number;
  readonly rounds: number;
  /** Part of the names of the scenarios to run; empty runs all. */
  readonly only: string;
  readonly json: boolean;
}

interface Result {
  name: string;
  tradepost: Measured;
  byHand: Measured;
  ratio: number;
  statements: { tradepost: number; byHand: number };
  atLeast?: number | undefined;
}

const say = (line: string) => process.stderr.write(`${line}\n`);
/** Measures Tradepost against a hand-written server, on the same data, in one run. */
export async function againstHandWritten(options: HandWrittenOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-bench-'));
  const mariadb = await startMariaDb();

  try {
    const url = await mariadb.database('bench');
    say(
      `Filling MariaDB with ${size.products} products, ${size.categories} categories, ${size.suppliers} suppliers …`,
    );
    await writeStore(folder, size);
    await run('dist/cli.js', ['migrate'], url);
    await run('dist/cli.js', ['import', folder], url);
    const settings = { DATABASE_URL: url, WORKER: 'off', ...production };
    await startServer('dist/main.js', [], { ...settings, PORT: String(ports.tradepost) });
    await startServer('dist/main.js', [], {
      ...settings,
      PORT: String(ports.cached),
      PUBLIC_CACHE_MS: '1000',
    });
    await startServer('bench/hand-written.ts', [url, String(ports.byHand)], {});

    const database = await mysql.createConnection(url);
    const facts = await findFacts(database, tradepostAddress);
    const results: Result[] = [];
    for (const [index, scenario] of scenarios.entries()) {
      if (options.only && !scenario.name.includes(options.only)) continue;
      const measure = async (address: string, measured: Scenario) => {
        results.push(await measureScenario(database, measured, index, { facts, address }, options));
        say(lineOf(results.at(-1)!));
      };
      await measure(tradepostAddress, scenario);
      const { name, cachedAtLeast: atLeast } = scenario;
      if (atLeast) await measure(cachedAddress, { ...scenario, name: `  cached: ${name}`, atLeast });
    }
    await database.end();
    const limiter = options.only
      ? undefined
      : await costOfLimiter(url, tradepostAddress, facts, options.seconds);
    report(results, options, limiter);
  } finally {
    await stopServers();
    await mariadb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureScenario(
  database: mysql.Connection,
  scenario: Scenario,
  index: number,
  { facts, address }: { readonly facts: Facts; readonly address: string },
  { seconds, rounds }: HandWrittenOptions,
): Promise<Result> {
  const targets = {
    tradepost: targetOf(scenario, facts, address),
    byHand: {
      url: `http://127.0.0.1:${ports.byHand}/${index}`,
      body: JSON.stringify({ variables: scenario.variables(facts) }),
    },
  };
  await checkSameAnswer(scenario, targets.tradepost, targets.byHand);
  const statements = {
    tradepost: await statementsPerRequest(database, targets.tradepost),
    byHand: await statementsPerRequest(database, targets.byHand),
  };
  await load(targets.tradepost, warmUpSeconds);
  await load(targets.byHand, warmUpSeconds);
  const tradepost: Measured[] = [];
  const byHand: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    tradepost.push(await load(targets.tradepost, seconds));
    byHand.push(await load(targets.byHand, seconds));
  }
  const [ours, theirs] = [median(tradepost), median(byHand)];
  const ratio = ours.requestsPerSecond / theirs.requestsPerSecond;
  return {
    name: scenario.name,
    tradepost: ours,
    byHand: theirs,
    ratio,
    statements,
    atLeast: scenario.atLeast,
  };
}

async function checkSameAnswer(scenario: Scenario, ours: Target, theirs: Target): Promise<void> {
  const [a, b] = [await ask(ours), await ask(theirs)];
  if (!isDeepStrictEqual(a.data, b.data)) {
    throw new Error(
      `"${scenario.name}" gets two answers:\n${JSON.stringify(a).slice(0, 600)}\n${JSON.stringify(b).slice(0, 600)}`,
    );
  }
}

// Counted by the database, so that neither server measures itself.
async function statementsPerRequest(database: mysql.Connection, target: Target): Promise<number> {
  const requests = 20;
  for (let i = 0; i < 12; i++) await ask(target);
  const before = await questions(database);
  for (let i = 0; i < requests; i++) await ask(target);
  return ((await questions(database)) - before - 1) / requests;
}

async function questions(database: mysql.Connection): Promise<number> {
  const [rows] = await database.query<mysql.RowDataPacket[]>("show global status like 'Questions'");
  return Number(rows[0]!.Value);
}

function median(measured: readonly Measured[]): Measured {
  const sorted = [...measured].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  return sorted[Math.floor(sorted.length / 2)]!;
}

function lineOf(result: Result): string {
  const number = (n: number, width: number) => n.toFixed(0).padStart(width);
  const { tradepost, byHand, statements } = result;
  return [
    result.name.padEnd(34),
    number(tradepost.requestsPerSecond, 7),
    number(byHand.requestsPerSecond, 8),
    result.ratio.toFixed(2).padStart(7),
    `${tradepost.p50} / ${tradepost.p99}`.padStart(10),
    `${byHand.p50} / ${byHand.p99}`.padStart(10),
    `${statements.tradepost} / ${statements.byHand}`.padStart(8),
  ].join(' ');
}

function report(
  results: readonly Result[],
  { seconds, rounds, json }: HandWrittenOptions,
  limiter: number | undefined,
): void {
  const first = results.find(({ name }) => name === 'page 1');
  const far = results.find(({ name }) => name.startsWith('page at'));
  const farCost =
    first && far ? first.tradepost.requestsPerSecond / far.tradepost.requestsPerSecond : undefined;
  const missed = results
    .filter(({ ratio, atLeast }) => atLeast !== undefined && ratio < atLeast)
    .map(({ name }) => name);
  if (farCost !== undefined && farCost > maxPageRatio)
    missed.push(`the page at position 9,000 costs ${farCost.toFixed(2)} × page 1`);
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ size, connections, seconds, rounds, results, farCost, limiter, missed }, null, 2)}\n`,
    );
  } else {
    const header = `${'requests per second, median'.padEnd(34)}   ours  by hand   ratio  p50/p99 ms    by hand  SQL/req`;
    const cost =
      farCost === undefined
        ? ''
        : `\nThe page at position 9,000 costs ${farCost.toFixed(2)} × page 1 (at most ${maxPageRatio}).`;
    const limiterCost =
      limiter === undefined
        ? ''
        : `With budgets of callers ${scenarios[0]!.name} runs at ${limiter.toFixed(3)} of the speed without.\n`;
    process.stdout.write(`\n${header}\n${results.map(lineOf).join('\n')}\n${cost}\n${limiterCost}`);
    process.stdout.write(missed.length === 0 ? 'Every target was met.\n' : `Missed: ${missed.join('; ')}\n`);
  }
  if (missed.length > 0) process.exitCode = 1;
}
