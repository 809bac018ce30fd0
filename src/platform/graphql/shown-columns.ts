import { Field, GraphQLISODateTime, Int } from 'type-graphql';
import type { BaseEntity } from '../database/base.entity.ts';

type EntityDecorator = (entity: abstract new (...args: never[]) => BaseEntity) => void;

/** Shows `deletedAt` of an entity that can be deleted and restored. */
export function ShowsDeletion(): EntityDecorator {
  return entity =>
    Field(() => GraphQLISODateTime, {
      nullable: true,
      description: 'When it was deleted; null when it is not deleted. It can be restored.',
    })(entity.prototype, 'deletedAt');
}

/** Shows `version` of an entity that a mutation with `version` changes. */
export function ShowsVersion(): EntityDecorator {
  return entity =>
    Field(() => Int, {
      description:
        'Rises with every change. Send it with an update: if the object has changed since you read it, the answer is VERSION_CONFLICT.',
    })(entity.prototype, 'version');
}
