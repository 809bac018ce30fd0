import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { contractOf, makeRentable, makeRental, sign } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { canReadPdf, readPdf } from '../../kit/files/read-back.ts';
import { namesOfTheWorld, withoutMarks } from '../../kit/names-of-the-world.ts';

const app = useApp();

describe.runIf(canReadPdf)('GET /contracts/<rental>.pdf', () => {
  it.each(namesOfTheWorld)('names and is signed by %s, and stays small', async name => {
    const shopper = await makeShopper(app(), { name });
    const { id, contract } = await makeRental(shopper, await makeRentable(app()));
    expect((await sign(shopper, id, { signerName: name, signature: name })).userErrors).toEqual([]);
    const { pdfUrl, text, sha256 } = await contractOf(app(), id);
    expect({ text, sha256 }).toEqual({ text: contract.text, sha256: contract.sha256 });

    const pdf = (await app().http({ url: pdfUrl.replace('http://localhost:4000', '') })).rawPayload;
    const printed = withoutMarks(readPdf(pdf).join('\n'));
    expect(printed).toMatch(new RegExp(`and *\\(? *${name} *\\(?the customer\\)`));
    expect(printed).toMatch(new RegExp(`^${name}$`, 'm'));
    expect(printed).toMatch(new RegExp(`Signed by *${name} *on 1 March 2026`));
    expect(printed).toContain(`SHA-256 of the text: ${sha256}`);
    expect(pdf.length).toBeLessThan(20_000);
  });
});
