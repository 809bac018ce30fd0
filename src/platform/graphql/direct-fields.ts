import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { BaseEntity, EntityType } from '../database/base.entity.ts';
import { loadById } from '../database/load.ts';
import { joinedKey, type Row } from '../database/rows.ts';
import { selectionBelow } from './selection.ts';

// These fields are resolved for each row of a list. Calling a resolver method through TypeGraphQL costs more than the
// fields themselves, so they are plain functions in the schema.

type Resolve = GraphQLFieldResolver<never, Context>;
type FieldDecorator = PropertyDecorator & MethodDecorator;

/** A field computed from columns of its row. Use it with `@Field` on a property that is no column. */
export function Computed<E extends object>(
  columns: readonly (keyof Row<E> & string)[],
  compute: (row: Row<E>) => unknown,
): FieldDecorator {
  const resolve: Resolve = row => compute(row as Row<E>);
  return Extensions({ resolve, columns }) as FieldDecorator;
}

/**
 * The object that a `@ManyToOne` refers to: joined to the row if the list did so, else loaded together with those of all
 * other rows. Use it with `@Field` and `@ManyToOne`.
 */
export function Loaded<E extends BaseEntity>(references: () => EntityType<E>): FieldDecorator {
  const resolve: Resolve = (row: Record<string, unknown>, _args, ctx, info) => {
    const joined = row[joinedKey(info.fieldName)];
    if (joined !== undefined) return joined;
    const id = row[info.fieldName] as string | null;
    return id == null ? null : loadById(ctx, references(), id, selectionBelow(ctx, info, references()));
  };
  return Extensions({ resolve, references }) as FieldDecorator;
}

/** Makes the functions of the decorators above the resolvers of their fields. */
export function withDirectFields(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.extensions.resolve as Resolve | undefined;
      if (resolve) field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}
