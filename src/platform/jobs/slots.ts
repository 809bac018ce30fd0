import type { Services } from '../context/services.ts';
import type { Job } from './define-job.ts';
import { lanes } from './lanes.ts';

/** Jobs that may be claimed now: up to `limit` of these names. */
export interface Demand {
  readonly names: readonly string[];
  readonly priority: number;
  readonly limit: number;
}

/** What one lane may claim now: no more than `free` together. */
export interface LaneDemand {
  readonly free: number;
  readonly demands: readonly Demand[];
}

/** Counts what a worker process runs, by lane and by job, and says what else it may claim. */
export class Slots {
  readonly #lanes: ReadonlyMap<Job['lane'], readonly Job[]>;
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

  /** For each lane with a free slot, the jobs that it may take. */
  demand(services: Services): LaneDemand[] {
    return [...this.#lanes].flatMap(([lane, jobs]) => {
      const running = jobs.reduce((sum, { name }) => sum + this.#count(name), 0);
      const free = lanes[lane] - running;
      if (free <= 0) return [];
      const byPriority = [...Map.groupBy(jobs, job => job.priority)];
      const demands = byPriority.flatMap(([priority, peers]) =>
        this.#demandsOf(peers, free, services).map(demand => ({ ...demand, priority })),
      );
      return [{ free, demands }];
    });
  }

  // Jobs without a limit of their own make one demand.
  #demandsOf(jobs: readonly Job[], free: number, services: Services): Omit<Demand, 'priority'>[] {
    const [limited, others] = [jobs.filter(isLimited), jobs.filter(job => !isLimited(job))];
    const single = limited.map(({ name, concurrency = Infinity, capacity }) => {
      const atOnce = Math.min(concurrency, capacity?.(services) ?? Infinity);
      return { names: [name], limit: Math.min(free, atOnce - this.#count(name)) };
    });
    const together = { names: others.map(({ name }) => name), limit: others.length > 0 ? free : 0 };
    return [together, ...single].filter(({ limit }) => limit > 0);
  }

  #count(name: string): number {
    return this.#running.get(name) ?? 0;
  }
}

function isLimited({ concurrency, capacity }: Job): boolean {
  return concurrency !== undefined || capacity !== undefined;
}
