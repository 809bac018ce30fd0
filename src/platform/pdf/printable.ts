import { fontOf } from './fonts.ts';

/**
 * Characters that show nothing. Those that change the direction of the text around them are among them, so that nobody
 * can give a contract one order to read and another to sign.
 */
const invisible = /[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\n\t\u{200c}\u{200d}]]/gv;

/** The joiners shape the letters of these scripts, and mean nothing elsewhere, as between emoji. */
const idleJoiner = /(?<![\p{Script=Arabic}\p{M}])[\u{200c}\u{200d}]/gu;

/**
 * The text as a PDF can show it: without invisible characters, and with the code of each character that no font has,
 * such as [U+4E2D].
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(invisible, '')
    .replace(idleJoiner, '')
    .replaceAll('\t', ' ')
    .replace(/[^\n\x20-\x7e]/gu, character => (fontOf(character, 'regular') ? character : codeOf(character)));
}

function codeOf(character: string): string {
  const hex = character.codePointAt(0)!.toString(16).toUpperCase();
  return `[U+${hex.padStart(4, '0')}]`;
}
