import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ConfigError } from './platform/config/config.ts';

/** Reads a password from the terminal without showing it, or from the first line of piped input. */
export async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stdout.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTerminal });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(lines, 'close').then(() => undefined),
  ]);
  lines.close();
  if (isTerminal) process.stdout.write('\n');
  if (line === undefined) throw new ConfigError('No password was given.');
  return line;
}
