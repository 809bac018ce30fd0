import { inflateSync } from 'node:zlib';

const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const maxSide = 4_000;
const maxPixels = 4_000_000;
/** How many numbers a pixel has, by color type. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const maxFilter = 4;
/** The chunks of a PNG that make up its picture, by color type. All others, such as texts, are removed. */
const pictureChunks = (colorType: number): readonly string[] => [
  ...['IHDR', 'IDAT', 'IEND'],
  ...(colorType === 3 ? ['PLTE'] : []),
  // Color types with an alpha channel have no such chunk.
  ...(colorType < 4 ? ['tRNS'] : []),
];

/**
 * What is wrong with a PNG; undefined when it is fine. The whole file is read, so that nothing breaks when the contract
 * is printed: its pixels are unpacked, but never more of them than its size announces.
 */
export function pngProblem(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'is not a PNG.';
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND')
    return 'is not a complete PNG.';
  // The PDF library takes the last of several sizes; this checks the first.
  if (chunks.filter(({ type }) => type === 'IHDR').length > 1) return 'is a PNG with more than one size.';
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth, colorType, , , interlaced] = header.data.subarray(8);
  if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > maxPixels)
    return `must be at most ${maxSide} pixels wide and high, and ${maxPixels} in all, but it is ${width} × ${height}.`;
  const perPixel = channels[colorType!];
  if (perPixel === undefined || depth !== 8 || interlaced !== 0)
    return 'must be a PNG with 8 bits per channel that is not interlaced.';
  const palettes = chunks.filter(({ type }) => type === 'PLTE');
  if (colorType === 3 && palettes.length === 0) return 'is a PNG without its palette.';
  if (palettes.length > 1 || palettes.some(({ data }) => !isPalette(data)))
    return 'is a PNG whose palette cannot be read.';
  const rowLength = width * perPixel + 1;
  const expected = height * rowLength;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    const pixels = inflateSync(packed, { maxOutputLength: expected });
    if (pixels.length !== expected) return 'is a PNG with missing pixels.';
    // An unknown filter would throw while the contract is printed, where nothing catches it.
    for (let at = 0; at < expected; at += rowLength)
      if (pixels[at]! > maxFilter) return 'is a PNG whose pixels cannot be read.';
    return undefined;
  } catch {
    return 'is a PNG whose pixels cannot be read.';
  }
}

/** Removes everything but the picture from a PNG that `pngProblem` found nothing wrong with. */
export function barePng(bytes: Buffer): Buffer {
  const chunks = chunksOf(bytes) ?? [];
  const wanted = pictureChunks(chunks[0]?.data[9] ?? 0);
  const kept = chunks.filter(({ type }) => wanted.includes(type));
  return Buffer.concat([magic, ...kept.map(({ whole }) => whole)]);
}

function isPalette({ length }: Buffer): boolean {
  return length > 0 && length <= 768 && length % 3 === 0;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** With its length, type, and checksum. */
  readonly whole: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = magic.length; at < bytes.length; ) {
    if (at + 12 > bytes.length) return undefined;
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    at = end;
    if (type === 'IEND') return at === bytes.length ? chunks : undefined;
  }
  return undefined;
}
