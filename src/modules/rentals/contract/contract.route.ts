import { signedPdf } from '../../../platform/routes/signed-pdf.ts';
import { renderContract } from './render-contract.ts';

/** `GET /contracts/<rental>.pdf`, by a signed link. */
export const contractRoute = signedPdf('/contracts', 'contract', renderContract);
