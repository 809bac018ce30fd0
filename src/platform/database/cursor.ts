import { UserError } from '../lib/user-error.ts';

/** A cursor holds its sort and the sort values of its row, so that it stays valid while rows are added and removed. */
export function encodeCursor(sort: string, values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([sort, ...values])).toString('base64url');
}

/** @throws UserError INVALID_INPUT when it is not a cursor, or belongs to another sort. */
export function decodeCursor(
  cursor: string,
  argument: 'after' | 'before',
  sort: string,
  length: number,
): (string | number)[] {
  const [cursorSort, ...values] = parse(cursor);
  const refuse = (reason: string) =>
    new UserError('INVALID_INPUT', `"${argument}" ${reason}`, { path: [argument] });
  if (typeof cursorSort !== 'string') {
    throw refuse('is not a cursor. Pass an endCursor or startCursor of an earlier page, unchanged.');
  }
  if (cursorSort !== sort || values.length !== length) {
    throw refuse('is a cursor of another list or sort order. Keep the sort, or start again without it.');
  }
  if (!values.every(value => typeof value === 'string' || typeof value === 'number'))
    throw refuse('is not a cursor.');
  return values;
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    // Not JSON, so not a cursor; the caller says so.
    return [];
  }
}
