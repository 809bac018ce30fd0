/** An address as it is compared: nobody tells capitals apart in one, whatever the standard allows. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
