import { Extensions } from 'type-graphql';

/**
 * Declares that everybody gets the same: use it with `@Query` or `@FieldResolver` whose method does not look at who asks,
 * and with `@ObjectType` whose fields come from the object alone. Fields of such a type that have a rule, or a method that
 * does not declare it itself, are not public.
 */
export function Public(): PropertyDecorator & MethodDecorator & ClassDecorator {
  return Extensions({ isPublic: true }) as PropertyDecorator & MethodDecorator & ClassDecorator;
}

export function isPublic({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): boolean {
  return extensions.isPublic === true;
}
