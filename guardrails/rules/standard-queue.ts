import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body } from '../../terraform/model/resource';
import { isTrue } from './apis';
import { shown } from './define';

/** What is wrong with the dead letter queues of a target of EventBridge, which takes standard ones alone. */
export const fifoProblems = (target: Body, model: Model, at = ''): (string | false)[] =>
  target.blocks('dead_letter_config').map((block) => {
    const queue = model.follow(block, 'arn', 'aws_sqs_queue');
    const fifo = isTrue(queue, 'fifo_queue') || /\.fifo$/.test(textOf(block.get('arn')) ?? '');
    const named = queue?.address ?? shown(block.get('arn'));
    return fifo && `${at}dead_letter_config.arn must be a standard queue, ${named} is FIFO`;
  });
