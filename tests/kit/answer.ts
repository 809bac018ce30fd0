export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export interface Answer {
  data: Data;
  errors?: GraphqlError[];
  extensions?: { cost?: { requested: number; limit: number } };
}
