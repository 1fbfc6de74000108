import type { Call, TypedData } from './intent';

/** Why a request cannot be read although it signs something. */
export type BlindWhy = 'raw-hash' | 'raw-transaction' | 'typed-data' | 'transaction' | 'authorization' | 'permissions';

/** One thing a request would do, in the form it can be looked at. */
export type RequestItem =
  | { readonly kind: 'call'; readonly method: string; readonly call: Call }
  | { readonly kind: 'typedData'; readonly method: string; readonly typedData: TypedData }
  | { readonly kind: 'blind'; readonly method: string; readonly why: BlindWhy }
  /** A message a person can read; it moves nothing. */
  | { readonly kind: 'message'; readonly method: string };
