import { Arg } from 'type-graphql';

/**
 * The one argument of a mutation, `input`, of the parameter's own type:
 * `cancelOrder(@Input('The order to cancel and the reason.') input: CancelOrderInput, …)`.
 * @param description what the input is, for the schema
 */
export function Input(description: string): ParameterDecorator {
  return (prototype, method, index) => {
    // The compiler emits the parameter types of a method as metadata, before these decorators run.
    const types = () => Reflect.getMetadata('design:paramtypes', prototype, method!) as readonly object[];
    Arg('input', () => types()[index]!, { description })(prototype, method!, index);
  };
}
