// `npm run faults`: breaks what the server depends on, one thing after the other, and prints what its clients notice.
// `npm run faults -- redis mails` runs these scenarios only; `--short` takes a few seconds for each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const folder = import.meta.dirname;
const timeoutMs = 15 * 60_000;
/** A scenario that exits with this needs a program that is not on this machine. */
const skipped = 3;

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const all = readdirSync(folder)
  .filter(file => /^[a-z-]+\.scenario\.ts$/.test(file))
  .map(file => file.replace('.scenario.ts', ''));
const unknown = positionals.filter(name => !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no scenario ${unknown.join(', ')}. There are: ${all.join(', ')}.`);

const outcomes: [name: string, outcome: string][] = [];
for (const name of positionals.length > 0 ? positionals : all) {
  const args = [join(folder, 'one.ts'), name, ...(values.short ? ['--short'] : [])];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  const late = setTimeout(() => child.kill('SIGTERM'), timeoutMs);
  const [code] = await once(child, 'exit');
  clearTimeout(late);
  outcomes.push([name, code === 0 ? 'held' : code === skipped ? 'SKIPPED' : 'DID NOT HOLD']);
}
console.log('\n== faults ==');
for (const [name, outcome] of outcomes) console.log(`${outcome.padEnd(14)}${name}`);
if (outcomes.some(([, outcome]) => outcome === 'DID NOT HOLD')) process.exitCode = 1;
