const prefix = 'tradepost.upload.';

/** Which file a check was made of, so that the import can follow it, also after a reload of this window. */
export function rememberUpload(importId: string, token: string): void {
  sessionStorage.setItem(prefix + importId, token);
}

export function uploadOf(importId: string): string | null {
  return sessionStorage.getItem(prefix + importId);
}

export function forgetUpload(importId: string): void {
  sessionStorage.removeItem(prefix + importId);
}
