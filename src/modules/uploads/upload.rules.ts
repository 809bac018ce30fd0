/** How long an upload is kept after it was created, also when nothing was ever sent. */
export const uploadLifeMs = 24 * 3_600_000;

export const maxUploadBytes = 50 * 1_024 * 1_024;

/** What one person may have created and not yet expired, so that uploads cannot fill the database. */
export const maxUploads = 50;
export const maxUploadedBytes = 500 * 1_024 * 1_024;

/** A PUT that has stored nothing for this long has died with its process; another one may take its place. */
export const abandonedMs = 120_000;

/** The content types with which browsers send CSV files. */
export const csvContentTypes: readonly string[] = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/csv',
  // Browsers on Windows take it from Excel, which opens such files there.
  'application/vnd.ms-excel',
];

/** A content type without its parameters, such as the charset, which is found out from the content. */
export function plainContentType(header: string): string {
  return header.split(';')[0]!.trim().toLowerCase();
}
