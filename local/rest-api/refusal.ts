/** Status of each kind of gateway response, and the error type that its header names. */
const kinds = {
  ACCESS_DENIED: [403, 'AccessDeniedException'],
  API_CONFIGURATION_ERROR: [500, 'InternalServerErrorException'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'AuthorizerConfigurationException'],
  AUTHORIZER_FAILURE: [500, 'AuthorizerConfigurationException'],
  BAD_REQUEST_PARAMETERS: [400, 'BadRequestException'],
  BAD_REQUEST_BODY: [400, 'BadRequestException'],
  EXPIRED_TOKEN: [403, 'ExpiredTokenException'],
  INTEGRATION_FAILURE: [504, 'InternalServerErrorException'],
  INTEGRATION_TIMEOUT: [504, 'InternalServerErrorException'],
  INVALID_API_KEY: [403, 'ForbiddenException'],
  INVALID_SIGNATURE: [403, 'InvalidSignatureException'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'MissingAuthenticationTokenException'],
  QUOTA_EXCEEDED: [429, 'LimitExceededException'],
  REQUEST_TOO_LARGE: [413, 'RequestTooLargeException'],
  RESOURCE_NOT_FOUND: [404, 'NotFoundException'],
  THROTTLED: [429, 'TooManyRequestsException'],
  UNAUTHORIZED: [401, 'UnauthorizedException'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'BadRequestException'],
  WAF_FILTERED: [403, 'ForbiddenException'],
  DEFAULT_4XX: [400, 'BadRequestException'],
  DEFAULT_5XX: [500, 'InternalServerErrorException'],
} as const;

/** Kind of a gateway response. */
export type RefusalKind = keyof typeof kinds;

/** What else may be told of a refusal. */
export interface RefusalDetails {
  /** Status, where it is not the kind's own. */
  readonly status?: number;
  /** What is wrong with a body or parameters, for `$context.error.validationErrorString`. */
  readonly validation?: string;
  /** `Message`, as answers of authorization write it. */
  readonly capital?: boolean;
  /** Whether AWS writes the body without a space after the colon, though it does for this kind. */
  readonly tight?: boolean;
  /** A header with the type of error, where it is not the kind's own. */
  readonly errorType?: string;
  /** What the terminal shows beside the kind. */
  readonly why?: string;
  /** Terraform address of what refused. */
  readonly address?: string | undefined;
}

/** API Gateway itself answers: no integration is asked, or its answer cannot be used. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly errorType: string;

  constructor(
    readonly kind: RefusalKind,
    /** What the caller is told; null where AWS tells nothing. */
    readonly callerMessage: string | null,
    readonly details: RefusalDetails = {},
  ) {
    super(callerMessage ?? kind);
    this.status = details.status ?? kinds[kind][0];
    this.errorType = details.errorType ?? kinds[kind][1];
  }
}

/** A failure that callers learn nothing about. */
export const internalError = (why: string, status = 500, kind: RefusalKind = 'DEFAULT_5XX'): Refusal =>
  new Refusal(kind, 'Internal server error', { status, why });
