import { describe, expect, it } from 'vitest';
import { documentWith, serve } from './in-world';

const routes = { 'GET /items': { authorization_type: 'AWS_IAM' } };
const signer = {
  accessKey: 'AKIAEXAMPLE',
  accountId: '123456789012',
  userId: 'AIDAEXAMPLE',
  arn: 'arn:aws:iam::123456789012:user/dev',
};

describe('a route with AWS_IAM', () => {
  it('G103 G104 takes a signed request, and tells the function who signed', async () => {
    const answer = await serve(documentWith({ routes }), { signature: { signer } }).call('GET /items');

    expect(answer.json.requestContext.authorizer.iam).toMatchObject({
      accessKey: 'AKIAEXAMPLE',
      accountId: '123456789012',
      callerId: 'AIDAEXAMPLE',
      cognitoIdentity: null,
      userArn: 'arn:aws:iam::123456789012:user/dev',
      userId: 'AIDAEXAMPLE',
    });
  });

  it('tells it in identity in payload format 1.0', async () => {
    const api = serve(documentWith({ routes, integration: { payload_format_version: '1.0' } }), {
      signature: { signer },
    });
    const { identity } = (await api.call('GET /items')).json.requestContext;

    expect(identity).toMatchObject({ accessKey: 'AKIAEXAMPLE', userArn: 'arn:aws:iam::123456789012:user/dev' });
  });

  it('G103 answers 403 to a caller whom no policy lets in, and the trace says why', async () => {
    const callers = { refusal: () => ({ denied: false, why: 'because no identity-based policy allows it' }) };
    const answer = await serve(documentWith({ routes }), { signature: { signer }, callers }).call('GET /items');

    expect([answer.status, answer.text]).toEqual([403, '{"message":"Forbidden"}']);
    expect(answer.trace.steps.at(-1)?.decision).toMatch(
      /^403 arn:aws:iam::123456789012:user\/dev may not invoke arn:\S+\/\$default\/GET\/items because no identity-based policy/,
    );
  });

  it('G103 answers 403 to any other request, and the trace says why', async () => {
    const api = serve(documentWith({ routes }));
    const answer = await api.call('GET /items');

    expect([answer.status, answer.text]).toEqual([403, '{"message":"Forbidden"}']);
    expect(answer.trace.steps.at(-1)?.decision).toBe('403 signature: Missing Authentication Token');
    expect(api.invocations).toEqual([]);
  });
});
