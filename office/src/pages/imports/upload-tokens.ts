const prefix = 'tradepost.upload.';

/** Keeps which file a check was made of, so that the import can follow it, also after a reload of this window. */
export function keepUploadToken(importId: string, token: string): void {
  sessionStorage.setItem(prefix + importId, token);
}

export function uploadTokenOf(importId: string): string | null {
  return sessionStorage.getItem(prefix + importId);
}

export function deleteUploadToken(importId: string): void {
  sessionStorage.removeItem(prefix + importId);
}
