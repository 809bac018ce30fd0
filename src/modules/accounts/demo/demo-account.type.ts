import { Field, ObjectType } from 'type-graphql';
import type { BuiltInKey } from '../roles/built-in-roles.ts';

@ObjectType({ simpleResolvers: true, description: 'An account of the demo store, for a first look.' })
export class DemoAccount {
  @Field(() => String, { description: 'The email address to sign in with.' })
  email!: string;

  @Field(() => String, { description: 'The password that all demo accounts begin with.' })
  password!: string;

  @Field(() => String, { description: 'The name of the person.' })
  name!: string;

  @Field(() => String, { description: 'The code of the built-in role, such as "MANAGER".' })
  roleCode!: BuiltInKey;
}
