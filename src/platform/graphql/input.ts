import { Arg } from 'type-graphql';

/**
 * The one argument of a mutation, `input`, of the parameter's own type:
 * `cancelOrder(@Input('The order to cancel and the reason.') input: CancelOrderInput, …)`.
 * @param description what the input is, for the schema
 */
export function Input(description: string): ParameterDecorator {
  return (prototype, method, index) => {
    // The compiler notes the types of a method's parameters for decorators, and does so before these run.
    const types = () => Reflect.getMetadata('design:paramtypes', prototype, method!) as readonly unknown[];
    Arg('input', () => types()[index] as never, { description })(prototype, method!, index);
  };
}
