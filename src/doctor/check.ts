import type { App } from '../app.ts';
import type { Config } from '../platform/config/config.ts';
import type { Context } from '../platform/context/context.ts';

/** What the doctor looks at: a store, and the process that opened it. */
export interface Installation {
  readonly app: App;
  readonly config: Config;
  readonly environment: NodeJS.ProcessEnv;
  readonly ctx: Context;
  /** Whether this process serves, and is not the command line that looks at a store beside its servers. */
  readonly isServing: boolean;
}

export interface Finding {
  /** A blocker keeps the store from going live; a warning is worth a look. */
  readonly severity: 'BLOCKER' | 'WARNING';
  /** What is wrong, in one sentence. */
  readonly problem: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
}

/** One thing that the doctor looks at. */
export interface Check {
  /** For programs; the file of the check has the same name. */
  readonly id: string;
  /** What is right when it finds nothing. */
  readonly title: string;
  /** Which starts of a server it is part of. It must be quick there. */
  readonly atStart: 'ALWAYS' | 'IN_PRODUCTION' | 'NEVER';
  run(store: Installation): readonly Finding[] | Promise<readonly Finding[]>;
}

export const blocker = (problem: string, remedy: string): Finding => ({
  severity: 'BLOCKER',
  problem,
  remedy,
});

export const warning = (problem: string, remedy: string): Finding => ({
  severity: 'WARNING',
  problem,
  remedy,
});
