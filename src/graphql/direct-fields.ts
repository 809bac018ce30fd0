import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context.ts';
import type { BaseEntity, EntityType } from '../database/base.entity.ts';
import { loadById } from '../database/load.ts';
import type { Row } from '../database/rows.ts';
import { selectionBelow } from './selection.ts';

// These fields are resolved for each row of a list. TypeGraphQL's own way of calling a resolver method costs more
// than what they do, so they are plain functions, put into the schema as they are.

type Resolve = GraphQLFieldResolver<never, Context>;
type FieldDecorator = PropertyDecorator & MethodDecorator;

function Resolved(resolve: Resolve, columns?: readonly string[]): FieldDecorator {
  return Extensions({ resolve, ...(columns && { columns }) }) as FieldDecorator;
}

/** A field worked out from columns of its row. Goes with `@Field` on a property that is no column. */
export function Computed<E extends object>(
  columns: readonly (keyof Row<E> & string)[],
  compute: (row: Row<E>) => unknown,
): FieldDecorator {
  return Resolved(row => compute(row as Row<E>), columns);
}

/** The other end of a `@ManyToOne`, loaded together with those of all other rows. Goes with `@Field` and `@ManyToOne`. */
export function Loaded<E extends BaseEntity>(entity: () => EntityType<E>): FieldDecorator {
  return Resolved((row: Record<string, string | null>, _args, ctx, info) => {
    const id = row[info.fieldName];
    return id == null ? null : loadById(ctx, entity(), id, selectionBelow(ctx, info, entity()));
  });
}

/** Puts the functions that the decorators above declared into the schema. */
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
