import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { listArgs, Searchable, sortOf } from '../../../platform/graphql/list-args.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, Matches, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slugDescription = 'lowercase letters and digits, with single hyphens between them';

@InputType()
class CategoryDetails {
  @Field(() => String, {
    nullable: true,
    description: `A unique code: ${codeDescription}. A new category gets its slug as its code when absent.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => String, {
    nullable: true,
    description: `A unique slug for URLs, of at most 100 characters: ${slugDescription}. A new category gets it from its name when absent.`,
  })
  @Matches(slugPattern, slugDescription)
  @Text({ max: 100 })
  slug?: string;

  @Field(() => String, { nullable: true, description: 'The description, up to 2,000 characters.' })
  @Text({ min: 0, max: 2_000, multiline: true })
  description?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The category directly above it; null for a root category. A category moves with all those below it.',
  })
  @IdOf('category', { nullable: true })
  parentId?: string | null;
}

@InputType({ description: 'A new category.' })
export class CreateCategoryInput extends CategoryDetails {
  @Field(() => String, { description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;
}

@InputType({ description: 'The changes to a category. What is absent stays as it is.' })
export class UpdateCategoryInput extends Versioned(CategoryDetails) {
  @Field(() => ID, { description: "The category's id." })
  @IdOf('category')
  categoryId!: string;

  @Field(() => String, { nullable: true, description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;
}

@InputType({ description: 'The category to delete.' })
export class DeleteCategoryInput extends Versioned(ById('category')) {}

@InputType({ description: 'The category to restore.' })
export class RestoreCategoryInput extends ById('category', { description: "The deleted category's id." }) {}

@InputType({ description: 'Which categories to list. All conditions must hold.' })
export class CategoryFilter extends Searchable('Words of the name, the code, or the description.') {
  @Field(() => ID, {
    nullable: true,
    description: 'Categories directly below this one; null for root categories.',
  })
  @IdOf('category', { nullable: true })
  parentId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted categories instead of the others. Needs the permission CATALOG_MANAGE.',
  })
  deleted?: boolean | null;
}

export const CategorySort = sortOf('Category', {
  plural: 'categories',
  fields: {
    NAME: 'By name; the default without a search.',
    CREATED_AT: 'By the time they were created.',
  },
});
export type CategorySortField = InstanceType<typeof CategorySort>['field'];

@ArgsType()
export class CategoriesArgs extends listArgs(
  CategoryFilter,
  CategorySort,
  'by name, or by relevance for a search,',
) {}
