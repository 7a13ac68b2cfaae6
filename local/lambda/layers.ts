import { isList, textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { Deployed } from '../deployed/deployed';

/** A layer of a function: one that the document holds, or the ARN of one that it does not. */
export type Layer = { readonly resource: Resource } | { readonly arn: string };

/** The layers of a function, in their order. */
export function layersOf(of: Resource, { model }: Deployed): Layer[] {
  const given = of.symbolic('layers');
  return (isList(given) ? given : []).map((value, at): Layer => {
    const resource = model.followValue(value, ['aws_lambda_layer_version']);
    if (resource?.type === 'aws_lambda_layer_version') return { resource };
    const arns = of.get('layers');
    return { arn: textOf(isList(arns) ? arns[at] : undefined) ?? 'a layer that is not known' };
  });
}
