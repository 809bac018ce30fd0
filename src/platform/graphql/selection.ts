import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { Context } from '../context/context.ts';
import type { EntityClass, EntityType } from '../database/base.entity.ts';
import { isColumn, type Selection, selectionOf } from '../database/rows.ts';

/** Names the columns that a computed field reads. A field with the name of a column does not need it. */
export function Columns(...columns: string[]): MethodDecorator & PropertyDecorator {
  return Extensions({ columns }) as MethodDecorator & PropertyDecorator;
}

// A query document stays the same object while it is cached, so the selection of its fields is computed once. The paths
// and extra columns belong to the resolver and are the same each time.
const known = new WeakMap<FieldNode, Map<EntityClass, Selection>>();

/**
 * The columns of an entity that a query selects below the current field, at the given paths: `[[]]` for the field
 * itself, `[['nodes'], ['edges', 'node']]` for a connection.
 * @param extra columns that are selected too; `customer.user` is a column of the row that `customer` refers to
 */
export function selectionBelow(
  ctx: Context,
  info: GraphQLResolveInfo,
  entity: EntityClass,
  paths: readonly (readonly string[])[] = [[]],
  extra: readonly string[] = [],
): Selection {
  const node = info.fieldNodes.length === 1 ? info.fieldNodes[0] : undefined;
  const remembered = node && known.get(node)?.get(entity);
  if (remembered?.dialect === ctx.database.db.dialect.name) return remembered;

  const walk = new SelectionWalk(info);
  const type = info.schema.getType(entity.name) as GraphQLObjectType;
  const fields = paths.flatMap(path => walk.fieldsAt(info.fieldNodes, path, type));
  const joined = joinedBelow(ctx, info, walk, type, fields);
  const own = fields.filter(field => !joined.has(field.name.value));
  const columns = [...extra.filter(isOwnColumn), ...columnsOf(ctx, entity, type, own)];
  for (const [property, column] of extra.filter(name => !isOwnColumn(name)).map(name => name.split('.')))
    joined.set(property!, new Set([...(joined.get(property!) ?? []), column!]));
  const selection = selectionOf(ctx.database.db, entity, columns, joined);
  if (node && !walk.dependsOnVariables) {
    if (!known.has(node)) known.set(node, new Map());
    known.get(node)!.set(entity, selection);
  }
  return selection;
}

function isOwnColumn(name: string): boolean {
  return !name.includes('.');
}

/** The rows that these fields refer to are found by their id, so the same statement joins them. */
function joinedBelow(
  ctx: Context,
  info: GraphQLResolveInfo,
  walk: SelectionWalk,
  type: GraphQLObjectType,
  fields: readonly FieldNode[],
): Map<string, Set<string>> {
  const joined = new Map<string, Set<string>>();
  for (const node of fields) {
    const name = node.name.value;
    const target = (type.getFields()[name]?.extensions.references as (() => EntityType) | undefined)?.();
    if (!target) continue;
    const targetType = info.schema.getType(target.name) as GraphQLObjectType;
    const columns = columnsOf(ctx, target, targetType, walk.fieldsAt([node], [], targetType));
    joined.set(name, new Set([...(joined.get(name) ?? []), ...columns]));
  }
  return joined;
}

const knownSelected = new WeakMap<FieldNode, Map<string, boolean>>();

/** Whether the query asks for the field at this path below the current one. */
export function isSelected(info: GraphQLResolveInfo, path: readonly string[]): boolean {
  const node = info.fieldNodes.length === 1 ? info.fieldNodes[0] : undefined;
  const key = path.join('.');
  const remembered = node && knownSelected.get(node)?.get(key);
  if (remembered !== undefined) return remembered;
  const walk = new SelectionWalk(info);
  const fields = walk.fieldsAt(info.fieldNodes, path.slice(0, -1));
  const found = fields.some(field => field.name.value === path.at(-1));
  if (node && !walk.dependsOnVariables) {
    if (!knownSelected.has(node)) knownSelected.set(node, new Map());
    knownSelected.get(node)!.set(key, found);
  }
  return found;
}

function columnsOf(
  ctx: Context,
  entity: EntityClass,
  type: GraphQLObjectType,
  fields: readonly FieldNode[],
): string[] {
  return fields.flatMap(({ name: { value: field } }) => {
    const declared = type.getFields()[field]?.extensions.columns as readonly string[] | undefined;
    return declared ?? (isColumn(ctx.database.db, entity, field) ? [field] : []);
  });
}

/** Walks selection sets with fragments, aliases, `@skip`, and `@include` taken into account. */
class SelectionWalk {
  dependsOnVariables = false;

  constructor(private readonly info: GraphQLResolveInfo) {}

  /** The fields selected at a path below these; `type` leaves out fragments on other types. */
  fieldsAt(nodes: readonly FieldNode[], path: readonly string[], type?: GraphQLObjectType): FieldNode[] {
    const fields = nodes.flatMap(node =>
      node.selectionSet ? this.fieldsIn(node.selectionSet, path.length === 0 ? type : undefined) : [],
    );
    const [next, ...rest] = path;
    if (next === undefined) return fields;
    return this.fieldsAt(
      fields.filter(field => field.name.value === next),
      rest,
      type,
    );
  }

  private fieldsIn(set: SelectionSetNode, type: GraphQLObjectType | undefined): FieldNode[] {
    return set.selections.flatMap(selection => {
      if (!this.isIncluded(selection)) return [];
      if (selection.kind === Kind.FIELD) return [selection];
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.info.fragments[selection.name.value] : selection;
      if (!fragment || !this.applies(fragment.typeCondition?.name.value, type)) return [];
      return this.fieldsIn(fragment.selectionSet, type);
    });
  }

  private applies(condition: string | undefined, type: GraphQLObjectType | undefined): boolean {
    if (!condition || !type || condition === type.name) return true;
    const conditionType = this.info.schema.getType(condition);
    return (
      isAbstractType(conditionType) && isObjectType(type) && this.info.schema.isSubType(conditionType, type)
    );
  }

  private isIncluded(selection: SelectionSetNode['selections'][number]): boolean {
    if (!selection.directives?.length) return true;
    if (selection.directives.some(d => d.arguments?.some(a => a.value.kind === Kind.VARIABLE)))
      this.dependsOnVariables = true;
    const values = this.info.variableValues;
    if (getDirectiveValues(GraphQLSkipDirective, selection, values)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, values)?.if !== false;
  }
}
