import { payloadOf, returned } from '../../../platform/graphql/payload-of.ts';
import { user } from '../users/user.payloads.ts';

const secret = returned(
  'secret',
  () => String,
  'The secret, for an authenticator app that cannot scan a QR code.',
);

const otpauthUrl = returned(
  'otpauthUrl',
  () => String,
  'The secret as an `otpauth:` URL, which authenticator apps open.',
);

const qrCodeSvg = returned('qrCodeSvg', () => String, 'The URL as a QR code: an SVG image.');

const recoveryCodes = returned(
  'recoveryCodes',
  () => [String],
  'Ten recovery codes. Each replaces a code of the authenticator once. They are shown only now.',
);

export const EnrollMfaPayload = payloadOf('enrollMfa', secret, otpauthUrl, qrCodeSvg);
export const ConfirmMfaPayload = payloadOf('confirmMfa', recoveryCodes);
export const DisableMfaPayload = payloadOf('disableMfa', user);
export const ResetMfaPayload = payloadOf('resetMfa', user);
export const RegenerateRecoveryCodesPayload = payloadOf('regenerateRecoveryCodes', recoveryCodes);
