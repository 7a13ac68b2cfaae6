/** Something that an API keeps between requests. */
export type Remembered = (RememberedConnection | RememberedAnswer | RememberedQuota | RememberedThrottle) & {
  /** Names it among those of its kind and API. */
  readonly id: string;
  /** Terraform address of the API. */
  readonly api: string;
  /** Sets it back: closes the connection, drops the answer, begins to count anew. */
  forget(): void;
};

/** A connection to a WebSocket API. Times are milliseconds since 1970. */
export interface RememberedConnection {
  readonly kind: 'connection';
  readonly stage: string;
  readonly connectedAt: number;
  readonly lastActiveAt: number;
  readonly sourceIp: string;
  /** Whom the authorizer found. */
  readonly principal: string | undefined;
}

/** An answer of an integration, or of a Lambda authorizer. */
export interface RememberedAnswer {
  readonly kind: 'answer';
  readonly of: 'response' | 'authorizer';
  /** Terraform address of what says that it is kept. */
  readonly address: string;
  /** What it is found by. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What an API key has used of its plan in this period. */
export interface RememberedQuota {
  readonly kind: 'quota';
  /** Terraform address of the usage plan. */
  readonly address: string;
  /** Name of the key. */
  readonly key: string;
  readonly used: number;
  readonly limit: number;
  readonly period: 'DAY' | 'WEEK' | 'MONTH';
}

/** A throttle. */
export interface RememberedThrottle {
  readonly kind: 'throttle';
  /** Terraform address of what it belongs to. */
  readonly address: string;
  readonly name: string;
  /** Requests a second. */
  readonly rate: number;
  /** Requests at once. */
  readonly burst: number;
  /** Requests that may come at once now. */
  readonly left: number;
}
