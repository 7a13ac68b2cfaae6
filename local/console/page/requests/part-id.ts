import type { StepView } from '../../interface';

/** The fragment of a part of the opened call, which a step opens. */
export const partId = ({ in: part, at }: NonNullable<StepView['opens']>): string => `${part}-${at}`;
