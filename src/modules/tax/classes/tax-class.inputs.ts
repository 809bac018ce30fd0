import { Field, ID, InputType } from 'type-graphql';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, Matches, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';
import { maxTaxClasses } from './tax-class.entity.ts';

@InputType({ description: `A new tax class. A store has at most ${maxTaxClasses}.` })
export class CreateTaxClassInput {
  @Field(() => String, { description: `A unique code: ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code!: string;

  @Field(() => String, { description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name!: string;
}

@InputType()
class TaxClassChanges {
  @Field(() => String, { nullable: true, description: `A unique code: ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => String, { nullable: true, description: 'The name, 1 to 100 characters.' })
  @Text({ max: 100 })
  name?: string;
}

@InputType({ description: 'The changes to a tax class. What is absent stays as it is.' })
export class UpdateTaxClassInput extends Versioned(TaxClassChanges) {
  @Field(() => ID, { description: "The tax class's id." })
  @IdOf('taxclass')
  taxClassId!: string;
}

@InputType({ description: 'The tax class to delete.' })
export class DeleteTaxClassInput extends Versioned(ById('taxClass', { prefix: 'taxclass' })) {}
