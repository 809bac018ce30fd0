import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { ServiceKey } from '../context/services.ts';
import { MeasuredCache } from '../lib/measured-cache.ts';
import { PublicAnswer } from './public-answer.ts';
import type { PublicSources } from './public-sources.ts';

const maxBytes = 16 * 1024 * 1024;
/** A larger answer is computed for each who asks. */
const maxAnswerBytes = 1024 * 1024;
/** Of a session that is forgotten, the reads may be as old as anybody's. */
const maxWriters = 10_000;

/** What a query answered. */
export interface QueryRun {
  readonly status: 200 | 400;
  readonly result: FormattedExecutionResult;
}

/** What a computation brings. */
export interface Computed {
  readonly run: QueryRun;
  /** The whole answer as JSON; undefined when it has errors. */
  readonly text: string | undefined;
  /** The names of the object types in it. */
  readonly types: Iterable<string>;
  readonly statements: Iterable<string>;
}

interface Running {
  /** How many changes had been seen when it began. */
  readonly changes: number;
  readonly answer: Promise<PublicAnswer | QueryRun>;
}

/**
 * Answers that are the same for everybody, for a moment. Each is computed once for all who wait for it, and dropped when a
 * table changes that it was made from.
 */
export class PublicAnswers {
  readonly cache = new MeasuredCache<string, PublicAnswer>({
    maxSize: maxBytes,
    maxEntrySize: maxAnswerBytes,
    sizeCalculation: (answer, key) => answer.bytes + 2 * key.length,
  });
  readonly #running = new Map<string, Running>();
  /** By table: how many changes had been seen with its last one. */
  readonly #changedAt = new Map<string, number>();
  readonly #wroteAt = new LRUCache<string, number>({ max: maxWriters });
  #changes = 0;

  constructor(
    readonly maxAgeMs: number,
    private readonly sources: PublicSources,
    private readonly now: () => number = () => performance.now(),
  ) {}

  find(key: string): PublicAnswer | undefined {
    const answer = this.cache.get(key);
    if (answer && this.#isFresh(answer)) {
      this.cache.hits++;
      return answer;
    }
    return undefined;
  }

  /** The computation of an answer that has begun, unless something has changed since. */
  running(key: string): Promise<PublicAnswer | QueryRun> | undefined {
    const running = this.#running.get(key);
    return running?.changes === this.#changes ? running.answer : undefined;
  }

  /** Computes an answer and keeps it. Those who wait get a result that must not be kept as it is. */
  compute(key: string, compute: () => Promise<Computed>): Promise<PublicAnswer | QueryRun> {
    // Counted here, since a request may look twice.
    this.cache.misses++;
    const running: Running = { changes: this.#changes, answer: this.#compute(key, compute) };
    this.#running.set(key, running);
    const end = () => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    };
    running.answer.then(end, end);
    return running.answer;
  }

  /** Drops what was made from this table, and what is being made from it now. */
  drop(table: string): void {
    this.#changedAt.set(table, ++this.#changes);
  }

  /** From now on a session reads the database, until no answer is left that is older than what it wrote. */
  sessionWrote(sessionId: string): void {
    this.#wroteAt.set(sessionId, this.now());
  }

  hasWritten(sessionId: string | null): boolean {
    const wroteAt = sessionId === null ? undefined : this.#wroteAt.get(sessionId);
    return wroteAt !== undefined && this.now() - wroteAt <= this.maxAgeMs;
  }

  async #compute(key: string, compute: () => Promise<Computed>): Promise<PublicAnswer | QueryRun> {
    // What is read may be as old as the beginning.
    const begun = { changes: this.#changes, expiresAt: this.now() + this.maxAgeMs };
    const { run, text, types, statements } = await compute();
    const tables = text === undefined ? undefined : this.sources.tablesOf(types, statements);
    if (text === undefined || !tables) return run;
    const answer = new PublicAnswer(text, { ...begun, tables });
    if (this.#isFresh(answer)) this.cache.set(key, answer);
    return answer;
  }

  #isFresh({ origin: { changes, tables, expiresAt } }: PublicAnswer): boolean {
    if (this.now() >= expiresAt) return false;
    return changes === this.#changes || tables.every(table => (this.#changedAt.get(table) ?? 0) <= changes);
  }
}

/** None where the cache is off. */
export const publicAnswers = new ServiceKey<PublicAnswers>('public answers');
