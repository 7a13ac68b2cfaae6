import type { Json } from '../../with-terraform/synthesized';
import type { Run } from './run';

/** A workspace as the API tells of it. */
export function workspaceResource(name: string, tags: readonly string[], executionMode: string): Json {
  const permissions = { 'can-queue-run': true, 'can-queue-apply': true, 'can-lock': true, 'can-unlock': true };
  return {
    id: `ws-${name}`,
    type: 'workspaces',
    attributes: {
      name,
      permissions,
      'tag-names': tags,
      'execution-mode': executionMode,
      operations: executionMode === 'remote',
      'terraform-version': 'latest',
      'structured-run-output-enabled': false,
    },
  };
}

/** A configuration that is uploaded, or waits for that. */
export function configurationResource(id: string, status: string, url: string): Json {
  return { id, type: 'configuration-versions', attributes: { status, 'upload-url': `${url}/upload/${id}` } };
}

/** A run, as the API tells of it. */
export function runResource(run: Run): Json {
  const related = (type: string, id: string) => ({ data: { type, id } });
  return {
    id: run.id,
    type: 'runs',
    attributes: {
      status: run.status,
      'plan-only': run.request.speculative,
      'has-changes': run.hasChanges,
      'auto-apply': run.request.autoApply,
      actions: { 'is-confirmable': false, 'is-cancelable': false },
      permissions: { 'can-apply': true },
    },
    relationships: {
      workspace: related('workspaces', `ws-${run.request.workspace}`),
      plan: related('plans', run.id),
      ...(run.request.speculative ? {} : { apply: related('applies', run.id) }),
    },
  };
}

/** The plan of a run. */
export function planResource(run: Run, url: string): Json {
  const status = run.statusOf('plan');
  const attributes = { status, 'has-changes': run.hasChanges, 'log-read-url': `${url}/log/plan/${run.id}` };
  return { id: run.id, type: 'plans', attributes };
}

/** What applying a run did. */
export function applyResource(run: Run, url: string): Json {
  const status = run.statusOf('apply');
  return { id: run.id, type: 'applies', attributes: { status, 'log-read-url': `${url}/log/apply/${run.id}` } };
}

/** The state of a workspace. */
export function stateVersionResource(workspace: string, url: string): Json {
  return {
    id: `sv-${workspace}`,
    type: 'state-versions',
    attributes: {
      status: 'finalized',
      'resources-processed': true,
      'hosted-state-download-url': `${url}/state/${workspace}`,
      'hosted-state-upload-url': `${url}/state/${workspace}`,
      'hosted-json-state-upload-url': `${url}/json-state/${workspace}`,
    },
  };
}

/** The outputs of a state. */
export function outputResources({ outputs = {} }: Json): Json[] {
  return Object.entries<Json>(outputs).map(([name, { value, type }]) => ({
    id: `wsout-${name}`,
    type: 'state-version-outputs',
    attributes: { name, value, type, 'detailed-type': type, sensitive: false },
  }));
}
