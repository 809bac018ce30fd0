/** The types that the API takes. Browsers call the same CSV file by different names, or by none. */
const types = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/csv',
  'application/vnd.ms-excel',
];

export function contentTypeOf(file: Pick<File, 'type'>): string {
  return types.find(type => file.type === type) ?? 'text/csv';
}

/**
 * Sends a file to the address that `createUpload` gave.
 * @returns why it did not arrive; undefined when it did
 */
export async function uploadFile(
  uploadUrl: string,
  file: File,
  contentType: string,
): Promise<string | undefined> {
  // The page may have been opened under another name of the same server, and may send only to where it came from.
  const { pathname, search } = new URL(uploadUrl, window.location.href);
  try {
    const response = await fetch(pathname + search, {
      method: 'PUT',
      headers: { 'content-type': contentType },
      body: file,
    });
    return response.ok ? undefined : await messageOf(response);
  } catch {
    return 'The file could not be sent. Check the connection, then try again.';
  }
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { errors } = JSON.parse(text) as { errors?: { message?: unknown }[] };
    const message = errors?.[0]?.message;
    if (typeof message === 'string') return message;
  } catch {
    // A proxy in between answers in its own words.
  }
  return `The file was refused (status ${response.status}).`;
}
