import { jsonText } from '../../constructs/rest-api/mapping-template';

const requestId = jsonText('$context.requestId');
const sourceIp = jsonText('$context.identity.sourceIp');
const userAgent = jsonText('$context.identity.userAgent');
const subject = jsonText('$context.authorizer.userId');
const email = jsonText('$context.authorizer.email');
const roles = jsonText('$context.authorizer.roles');

/** The function's event. The body is JSON already, by the method's model; everything else is text from outside. */
export const requestTemplate = `${[requestId, sourceIp, userAgent, subject, email, roles].map(({ set }) => set).join('\n')}
{
  "action": "createUser",
  "body": $input.json('$'),
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

/** Whatever else went wrong is in the logs, under this id, and nowhere else. The other id may come from the caller. */
export const failureTemplate = `{ "message": "Internal server error.", "request_id": "$context.extendedRequestId" }
`;

/** Error messages that are refusals, by status; every other is a failure. */
export const refusals = { bad_request: '400', not_found: '404', conflict: '409' } as const;

/** A whole error message that begins with the status in brackets. */
export function refusalPattern(status: string): string {
  return `^\\[${status}\\][\\s\\S]*`;
}

/** Every other error message that is not empty. An answer without an error has none. */
export const failurePattern = `^(?!\\[(${Object.values(refusals).join('|')})\\])[\\s\\S]+`;
