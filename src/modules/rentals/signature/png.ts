import { inflateSync } from 'node:zlib';

const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const maxSide = 4_000;
const maxPixels = 4_000_000;
/** How many numbers a pixel has, by colour type. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * What is wrong with a PNG, or undefined. All of it is read, so that nothing breaks when the contract is printed: its
 * pixels are unpacked, and never more of them than its size says.
 */
export function pngComplaint(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, magic.length).equals(magic)) return 'is no PNG.';
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13 || chunks.at(-1)?.type !== 'IEND')
    return 'is no complete PNG.';
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const [depth, colourType, , , interlaced] = header.data.subarray(8);
  if (width < 1 || height < 1 || width > maxSide || height > maxSide || width * height > maxPixels)
    return `must be at most ${maxSide} pixels wide and high, and ${maxPixels} in all, but it is ${width} × ${height}.`;
  const perPixel = channels[colourType!];
  if (perPixel === undefined || depth !== 8 || interlaced !== 0)
    return 'must be a PNG of 8 bits a channel that is not interlaced.';
  if (colourType === 3 && !chunks.some(({ type }) => type === 'PLTE')) return 'is a PNG without its colours.';
  const expected = height * (width * perPixel + 1);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    const pixels = inflateSync(packed, { maxOutputLength: expected });
    return pixels.length === expected ? undefined : 'is a PNG that lacks pixels.';
  } catch {
    return 'is a PNG whose pixels cannot be read.';
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let at = magic.length; at < bytes.length; ) {
    if (at + 12 > bytes.length) return undefined;
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
    if (type === 'IEND') return at === bytes.length ? chunks : undefined;
  }
  return undefined;
}
