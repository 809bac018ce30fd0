import type { Column, Parsed } from './columns.ts';

/** 12,90 */
const withComma = /^-?\d+,\d+$/;
/** 1.234,56 or 1 234,56 or 1.234.567: the groups are apart by the same point or space. */
const grouped = /^-?[1-9]\d{0,2}(?:([.\u0020\u00A0\u202F])\d{3})(?:\1\d{3})*(?:,\d+)?$/;
/** 1.234 or 1,234: one group of three, after what could be the end of a thousand or of the whole part. */
const ambiguous = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * A column of decimal numbers. In a file whose fields are separated by semicolons or tabs they may have a decimal comma;
 * the column itself is given the same number with a point.
 */
export function decimal<T>(column: Column<T>): Column<T> {
  return (text, notation) => {
    const plain: Parsed<string> = notation.mayHaveDecimalCommas ? withPoint(text) : { value: text };
    return 'reason' in plain ? plain : column(plain.value, notation);
  };
}

/** "12,90" and "1.234,56" as "12.90" and "1234.56". What is no such number is returned as it is. */
export function withPoint(text: string): Parsed<string> {
  if (ambiguous.test(text)) {
    const [whole, fraction] = text.split(/[.,]/);
    return {
      reason: `is ambiguous: "${text}" may be ${whole}${fraction} or ${whole}.${fraction}. Write "${whole}${fraction}" or "${whole}.${fraction}0".`,
    };
  }
  if (withComma.test(text)) return { value: text.replace(',', '.') };
  if (grouped.test(text)) return { value: text.replace(/[.\u0020\u00A0\u202F]/g, '').replace(',', '.') };
  return { value: text };
}
