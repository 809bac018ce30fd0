/** What one connection, one person, and one process may hold open; and how often it is looked after them. */
export interface SubscriptionLimits {
  readonly subscriptionsPerConnection: number;
  readonly connectionsPerUser: number;
  /** Of those at one address that have not said yet who they are. */
  readonly silentConnectionsPerAddress: number;
  readonly connectionsPerProcess: number;
  /** How many messages a connection may send at once, and how many more each second after that. */
  readonly messageBurst: number;
  readonly messagesPerSecond: number;
  readonly messageBytes: number;
  /** What may wait to be read by the other side. */
  readonly unreadBytes: number;
  /** How long a connection may stay silent before it says who it is. */
  readonly initTimeoutMs: number;
  /** How often a connection is asked whether it still lives; one that has not answered by the next time is ended. */
  readonly pingMs: number;
  /** How often the sessions of quiet connections are checked, and what their people may do. */
  readonly recheckMs: number;
  /** How long the other side has to close properly. */
  readonly closeTimeoutMs: number;
  /** How many events are read from the database at once, so that one event for thousands leaves room for requests. */
  readonly deliveriesAtOnce: number;
}

export const subscriptionLimits: SubscriptionLimits = {
  subscriptionsPerConnection: 50,
  connectionsPerUser: 20,
  silentConnectionsPerAddress: 50,
  connectionsPerProcess: 10_000,
  messageBurst: 1_000,
  messagesPerSecond: 20,
  messageBytes: 64 * 1024,
  unreadBytes: 1024 * 1024,
  initTimeoutMs: 5_000,
  pingMs: 12_000,
  recheckMs: 15_000,
  closeTimeoutMs: 2_000,
  deliveriesAtOnce: 8,
};
