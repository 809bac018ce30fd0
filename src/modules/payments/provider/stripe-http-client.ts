import Stripe from 'stripe';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * The HTTP client of Stripe's SDK, for answers that are JSON objects. The SDK writes into what it got: any other JSON, which
 * something between Stripe and here may send, would leave the call without an end and throw where nobody catches it.
 */
export function stripeHttpClient(): HttpClient {
  const client = Stripe.createNodeHttpClient();
  const makeRequest = client.makeRequest.bind(client);
  client.makeRequest = async (...request) => {
    const response = await makeRequest(...request);
    const toJSON = response.toJSON.bind(response);
    response.toJSON = async () => {
      const answer: unknown = await toJSON();
      if (typeof answer !== 'object' || answer === null)
        throw new SyntaxError('The answer is JSON, but no object.');
      return answer;
    };
    return response;
  };
  return client;
}
