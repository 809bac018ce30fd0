import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../platform/config/config.ts';
import { type Check, type Finding, type Installation, warning } from './check.ts';
import { checks } from './checks.ts';

export interface Diagnosis {
  readonly check: Pick<Check, 'id' | 'title'>;
  readonly findings: readonly Finding[];
}

/** How long a check may take on the command line, and how long at the start of a server. */
const longestMs = 15_000;
const longestAtStartMs = 2_000;

/** What all checks find, in their order. */
export function examine(store: Installation): Promise<Diagnosis[]> {
  return runAll(store, checks, longestMs);
}

/** What those checks find that belong to this start: few outside of production, since nothing goes live there. */
export function examineAtStart(store: Installation): Promise<Diagnosis[]> {
  return runAll(store, checksAtStart(store.config), longestAtStartMs);
}

export function checksAtStart({ environment }: Pick<Config, 'environment'>): Check[] {
  return checks.filter(
    ({ atStart }) => atStart === 'ALWAYS' || (atStart === 'IN_PRODUCTION' && environment === 'production'),
  );
}

export function hasBlocker(diagnoses: readonly Diagnosis[]): boolean {
  return diagnoses.some(({ findings }) => findings.some(({ severity }) => severity === 'BLOCKER'));
}

function runAll(store: Installation, some: readonly Check[], limitMs: number): Promise<Diagnosis[]> {
  return Promise.all(some.map(async check => ({ check, findings: await run(check, store, limitMs) })));
}

// A check that fails must not hide what the others find.
async function run(check: Check, store: Installation, limitMs: number): Promise<readonly Finding[]> {
  try {
    const findings = await Promise.race([check.run(store), sleep(limitMs, undefined, { ref: false })]);
    return findings ?? [unknown(check, `no answer within ${limitMs / 1_000} seconds`)];
  } catch (error) {
    return [unknown(check, error instanceof Error ? error.message : String(error))];
  }
}

function unknown({ title }: Check, reason: string): Finding {
  return warning(`It could not be checked whether this is so: ${title}`, `The reason: ${reason}`);
}
