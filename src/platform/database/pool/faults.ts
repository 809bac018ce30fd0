/**
 * What an error of the database means for the work that met it:
 *  - `RACE`: it lost a race for locks; the transaction is rolled back and can run again.
 *  - `CONNECTION`: this connection is of no use any more, another one may be; the statement had no effect, unless it
 *    was a commit.
 *  - `CROWDED`: the server takes no more connections; one of ours will be free.
 *  - `UNAVAILABLE`: the database cannot do it now. Later it can.
 *  - `DEADLINE`: the server stopped the statement because it took too long.
 *  - `CANCELLED`: we told the server to stop the statement.
 */
export type Fault = 'RACE' | 'CONNECTION' | 'CROWDED' | 'UNAVAILABLE' | 'DEADLINE' | 'CANCELLED';

// By the number of the server's error. https://mariadb.com/docs/server/reference/error-codes
const byNumber: Readonly<Record<number, Fault>> = {
  // Deadlock, also of a certification on a cluster; a lock waited for too long; rolled back during the commit.
  1213: 'RACE',
  1205: 'RACE',
  3101: 'RACE',
  // Galera's node is not part of the cluster now, or MaxScale or ProxySQL has no server to pass the statement on to.
  1047: 'CONNECTION',
  9001: 'CONNECTION',
  // The server is read-only: after a failover another one may be behind the same address.
  1290: 'CONNECTION',
  1792: 'CONNECTION',
  1836: 'CONNECTION',
  // The server shuts down, or somebody has ended the connection.
  1053: 'CONNECTION',
  1077: 'CONNECTION',
  1927: 'CONNECTION',
  3169: 'CONNECTION',
  4031: 'CONNECTION',
  // Too many connections, of all or of this user.
  1040: 'CROWDED',
  1203: 'CROWDED',
  1226: 'CROWDED',
  // The server takes no connections from this host, after too many that were broken off.
  1129: 'UNAVAILABLE',
  // The disk or a table is full.
  1021: 'UNAVAILABLE',
  1114: 'UNAVAILABLE',
  3: 'UNAVAILABLE',
  // The server starts up, or has not finished its recovery.
  1156: 'CONNECTION',
  1158: 'CONNECTION',
  1159: 'CONNECTION',
  1160: 'CONNECTION',
  1161: 'CONNECTION',
  // Stopped by the deadline of MariaDB, of MySQL.
  1969: 'DEADLINE',
  3024: 'DEADLINE',
  1317: 'CANCELLED',
};

// By the code of the driver or of Node.
const byCode: Readonly<Record<string, Fault>> = {
  PROTOCOL_CONNECTION_LOST: 'CONNECTION',
  PROTOCOL_PACKETS_OUT_OF_ORDER: 'CONNECTION',
  PROTOCOL_UNEXPECTED_PACKET: 'CONNECTION',
  ECONNRESET: 'CONNECTION',
  EPIPE: 'CONNECTION',
  ECONNREFUSED: 'UNAVAILABLE',
  EHOSTUNREACH: 'UNAVAILABLE',
  ENETUNREACH: 'UNAVAILABLE',
  ENOTFOUND: 'UNAVAILABLE',
  EAI_AGAIN: 'UNAVAILABLE',
  ETIMEDOUT: 'UNAVAILABLE',
};

/** Undefined for any other error, such as a violated constraint. */
export function faultOf(error: unknown): Fault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errno, code, message } = error as Error & { errno?: number; code?: string };
  // Where the driver knows no name for a number, it leaves the code out.
  const fault = (errno !== undefined && byNumber[errno]) || (code !== undefined && byCode[code]);
  if (fault) return fault;
  return message === closedState ? 'CONNECTION' : undefined;
}

// The driver gives this error no code.
const closedState = "Can't add new command when connection is in closed state";

/** Whether the connection that met this error must not be used again. */
export function ruinsConnection(error: unknown): boolean {
  return faultOf(error) === 'CONNECTION';
}
