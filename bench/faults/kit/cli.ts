import { text } from 'node:stream/consumers';
import { start } from '../../processes.ts';

/** What a command of the command line did. */
export interface CliResult {
  readonly code: number | null;
  /** What it wrote about its errors. */
  readonly complaints: string;
}

/** Runs a command to its end, with a line of input when it asks for one. It may fail. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<CliResult> {
  const child = start(process.execPath, ['dist/cli.js', ...args], {
    env: { ...process.env, REDIS_URL: '', SMTP_URL: '', ...environment },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin!.end(`${input}\n`);
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  const complaints = await text(child.stderr!);
  return { code: await ended, complaints };
}
