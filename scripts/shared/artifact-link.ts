/** Where a workflow of GitHub keeps a page, by the name of its artifact, for the comment; nothing outside of a workflow. */
export function artifactLink(environment: Readonly<Record<string, string | undefined>>, artifact: string): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = environment;
  if (server === undefined || repository === undefined || run === undefined) return '';
  return `\n[As a page, with maps](${server}/${repository}/actions/runs/${run}#artifacts): the artifact \`${artifact}\`.\n`;
}
