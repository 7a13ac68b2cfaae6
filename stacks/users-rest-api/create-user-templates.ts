import { jsonText } from '../../constructs/rest-api/mapping-template';

const requestId = jsonText('$context.requestId');
const sourceIp = jsonText('$context.identity.sourceIp');
const userAgent = jsonText('$context.identity.userAgent');
const subject = jsonText('$context.authorizer.userId');
const email = jsonText('$context.authorizer.email');
const roles = jsonText('$context.authorizer.roles');

/** HTTP/1 keeps the name of a header as it was sent, HTTP/2 makes it lower-case. */
const idempotencyKey = [
  '#set($key = "$!input.params().header.get(\'Idempotency-Key\')")',
  '#if($key == "")#set($key = "$!input.params().header.get(\'idempotency-key\')")#end',
].join('\n');

/** The function's event. The body is JSON already, by the method's model; everything else is text from outside. */
export const requestTemplate = `${[requestId, sourceIp, userAgent, subject, email, roles].map(({ set }) => set).join('\n')}
${idempotencyKey}
{
  "action": "createUser",
  "body": $input.json('$'),
  "idempotencyKey": "$util.escapeJavaScript($key).replaceAll("\\\\'", "'")",
  "requestId": ${requestId.value},
  "sourceIp": ${sourceIp.value},
  "userAgent": ${userAgent.value},
  "claims": {
    "sub": ${subject.value},
    "email": ${email.value},
    "roles": ${roles.value}
  }
}
`;

/** The user that was created. `$input.json` quotes what it gives. */
export const successTemplate = `{
  "id": $input.json('$.id'),
  "email": $input.json('$.email'),
  "name": $input.json('$.name'),
  "createdAt": $input.json('$.createdAt')
}
`;

/** What the handler says to its caller: an error message that is a status in brackets, and then JSON. */
export const refusalTemplate = `$input.path('$.errorMessage').substring(5)
`;

/** Whatever else went wrong is in the logs, under this id, and nowhere else. It is escaped: the caller may have chosen it. */
export const failureTemplate = `${requestId.set}
{ "message": "Internal server error.", "request_id": ${requestId.value} }
`;

/** Error messages that are refusals, by status; every other is a failure. */
export const refusals = {
  bad_request: '400',
  not_found: '404',
  conflict: '409',
  unprocessable: '422',
  unavailable: '503',
} as const;

/** Headers of refusals beside those of every answer. */
export const refusalHeaders: Readonly<Record<string, Record<string, string>>> = { unavailable: { 'Retry-After': '1' } };

/** A whole error message that begins with the status in brackets. */
export function refusalPattern(status: string): string {
  return `^\\[${status}\\][\\s\\S]*`;
}

/** Every other error message that is not empty. An answer without an error has none. */
export const failurePattern = `^(?!\\[(${Object.values(refusals).join('|')})\\])[\\s\\S]+`;
