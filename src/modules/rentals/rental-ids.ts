import { rawSql, type Sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/lib/typed-id.ts';

// The rental of an installment must be locked before anything is read. So its id follows from the installment's id,
// which is the rental's id with the sequence in the last two digits.

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const base = alphabet.length;
const tail = 2;

export const rentalPrefix = 'rental';
export const installmentPrefix = 'installment';
export const buyoutPrefix = 'buyout';

/** A new id of a rental. Its last ten bits are zero; the 64 random bits before them are enough. */
export function newRentalId(): string {
  return newId(rentalPrefix).slice(0, -tail) + '0'.repeat(tail);
}

export function installmentId(rentalId: string, sequence: number): string {
  const digits = `${alphabet[Math.floor(sequence / base)]}${alphabet[sequence % base]}`;
  return `${installmentPrefix}_${suffixOf(rentalId).slice(0, -tail)}${digits}`;
}

/** The id of a rental's buy-out, which is a payment target. */
export function buyoutId(rentalId: string): string {
  return `${buyoutPrefix}_${suffixOf(rentalId)}`;
}

/** The id of a rental's buy-out, in SQL: the column holds the id of the rental. */
export function buyoutIdSql(column: string): Sql {
  return rawSql(`concat('${buyoutPrefix}_', substr(${column}, ${rentalPrefix.length + 2}))`);
}

/** The id of the rental that an installment or a buy-out belongs to. */
export function rentalIdOf(id: string): string {
  return `${rentalPrefix}_${suffixOf(id).slice(0, -tail)}${'0'.repeat(tail)}`;
}

function suffixOf(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}
