"""Who may call a Lambda function."""

import json

import moto.awslambda.models as models
import moto.awslambda.responses as responses
from functions import a_function
from moto.awslambda.policy import Policy
from registry import MOTO, exception
from replacing import answer, around

LAMBDA = responses.LambdaResponse


@exception(
    resource="aws_lambda_permission",
    attribute="qualifier",
    why="Permissions are kept with a version: two aliases of one version share them, and an alias that moves loses them.",
    link=f"{MOTO}/awslambda/models.py",
)
class AliasPermissions:
    def cure():
        def policy_of(backend, function_name, qualifier):
            """The alias's own policy; None for the function and its versions."""
            alias = backend._lambdas._get_function_aliases(function_name).get(qualifier)
            if alias and not hasattr(alias, "policy"):
                alias.policy = Policy(backend.get_function(function_name))
            return alias and alias.policy

        @around(models.LambdaBackend, "add_permission")
        def add(original, self, function_name, qualifier, raw):
            policy = policy_of(self, function_name, qualifier)
            return policy.add_statement(raw, qualifier)[0] if policy else original(self, function_name, qualifier, raw)

        @around(models.LambdaBackend, "get_policy")
        def get(original, self, function_name, qualifier=None):
            policy = policy_of(self, function_name, qualifier)
            return policy.wire_format() if policy else original(self, function_name, qualifier)

        @around(LAMBDA, "remove_permission")
        def remove(original, self):
            path = self.path.split("?")[0].split("/")
            policy = policy_of(self.backend, path[-3], self.querystring.get("Qualifier", [None])[0])
            if not policy:
                return original(self)
            policy.del_statement(path[-1])
            return answer({}, 204)

    def lacks(aws):
        a_function(aws, "probe-permissions")
        for name in ("one", "two"):
            aws("lambda").create_alias(FunctionName="probe-permissions", Name=name, FunctionVersion="1")
            aws("lambda").add_permission(
                FunctionName="probe-permissions",
                Qualifier=name,
                StatementId="probe",
                Action="lambda:InvokeFunction",
                Principal="apigateway.amazonaws.com",
            )
        told = aws("lambda").get_policy(FunctionName="probe-permissions", Qualifier="two")
        return len(json.loads(told["Policy"])["Statement"]) != 1
