import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { type Commit, checkOut, describeTree, root } from './checkout.ts';
import { withCleanUp } from './clean-up.ts';
import { type Comparison, isReached, type ScenarioPairs, tableOf, toJson, verdictOf } from './comparison.ts';
import { storeSize } from './facts.ts';
import { load, warmUpSeconds } from './load.ts';
import { isSameAnswer } from './same-answer.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { stopServers } from './servers.ts';
import { openSide, type Side } from './side.ts';
import { writeStore } from './store.ts';
import { ask, type Target, targetOf } from './target.ts';

export interface CompareOptions {
  /** The number of pairs of measurements. */
  readonly pairs: number;
  /** How long each side is measured, in each pair and scenario. */
  readonly seconds: number;
  /** Part of the names of the scenarios to run; empty runs all. */
  readonly only: string;
  readonly json: boolean;
}

interface Targets {
  readonly scenario: Scenario;
  readonly commit: Target;
  readonly tree: Target;
}

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Measures the working tree against one of its commits, in alternating pairs on the same machine. */
export async function compare(commit: Commit, options: CompareOptions): Promise<void> {
  await withCleanUp(async defer => {
    const folder = mkdtempSync(join(tmpdir(), 'tradepost-compare-'));
    defer(() => rmSync(folder, { recursive: true, force: true }));
    const starting = startMariaDb();
    defer(async () => (await starting.catch(() => undefined))?.stop());
    defer(stopServers);
    const mariadb = await starting;

    // Read before measuring: somebody may change files during the run, but not what is compiled.
    const tree = describeTree();
    say(`Checking out and compiling ${commit.short} …`);
    const checkout = join(folder, 'checkout');
    await checkOut(commit, checkout);
    say('Filling two databases alike …');
    const csv = join(folder, 'csv');
    await writeStore(csv, storeSize);
    const open = async (name: string, root: string): Promise<Side> => {
      const work = join(folder, name);
      mkdirSync(work);
      return openSide({ root, work, csv }, await mariadb.database(name));
    };
    const sides = { commit: await open('bench_commit', checkout), tree: await open('bench_tree', root) };

    const targets = scenarios
      .filter(({ name }) => name.includes(options.only))
      .map(scenario => ({
        scenario,
        commit: targetOf(scenario, sides.commit.facts, sides.commit.address),
        tree: targetOf(scenario, sides.tree.facts, sides.tree.address),
      }));
    for (const each of targets) await checkSameAnswer(each);
    say('Warming up …');
    for (const { commit, tree } of targets)
      for (const target of [commit, tree]) await load(target, warmUpSeconds);
    const { pairs, seconds, json } = options;
    report({ commit, tree, pairs, seconds, results: await measurePairs(targets, options) }, json);
  });
}

/** Runs all scenarios in each pair, so that a minute of other load on the machine spoils only one pair of each. */
async function measurePairs(
  targets: readonly Targets[],
  { pairs, seconds }: CompareOptions,
): Promise<ScenarioPairs[]> {
  const results = targets.map(({ scenario }) => ({
    name: scenario.name,
    pairs: [] as { commit: number; tree: number }[],
  }));
  for (let pair = 0; pair < pairs; pair++) {
    for (const [index, { commit, tree }] of targets.entries()) {
      const measured = { commit: 0, tree: 0 };
      // Each side comes first equally often, so that a machine that becomes slower favors neither.
      const isTreeFirst = (pair + index) % 2 === 1;
      const order = isTreeFirst ? (['tree', 'commit'] as const) : (['commit', 'tree'] as const);
      for (const side of order)
        measured[side] = (await load({ commit, tree }[side], seconds)).requestsPerSecond;
      results[index]!.pairs.push(measured);
    }
    say(`Pair ${pair + 1} of ${pairs} is measured.`);
  }
  return results;
}

async function checkSameAnswer({ scenario, commit, tree }: Targets): Promise<void> {
  const [a, b] = [await ask(commit), await ask(tree)];
  if (a.errors || b.errors || !isSameAnswer(a.data, b.data)) {
    throw new Error(
      `"${scenario.name}" gets two answers, so its speeds do not compare:\n${JSON.stringify(a).slice(0, 600)}\n${JSON.stringify(b).slice(0, 600)}`,
    );
  }
}

function report(comparison: Comparison, json: boolean): void {
  process.stdout.write(json ? toJson(comparison) : `\n${tableOf(comparison)}\n\n${verdictOf(comparison)}\n`);
  if (!isReached(comparison)) process.exitCode = 1;
}
