// `npm run bench`: Tradepost against a hand-written server, or, with --compare, against another commit of itself.
import { parseArgs } from 'node:util';
import { againstHandWritten } from './against-hand-written.ts';
import { findCommit } from './checkout.ts';
import { compare } from './compare.ts';
import { scenarios } from './scenarios.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    compare: { type: 'string' },
    pairs: { type: 'string', default: '10' },
  },
});
const { json, only } = options;
const seconds = wholeNumber('seconds', 1);
if (!scenarios.some(({ name }) => name.includes(only)))
  refuse(`No scenario is called "${only}"; there are: ${scenarios.map(({ name }) => name).join('; ')}.`);

if (options.compare === undefined) {
  await againstHandWritten({ json, only, seconds, rounds: wholeNumber('rounds', 1) });
} else {
  const commit = findCommit(options.compare) ?? refuse(`Git finds no commit "${options.compare}" here.`);
  // One pair alone does not show how much pairs differ.
  await compare(commit, { json, only, seconds, pairs: wholeNumber('pairs', 2) });
}

function wholeNumber(name: 'seconds' | 'rounds' | 'pairs', min: number): number {
  const value = Number(options[name]);
  return Number.isInteger(value) && value >= min
    ? value
    : refuse(`--${name} must be a whole number of at least ${min}, but it is "${options[name]}".`);
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
