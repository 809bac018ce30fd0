import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { Category } from './category.entity.ts';
import { categoryById } from './category.queries.ts';

@ObjectType()
abstract class CategoryPayload extends Payload {
  categoryId?: string;

  @Field(() => Category, {
    nullable: true,
    description: 'The category as it is now; null when there were errors.',
  })
  category(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.categoryId ? categoryById(ctx, this.categoryId, info) : null;
  }
}

@ObjectType({ description: 'What came of creating a category.' })
export class CreateCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'What came of changing or moving a category.' })
export class UpdateCategoryPayload extends CategoryPayload {}

@ObjectType({ description: 'What came of restoring a category.' })
export class RestoreCategoryPayload extends CategoryPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a category.' })
export class DeleteCategoryPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the deleted category, for `restoreCategory`; null when there were errors.',
  })
  deletedCategoryId?: string | null;
}
