import type { Context } from '../context/context.ts';
import type { Services } from '../context/services.ts';
import type { DomainEvent, PayloadOf } from './define-event.ts';
import type { Lane } from './lanes.ts';

export interface JobFailure {
  readonly message: string;
  /** It is not tried again, unless somebody requests it. */
  readonly isFinal: boolean;
  /** False when it could not even be tried, and the attempt does not count. */
  readonly isCounted: boolean;
}

/** What a job needs of the workers. */
export interface JobNeeds {
  /**
   * Whether `run` runs in the transaction that deletes the job, so that it takes effect exactly once; true when absent.
   * False is for effects that a rollback cannot undo, such as a mail: `run` then has no transaction, and runs again if
   * the process dies before it has recorded the end.
   */
  readonly transactional?: boolean;
  /** Jobs of a lane share the slots of a worker process, and never wait for those of another lane; `money` when absent. */
  readonly lane?: Lane;
  /** At most this many of them run at once in one worker process; as many as the lane has slots when absent. */
  readonly concurrency?: number;
  /** How many of them may run at once just now: 0 while what they need is away; any number when absent. */
  readonly capacity?: (services: Services) => number;
  /** Of the jobs that are due in a lane, those of a higher priority go first; 0 when absent. */
  readonly priority?: number;
}

interface Work<P> extends JobNeeds {
  /** Unique and never changed: rows of the job table name their job by it. */
  readonly name: string;
  readonly run: (ctx: Context, payload: P) => Promise<unknown>;
  /** Runs in the transaction that deletes the job when it is done. */
  readonly done?: (ctx: Context, payload: P) => Promise<unknown>;
  /** Runs in the transaction that records that an attempt failed. */
  readonly failed?: (ctx: Context, payload: P, failure: JobFailure) => Promise<unknown>;
}

/** Work in the background: for events, or on a schedule. */
export interface Job extends Work<object>, Required<Omit<JobNeeds, 'concurrency' | 'capacity'>> {
  readonly transactional: boolean;
  readonly lane: Lane;
  readonly priority: number;
  /** The names of the events that it listens to. */
  readonly on: readonly string[];
  /** The interval of its schedule; null for a job that listens to events. */
  readonly everyMs: number | null;
}

/** `every` is a number and a unit: `30s`, `5m`, `1h`, `1d`. */
export function defineJob(job: Work<Record<string, never>> & { readonly every: string }): Job;
export function defineJob<E extends DomainEvent<object>>(
  job: Work<PayloadOf<E>> & { readonly on: E | readonly E[] },
): Job;
export function defineJob(
  job: Work<never> & {
    readonly on?: DomainEvent<object> | readonly DomainEvent<object>[];
    readonly every?: string;
  },
): Job {
  const { on, every, ...work } = job;
  return {
    transactional: true,
    lane: 'money',
    priority: 0,
    // A job gets only the payloads of its own events.
    ...(work as Work<object>),
    on: on === undefined ? [] : [on].flat().map(({ name }) => name),
    everyMs: every === undefined ? null : milliseconds(every),
  };
}

const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function milliseconds(duration: string): number {
  const match = /^([1-9]\d*)([smhd])$/.exec(duration);
  if (!match) throw new Error(`"${duration}" is not a duration such as 30s, 5m, 1h, or 1d.`);
  return Number(match[1]) * unitsMs[match[2] as keyof typeof unitsMs];
}
