import Stripe from 'stripe';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;

/**
 * The HTTP client of Stripe's SDK, which refuses answers that are not JSON objects. The SDK sets a property on each answer.
 * With any other JSON, such as a proxy may send, that throws where nobody catches it, and the call never ends.
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
