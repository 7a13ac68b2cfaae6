import { httpApis, requests, restApis, stagesOf } from '../calls/apis';
import { shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

const stream = 'aws_kinesis_firehose_delivery_stream';

/** Bytes that one record is rounded up to. */
const recordBytes = 5 * 1024;

/** Access logs that go to Data Firehose instead of CloudWatch. What else a stream takes is not known. */
export function firehoseUsage(stack: Stack): readonly Usage[] {
  const found = [...httpApis(stack), ...restApis(stack)].flatMap((api) =>
    stagesOf(api, stack).flatMap((stage) => {
      const settings = stage.block('access_log_settings');
      const to = settings && stack.model.follow(settings, 'destination_arn', stream);
      if (to?.type !== stream) return [];
      const records = stack.traffic.number('accessLogBytes').over(recordBytes).ceiling();
      const bytes = requests(stack).times(records).times(recordBytes);
      const how = `${shown(requests(stack))} access log lines, each begun 5 KB`;
      return [usage('firehose.ingest', to, bytes.over(2 ** 30), how)];
    }),
  );
  const metered = found.flatMap(({ of }) => of);
  for (const one of stack.all(stream)) if (!metered.includes(one)) stack.notes.leaveOut(one.address);
  return found;
}
