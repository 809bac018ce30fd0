/** Normalizes an address for comparison. Case does not matter in practice, although the standard allows it to. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
