import { enumerations, limits } from '../limits/limits';
import type { Rule, Severity } from './rule';
import { allRules } from './rules';
import { undecidable } from './undecidable';

const meanings: readonly (readonly [Severity, string])[] = [
  ['rejects', 'AWS refuses it at apply'],
  ['security', 'it applies, and is unsafe'],
  ['misbehaves', 'it applies, and does something else than it says; or what AWS does is not verified'],
  ['costs', 'it applies, and costs for nothing'],
];

/** The text of docs/guardrails.md, made of the rules, of what they cannot decide, and of the limits. */
export const guardrailsPage = (): string =>
  `${[introduction(), waivers, measured, writing, ...rooms(), undecided(), numbers()].join('\n\n')}\n`;

const introduction = (): string => `# Guardrails

What AWS would refuse at apply, or would take and do wrong, found before. Generated from \`guardrails/\` by
\`npm run docs:guardrails\`; a test fails when it is out of date.

Every stack runs these ${allRules.length} rules before it writes its JSON. They judge any other Terraform, too:

\`\`\`sh
npm run -s guard -- [--format text|json|sarif|github] [--strict] [--no-account-role] PATH...
\`\`\`

A PATH is a Terraform JSON file, a folder of \`*.tf\` and \`*.tf.json\` files, a folder of stacks such as \`cdktf.out\`, or the JSON of
\`terraform show -json PLAN\`. Exit code 0: nothing that is refused or unsafe (with \`--strict\`: nothing at all). 1: findings. 2: an input
cannot be read; the others are still judged. With \`--no-account-role\`, for an account that has no CloudWatch role of API Gateway, logging without one is refused. What a rule cannot know, because a value is decided later or elsewhere, it does not guess.

| severity | meaning |
| --- | --- |
${meanings.map(([severity, meaning]) => `| ${severity} | ${meaning} |`).join('\n')}`;

const waivers = `## Waivers

A finding is accepted on purpose with a rule, an address, a reason and a last day. Accepted findings stay in the report; a waiver without
a reason or past its day is a finding itself (\`waiver/incomplete\`, \`waiver/expired\`). Our stacks keep theirs in \`config/waivers.ts\`.
Foreign Terraform keeps them in a comment inside or right above the resource,

\`\`\`hcl
# gatehouse:allow http-api/reserved-header because the proxy in front strips it until 2027-06-30
\`\`\`

in the \`"//"\` property of a resource in Terraform JSON, with the same words, or in \`gatehouse-waivers.json\` beside the configuration:

\`\`\`json
[{ "rule": "http-api/reserved-header", "address": "aws_apigatewayv2_integration.alb", "because": "the proxy strips it", "until": "2027-06-30" }]
\`\`\``;

const writing = `## Write a rule

A rule is one record in \`guardrails/rules/<area>/\`; the area is the first word of its id. Most rules say that one argument must be
something, wherever it is written:

\`\`\`ts
argument({
  id: 'sqs/delay',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  on: 'aws_sqs_queue',
  at: 'delay_seconds',
  must: wholeNumber(0, 900, 'seconds'),
  fix: 'Lower delay_seconds, or delay single messages.',
})
\`\`\`

\`rules/demands.ts\` has what an argument can be asked to be. A rule that looks at several arguments or resources is a \`rule({ … check })\`,
whose \`check\` gets the resource and the model, and answers what is wrong, in words that name the argument and the value.

1. Find where AWS says it: a page, or a thread with the refusal. That is the \`source\`.
2. A value that is decided at apply, in a variable or in another configuration, is unknown: the rule then says nothing.
3. Write a case in \`__tests__/guardrails/cases/\`: a configuration that breaks the rule, what makes it sound, the sentence that is said.
4. \`npm run docs:guardrails\` puts the rule on this page. Its id is a contract: waivers name it.`;

const measured = `## How it is measured

A collection of refusals is read in public threads, where AWS answered at apply to what \`terraform plan\` had accepted. Each is written as the
smallest configuration before the guard is run on it. The first run counts; then rules are written for what it missed, and the next collection
is read. Both forms of every refusal, refused and mended, are cases in \`__tests__/guardrails/refusals/\`.

| collection | refusals | found at the first run | found now |
| --- | --- | --- | --- |
| first | 53 | 28 (53 %) | 53 |
| second | 42 | 27 (64 %) | 42 |
| third | 42 | 11 (26 %) | 41 |
| fourth | 19 | 10 (53 %) | 19 |
| fifth | 20 | 15 (75 %) | 20 |
| sixth | 29 | 20 (69 %) | 29 |
| seventh | 21 | 12 (57 %) | 20 |
| eighth | 46 | 31 (67 %) | 45 |

The first two were read in threads about APIs and functions for the most part. The third and fourth went on to what stands around them: keys,
buckets, events, scaling, content delivery, parameters. Five of the third are of state machines, of which \`terraform plan\` asks AWS where it has
credentials. The fifth was read after a walk along AWS's API, argument by argument. For the sixth, each operation that creates what these rules are about
was searched for with the exception that it answers with; it holds every thread of the answers that shows AWS's answer and its cause, and was in no
collection before. The seventh was searched for in the same way, with what stands around APIs, no rules having been written since.
Half of the eighth is about APIs, the rest about what is called by them and about permissions. Rules that were landed between its writing and its
first run find 4 of the 31, and 2 of these name threads that it holds: the guard as it stood when the collection was written found 27 (59 %).
The other side: \`npm run guard:public\` judges what AWS is known to have taken, 4,841 configurations of the acceptance tests of
Terraform's AWS provider and 1,096 public folders;
\`__tests__/guardrails/public/verdicts.json\` tells what it finds there.

\`npm run test:mutants -- [AREA...]\` changes the rules in small ways, one place at a time, and lists the changes that no case notices.
\`__tests__/guardrails/mutants/survivors.json\` says why some may stay. The command fails where fewer than 85 % are noticed, and on each
change that is neither noticed nor explained.`;

function rooms(): string[] {
  const names = [...new Set(allRules.map(({ id }) => roomOf(id)))].sort();
  return names.map((name) =>
    room(
      name,
      allRules.filter(({ id }) => roomOf(id) === name),
    ),
  );
}

const roomOf = (id: string): string => id.slice(0, id.indexOf('/'));

const room = (name: string, rules: readonly Rule[]): string => `## ${name}

| rule | severity | demand | remedy | source |
| --- | --- | --- | --- | --- |
${rules.map(row).join('\n')}`;

const row = ({ id, severity, demand, fix, source }: Rule): string =>
  `| \`${id}\` | ${severity} | ${cell(demand)} | ${cell(fix)} | ${cell(source)} |`;

const cell = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/([*<{])/g, '\\$1');

function undecided(): string {
  const rows = undecidable.map(({ what, why, source }) => `| ${cell(what)} | ${cell(why)} | ${cell(source)} |`);
  return `## Not decidable

What AWS demands, and no configuration alone shows.

| what | why | source |
| --- | --- | --- |
${rows.join('\n')}`;
}

function numbers(): string {
  const rows = Object.entries({ ...limits, ...enumerations }).map(
    ([name, { value, source, read }]) => `| ${name} | ${cell(brief(value))} | ${cell(source)} | ${read} |`,
  );
  return `## Numbers and sets

AWS moves them; they are data in \`limits/limits.ts\`.

| name | value | source | read |
| --- | --- | --- | --- |
${rows.join('\n')}`;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key} ${one instanceof Object ? `(${brief(one)})` : brief(one)}`)
    .join(', ');
}
