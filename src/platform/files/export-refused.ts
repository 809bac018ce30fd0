/** A file that cannot be made, however often it is tried; the message says to people why, and what would work. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}
