import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
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
import { maxMonths } from './rental.rules.ts';
import { RentalEvent } from './rental-event.entity.ts';
import { RentalInstallment } from './rental-installment.entity.ts';
import { nextActionsOfRental, RentalNextAction, rentalActionColumns } from './rental-next-actions.ts';
import { RentalBuyoutQuote, RentalQuote } from './rental-quote.type.ts';
import { returnRental } from './return-rental.ts';
import { waiveRentalInstallment } from './waive-rental-installment.ts';

export const RentalConnection = connectionOf<Rental>('Rental', () => Rental);

@Resolver(() => Rental)
export class RentalResolver {
  @Query(() => Rental, {
    nullable: true,
    description: 'A rental by its id: one of your own, or any with RENTALS_VIEW; null otherwise.',
  })
  rental(
    @Arg('id', () => ID, { description: "The rental's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return rentalById(ctx, id, info);
  }

  @Query(() => RentalConnection, {
    description: 'A list of rentals: your own, or all with RENTALS_VIEW.',
  })
  rentals(@Args(() => RentalsArgs) args: RentalsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listRentals(ctx, args, info);
  }

  @Query(() => RentalQuote, {
    description:
      'What renting from today would cost, and what buying would cost after each month. No unit is held.',
  })
  quoteRental(
    @Arg('productId', () => ID, { description: 'The id of the product to rent.' }) productId: string,
    @Arg('months', () => Int, { description: `The number of months: 1 to ${maxMonths}.` }) months: number,
    @Arg('customerId', () => ID, {
      nullable: true,
      description:
        'Whom it is for, which decides the tax; you when absent. Another customer than you needs RENTALS_MANAGE.',
    })
    customerId: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    return quoteRental(ctx, productId, months, customerId);
  }

  @Query(() => RentalBuyoutQuote, { description: 'What buying the unit of a rental costs now.' })
  quoteRentalBuyout(
    @Arg('rentalId', () => ID, { description: "The rental's id." }) rentalId: string,
    @Ctx() ctx: Context,
  ) {
    return quoteRentalBuyout(ctx, rentalId);
  }

  @Mutation(() => CreateRentalPayload, {
    description: 'Creates a rental: holds a unit until the contract is signed or the time to sign is over.',
  })
  createRental(
    @Input('The product to rent, the number of months, and the customer.') input: CreateRentalInput,
    @Ctx() ctx: Context,
  ) {
    return createRental(ctx, input);
  }

  @Mutation(() => SignRentalContractPayload, {
    description:
      'Signs the contract for good. After that, the deposit and the first installment are due. The same signature sent again by the same person gives the same answer.',
  })
  signRentalContract(
    @Input('The rental, the signer, and the signature.') input: SignRentalContractInput,
    @Ctx() ctx: Context,
  ) {
    return signRentalContract(ctx, input);
  }

  @Mutation(() => CancelRentalPayload, {
    description: 'Cancels a rental before it begins. Its unit is in stock again.',
  })
  cancelRental(@Input('The rental to cancel and the reason.') input: CancelRentalInput, @Ctx() ctx: Context) {
    return cancelRental(ctx, input);
  }

  @Mutation(() => ReturnRentalPayload, {
    description:
      'Takes the unit back: it is in stock again unless it is lost, and the deposit is refunded, less what the store keeps.',
  })
  returnRental(
    @Input('The rental that ends and the condition of its unit.') input: ReturnRentalInput,
    @Ctx() ctx: Context,
  ) {
    return returnRental(ctx, input);
  }

  @Mutation(() => ExtendRentalPayload, { description: 'Adds months at the rent of the contract.' })
  extendRental(
    @Input('The rental to extend and the number of months.') input: ExtendRentalInput,
    @Ctx() ctx: Context,
  ) {
    return extendRental(ctx, input);
  }

  @Mutation(() => BuyOutRentalPayload, {
    description:
      'Buys the unit: starts the payment of the rest of its price. The unit belongs to the customer once that is paid.',
  })
  buyOutRental(
    @Input('The rental whose unit the customer buys.') input: BuyOutRentalInput,
    @Ctx() ctx: Context,
  ) {
    return buyOutRental(ctx, input);
  }

  @Mutation(() => WaiveRentalInstallmentPayload, {
    description: 'Waives an installment or its late fee: the customer need not pay it.',
  })
  waiveRentalInstallment(
    @Input('The installment, what to waive of it, and the reason.') input: WaiveRentalInstallmentInput,
    @Ctx() ctx: Context,
  ) {
    return waiveRentalInstallment(ctx, input);
  }

  @Columns('id')
  @FieldResolver(() => RentalContractView, {
    nullable: true,
    description: 'The contract. It is checked against its hashes each time it is read.',
  })
  contract(@Root() rental: RentalRow, @Ctx() ctx: Context) {
    return contractOf(ctx, rental.id);
  }

  @Columns('id')
  @Price({ rows: 12 })
  @FieldResolver(() => [RentalInstallment], {
    description: 'The installments in the order of their sequence.',
  })
  installments(@Root() rental: RentalRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return installmentsOfRental(ctx, rental.id, info);
  }

  @Columns('id')
  @Price({ rows: 8 })
  @FieldResolver(() => [RentalEvent], { description: 'What happened to the rental, the oldest event first.' })
  events(@Root() rental: RentalRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return eventsOfRental(ctx, rental.id, info);
  }

  @Columns(...rentalActionColumns)
  @Price({ rows: 5 })
  @FieldResolver(() => [RentalNextAction], { description: nextActionsDescription })
  nextActions(@Root() rental: RentalRow, @Ctx() ctx: Context) {
    return nextActionsOfRental(ctx, rental);
  }
}
