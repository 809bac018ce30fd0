import { ServiceKey } from '../context/services.ts';
import type { Job } from './define-job.ts';

/** The jobs of all manifests, and the signal that wakes the worker of this process when there is new work. */
export class JobRegistry {
  readonly #byName: ReadonlyMap<string, Job>;
  readonly #byEvent: ReadonlyMap<string, readonly Job[]>;
  readonly #listeners = new Set<() => void>();

  /** @throws when two jobs have the same name */
  constructor(readonly jobs: readonly Job[]) {
    this.#byName = new Map(jobs.map(job => [job.name, job]));
    const repeated = jobs.find((job, index) => jobs.findIndex(({ name }) => name === job.name) < index);
    if (repeated) throw new Error(`Two jobs have the name "${repeated.name}".`);
    const events = new Set(jobs.flatMap(job => job.on));
    this.#byEvent = new Map([...events].map(event => [event, jobs.filter(job => job.on.includes(event))]));
  }

  get names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  find(name: string): Job | undefined {
    return this.#byName.get(name);
  }

  /** The jobs that listen to an event. */
  for(event: string): readonly Job[] {
    return this.#byEvent.get(event) ?? [];
  }

  /** Signals that there may be work now. */
  wake(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` whenever there may be work, until the returned function is called. */
  onWake(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

export const jobRegistry = new ServiceKey<JobRegistry>('jobs');
