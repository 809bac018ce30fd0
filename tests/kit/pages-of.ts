interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The pages of a connection from the first to the last, each read from the cursor at which the one before ended. */
export async function* pagesOf<P extends Page>(
  read: (after: string | null) => Promise<P>,
): AsyncGenerator<P> {
  for (let after: string | null = null; ; ) {
    const page: P = await read(after);
    yield page;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}
