/**
 * FINAL: the server, or the address itself, refuses this mail, and would do so again. AGAIN: the server refuses it for now.
 * AWAY: the server cannot be reached, does not answer, or lets nobody in, which has nothing to do with the mail.
 */
export type SmtpErrorKind = 'FINAL' | 'AGAIN' | 'AWAY';

/** What nodemailer reports when a server answers to the envelope or to the content of a mail, or refuses them itself. */
const aboutTheMail = ['EENVELOPE', 'EMESSAGE'];
const closing = 421;
/** The session was in a wrong state for the command, which does not say anything about the mail. */
const badSequence = 503;

export function kindOfSmtpError(error: Error): SmtpErrorKind {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (!aboutTheMail.includes(String(code)) || responseCode === closing) return 'AWAY';
  if (responseCode === undefined) return 'FINAL';
  const answer = Number(responseCode);
  return answer >= 500 && answer !== badSequence ? 'FINAL' : 'AGAIN';
}
