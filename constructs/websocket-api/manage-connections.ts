import type { PolicyStatement } from '../lambda/policy-document';
import type { WebSocketApi } from './websocket-api';

/** The permission to post to connections of one stage of one API, and to no other. */
export function postToConnections(api: WebSocketApi, stageName: string): PolicyStatement {
  return {
    sid: 'PostToConnections',
    actions: ['execute-api:ManageConnections'],
    resources: [`${api.executionArn}/${stageName}/POST/@connections/*`],
  };
}
