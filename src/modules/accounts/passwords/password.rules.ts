import { dictionary } from '@zxcvbn-ts/language-common';
import { UserError } from '../../../platform/lib/user-error.ts';
import { emailKeyOf } from '../email-address.ts';
import { demoPassword } from './demo-password.ts';

const minLength = 10;
// bcrypt ignores further bytes, so a longer password would be cut off silently.
const maxBytes = 72;

const common = new Set(dictionary['passwords-common']).add(demoPassword);

/** What is wrong with a new password for this account; undefined when it is acceptable. */
export function passwordProblem(password: string, email: string): string | undefined {
  const length = [...password].length;
  const bytes = Buffer.byteLength(password);
  if (length < minLength) return `must have at least ${minLength} characters, but it has ${length}.`;
  if (bytes > maxBytes) return `must be at most ${maxBytes} bytes long, but it has ${bytes}.`;
  if (password.includes('\u0000')) return 'must not contain a null character.';
  if (!password.isWellFormed()) return 'must be well-formed Unicode text.';
  const key = password.toLowerCase();
  const emailKey = emailKeyOf(email);
  if (emailKeyOf(password) === emailKey || key === emailKey.split('@')[0])
    return 'must not be the email address.';
  if (common.has(key) || new Set(password).size < 3)
    return 'is too easy to guess. Choose another one, for example four random words.';
  return undefined;
}

/** @throws UserError WEAK_PASSWORD */
export function checkPassword(password: string, email: string, field: string): void {
  const problem = passwordProblem(password, email);
  if (problem) throw new UserError('WEAK_PASSWORD', `"${field}" ${problem}`, { path: [field] });
}
