import { createInterface } from 'node:readline';
import { ConfigError } from '../../platform/config/config.ts';
import type { Ask } from './setup-answers.ts';

/**
 * Asks at the terminal while `work` runs, with what is usual as the answer to an empty line. Without a terminal what is usual is
 * the answer.
 * @throws ConfigError without a terminal where nothing is usual, and when the input ends
 */
export async function withQuestions(work: (ask: Ask) => Promise<void>): Promise<void> {
  if (process.stdin.isTTY !== true)
    return work(async (question, option, usual) => {
      if (usual !== undefined) return usual;
      throw new ConfigError(`${option} is missing. ${question}?`);
    });
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Lines that are typed ahead wait here.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    await work(async (question, _option, usual) => {
      terminal.setPrompt(`${question}${usual === undefined ? '' : ` [${usual}]`}: `);
      terminal.prompt();
      const { value, done } = await lines.next();
      if (done) throw new ConfigError('Nothing was changed.');
      return value.trim() || usual || '';
    });
  } finally {
    terminal.close();
  }
}
