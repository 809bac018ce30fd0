/** A file that cannot be created, however often it is tried. The message tells people why, and what would work. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
}
