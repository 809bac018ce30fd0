/** What both databases answer to the loser of a race for locks. */
export function deadlock(): Error {
  return Object.assign(new Error('database is locked'), { errno: 1213, code: 'ER_LOCK_DEADLOCK' });
}
