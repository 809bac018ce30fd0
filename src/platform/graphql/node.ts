import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { anyone } from '../authorization/rules.ts';
import type { RuleTree } from '../authorization/shield.ts';
import type { Context } from '../context/context.ts';
import { Node } from '../database/base.entity.ts';
import { idPrefix } from '../lib/typed-id.ts';
import { UserError } from '../lib/user-error.ts';
import type { Manifest, NodeSource } from '../manifest.ts';

/** As many as a page has entries. */
const maxIds = 100;

/** `node` and `nodes` over the types that the modules declare. */
export function nodeResolver(manifests: readonly Manifest[]): abstract new () => object {
  const types = new Map(manifests.flatMap(manifest => Object.entries(manifest.nodes ?? {})));

  /** Calls the root field of the type, so that its rule and its query apply. */
  async function find(
    id: string,
    argument: string,
    ctx: Context,
    info: GraphQLResolveInfo,
  ): Promise<Node | null> {
    const type = types.get(idPrefix(id) ?? '');
    if (!type) {
      const known = [...types.keys()].join(', ');
      throw new UserError('INVALID_INPUT', `"${argument}" must be an id that starts with one of: ${known}.`, {
        path: [argument],
      });
    }
    const found = (await readSource(type, id, ctx, info)) as Node | null;
    return found && Object.assign(found, { __typename: type.type });
  }

  @Resolver(() => Node)
  class NodeResolver {
    @Query(() => Node, {
      nullable: true,
      description: 'An object by its id; null when it does not exist or you may not see it.',
    })
    node(
      @Arg('id', () => ID, { description: "The object's id." }) id: string,
      @Ctx() ctx: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Node | null> {
      return find(id, 'id', ctx, info);
    }

    @Query(() => [Node], {
      nullable: 'items',
      description: `Up to ${maxIds} objects by their ids, in the same order; null for one that does not exist or that you may not see. An id that \`node\` refuses is null, too, with an error at its place; the others are there.`,
    })
    async nodes(
      @Arg('ids', () => [ID], { description: "The objects' ids." }) ids: string[],
      @Ctx() ctx: Context,
      @Info() info: GraphQLResolveInfo,
    ): Promise<(Node | null | Error)[]> {
      if (ids.length > maxIds)
        throw new UserError(
          'INVALID_INPUT',
          `"ids" must hold at most ${maxIds} ids, but it holds ${ids.length}.`,
          { path: ['ids'] },
        );
      // An error in the list is the error of that place.
      return Promise.all(ids.map(id => find(id, 'ids', ctx, info).catch(asError)));
    }
  }
  return NodeResolver;
}

async function readSource(
  source: NodeSource,
  id: string,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<object | null> {
  if ('read' in source) return source.read(ctx, id, info);
  const field = info.schema.getQueryType()!.getFields()[source.field]!;
  return (await field.resolve!({}, { id }, ctx, info)) as object | null;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

export const nodeRules: RuleTree = { Query: { node: anyone, nodes: anyone } };
