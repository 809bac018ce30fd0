/** Is notified of what the server answers: metrics, and traces where they are on. */
export interface ServerObserver {
  operationEnded(operation: {
    name: string;
    type: string;
    seconds: number;
    errorCodes: readonly string[];
  }): void;
  /** A request was refused before any of its operations ran. */
  operationRefused(code: string): void;
}
