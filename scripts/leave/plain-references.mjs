/**
 * References as Terraform wants them where it takes nothing else: without quotes. cdktf quotes them, of which every plan would warn.
 *
 * @param {string} hcl
 */
export function plainReferences(hcl) {
  const lists = /^(\s*(?:depends_on|ignore_changes|replace_triggered_by) = \[\n)([\s\S]*?)(\n\s*\])/gm;
  return hcl.replace(lists, (_, start, references, end) => start + references.replaceAll('"', '') + end);
}
