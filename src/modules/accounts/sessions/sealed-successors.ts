import { defineSealedColumn } from '../../../platform/sealing/sealed-column.ts';
import { RefreshToken } from './refresh-token.entity.ts';

/** The next refresh tokens, each for whoever has the one before it. They are needed for a minute after the exchange. */
export const sealedSuccessors = defineSealedColumn({
  name: 'next refresh tokens',
  entity: RefreshToken,
  property: 'successor',
  purpose: 'refresh-token',
  owner: 'bearer',
  samples: [],
});
