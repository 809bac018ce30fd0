/** Normalizes an address for comparison. Case does not matter in practice, although the standard allows it to. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Whether what a person types in a search is the beginning of an address, and not a part of one such as "@example.com". */
export function isAddress(word: string): boolean {
  return word.indexOf('@') > 0;
}
