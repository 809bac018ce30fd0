/** What one connection, one user, and one process may hold open, and how often connections are checked. */
export interface SubscriptionLimits {
  readonly subscriptionsPerConnection: number;
  readonly connectionsPerUser: number;
  /** Of the connections from one address that are not authenticated yet. */
  readonly unauthenticatedConnectionsPerAddress: number;
  readonly connectionsPerProcess: number;
  /** How many messages a connection may send at once, and how many more each second after that. */
  readonly messageBurst: number;
  readonly messagesPerSecond: number;
  readonly messageBytes: number;
  /** How much sent data the client may leave unread. */
  readonly unreadBytes: number;
  /** How long a connection may take to authenticate. */
  readonly initTimeoutMs: number;
  /** How often a connection is pinged. One that has not answered by the next ping is ended. */
  readonly pingMs: number;
  /** How often the session and the permissions of a connection without events are checked. */
  readonly recheckMs: number;
  /** How long the client has to close the connection properly. */
  readonly closeTimeoutMs: number;
  /** How many events are read from the database at once, so that an event for thousands does not delay requests. */
  readonly deliveriesAtOnce: number;
}

export const subscriptionLimits: SubscriptionLimits = {
  subscriptionsPerConnection: 50,
  connectionsPerUser: 20,
  unauthenticatedConnectionsPerAddress: 50,
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
