import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { brokenLines } from './env-file.ts';
import { unknownSettingMessage, unknownSettings } from './unknown-settings.ts';

/** The environment of this process. Only this file reads it; `readConfig` makes the configuration of it. */
export const environment: NodeJS.ProcessEnv = process.env;

const file = '.env';

/**
 * Adds what the file `.env` in the current folder says, where the environment itself says nothing, and prints which variables
 * look like misspelt settings. Runs before anything else is loaded, since libraries look at NODE_ENV. Tests read no file.
 * @returns whether the process may go on; otherwise why not has been printed, and the exit code is set
 */
export function prepareEnvironment(): boolean {
  const problem = environment.NODE_ENV === 'test' ? undefined : addEnvFile();
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
    return false;
  }
  for (const unknown of unknownSettings(Object.keys(environment)))
    process.stderr.write(`${unknownSettingMessage(unknown)}\n`);
  return true;
}

/** Returns what is wrong with the file. It never shows a line, which may hold a secret. */
function addEnvFile(): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? undefined : `The file ${file} cannot be read: ${message}.`;
  }
  const [line] = brokenLines(text);
  if (line !== undefined)
    return `Line ${line} of ${file} cannot be read: write NAME=value, and close quotes that you open.`;
  for (const [name, value] of Object.entries(parseEnv(text))) environment[name] ??= value;
  return undefined;
}
