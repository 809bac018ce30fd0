const lastRenewalKey = 'tradepost.session-renewed-at';

/** Another tab that renewed the session a moment ago did it for all of them. */
const recentMs = 5_000;

/**
 * Renews the session in one tab at a time: the refresh token works once, and all tabs share the cookie.
 * @param refresh sends the mutation and resolves to whether there is a session
 * @returns whether there is a session now
 */
export async function renewSession(refresh: () => Promise<boolean>): Promise<boolean> {
  return inTurn(async () => {
    const renewedAt = Number(localStorage.getItem(lastRenewalKey) ?? 0);
    if (Date.now() - renewedAt < recentMs) return true;
    const hasSession = await refresh();
    if (hasSession) localStorage.setItem(lastRenewalKey, String(Date.now()));
    return hasSession;
  });
}

// Locks exist only on pages over https and on localhost. Elsewhere the server's grace for a token used twice must do.
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('tradepost.session', work);
}
