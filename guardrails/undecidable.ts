/** Something AWS demands that no configuration alone shows, and why. */
export interface Undecidable {
  readonly what: string;
  readonly why: string;
  readonly source: string;
}

/** What no rule can decide. */
export const undecidable: readonly Undecidable[] = [
  {
    what: 'When cors_configuration is set, API Gateway discards CORS headers returned by the integration.',
    why: 'which headers a function returns shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  },
  {
    what: 'Set true when body is used.',
    why: 'whether an import warns depends on the whole document and on the service of the day',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
  },
  {
    what: 'HTTP APIs have no active tracing; only REST stages (xray_tracing_enabled) do.',
    why: 'Terraform has no argument that asks an HTTP API for traces',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
  },
  {
    what: 'Renaming a path variable must be done for all routes at that level with destroy before create.',
    why: 'the earlier names of path variables are in the state, not in the configuration',
    source: 'https://github.com/KensioSoftware/yulin/issues/307',
  },
  {
    what: 'Define $default unless every message is guaranteed to match a key; non-JSON frames always go there.',
    why: 'which messages clients send is not written down; a closed set of routes is legal',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html',
  },
  {
    what: 'Selection: exact, then variables/greedy, then $default; a defined ANY /{proxy+} hides $default.',
    why: '$default beside ANY /{proxy+} still serves the root path, so both may be meant',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
  },
  {
    what: 'Message 128 KB in frames of 32 KB, idle 10 min, connection 2 h, 500 new connections/s, authorizer result 8 KB.',
    why: 'sizes and durations of connections show at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    what: '10 MB at the gateway, 6 MB at Lambda (synchronous), 10240 bytes for request line plus headers.',
    why: 'sizes of requests and answers show at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
  },
  {
    what: 'On a named stage the stage name is part of the path sent to the backend; add overwrite:path = $request.path.',
    why: 'whether the backend expects the stage name in the path is not written down',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
  },
  {
    what: 'Service must register SRV records.',
    why: 'which records Cloud Map instances register shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
  },
  {
    what: 'Idle 60 days turns the link INACTIVE; its subnets and security groups cannot be changed.',
    why: 'idleness of a VPC link shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html',
  },
  {
    what: 'Only RSA signatures (RS256/384/512) with a kid found in the JWKS.',
    why: 'the algorithm of tokens is a property of their issuer',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  },
  {
    what: 'Put authorization_scopes on routes unless ID tokens are wanted.',
    why: 'whether ID tokens are wanted is the decision of the API',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  },
  {
    what: 'A missing or empty source gives 401 without calling the function.',
    why: 'which headers clients leave out shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
  },
  {
    what: 'At most 10 s counts for HTTP APIs.',
    why: 'how long an authorizer takes shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
  },
  {
    what: 'Treat as HTTP-only; WebSocket APIs need explicit deployments.',
    why: 'evidence conflicts: the provider says HTTP only, the AWS CDK sets it on WebSocket stages',
    source: 'provider doc r/apigatewayv2_stage',
  },
  {
    what: 'Name it /aws/vendedlogs/... when many APIs share an account.',
    why: 'how full the resource policy of the account is stands nowhere in a configuration',
    source: 'https://github.com/sst/sst/issues/125',
  },
  {
    what: 'Named stages add /NAME to the URL and to rawPath; $default does not.',
    why: 'how a handler reads its path is code',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html',
  },
  {
    what: 'execute-api:ManageConnections on EXECUTION_ARN/STAGE/POST/@connections/*.',
    why: 'which role posts to connections is code',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  },
  {
    what: '1 per 30 s per account.',
    why: 'how many domains are made at a time depends on the apply',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    what: 'Gives no benefit for API Gateway targets; use a health check for failover.',
    why: 'whether failover is expected of the record is not written down',
    source: 'botocore 1.43.11, route53 AliasTarget',
  },
  {
    what: 'Only reachable through an execute-api interface endpoint (private DNS or Host/x-apigw-api-id header).',
    why: 'who calls a private API, and from where, is not written down',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
  },
  {
    what: 'Ignored or unsupported: discriminator, example, default, readOnly, exclusiveMinimum, int32/int64 formats, oneOf (v2), parameter attributes other than name/in/required/type/description; min/maxItems are not checked.',
    why: 'which parts of a schema the author counts on is not written down',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
  },
  {
    what: 'Method ARN at most 1600 bytes with authorization; authorizer policy Resource at most 512 characters.',
    why: 'the length of method ARNs and policies shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  },
  {
    what: 'With scopes the gateway wants an access token, without scopes an ID token.',
    why: 'which kind of token clients send shows at run time',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html',
  },
  {
    what: 'JSON with numeric statusCode, string body, flat headers.',
    why: 'the shape of an answer is code',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html',
  },
  {
    what: '401 only when the function fails with the exact text "Unauthorized"; Deny gives 403; any other failure or malformed policy gives 500; context values must be string, number or boolean.',
    why: 'what an authorizer answers is code',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
  },
  {
    what: 'Hourly charge from creation, about 4 min to create or resize, resize drops all data.',
    why: 'whether a cache is worth its price depends on traffic',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  },
  {
    what: 'true when answers are personal.',
    why: 'whether answers are personal is not written down',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  },
  {
    what: 'Named API-Gateway-Execution-Logs_ID/STAGE and created by the service: pre-create it to set retention.',
    why: 'how long execution logs may live is the decision of their owner',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  },
  {
    what: 'Function must be in the same account and needs hand-written permissions for each resolved name/alias.',
    why: 'the values of a stage variable in a URI are names of functions elsewhere',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html',
  },
  {
    what: 'Best effort, not for cost control or security; keys are not authentication.',
    why: 'a property of every usage plan, which no argument changes',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html',
  },
  {
    what: 'Authorizer must return usageIdentifierKey equal to a plan key value.',
    why: 'what an authorizer returns as key is code',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html',
  },
  {
    what: 'Provider 5.100.0 refuses nodejs24.x, python3.14 and newer names that AWS accepts; nodejs22.x is its newest Node.',
    why: 'the runtimes a provider knows depend on its version, chosen elsewhere',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
  },
  {
    what: 'Zip at most 50 MB for direct upload, 250 MB unzipped with layers; must exist at apply.',
    why: 'the size of an archive is outside the configuration, and a missing file may be built later',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
  },
  {
    what: 'Change it together with code and layers.',
    why: 'what the function was before is in the state',
    source: 'unverified',
  },
  {
    what: 'Leave at least 100 unreserved in the account (new accounts may have a total quota of 10).',
    why: 'the unreserved concurrency is a quota of the account',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
  },
  {
    what: 'lifecycle ignore_changes on function_version/routing_config when a tool other than CodeDeploy shifts traffic.',
    why: 'that such a tool does it is not written down',
    source: 'provider doc; unverified',
  },
  {
    what: 'Create /aws/lambda/NAME (or logging_config.log_group) with retention before the first call and let the role write to it.',
    why: 'the log group may be made by the service or in another configuration, on purpose',
    source: 'https://github.com/localstack/localstack (AWS snapshots, logs)',
  },
  {
    what: 'notBreaching for error counters of quiet APIs.',
    why: 'whether silence is good or bad news depends on traffic',
    source: 'botocore 1.43.11, cloudwatch PutMetricAlarm',
  },
  {
    what: 'Role trusted by scheduler.amazonaws.com with lambda:InvokeFunction on the exact (qualified) ARN; lambda_permission is not used.',
    why: 'the trust of a role elsewhere, and its exact target, show at run time',
    source: 'botocore 1.43.11, scheduler Target',
  },
  {
    what: 'deletion_protection_enabled and point_in_time_recovery on production tables.',
    why: 'whether a table is a production table is not written down',
    source: 'provider doc',
  },
  {
    what: 'Limit counts items read before the filter, per page of 1 MB; no order; cost grows with the table.',
    why: 'how a handler reads its table is code',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html',
  },
  {
    what: 'Lambda, API Gateway account and logging may not see a fresh role for some seconds; the provider retries Lambda only.',
    why: 'how fast a new role spreads shows at apply',
    source: 'unverified',
  },
];
