/** Where a workflow of GitHub keeps the page of its review, for the comment; nothing outside of a workflow. */
export function artifactLink(environment: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  if (server === undefined || repository === undefined || run === undefined) return '';
  return `\n[The review as a page, with maps](${server}/${repository}/actions/runs/${run}#artifacts): the artifact \`review\`.\n`;
}
