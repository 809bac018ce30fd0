// Runs one scenario: `node bench/faults/one.ts <name> [--short]`. Exits with 0 if all held, 3 if it needs a program that
// is not on this machine, and 1 otherwise.
import { Missing, type Scenario } from './scenario.ts';

const [name, ...flags] = process.argv.slice(2);
const { scenario } = (await import(`./${name}.scenario.ts`)) as { scenario: Scenario };
console.log(`\n== ${scenario.name} ==\n${scenario.about}`);
const begun = performance.now();
try {
  const held = await scenario.run(line => console.log(`  ${line}`), { short: flags.includes('--short') });
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  console.log(`-- ${scenario.name}: ${held ? 'held' : 'DID NOT HOLD'} (${seconds} s) --`);
  process.exitCode = held ? 0 : 1;
} catch (error) {
  if (error instanceof Missing) {
    console.log(`-- ${scenario.name}: SKIPPED, since ${error.message} --`);
    process.exitCode = 3;
  } else {
    console.error(error);
    process.exitCode = 1;
  }
}
// A server that a scenario has lost must not keep this process alive.
process.exit();
