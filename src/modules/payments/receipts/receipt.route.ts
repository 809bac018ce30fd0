import { signedPdf } from '../../../platform/routes/signed-pdf.ts';
import { renderReceipt } from './render-receipt.ts';

/** `GET /receipts/<payment>.pdf`, by a signed link. */
export const receiptRoute = signedPdf('/receipts', 'receipt', renderReceipt);
