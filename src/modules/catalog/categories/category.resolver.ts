import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Extensions,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
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
  productCountOf,
} from './category.queries.ts';
import { createCategory } from './create-category.ts';
import { deleteCategory } from './delete-category.ts';
import { restoreCategory } from './restore-category.ts';
import { updateCategory } from './update-category.ts';

export const CategoryConnection = connectionOf<Category>('Category', () => Category);

@Resolver(() => Category)
export class CategoryResolver {
  @Query(() => Category, { nullable: true, description: 'A category by its id; null when there is none.' })
  category(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return categoryById(ctx, id, info);
  }

  @Query(() => Category, { nullable: true, description: 'A category by its slug; null when there is none.' })
  categoryBySlug(
    @Arg('slug', () => String, { description: 'The slug.' }) slug: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return categoryBySlug(ctx, slug, info);
  }

  @Query(() => CategoryConnection, { description: 'Categories by name, a page at a time.' })
  categories(
    @Args(() => CategoriesArgs) args: CategoriesArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listCategories(ctx, args, info);
  }

  @Mutation(() => CreateCategoryPayload, { description: 'Adds a category to the tree.' })
  createCategory(
    @Arg('input', () => CreateCategoryInput, { description: 'The category.' }) input: CreateCategoryInput,
    @Ctx() ctx: Context,
  ) {
    return createCategory(ctx, input);
  }

  @Mutation(() => UpdateCategoryPayload, {
    description: 'Changes a category, or moves it with all below it.',
  })
  updateCategory(
    @Arg('input', () => UpdateCategoryInput, { description: 'The changes.' }) input: UpdateCategoryInput,
    @Ctx() ctx: Context,
  ) {
    return updateCategory(ctx, input);
  }

  @Mutation(() => DeleteCategoryPayload, { description: 'Deletes an empty category. It can be restored.' })
  deleteCategory(
    @Arg('input', () => DeleteCategoryInput, { description: 'Which one.' }) input: DeleteCategoryInput,
    @Ctx() ctx: Context,
  ) {
    return deleteCategory(ctx, input);
  }

  @Mutation(() => RestoreCategoryPayload, { description: 'Brings a deleted category back.' })
  restoreCategory(
    @Arg('input', () => RestoreCategoryInput, { description: 'Which one.' }) input: RestoreCategoryInput,
    @Ctx() ctx: Context,
  ) {
    return restoreCategory(ctx, input);
  }

  @Columns('id')
  @Extensions({ cost: 4 })
  @FieldResolver(() => [Category], { description: 'All categories above it, the root first.' })
  ancestors(@Root() category: CategoryRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return ancestorsOf(ctx, category.id, info);
  }

  @Columns('id')
  @Extensions({ cost: 10 })
  @FieldResolver(() => [Category], { description: 'The categories directly below it, by name.' })
  children(@Root() category: CategoryRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return childrenOf(ctx, category.id, info);
  }

  @Columns('id')
  @Extensions({ cost: 2 })
  @FieldResolver(() => Int, { description: 'How many products stand in it and all categories below it.' })
  productCount(@Root() category: CategoryRow, @Ctx() ctx: Context) {
    return productCountOf(ctx, category.id);
  }
}
