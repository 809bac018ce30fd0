import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { idPrefix } from '../../../platform/lib/typed-id.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { heading, paragraph, space } from '../../../platform/pdf/blocks.ts';
import type { PdfDocument } from '../../../platform/pdf/pdf-document.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { rentalPrefix } from '../rental-ids.ts';
import { drawSignature } from '../signature/draw-signature.ts';
import { readContract } from './contract.queries.ts';
import { erasureNotice } from './erase-contract.ts';
import type { RentalContract } from './rental-contract.entity.ts';

/** The contract of a rental as a PDF, with its signature; null when there is none or it does not match its hashes. */
export async function renderContract(ctx: Context, rentalId: string): Promise<Buffer | null> {
  if (idPrefix(rentalId) !== rentalPrefix) return null;
  const contract = await readIntact(ctx, rentalId);
  if (!contract) return null;
  const { storeName, timeZone } = await readSettings(ctx);
  const [title = '', , ...lines] = textOf(contract).split('\n');
  const info = { title, author: storeName, createdAt: contract.signedAt ?? contract.createdAt };
  return renderPdf(info, pdf => {
    heading(pdf, title);
    for (const line of lines) if (line !== '') paragraph(pdf, line);
    space(pdf);
    drawSignatureBlock(pdf, contract, timeZone);
  });
}

function textOf({ text, erasedAt, rentalId }: Row<RentalContract>): string {
  return erasedAt === null
    ? text
    : ['Rent-to-own contract', '', erasureNotice(erasedAt), rentalId].join('\n');
}

function drawSignatureBlock(pdf: PdfDocument, contract: Row<RentalContract>, timeZone: string): void {
  const { signerName, signedAt, signature, signatureKind, ip, textHash, erasedAt } = contract;
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long', timeZone });
  if (erasedAt !== null) {
    if (signedAt !== null) paragraph(pdf, `It was signed on ${format.format(signedAt)}.`);
  } else if (signedAt === null || signatureKind === null || signature === null) {
    paragraph(pdf, 'Not signed yet.');
  } else {
    drawSignature(pdf, { kind: signatureKind, data: signature });
    paragraph(pdf, `Signed by ${signerName} on ${format.format(signedAt)}${ip ? `, from ${ip}` : ''}.`);
  }
  paragraph(pdf, `SHA-256 of the text: ${textHash}`);
}

async function readIntact(ctx: Context, rentalId: string): Promise<Row<RentalContract> | null> {
  try {
    return await readContract(ctx, rentalId);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
