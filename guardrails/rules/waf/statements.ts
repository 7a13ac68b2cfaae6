import type { Body, Resource } from '../../../terraform/model/resource';

const nesting = ['and_statement', 'or_statement', 'not_statement'];
const scoped = ['rate_based_statement', 'managed_rule_group_statement'];

/** The statements of a body, those within others and within what narrows a rate or a group, too. */
export const statementsIn = (body: Body, name = 'statement', depth = 0): readonly Body[] =>
  body
    .blocks(name)
    .flatMap((statement) => [
      statement,
      ...(depth > 4
        ? []
        : [
            ...nesting.flatMap((kind) =>
              statement.blocks(kind).flatMap((inner) => statementsIn(inner, 'statement', depth + 1)),
            ),
            ...scoped.flatMap((kind) =>
              statement.blocks(kind).flatMap((inner) => statementsIn(inner, 'scope_down_statement', depth + 1)),
            ),
          ]),
    ]);

/** All statements of the rules of a web ACL or rule group. */
export const allStatements = (resource: Resource): readonly Body[] =>
  resource.blocks('rule').flatMap((rule) => statementsIn(rule));

/** The kinds that a block has been given: `geo_match_statement`, `block`. */
export const kindsOf = (block: Body): readonly string[] => block.names.filter((name) => block.has(name) !== false);

/** The blocks of every kind in some statements. */
export const detailsOf = (statements: readonly Body[]): readonly Body[] =>
  statements.flatMap((statement) => kindsOf(statement).flatMap((kind) => statement.blocks(kind)));
