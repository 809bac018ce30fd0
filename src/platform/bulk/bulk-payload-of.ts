import { type ClassType, Extensions, Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../graphql/payload.ts';
import { type PayloadField, payloadOf, returned } from '../graphql/payload-of.ts';
import { Price } from '../graphql/price.ts';

/** What the results of a bulk mutation usually are, for their price. What there is more is counted when it is read. */
const usualResults = 20;

/**
 * Declares `<Mutation>Result` and `<Mutation>Payload` of a bulk mutation.
 * @param object the field for the object of an entry, read again, such as `readAgain('product', …)`
 */
export function bulkPayloadOf(mutation: string, object: PayloadField): ClassType<Payload> {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`;

  @ObjectType(`${name}Result`, {
    simpleResolvers: true,
    description: `The result of one entry of \`${mutation}\`.`,
  })
  class Result extends Payload {
    @Field(() => ID, { description: 'The id that the entry names.' })
    id!: string;
  }
  Field(object.type, { nullable: true, description: object.description })(Result.prototype, object.name);
  if (object.resolve)
    (Extensions({ resolve: object.resolve }) as PropertyDecorator)(Result.prototype, object.name);

  const results = returned(
    'results',
    () => [Result],
    'The result of each entry, in the order of the input; null when the input as a whole was refused.',
  );
  const BulkPayload = payloadOf(mutation, results);
  Price({ rows: usualResults })(BulkPayload.prototype, 'results');
  return BulkPayload;
}
