/** A job that this worker has. */
export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
  /** This one included. */
  readonly attempts: number;
  readonly leaseToken: string;
}
