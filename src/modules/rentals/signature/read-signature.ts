import { textProblem } from '../../../platform/graphql/validation.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import type { SignatureKind } from '../contract/rental-contract.entity.ts';
import { barePng, pngProblem } from './png.ts';
import { svgProblem } from './svg.ts';

export const maxSignatureBytes = 200_000;
export const maxTypedLength = 200;
const path = ['signature'];

export interface Signature {
  readonly kind: SignatureKind;
  /** The name that was typed, the SVG, or the PNG in Base64. */
  readonly data: string;
}

/** Reads a signature: a typed name, or a drawing as a data URL. @throws UserError INVALID_INPUT */
export function readSignature(given: string): Signature {
  if (!given.startsWith('data:')) {
    const problem = textProblem(given, { max: maxTypedLength });
    if (problem) throw refused(problem);
    return { kind: 'TYPED', data: given.trim() };
  }
  const match = /^data:image\/(png|svg\+xml)(?:;charset=utf-8)?(;base64)?,/i.exec(given);
  if (!match) throw refused('must be typed text, or a data URL of a PNG or an SVG.');
  const [prefix, type, base64] = match;
  const bytes = base64 ? fromBase64(given.slice(prefix.length)) : fromPercents(given.slice(prefix.length));
  if (bytes.length > maxSignatureBytes)
    throw refused(`must be at most ${maxSignatureBytes} bytes, but it has ${bytes.length}.`);
  return type!.toLowerCase() === 'png' ? png(bytes) : svg(bytes);
}

function png(bytes: Buffer): Signature {
  const problem = pngProblem(bytes);
  if (problem) throw refused(problem);
  return { kind: 'PNG', data: barePng(bytes).toString('base64') };
}

function svg(bytes: Buffer): Signature {
  const text = bytes.toString('utf8');
  const problem = svgProblem(text);
  if (problem) throw refused(problem);
  return { kind: 'SVG', data: text.trim() };
}

function fromBase64(text: string): Buffer {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw refused('must be Base64 after its comma.');
  return Buffer.from(text, 'base64');
}

function fromPercents(text: string): Buffer {
  try {
    return Buffer.from(decodeURIComponent(text), 'utf8');
  } catch {
    throw refused('must be percent-encoded after its comma.');
  }
}

function refused(problem: string): UserError {
  return new UserError('INVALID_INPUT', `"signature" ${problem}`, { path });
}
