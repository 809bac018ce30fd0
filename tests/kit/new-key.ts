let count = 0;

/** An idempotency key that no other request has. */
export const newKey = (): string => `key-${++count}`;
