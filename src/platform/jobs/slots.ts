import type { Job } from './define-job.ts';

/** How many jobs of one lane a worker process runs at a time. */
export const slotsPerLane = 4;

/** Jobs that may be claimed now: up to `limit` of these names. */
export interface Demand {
  readonly names: readonly string[];
  readonly limit: number;
}

/** What one lane may claim now: in the order of the demands, and no more than `free` together. */
export interface LaneDemand {
  readonly free: number;
  readonly demands: readonly Demand[];
}

/** Counts what a worker process runs, by lane and by job, and says what else it may claim. */
export class Slots {
  readonly #lanes: ReadonlyMap<string, readonly Job[]>;
  readonly #running = new Map<string, number>();

  constructor(jobs: readonly Job[]) {
    this.#lanes = Map.groupBy(jobs, job => job.lane);
  }

  take(name: string): void {
    this.#running.set(name, this.#count(name) + 1);
  }

  free(name: string): void {
    this.#running.set(name, this.#count(name) - 1);
  }

  /** For each lane with a free slot, the jobs that it may take, those of the highest priority first. */
  demand(): LaneDemand[] {
    return [...this.#lanes.values()].flatMap(jobs => {
      const running = jobs.reduce((sum, { name }) => sum + this.#count(name), 0);
      const free = slotsPerLane - running;
      if (free <= 0) return [];
      const byPriority = [...Map.groupBy(jobs, job => job.priority)].sort(([a], [b]) => b - a);
      return [{ free, demands: byPriority.flatMap(([, peers]) => this.#demandsOf(peers, free)) }];
    });
  }

  // Jobs without a limit of their own make one demand.
  #demandsOf(jobs: readonly Job[], free: number): Demand[] {
    const [limited, others] = [jobs.filter(isLimited), jobs.filter(job => !isLimited(job))];
    const single = limited.map(({ name, concurrency }) => ({
      names: [name],
      limit: Math.min(free, concurrency - this.#count(name)),
    }));
    const together = { names: others.map(({ name }) => name), limit: others.length > 0 ? free : 0 };
    return [together, ...single].filter(({ limit }) => limit > 0);
  }

  #count(name: string): number {
    return this.#running.get(name) ?? 0;
  }
}

function isLimited(job: Job): job is Job & { readonly concurrency: number } {
  return job.concurrency !== undefined;
}
