import { limits } from '../../../limits/limits';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';

const strict = /^aws_(api_gateway|apigatewayv2|lambda|cloudwatch_log|acm|iam|ssm)_/;
const characters = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

function tagProblems(resource: Resource): (string | false)[] {
  const tags = resource.get('tags');
  if (!resource.type.startsWith('aws_') || !isMap(tags)) return [];
  const entries = Object.entries(tags);
  const closed = strict.test(resource.type);
  const keys = entries.map(([key]) => key.toLowerCase());
  const twice = resource.type.startsWith('aws_iam_') ? keys.find((key, at) => keys.indexOf(key) !== at) : undefined;
  return [
    twice !== undefined && `tags of IAM must have keys that differ in more than capitals, ${shown(twice)} stands twice`,
    entries.length > limits.tags.value && `tags must have at most ${limits.tags.value} entries, had ${entries.length}`,
    ...entries.flatMap(([key, value]) => {
      const text = textOf(value) ?? '';
      return [
        /^aws:/i.test(key) && `tags must not start with aws:, was ${shown(key)}`,
        (key.length < 1 || key.length > 128) && `a key of tags must have 1 to 128 characters, was ${shown(key)}`,
        text.length > 256 && `tags[${JSON.stringify(key)}] must have at most 256 characters, had ${text.length}`,
        closed &&
          !characters.test(key + text) &&
          `tags must have letters, digits, spaces and _.:/=+-@ only, was ${shown(`${key} = ${text}`)}`,
      ];
    }),
  ];
}

/** Rules about tags of any resource. */
export const tagRules = [
  rule({
    id: 'tags/limits',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    on: '*',
    demand: 'tags must keep to 50 entries, their lengths and characters',
    fix: 'Shorten, rename or drop the tag.',
    check: tagProblems,
  }),
];
