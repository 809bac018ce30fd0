import type { GraphQLError } from 'graphql';
import type { Lane, StatementKind, Work } from '../database/pool/work.ts';
import { tooComplex } from '../graphql/too-complex.ts';
import { Cancellation } from '../lib/cancellation.ts';

/** Work without an end of its own, such as a job. */
const never = Number.POSITIVE_INFINITY;

/** What a request has done so far, and what it may do. All its contexts share it, inside transactions and outside. */
export class RequestState implements Work {
  lane: Lane;
  kind: StatementKind;
  endsAt: number;
  held = 0;
  /** Whose budget it counts against. */
  caller = '';
  /** Where the person is who sends it, also behind a render server that passes that on; null for other work. */
  address: string | null = null;
  /** The `Set-Cookie` headers of the answer, by the name of the cookie. */
  readonly setCookies = new Map<string, string>();
  /** The texts of the statements that read for it, where somebody wants to know them. */
  statements: Set<string> | undefined;
  readonly cancellation = new Cancellation();
  /** By `performance.now()`. */
  readonly begunAt = performance.now();
  #readsFromPrimary = false;
  readonly #provenUserIds = new Set<string>();

  constructor({
    lane = 'SYSTEM',
    kind = 'JOB',
    endsAt = never,
  }: Partial<Pick<Work, 'lane' | 'kind' | 'endsAt'>> = {}) {
    this.lane = lane;
    this.kind = kind;
    this.endsAt = endsAt;
  }

  /** What it does takes long, such as a report: it waits apart from those who browse, and may take until then. */
  becomeHeavy(endsAt: number): void {
    this.lane = 'HEAVY';
    this.kind = 'REPORT';
    this.endsAt = endsAt;
  }

  /** A request's own writes may not have reached a replica yet, so its later reads go to the primary. */
  get readsFromPrimary(): boolean {
    return this.#readsFromPrimary;
  }

  readFromPrimary(): void {
    this.#readsFromPrimary = true;
  }

  /** Whether this request has proved to come from the account's owner, for example by signing in. */
  isProven(userId: string): boolean {
    return this.#provenUserIds.has(userId);
  }

  markProven(userId: string): void {
    this.#provenUserIds.add(userId);
  }

  /** What its operations should cost, by their documents; those of a batch together. */
  requested = 0;
  /** What its queries have cost so far, and what they may cost: without a limit for work that no query asked for. */
  #spent = 0;
  #allowed = Number.POSITIVE_INFINITY;
  /** The size of its answers so far. Those of a batch are sent together. */
  answerBytes = 0;

  get spent(): number {
    return this.#spent;
  }

  get isOverspent(): boolean {
    return this.#spent > this.#allowed;
  }

  limitCost(points: number): void {
    this.#allowed = points;
  }

  /** Counts what is being done. @throws QUERY_TOO_COMPLEX when the queries of the request cost more than they may */
  spend(points: number): void {
    this.#spent += points;
    if (this.isOverspent) throw this.overspent();
  }

  overspent(): GraphQLError {
    const message = `This query costs more than ${this.#allowed}, because some lists have more entries than most. Ask for fewer or smaller pages.`;
    return tooComplex(message, this.#allowed, this.#spent);
  }
}
