import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { longAs, matches } from '../demands';

const parameter = 'aws_ssm_parameter';
const source = 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html';

/** The value of a parameter, when it is known; no finding shows it. */
const textIn = (resource: Resource): string | undefined =>
  textOf(resource.get('value')) ?? textOf(resource.get('insecure_value'));

/** Whether a text holds what a pattern of AWS looks for; undefined where the pattern is none of ours. */
function finds(pattern: string, text: string): boolean | undefined {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return undefined;
  }
}

function patternProblem(resource: Resource): string | false {
  const [pattern, value] = [textOf(resource.get('allowed_pattern')) ?? '', textIn(resource)];
  return (
    pattern !== '' &&
    value !== undefined &&
    finds(pattern, value) === false &&
    `value must match allowed_pattern, ${shown(pattern)}, did not`
  );
}

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
  rule({
    id: 'ssm/parameter-tier',
    severity: 'rejects',
    source,
    on: parameter,
    demand: 'a parameter of tier Standard has at most 4096 characters',
    fix: 'Set tier to Advanced or Intelligent-Tiering.',
    check: (resource) => {
      const { length } = textIn(resource) ?? '';
      return (
        resource.get('tier') === 'Standard' &&
        length > 4096 &&
        `value must have at most 4096 characters with tier Standard, had ${length}`
      );
    },
  }),
  rule({
    id: 'ssm/parameter-pattern',
    severity: 'rejects',
    source,
    on: parameter,
    demand: 'the value of a parameter must match its own pattern',
    fix: 'Mend value or allowed_pattern.',
    check: patternProblem,
  }),
  rule({
    id: 'ssm/parameter-image',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html',
    on: parameter,
    demand: 'a parameter of data_type aws:ec2:image is a text, and the id of an image',
    fix: 'Write ami-... in a parameter of type String.',
    check: (resource) => {
      const type = textOf(resource.get('type')) ?? 'String';
      return (
        resource.get('data_type') === 'aws:ec2:image' && [
          type !== 'String' && `type must be String with data_type aws:ec2:image, was ${type}`,
          !/^ami-/.test(textIn(resource) ?? 'ami-') &&
            'value must start with ami- with data_type aws:ec2:image, did not',
        ]
      );
    },
  }),
];
