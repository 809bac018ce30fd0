import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { buyOutRental } from './buy-out-rental.ts';
import { cancelRental } from './cancel-rental.ts';
import { RentalContractView } from './contract/contract.type.ts';
import { contractOf } from './contract/contract-of.ts';
import { signRentalContract } from './contract/sign-rental-contract.ts';
import { createRental } from './create-rental.ts';
import { extendRental } from './extend-rental.ts';
import { quoteRental } from './quote-rental.ts';
import { Rental } from './rental.entity.ts';
import {
  BuyOutRentalInput,
  CancelRentalInput,
  CreateRentalInput,
  ExtendRentalInput,
  RentalsArgs,
  ReturnRentalInput,
  SignRentalContractInput,
  WaiveRentalInstallmentInput,
} from './rental.inputs.ts';
import {
  BuyOutRentalPayload,
  CancelRentalPayload,
  CreateRentalPayload,
  ExtendRentalPayload,
  ReturnRentalPayload,
  SignRentalContractPayload,
  WaiveRentalInstallmentPayload,
} from './rental.payloads.ts';
import {
  eventsOfRental,
  installmentsOfRental,
  listRentals,
  quoteRentalBuyout,
  type RentalRow,
  rentalById,
} from './rental.queries.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { RentalInstallment } from './rental-installment.entity.ts';
import { RentalBuyoutQuote, RentalQuote } from './rental-quote.type.ts';
import { returnRental } from './return-rental.ts';
import { waiveRentalInstallment } from './waive-rental-installment.ts';

export const RentalConnection = connectionOf<Rental>('Rental', () => Rental);

@Resolver(() => Rental)
export class RentalResolver {
  @Query(() => Rental, {
    nullable: true,
    description: 'A rental by its id: your own, or with RENTALS_VIEW any; else null.',
  })
  rental(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rentalById(ctx, id, info);
  }

  @Query(() => RentalConnection, {
    description: 'Rentals, a page at a time: your own, or with RENTALS_VIEW all.',
  })
  rentals(@Args(() => RentalsArgs) args: RentalsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listRentals(ctx, args, info);
  }

  @Query(() => RentalQuote, {
    description: 'What renting from today would cost, and buying after each month. Nothing is held.',
  })
  quoteRental(
    @Arg('productId', () => ID, { description: 'What to rent.' }) productId: string,
    @Arg('months', () => Int, { description: 'For how many months: 1 to 120.' }) months: number,
    @Ctx() ctx: Context,
  ) {
    return quoteRental(ctx, productId, months);
  }

  @Query(() => RentalBuyoutQuote, { description: 'What buying the unit of a rental costs now.' })
  quoteRentalBuyout(
    @Arg('rentalId', () => ID, { description: 'The rental.' }) rentalId: string,
    @Ctx() ctx: Context,
  ) {
    return quoteRentalBuyout(ctx, rentalId);
  }

  @Mutation(() => CreateRentalPayload, {
    description: 'Makes a rental: a unit is held until the contract is signed or the time to sign is over.',
  })
  createRental(
    @Arg('input', () => CreateRentalInput, { description: 'The rental.' }) input: CreateRentalInput,
    @Ctx() ctx: Context,
  ) {
    return createRental(ctx, input);
  }

  @Mutation(() => SignRentalContractPayload, {
    description: 'Signs the contract for good. Then the deposit and the first instalment are to be paid.',
  })
  signRentalContract(
    @Arg('input', () => SignRentalContractInput, { description: 'The signature.' })
    input: SignRentalContractInput,
    @Ctx() ctx: Context,
  ) {
    return signRentalContract(ctx, input);
  }

  @Mutation(() => CancelRentalPayload, {
    description: 'Calls a rental off before it begins. Its unit is in stock again.',
  })
  cancelRental(
    @Arg('input', () => CancelRentalInput, { description: 'Which, and why.' }) input: CancelRentalInput,
    @Ctx() ctx: Context,
  ) {
    return cancelRental(ctx, input);
  }

  @Mutation(() => ReturnRentalPayload, {
    description:
      'Takes the unit back: it is in stock again unless it is lost, and the deposit is given back but for what is kept.',
  })
  returnRental(
    @Arg('input', () => ReturnRentalInput, { description: 'How it came back.' }) input: ReturnRentalInput,
    @Ctx() ctx: Context,
  ) {
    return returnRental(ctx, input);
  }

  @Mutation(() => ExtendRentalPayload, { description: 'Adds months at the rent of the contract.' })
  extendRental(
    @Arg('input', () => ExtendRentalInput, { description: 'How many.' }) input: ExtendRentalInput,
    @Ctx() ctx: Context,
  ) {
    return extendRental(ctx, input);
  }

  @Mutation(() => BuyOutRentalPayload, {
    description:
      'Buys the unit: starts the payment of what is left of its price. It is yours once the money is there.',
  })
  buyOutRental(
    @Arg('input', () => BuyOutRentalInput, { description: 'Which.' }) input: BuyOutRentalInput,
    @Ctx() ctx: Context,
  ) {
    return buyOutRental(ctx, input);
  }

  @Mutation(() => WaiveRentalInstallmentPayload, { description: 'Lets an instalment or its late fee go.' })
  waiveRentalInstallment(
    @Arg('input', () => WaiveRentalInstallmentInput, { description: 'What, and why.' })
    input: WaiveRentalInstallmentInput,
    @Ctx() ctx: Context,
  ) {
    return waiveRentalInstallment(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => RentalContractView, {
    nullable: true,
    description: 'What was agreed. It is checked against its hashes each time it is read.',
  })
  contract(@Root() rental: RentalRow, @Ctx() ctx: Context) {
    return contractOf(ctx, rental.id);
  }

  @Columns('id')
  @FieldResolver(() => [RentalInstallment], { description: 'The schedule.' })
  installments(@Root() rental: RentalRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return installmentsOfRental(ctx, rental.id, info);
  }

  @Columns('id')
  @FieldResolver(() => [RentalEvent], { description: 'What happened to it, the first thing first.' })
  events(@Root() rental: RentalRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfRental(ctx, rental.id, info);
  }
}
