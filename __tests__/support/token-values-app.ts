import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { App, Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Token } from 'cdktf';

// Two stacks with every kind of value that cdktf replaces or leaves: bundled with its own functions and with those that are faster.
const app = new App();
const first = new TerraformStack(app, 'first');
const second = new TerraformStack(app, 'second');
new AwsProvider(first, 'aws', { region: 'eu-west-1' });
new AwsProvider(second, 'aws', { region: 'eu-west-1' });

const shared = new SsmParameter(first, 'shared', { name: 'one-e2e-2', type: 'String', value: 'a ${literal} and 1e3' });
const count = new TerraformVariable(first, 'count', { type: 'number', default: 3 });
const zones = new TerraformVariable(first, 'zones', { type: 'list(string)' });
const labels = new TerraformVariable(first, 'labels', { type: 'map(string)' });

const own = new SsmParameter(first, 'own', {
  name: `${shared.name}-${shared.name}`,
  type: 'String',
  value: `${shared.arn} of ${count.numberValue} $\${escaped}`,
  tags: Token.asStringMap(labels.value),
  dependsOn: [shared],
});
own.addOverride('nothing', Token.nullValue());
own.addOverride('list', Token.asList(zones.value));
own.addOverride('deep', {
  part: [{ id: shared.id, empty: {}, none: undefined }, [], false, 0, -1.5, count.numberValue],
});
own.addOverride('named', { [`key ${shared.name}`]: new Date(0), [shared.id]: shared.arn });

new TerraformOutput(first, 'lazy', { value: Lazy.stringValue({ produce: () => `${shared.id}?` }) });
new TerraformOutput(first, 'call', { value: Fn.join(',', [shared.id, own.id, 'x', `${Fn.lengthOf(zones.value)}`]) });
new TerraformOutput(first, 'before', { value: shared.id });
// The same text becomes another reference in another stack.
new SsmParameter(second, 'elsewhere', { name: 'else', type: 'String', value: shared.id, description: `${own.arn}!` });
new TerraformOutput(second, 'both', { value: [shared.id, own.name] });
app.synth();
