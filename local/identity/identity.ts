import type { JSONWebKeySet } from 'jose';
import type { ApiRequest } from '../api';
import type { PoolAnswer, PoolCall } from './pool-hosts';
import type { TokenRequest, Tokens } from './tokens';

/** Who signed a request with SigV4. */
export interface Signer {
  readonly accessKey: string;
  readonly accountId: string;
  readonly userId: string;
  readonly arn: string;
  /** Role whose session signed; absent for the developer. */
  readonly roleArn?: string | undefined;
}

/** What a signature tells: who signed, or why it is refused (AWS's words). */
export type SignatureCheck = { readonly signer: Signer } | { readonly refused: string };

/** Tokens and signatures. */
export interface Identity {
  /**
   * Key set of an issuer: our own for pools that the document creates; else it is asked for real, and ours is added where a JWT authorizer names
   * the issuer. Rejects when the issuer cannot be asked, unless the key that is looked for is ours.
   */
  keySetOf(issuer: string, keyId?: string): Promise<JSONWebKeySet>;
  /** Checks the SigV4 signature of a request to `execute-api`. */
  checkSignature(request: ApiRequest): Promise<SignatureCheck>;
  /** Issuers for which this machine gives tokens: the pools of the document, and those that its JWT authorizers name. */
  readonly issuers: readonly string[];
  /** Hosts of user pools beside those of AWS, their own domains; and addresses of outside issuers' keys, as host and path. */
  readonly hosts: readonly string[];
  /** Answers a call to a host of user pools (discovery, keys, tokens); undefined when it is none. */
  answer(call: PoolCall): Promise<PoolAnswer | undefined>;
  /** Makes tokens of one of the issuers. Rejects with `NoToken` when there is none. */
  token(request: TokenRequest): Promise<Tokens>;
  close(): Promise<void>;
}
