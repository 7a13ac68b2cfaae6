import type { JSONWebKeySet } from 'jose';
import type { ApiRequest } from '../api';

/** Who signed a request with SigV4. */
export interface Signer {
  readonly accessKey: string;
  readonly accountId: string;
  readonly userId: string;
  readonly arn: string;
}

/** What a signature tells: who signed, or why it is refused (AWS's words). */
export type SignatureCheck = { readonly signer: Signer } | { readonly refused: string };

/** Tokens and signatures. */
export interface Identity {
  /** Key set of an issuer: our own for pools and issuers that the document creates, else asked for real. Rejects when it cannot be had. */
  keySetOf(issuer: string): Promise<JSONWebKeySet>;
  /** Checks the SigV4 signature of a request to `execute-api`. */
  checkSignature(request: ApiRequest): Promise<SignatureCheck>;
  close(): Promise<void>;
}
