/**
 * The lanes, and how many jobs of each a worker process runs at a time. Jobs never wait for those of another lane.
 * - `money`: payments, stock, what expires, and all else that is short and has somebody waiting for it.
 * - `mail`: writing and sending mails. A mail server that hangs holds up nothing but mails.
 * - `exports`: what takes long and can wait: files, rollups, clean-ups, erasing a person.
 */
export const lanes = { money: 6, mail: 5, exports: 4 } as const;

export type Lane = keyof typeof lanes;
