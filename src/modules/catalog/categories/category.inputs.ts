import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { IdOf, Matches, Nested, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slugDescription = 'lower-case letters and digits with single hyphens between';

@InputType()
abstract class CategoryDetails {
  @Field(() => String, {
    nullable: true,
    description: `Unique; ${codeDescription}. A new one gets it from its slug when absent.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => String, {
    nullable: true,
    description: `Unique; ${slugDescription}. A new one gets it from its name when absent.`,
  })
  @Matches(slugPattern, slugDescription)
  @Text({ max: 100 })
  slug?: string;

  @Field(() => String, { nullable: true, description: 'Up to 2,000 characters.' })
  @Text({ min: 0, max: 2_000, multiline: true })
  description?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The category it stands under, with all below it; null for a root.',
  })
  @IdOf('category', { nullable: true })
  parentId?: string | null;
}

@InputType({ description: 'A new category.' })
export class CreateCategoryInput extends CategoryDetails {
  @Field(() => String, { description: '1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;
}

@InputType({ description: 'What to change of a category. What is absent stays as it is.' })
export class UpdateCategoryInput extends CategoryDetails {
  @Field(() => ID, { description: 'The category.' })
  @IdOf('category')
  categoryId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;
}

@InputType({ description: 'The category to delete.' })
export class DeleteCategoryInput {
  @Field(() => ID, { description: 'The category.' })
  @IdOf('category')
  categoryId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;
}

@InputType({ description: 'The category to bring back.' })
export class RestoreCategoryInput {
  @Field(() => ID, { description: 'The deleted category.' })
  @IdOf('category')
  categoryId!: string;
}

@InputType({ description: 'Which categories. All conditions must hold.' })
export class CategoryFilter {
  @Field(() => ID, { nullable: true, description: 'Directly under this category; null for the roots.' })
  @IdOf('category', { nullable: true })
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the name, the code, or the description.' })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted categories instead of the others. Needs the permission CATALOG_MANAGE.',
  })
  deleted?: boolean | null;
}

@ArgsType()
export class CategoriesArgs extends ConnectionArgs {
  @Field(() => CategoryFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: CategoryFilter | null;
}
