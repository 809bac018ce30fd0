import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRental, rentalOf, sign } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 200);
});

const base64 = (type: string, content: Buffer | string) =>
  `data:image/${type};base64,${Buffer.from(content as string).toString('base64')}`;
const svg = (inner: string, attributes = 'viewBox="0 0 300 100"') =>
  base64('svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function header(width: number, height: number, colorType: number, depth = 8): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, colorType, 0, 0, 0], 8);
  return chunk('IHDR', data);
}

/** The pixels of a picture of 4 × 4, each row packed by a filter. */
function pixels(channels: number, filter = 0): Buffer {
  const row = Buffer.alloc(4 * channels + 1);
  row[0] = filter;
  return chunk('IDAT', deflateSync(Buffer.concat([row, row, row, row])));
}

const png = (...chunks: Buffer[]) =>
  base64(
    'png',
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      ...chunks,
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );

describe('a signature is refused', () => {
  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a handler', svg('<path d="M0 0" onload="alert(1)"/>')],
    ['a link', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
    ['an image', svg('<image href="http://example.com/x.png"/>')],
    ['a style', svg('<path d="M0 0" style="fill:url(#x)"/>')],
    ['a comment', svg('<!-- x --><path d="M0 0"/>')],
    ['text', svg('hello')],
    ['an entity', `data:image/svg+xml;utf8,${encodeURIComponent('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>')}`],
    ['no PNG', `data:image/png;base64,${Buffer.from('GIF89a').toString('base64')}`],
    ['a PNG that lacks pixels', png(header(4, 4, 6), chunk('IDAT', deflateSync(Buffer.alloc(3))))],
    [
      'a PNG that unpacks to more than it says',
      png(header(4, 4, 6), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000)))),
    ],
    ['a JPEG', 'data:image/jpeg;base64,AAAA'],
    ['nothing', ' '],
    ['too much', `data:image/png;base64,${'A'.repeat(400_000)}`],
    ['far too much', `data:image/png;base64,${'A'.repeat(900_000)}`],
    ['a PNG whose rows have an unknown filter', png(header(4, 4, 6), pixels(4, 9))],
    ['a PNG of two sizes, the second one huge', png(header(4, 4, 6), header(30_000, 30_000, 6), pixels(4))],
    ['a PNG of no colours', png(header(4, 4, 3), chunk('PLTE', Buffer.alloc(0)), pixels(1))],
    ['a PNG of half a colour', png(header(4, 4, 3), chunk('PLTE', Buffer.alloc(4)), pixels(1))],
    ['a PNG that is too large', png(header(4_001, 1, 6), pixels(4))],
    ['a PNG of 16 bits', png(header(4, 4, 6, 16), pixels(8))],
    ['a path beyond all measure', svg('<path d="M1e25 0 L 5 5"/>')],
    ['a path to infinity', svg('<path d="M0 0 L 1e999 5"/>')],
    ['a path of a long number', svg(`<path d="M${'9'.repeat(25)} 0 L 5 5"/>`)],
    ['a line beyond all measure', svg('<polyline points="1e25,1 2,3"/>')],
    ['a document type', base64('svg+xml', '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['entities', base64('svg+xml', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>')],
    ['a processing instruction', base64('svg+xml', '<?xml-stylesheet href="http://x"?><svg/>')],
    ['an external reference', svg('<use href="http://example.com/x.svg#a"/>')],
    ['an xlink', svg('<path xlink:href="http://example.com" d="M0 0"/>')],
    ['a fill from elsewhere', svg('<path d="M0 0" fill="url(http://example.com)"/>')],
    ['foreign content', svg('<foreignObject><body/></foreignObject>')],
    ['a handler on the root', svg('<path d="M0 0"/>', 'onload="alert(1)"')],
    ['a script in other letters', svg('<SCRIPT>alert(1)</SCRIPT>')],
    ['a script in a prefix', svg('<svg:script>alert(1)</svg:script>')],
    ['an SVG within an SVG', svg('<svg/>')],
    ['CDATA', svg('<![CDATA[<script/>]]>')],
    ['a null character', svg('<path d="M0 0\0"/>')],
    ['an SVG that says it is a PNG', base64('png', '<svg/>')],
    ['a control character', 'Ann\u0007Lee'],
  ])('when it is %s', async (_what, signature) => {
    const rental = await makeRental(shopper, productId);
    const { userErrors } = await sign(shopper, rental.id, { signature });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['signature'] }]);
    expect((await rentalOf(app(), rental.id)).status).toBe('AWAITING_SIGNATURE');
  });
});

describe('a signature is taken, and the contract can be printed', () => {
  const palette = chunk('PLTE', Buffer.alloc(6));
  it.each([
    ['a grey PNG', png(header(4, 4, 0), pixels(1))],
    ['an RGB PNG with a suggested palette', png(header(4, 4, 2), palette, pixels(3, 4))],
    ['a PNG with a palette', png(header(4, 4, 3), palette, chunk('tRNS', Buffer.alloc(2)), pixels(1))],
    ['a grey PNG with alpha', png(header(4, 4, 4), pixels(2, 3))],
    [
      'an RGBA PNG that has transparency twice',
      png(header(4, 4, 6), chunk('tRNS', Buffer.alloc(2)), pixels(4)),
    ],
    ['a PNG with a long text', png(header(4, 4, 6), chunk('tEXt', Buffer.alloc(150_000, 'x')), pixels(4))],
    ['a path that goes nowhere', svg('<path d="L L C 1 2 zzz M . -"/>')],
    ['a long path', svg(`<path d="M0 0 ${'l 999999 -9.123456789 '.repeat(5_000)}"/>`)],
    ['small numbers', svg('<path d="M1e-7 1.5e-9L.00000001 12.345678901"/>')],
    ['a tiny view', svg('<path d="M0 0L1 1"/>', 'viewBox="0 0 .0000000001 .0000000001"')],
    ['half a point', svg('<polyline points="1,1 2"/>')],
    ['letters of elsewhere', '山田太郎 🖋'],
  ])('when it is %s', async (_what, signature) => {
    const made = await makeRental(shopper, productId);
    const { rental, userErrors } = await sign(shopper, made.id, { signature, signerName: '山田 "🖋" <b>' });
    expect(userErrors).toEqual([]);
    const pdf = await app().http({ url: rental.contract.pdfUrl.replace('http://localhost:4000', '') });
    expect(pdf.statusCode).toBe(200);
    expect(pdf.rawPayload.subarray(-6).toString()).toContain('%%EOF');
  });
});

const drawing = svg(
  '<g stroke="black" fill="none"><path d="M10 10 C 20 20, 40 20, 50 10"/><polyline points="1,2 3,4 5,6"/><line x1="0" y1="0" x2="9" y2="9"/></g>',
);

it.each([
  ['SVG', drawing],
  ['PNG', png(header(4, 4, 6), pixels(4))],
  ['TYPED', 'Zoë Müller'],
])('says that a signature is a %s, and shows it in the PDF', async (kind, signature) => {
  const made = await makeRental(shopper, productId);
  const { rental, userErrors } = await sign(shopper, made.id, { signature });
  expect(userErrors).toEqual([]);
  expect(rental.contract.signatureKind).toBe(kind);
  const pdf = await app().http({ url: rental.contract.pdfUrl.replace('http://localhost:4000', '') });
  expect(pdf.statusCode).toBe(200);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

it('does not even read 10 MB', async () => {
  const response = await app().http({
    method: 'POST',
    url: '/graphql',
    headers: shopper.headers,
    payload: { query: '{ __typename }', variables: { signature: 'A'.repeat(10_000_000) } },
  });
  expect(response.statusCode).toBe(413);
});
