import { isKnown } from './free-types';
import type { Stack } from './stack';

/** Tells what the estimate cannot hold: types of which nothing is known, modules that cannot be read, and special cases. */
export function tellUnpriced(stack: Stack): void {
  const { model, notes } = stack;
  for (const { managed, type, address } of model.resources) if (managed && !isKnown(type)) notes.leaveOut(address);
  for (const address of model.opaqueModules) notes.leaveOut(address, 'what the module holds cannot be read');
  tellSpecial(stack);
}

/** Resources that cost nothing but in one case. */
function tellSpecial({ model, notes }: Stack): void {
  for (const one of model.ofType('aws_acm_certificate')) {
    if (one.symbolic('certificate_authority_arn') !== undefined)
      notes.leaveOut(one.address, 'certificates of a private authority have no price here');
  }
  for (const one of model.ofType('aws_ssm_parameter')) {
    if (one.get('tier') === 'Advanced') notes.leaveOut(one.address, 'advanced parameters have no price here');
  }
  for (const one of model.ofType('aws_sns_topic'))
    notes.assume(`${one.address}: publishes that no route makes, and deliveries, are taken for 0`);
}
