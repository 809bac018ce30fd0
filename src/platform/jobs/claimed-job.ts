/** A job that this worker has claimed. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
  /** How often it was started, this attempt included. */
  readonly attempts: number;
  readonly leaseToken: string;
}
