import { useQuery } from 'urql';
import { failureText } from '../../../lib/graphql/failure-text.ts';
import { useLater } from '../../../lib/use-later.ts';
import { addressInput, addressProblem } from '../../../shell/address/address-values.ts';
import { NewOrderQuoteDocument, type NewOrderQuoteQuery } from '../generated/graphql.ts';
import { lineInputs, type NewOrder } from './new-order.ts';

export interface Quote {
  /** The last quote; also while the next one is on its way. */
  readonly quote: NewOrderQuoteQuery['quoteOrder'] | undefined;
  /** Whether the quote is of other lines than those that are shown. */
  readonly isStale: boolean;
  /** What is wrong with the line at this place. */
  problemOf(index: number): string | undefined;
  /** Whether the order must name a shipping method, and names none that fits. */
  readonly asksForMethod: boolean;
  /** Whether the method that was chosen is no longer offered. */
  readonly isMethodGone: boolean;
  /** What is wrong with no line in particular. */
  readonly failure: string | undefined;
  readonly retry: () => void;
}

/** What the order would cost, asked for when typing pauses. */
export function useQuote({ lines, customer, shippingAddress, shippingMethodId }: NewOrder): Quote {
  const inputs = {
    lines: lineInputs(lines),
    customerId: customer?.id,
    // Until it is complete, the tax is that of where the customer's orders usually go.
    shippingAddress: addressProblem(shippingAddress) ? undefined : addressInput(shippingAddress),
    shippingMethodId,
  };
  const settled = useLater(inputs);
  const isSettled = JSON.stringify(settled) === JSON.stringify(inputs);
  const isComplete = settled.lines.length > 0 && settled.lines.every(({ quantity }) => quantity > 0);
  const [{ data, error, fetching }, read] = useQuery({
    query: NewOrderQuoteDocument,
    variables: settled,
    pause: !isComplete,
    // Stock and prices move while somebody is on the phone.
    requestPolicy: 'network-only',
  });
  const quote = isComplete ? data?.quoteOrder : undefined;
  const places = linesWithError(error?.graphQLErrors[0]?.extensions?.fields);
  const message = failureText(error);
  return {
    quote,
    isStale: fetching || !isSettled,
    problemOf(index) {
      if (isComplete && places.includes(index)) return message;
      const line = quote?.lines.find(each => each.productId === lines[index]?.productId);
      if (line && !line.isAvailable) return shortage(line.available);
      return quote?.problems.find(({ path }) => path[0] === 'lines' && path[1] === String(index))?.message;
    },
    isMethodGone: !!quote?.problems.some(
      ({ code, path }) => code === 'NOT_FOUND' && path[0] === 'shippingMethodId',
    ),
    asksForMethod: !!quote?.problems.some(({ path }) => path[0] === 'shippingMethodId'),
    failure: isComplete && places.length === 0 ? message : undefined,
    retry: () => read({ requestPolicy: 'network-only' }),
  };
}

function shortage(available: number): string {
  return available > 0 ? `Only ${available} in stock.` : 'None in stock.';
}

/** The places of the lines that an error names: paths such as ["lines", "2", "productId"]. */
function linesWithError(fields: unknown): number[] {
  if (!Array.isArray(fields)) return [];
  return fields
    .map(path => (Array.isArray(path) && path[0] === 'lines' ? Number(path[1]) : Number.NaN))
    .filter(place => !Number.isNaN(place));
}
