/** A job that this worker has claimed. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
  /** How often it was started, this attempt included. */
  readonly attempts: number;
  readonly leaseToken: string;
  /** The W3C `traceparent` of the request or job that queued it; null when none was traced. */
  readonly traceParent: string | null;
}
