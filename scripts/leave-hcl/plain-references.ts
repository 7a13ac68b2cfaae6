/** References as Terraform wants them where it takes nothing else: without quotes. cdktf quotes them, of which every plan would warn. */
export function plainReferences(hcl: string): string {
  const lists = /^(\s*(?:depends_on|ignore_changes|replace_triggered_by) = \[\n)([\s\S]*?)(\n\s*\])/gm;
  return hcl.replace(
    lists,
    (_, start: string, references: string, end: string) => start + references.replaceAll('"', '') + end,
  );
}
