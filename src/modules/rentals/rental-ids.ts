import { newId } from '../../platform/lib/typed-id.ts';

// What a payment is for must be locked before anything is read, the rental before its instalments. So the id of an
// instalment says by itself of which rental it is: it is the rental's, with the sequence in the last two digits.

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const base = alphabet.length;
const tail = 2;

export const rentalPrefix = 'rental';
export const installmentPrefix = 'installment';
export const buyoutPrefix = 'buyout';

/** Of a rental: its last ten bits are zero, and the 64 random ones before them are enough. */
export function newRentalId(): string {
  return newId(rentalPrefix).slice(0, -tail) + '0'.repeat(tail);
}

export function installmentId(rentalId: string, sequence: number): string {
  const digits = `${alphabet[Math.floor(sequence / base)]}${alphabet[sequence % base]}`;
  return `${installmentPrefix}_${suffixOf(rentalId).slice(0, -tail)}${digits}`;
}

/** What is paid to keep the unit of a rental. */
export function buyoutId(rentalId: string): string {
  return `${buyoutPrefix}_${suffixOf(rentalId)}`;
}

/** The rental of an instalment or a buy-out. */
export function rentalIdOf(id: string): string {
  return `${rentalPrefix}_${suffixOf(id).slice(0, -tail)}${'0'.repeat(tail)}`;
}

function suffixOf(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}
