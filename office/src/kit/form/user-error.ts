/** A user error of the API, as every mutation returns it. The later fields belong to ValidationError. */
export type UserError = {
  code: string;
  message: string;
  path?: readonly string[] | null;
  reason?: string | null;
  min?: number | string | null;
  max?: number | string | null;
};

export type WordError = (error: UserError, label: string | undefined) => string;
