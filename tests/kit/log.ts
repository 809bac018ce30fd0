import fastify, { type FastifyBaseLogger } from 'fastify';
import { type Config, readConfig } from '../../src/platform/config/config.ts';
import { loggingOptions } from '../../src/platform/http/logging.ts';
import { testEnvironment } from './settings.ts';

/** A log as the server has it, and the lines that were written to it so far. */
export function testLog(config: Config = readConfig(testEnvironment)): {
  readonly log: FastifyBaseLogger;
  readonly lines: readonly string[];
} {
  const lines: string[] = [];
  const { log } = fastify(loggingOptions(config, { write: line => void lines.push(line) }));
  return { log, lines };
}
