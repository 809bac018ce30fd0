/** The error that says that somebody else changed the object first, with what it is now; undefined when there is none. */
export function findConflict<Error extends { __typename: string }>(
  errors: readonly Error[] | undefined,
): Extract<Error, { __typename: 'VersionConflictError' }> | undefined {
  return errors?.find(
    (error): error is Extract<Error, { __typename: 'VersionConflictError' }> =>
      error.__typename === 'VersionConflictError',
  );
}
