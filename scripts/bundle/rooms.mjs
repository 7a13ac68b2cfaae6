/** Where main.ts may import from: what stacks are made of. */
export const rooms = ['config', 'constructs', 'guardrails', 'limits', 'stacks', 'terraform'];
