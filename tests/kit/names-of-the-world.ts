/** Names of people, in the letters that the fonts of PDFs have. */
export const namesOfTheWorld = [
  'Łukasz Żółć Παπαδόπουλος',
  'Příliš Žluťoučký',
  'Nguyễn Thị Ngọc',
  'Олександр Їжакевич',
  'محمد',
  'שירה כהן',
];

/** Text that `pdftotext` has read, without the marks by which it says where text goes from right to left. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u{202a}-\u{202e}]/gu, '');
}
