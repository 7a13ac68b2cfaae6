import type { Construct } from 'constructs';
import { jsonText } from '../mapping-template';
import type { RestModel } from '../rest-model';
import { RestResponse } from '../rest-response';
import type { RestServiceIntegration } from '../rest-service-integration';
import type { SuccessSign } from './rest-service-call';
import { calledServices } from './service-actions';

/** What {@link serviceAnswers} takes. */
export interface ServiceAnswersProps {
  /** The integration that asks the service. */
  readonly integration: RestServiceIntegration;

  /** What callers get when the service did what was asked. */
  readonly success: {
    /** Status, three digits. */
    readonly statusCode: string;

    /** Velocity template that makes the body from the service's answer. */
    readonly template: string;

    /**
     * What the body looks like, for whoever reads the API's description.
     *
     * @default - not stated
     */
    readonly model?: RestModel;
  };

  /**
   * Headers of every answer, with their values.
   *
   * @default - none but those API Gateway sends itself
   */
  readonly headers?: Readonly<Record<string, string>>;

  /**
   * Velocity that stands before every body, such as one that names the page which may read it.
   *
   * @default - nothing
   */
  readonly before?: string;
}

/** What callers can do something about, by the errors' names in the services. Every other error is a mistake of the API's own. */
const refusals: readonly { readonly status: number; readonly message: string; readonly errors: readonly string[] }[] = [
  {
    status: 400,
    message: 'The request was refused',
    errors: [
      'ValidationException',
      'SerializationException',
      'ItemCollectionSizeLimitExceededException',
      'InvalidMessageContents',
      'InvalidParameterValue',
      'InvalidExecutionInput',
      'InvalidName',
    ],
  },
  {
    status: 409,
    message: 'It is there already, or has changed meanwhile',
    errors: ['ConditionalCheckFailedException', 'ExecutionAlreadyExists'],
  },
  {
    status: 503,
    message: 'Too many requests at the moment. Try again.',
    errors: [
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'RequestThrottled',
      'ThrottlingException',
      'ThrottledException',
      'ExecutionLimitExceeded',
    ],
  },
];

/**
 * What callers are answered: a success, a refusal of theirs, or a failure. An error of the service is never a success, and what it says
 * stays in the logs: it names tables, queues and roles.
 */
export function serviceAnswers(
  scope: Construct,
  id: string,
  { integration, success, headers, before = '' }: ServiceAnswersProps,
): void {
  const { service, succeedsWith } = integration.call;
  const answered = { integration, ...(headers && { headers }) };
  new RestResponse(scope, id, {
    ...answered,
    ...success,
    template: before + (succeedsWith ? ifSuccess(succeedsWith, success.template) : success.template),
  });
  new RestResponse(scope, `${id}_refused`, {
    ...answered,
    statusCode: '500',
    selectionPattern: '4\\d\\d',
    template: before + refusalTemplate(calledServices[service].errorCode),
  });
  new RestResponse(scope, `${id}_failed`, {
    ...answered,
    statusCode: '502',
    selectionPattern: '5\\d\\d',
    template: before + body('The service behind the API failed'),
  });
}

const requestId = jsonText('$context.requestId');

/** A body in the form of all refusals, with the id that finds the call in the logs. */
const body = (message: string): string =>
  `${requestId.set}\n{ "message": "${message}", "request_id": ${requestId.value} }\n`;

/** A part of an answer that may be absent, as text. */
const textAt = (path: string): string => `#set($part = $input.path('${path}'))#set($text = "$!part")`;

const answerAs = (status: number | string): string => `#set($context.responseOverride.status = ${status})`;

function ifSuccess({ path, text, otherwise, message }: SuccessSign, template: string): string {
  const failed = text === undefined ? '$text == ""' : `$text != "${text}"`;
  return `${textAt(path)}#if(${failed})${answerAs(otherwise)}\n${body(message)}#else${template}#end`;
}

function refusalTemplate(errorCode: string): string {
  const cases = refusals.map(({ status, message, errors }, at) => {
    const condition = `$text.matches(".*(${errors.join('|')})")`;
    return `#${at === 0 ? 'if' : 'elseif'}(${condition})${answerAs(status)}#set($message = "${message}")`;
  });
  return `${textAt(errorCode)}#set($message = "Internal server error")
${cases.join('\n')}
#end
${body('$message')}`;
}
