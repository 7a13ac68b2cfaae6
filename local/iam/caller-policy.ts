import { isList, isMap } from '../../terraform/language/value';
import { RunFailure } from '../failure';
import { type Policy, readPolicy } from './policy';

const everything: Policy = readPolicy({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, 'everything');

/** Reads what the developer may call who signs requests; everything, when nothing is given. Throws a `RunFailure` when it is no policy. */
export function readCallerPolicy(given: string | object | undefined): Policy {
  if (given === undefined) return everything;
  const wrong = faultOf(typeof given === 'string' ? parsed(given) : given);
  if (wrong === undefined) return readPolicy(given, 'the policy of the caller');
  throw new RunFailure(
    `The policy of the caller must be a JSON policy document such as {"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}, but ${wrong}.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What keeps a value from being a policy of an identity. */
function faultOf(document: unknown): string | undefined {
  if (!isMap(document)) return 'is no JSON object';
  const { Statement } = document;
  const statements = isList(Statement) ? Statement : Statement === undefined ? [] : [Statement];
  if (statements.length === 0) return 'has no Statement';
  const faults = statements.flatMap((statement, at) => {
    const fault = faultOfStatement(statement);
    return fault === undefined ? [] : [`statement ${at + 1} ${fault}`];
  });
  return faults[0];
}

function faultOfStatement(statement: unknown): string | undefined {
  if (!isMap(statement)) return 'is no JSON object';
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
    return `has the Effect ${JSON.stringify(statement.Effect) ?? 'none'}, which must be Allow or Deny`;
  if (statement.Principal !== undefined) return 'has a Principal, which only policies of resources have';
  if (statement.Action === undefined && statement.NotAction === undefined) return 'has no Action';
  return statement.Resource === undefined && statement.NotResource === undefined ? 'has no Resource' : undefined;
}
