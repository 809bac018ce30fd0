import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Category } from './category.entity.ts';
import {
  CategoriesArgs,
  CreateCategoryInput,
  DeleteCategoryInput,
  RestoreCategoryInput,
  UpdateCategoryInput,
} from './category.inputs.ts';
import {
  CreateCategoryPayload,
  DeleteCategoryPayload,
  RestoreCategoryPayload,
  UpdateCategoryPayload,
} from './category.payloads.ts';
import {
  ancestorsOf,
  type CategoryRow,
  categoryById,
  categoryBySlug,
  childrenOf,
  listCategories,
} from './category.queries.ts';
import { CategoryNextAction, categoryActionColumns, nextActionsOfCategory } from './category-next-actions.ts';
import { createCategory } from './create-category.ts';
import { deleteCategory } from './delete-category.ts';
import { productCountOf } from './product-counts.ts';
import { restoreCategory } from './restore-category.ts';
import { updateCategory } from './update-category.ts';

export const CategoryConnection = connectionOf<Category>('Category', () => Category);

@Resolver(() => Category)
export class CategoryResolver {
  @Public()
  @Query(() => Category, { nullable: true, description: 'A category by its id; null when there is none.' })
  category(
    @Arg('id', () => ID, { description: "The category's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return categoryById(ctx, id, info);
  }

  @Public()
  @Query(() => Category, { nullable: true, description: 'A category by its slug; null when there is none.' })
  categoryBySlug(
    @Arg('slug', () => String, { description: "The category's slug." }) slug: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return categoryBySlug(ctx, slug, info);
  }

  @Public()
  @Query(() => CategoryConnection, {
    description: 'Categories by name, or by relevance for a search, a page at a time.',
  })
  categories(
    @Args(() => CategoriesArgs) args: CategoriesArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listCategories(ctx, args, info);
  }

  @Mutation(() => CreateCategoryPayload, { description: 'Adds a category to the tree.' })
  createCategory(@Input('The new category.') input: CreateCategoryInput, @Ctx() ctx: Context) {
    return createCategory(ctx, input);
  }

  @Mutation(() => UpdateCategoryPayload, {
    description: 'Changes a category, or moves it together with all categories below it.',
  })
  updateCategory(@Input('The category and its changes.') input: UpdateCategoryInput, @Ctx() ctx: Context) {
    return updateCategory(ctx, input);
  }

  @Mutation(() => DeleteCategoryPayload, { description: 'Deletes an empty category. It can be restored.' })
  deleteCategory(@Input('The category to delete.') input: DeleteCategoryInput, @Ctx() ctx: Context) {
    return deleteCategory(ctx, input);
  }

  @Mutation(() => RestoreCategoryPayload, { description: 'Restores a deleted category.' })
  restoreCategory(@Input('The category to restore.') input: RestoreCategoryInput, @Ctx() ctx: Context) {
    return restoreCategory(ctx, input);
  }

  @Public()
  @Columns('id')
  @Price({ cost: 2, rows: 3 })
  @FieldResolver(() => [Category], { description: 'All categories above it, the root first.' })
  ancestors(@Root() category: CategoryRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return ancestorsOf(ctx, category.id, info);
  }

  @Public()
  @Columns('id')
  @Price({ cost: 2, rows: 5 })
  @FieldResolver(() => [Category], { description: 'The categories directly below it, by name.' })
  children(@Root() category: CategoryRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return childrenOf(ctx, category.id, info);
  }

  @Public()
  @Columns('id')
  @Price({ cost: 12 })
  @FieldResolver(() => Int, { description: 'How many products are in it and in all categories below it.' })
  productCount(@Root() category: CategoryRow, @Ctx() ctx: Context) {
    return productCountOf(ctx, category.id);
  }

  @Columns(...categoryActionColumns)
  @Price({ rows: 2 })
  @FieldResolver(() => [CategoryNextAction], { description: nextActionsDescription })
  nextActions(@Root() category: CategoryRow, @Ctx() ctx: Context) {
    return nextActionsOfCategory(ctx, category);
  }
}
