/** The longest beginning of a title that is sorted by. */
export const sortLength = 48;
/** Of a title, and of a body: together they fit into a row of MySQL, at four bytes a character. */
export const titleLength = 1_000;
export const bodyLength = 12_000;
