import { blocker, type Check } from '../check.ts';

const remedy =
  'Create one with `openssl rand -base64 48`, and put it in front; docs/operations.md says when the old one can go.';
const fewestLetters = 10;

export const secrets: Check = {
  id: 'secrets',
  title: 'AUTH_SECRETS is set, and cannot be guessed.',
  atStart: 'IN_PRODUCTION',
  run({ config }) {
    if (config.authSecrets.length === 0)
      return [
        blocker(
          'AUTH_SECRETS is not set: the secret is in ./data/auth-secret, and production needs one of its own.',
          'Set AUTH_SECRETS to the content of that file to keep sessions and second factors, or create one with `openssl rand -base64 48`.',
        ),
      ];
    return config.authSecrets.some(isGuessable)
      ? [blocker('AUTH_SECRETS has a secret that can be guessed or is an example.', remedy)]
      : [];
  },
};

/** Whether a secret was typed by a person, or is one that stands in an example. A random one has neither words nor repetitions. */
export function isGuessable(secret: string): boolean {
  return /secret|example|password|change.?me|\s/i.test(secret) || new Set(secret).size < fewestLetters;
}
