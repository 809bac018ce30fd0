import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { Row } from '../../platform/database/rows.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Public } from '../../platform/graphql/public.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { rateOf } from '../../platform/lib/rate.ts';
import { TaxClass } from '../tax/classes/tax-class.entity.ts';
import { taxClassById } from '../tax/classes/tax-class.queries.ts';
import { defaultRatePpm } from '../tax/zones/default-rate.ts';
import { Settings } from './settings.entity.ts';
import { UpdateSettingsInput } from './settings.inputs.ts';
import { UpdateSettingsPayload } from './settings.payloads.ts';
import { readSettings } from './settings.queries.ts';
import { updateSettings } from './update-settings.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Public()
  @Query(() => Settings, {
    description: "The store's settings: name, currency, tax, and more.",
  })
  settings(@Ctx() ctx: Context) {
    return readSettings(ctx);
  }

  @Public()
  @FieldResolver(() => DecimalScalar, {
    deprecationReason: 'Goods may be taxed differently, and places too. Use `zones`.',
    description: 'The rate of the default tax class in the default zone: "0.09" is 9 %.',
  })
  async taxRate(@Ctx() ctx: Context) {
    return rateOf(await defaultRatePpm(ctx));
  }

  @Public()
  @Columns('rentalTaxClassId')
  @FieldResolver(() => TaxClass, {
    nullable: true,
    description:
      'The tax class of the rent of new rentals; null where rent and buy-outs are untaxed. A buy-out has the class of its product.',
  })
  rentalTaxClass(
    @Root() { rentalTaxClassId: id }: Row<Settings>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return id === null ? null : taxClassById(ctx, id, info);
  }

  @Mutation(() => UpdateSettingsPayload, { description: "Changes the store's settings." })
  updateSettings(@Input('The settings to change.') input: UpdateSettingsInput, @Ctx() ctx: Context) {
    return updateSettings(ctx, input);
  }
}
