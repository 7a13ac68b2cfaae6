"""Who may call a REST API, and how often: authorizers, usage plans."""

import re

import moto.apigateway.models as models
import moto.apigateway.responses as responses
from patches import unescaped
from registry import MOTO, exception
from replacing import around
from rest_apis import a_rest_api

V1 = responses.APIGatewayResponse


@exception(
    resource="aws_api_gateway_authorizer",
    attribute="identity_validation_expression",
    why="CreateAuthorizer loses the expression by a typing error.",
    link=f"{MOTO}/apigateway/models.py",
)
class IdentityValidation:
    def cure():
        @around(models.RestAPI, "create_authorizer")
        def create(original, self, *args, identiy_validation_expression=None, **kwargs):
            made = original(self, *args, identiy_validation_expression=None, **kwargs)
            made.identity_validation_expression = identiy_validation_expression
            return made

    def lacks(aws):
        made = aws("apigateway").create_authorizer(
            restApiId=a_rest_api(aws)["id"],
            name="probe",
            type="TOKEN",
            identitySource="method.request.header.Authorization",
            identityValidationExpression="^Bearer .+$",
        )
        return made.get("identityValidationExpression") != "^Bearer .+$"


@exception(
    resource="aws_api_gateway_authorizer",
    attribute="provider_arns",
    why="UpdateAuthorizer cannot change the user pools.",
    link=f"{MOTO}/apigateway/models.py",
)
class AuthorizerPools:
    def cure():
        @around(models.Authorizer, "apply_operations")
        def update(original, self, patch):
            ours = [each for each in patch if each["path"] == "/providerARNs"]
            for each in ours:
                others = [arn for arn in self.provider_arns or [] if arn != each["value"]]
                self.provider_arns = others if each["op"] == "remove" else [*others, each["value"]]
            return original(self, [each for each in patch if each not in ours])

    def lacks(aws):
        place = {"restApiId": a_rest_api(aws)["id"]}
        made = aws("apigateway").create_authorizer(
            name="probe", type="COGNITO_USER_POOLS", providerARNs=["arn:aws:cognito-idp:eu-west-1:1:userpool/a"], **place
        )
        patch = [{"op": "add", "path": "/providerARNs", "value": "arn:aws:cognito-idp:eu-west-1:1:userpool/b"}]
        told = aws("apigateway").update_authorizer(authorizerId=made["id"], patchOperations=patch, **place)
        return len(told["providerARNs"]) != 2


# The path of the throttle of one method of a stage.
THROTTLE = re.compile(r"^/apiStages/([^:]+):([^/]+)/throttle/(.+)/(rateLimit|burstLimit)$")

# Limits come as strings.
LIMITS = {
    "/quota/limit": ("quota", "limit", int),
    "/quota/offset": ("quota", "offset", int),
    "/throttle/rateLimit": ("throttle", "rateLimit", float),
    "/throttle/burstLimit": ("throttle", "burstLimit", int),
}


def a_plan(aws, **arguments):
    return aws("apigateway").create_usage_plan(name="probe", **arguments)["id"]


def patched(aws, plan, path, value, verb="replace"):
    patch = [{"op": verb, "path": path, "value": value}]
    return aws("apigateway").update_usage_plan(usagePlanId=plan, patchOperations=patch)


@exception(
    resource="aws_api_gateway_usage_plan",
    attribute="quota_settings",
    why="A quota that is changed becomes a string, and a rate loses its fraction.",
    link=f"{MOTO}/apigateway/models.py",
)
class UsagePlanLimits:
    def cure():
        @around(models.UsagePlan, "apply_patch_operations")
        def update(original, self, patch):
            ours = [each for each in patch if each["op"] != "remove" and each["path"] in LIMITS]
            for each in ours:
                kept, limit, read = LIMITS[each["path"]]
                getattr(self, kept)[limit] = read(each["value"])
            original(self, [each for each in patch if each not in ours])

    def lacks(aws):
        plan = a_plan(aws, throttle={"rateLimit": 1.0, "burstLimit": 1})
        return patched(aws, plan, "/throttle/rateLimit", "7.5")["throttle"]["rateLimit"] != 7.5


@exception(
    resource="aws_api_gateway_usage_plan",
    attribute="api_stages",
    why="The throttle of one method of a stage is dropped, and a stage that has one cannot be removed.",
    link=f"{MOTO}/apigateway/models.py",
)
class UsagePlanStages:
    def cure():
        @around(models.UsagePlan, "apply_patch_operations")
        def update(original, self, patch):
            for each in patch:
                if each["path"] == "/apiStages" and each["op"] == "remove":
                    self.api_stages = [stage for stage in self.api_stages if key_of(stage) != each["value"]]
                elif match := THROTTLE.match(each["path"]):
                    throttle_method(self, *match.groups(), each["value"])
                elif not each["path"].startswith("/apiStages/"):
                    original(self, [each])

    def lacks(aws):
        stage = {"restApiId": a_rest_api(aws)["id"], "stageName": "probe"}
        aws("apigateway").create_stage(deploymentId="probe", **stage)
        api = stage["restApiId"]
        plan = a_plan(aws, apiStages=[{"apiId": api, "stage": "probe"}])
        path = f"/apiStages/{api}:probe/throttle/~1a~1b~1GET/rateLimit"
        return patched(aws, plan, path, "7")["apiStages"][0].get("throttle", {}).get("/a/b/GET", {}).get("rateLimit") != 7


def key_of(stage):
    return f"{stage['apiId']}:{stage['stage']}"


def throttle_method(plan, api, name, method, limit, value):
    stage = next(each for each in plan.api_stages if key_of(each) == f"{api}:{name}")
    throttle = stage.setdefault("throttle", {}).setdefault(unescaped(method), {})
    throttle[limit] = float(value) if limit == "rateLimit" else int(value)
