import { aroundRefusals } from './around';
import { eighthCollection } from './eighth-collection';
import { eleventhCollection } from './eleventh-collection';
import { fifthCollection } from './fifth-collection';
import { firstCollection } from './first-collection';
import { fourthCollection } from './fourth-collection';
import { httpApiRefusals } from './http-api';
import { lambdaRefusals } from './lambda';
import { ninthCollection } from './ninth-collection';
import { pageRefusals } from './pages';
import type { Refusal } from './refusal';
import { restApiRefusals } from './rest-api';
import { secondCollection } from './second-collection';
import { seventhCollection } from './seventh-collection';
import { sixthCollection } from './sixth-collection';
import { storageRefusals } from './storage';
import { tenthCollection } from './tenth-collection';
import { thirdCollection } from './third-collection';
import { twelfthCollection } from './twelfth-collection';

/** Everything AWS is known to have refused at apply, and `terraform plan` accepted. */
export const refusals: readonly Refusal[] = [
  ...restApiRefusals,
  ...httpApiRefusals,
  ...lambdaRefusals,
  ...storageRefusals,
  ...aroundRefusals,
  ...pageRefusals,
  ...firstCollection,
  ...secondCollection,
  ...thirdCollection,
  ...fourthCollection,
  ...fifthCollection,
  ...sixthCollection,
  ...seventhCollection,
  ...eighthCollection,
  ...ninthCollection,
  ...tenthCollection,
  ...eleventhCollection,
  ...twelfthCollection,
];
