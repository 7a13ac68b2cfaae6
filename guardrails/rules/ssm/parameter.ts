import { argument } from '../define';
import { longAs, matches } from '../demands';

const parameter = 'aws_ssm_parameter';
const source = 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html';

/** Rules about `aws_ssm_parameter`. */
export const parameterRules = [
  argument({
    id: 'ssm/parameter-name',
    severity: 'rejects',
    source,
    on: parameter,
    at: 'name',
    must: matches(
      /^(?!\/?(aws|ssm))([A-Z0-9_.-]+|(\/[A-Z0-9_.-]+){1,15})$/i,
      'be letters, digits and _.-, or at most 15 such parts with a slash before each, and not begin with aws or ssm',
    ),
    fix: 'Write for example /orders/secret.',
  }),
  argument({
    id: 'ssm/parameter-value',
    severity: 'rejects',
    source,
    on: parameter,
    at: ['value', 'insecure_value'],
    must: longAs(1, 8192),
    fix: 'Give a value; a placeholder is enough where another program writes it.',
  }),
];
