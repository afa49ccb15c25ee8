import type { TypedDocumentString } from '../generated/graphql.js';

/** An answer of the API, and the moment at which it was given. */
export interface Answer<R> {
  data: R;
  at: string;
}

/** An answer of the API that is an error. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** What a GraphQL answer holds, as it comes. */
interface Body {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Sends a request to the API: over the network in a browser, within the process in the service. */
export type Send = (address: string, text: string | null) => Promise<{ status: number; at: string; body: Body }>;

/** Asks the API with a typed document. */
export type Ask = <R, V>(document: TypedDocumentString<R, V>, variables: V) => Promise<Answer<R>>;

export const hashOf = (document: { __meta__?: Record<string, unknown> | undefined }): string =>
  String(document.__meta__?.hash).replace('sha256:', '');

/** The address of a document by its hash, with its variables: any cache may keep what it answers. */
export const addressOf = (
  document: { __meta__?: Record<string, unknown> | undefined },
  variables: Record<string, unknown>,
): string => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value != null));
  return `/graphql/${hashOf(document)}?variables=${encodeURIComponent(JSON.stringify(given))}`;
};

export const createAsk =
  (send: Send): Ask =>
  async <R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<Answer<R>> => {
    const given = variables as Record<string, unknown>;
    let { status, at, body } = await send(addressOf(document, given), null);
    // An older or newer service does not know the document by its hash.
    if (body.errors?.[0]?.extensions?.code === 'PERSISTED_QUERY_NOT_FOUND')
      ({ status, at, body } = await send('/graphql', JSON.stringify({ query: String(document), variables: given })));
    const error = body.errors?.[0];
    if (error || !body.data) throw new ApiError(error?.message ?? '', error?.extensions?.code ?? 'UNKNOWN', status);
    return { data: body.data as R, at };
  };
