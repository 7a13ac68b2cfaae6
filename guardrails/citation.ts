const books: Readonly<Record<string, (page: string) => string>> = {
  DG: (page) => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`,
  LDG: (page) => `https://docs.aws.amazon.com/lambda/latest/dg/${page}.html`,
  EBG: (page) => `https://docs.aws.amazon.com/eventbridge/latest/userguide/${page}.html`,
  R53: (page) => `https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/${page}.html`,
  DDB: (page) => `https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/${page}.html`,
  PF: (rule) => `https://github.com/badmintoncryer/cdk-preflight (${rule})`,
  ISS: (thread) => `https://github.com/${thread.replace('#', '/issues/')}`,
  BC: (shape) => `botocore 1.43.11, ${shape}`,
  LS: (service) => `https://github.com/localstack/localstack (AWS snapshots, ${service})`,
  TFS: (file) => `https://github.com/hashicorp/terraform-provider-aws (internal/service/${file})`,
};

/** Writes a source out, so that a reader can go there: the page itself when one is named. */
export function citation(source: string): string {
  const entries = source.split('; ').map((entry) => entry.trim());
  const known = entries.flatMap((entry) => {
    const [, book = '', rest = ''] = /^([A-Z0-9]+):([^ ]+(?: [A-Z]\w[\w.]*)*)/.exec(entry) ?? [];
    const write = Object.hasOwn(books, book) ? books[book] : undefined;
    return write === undefined
      ? []
      : [{ page: /^(DG|LDG|EBG|R53|DDB)$/.test(book), text: write(rest.replace(/,$/, '')) }];
  });
  const [first] = [...known.filter(({ page }) => page), ...known];
  return (
    first?.text ??
    source.replace(/^STUB\b/, 'requests of provider 5.100.0, recorded').replace(/\bBC\b/, 'botocore 1.43.11,')
  );
}
