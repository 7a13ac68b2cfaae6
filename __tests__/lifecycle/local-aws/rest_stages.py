"""Stages and deployments of REST APIs."""

import re

import moto.apigateway.models as models
import moto.apigateway.responses as responses
from moto.apigateway.exceptions import DeploymentNotFoundException
from patches import unescaped, updates
from registry import MOTO, exception
from replacing import answer, around
from rest_apis import a_rest_api

V1 = responses.APIGatewayResponse


def a_stage(aws, **arguments):
    """The arguments that name a stage."""
    stage = {"restApiId": a_rest_api(aws)["id"], "stageName": "probe"}
    aws("apigateway").create_stage(deploymentId="probe", **stage, **arguments)
    return stage


def patched(aws, stage, *patch):
    return aws("apigateway").update_stage(patchOperations=list(patch), **stage)


@exception(
    resource="aws_api_gateway_deployment",
    attribute="description",
    why="UpdateDeployment is missing, and asking for a deployment that is gone is an error of the server (500).",
    link=f"{MOTO}/apigateway/models.py",
)
class RestDeployment:
    def cure():
        find = lambda backend, path: backend.get_deployment(path[2], path[4])  # noqa: E731
        updates(V1, "update_deployment", find, {"description": "description"})

        @around(models.RestAPI, "get_deployment")
        def get(original, self, deployment_id):
            if deployment_id not in self.deployments:
                raise DeploymentNotFoundException()
            return original(self, deployment_id)

    def lacks(aws):
        gateway, api = aws("apigateway"), {"restApiId": a_rest_api(aws)["id"]}
        try:
            gateway.get_deployment(deploymentId="gone", **api)
        except gateway.exceptions.NotFoundException:
            return False


@exception(
    resource="aws_api_gateway_stage",
    attribute="canary_settings",
    why="CreateStage and UpdateStage drop the canary.",
    link=f"{MOTO}/apigateway/models.py",
)
class StageCanary:
    def cure():
        @around(V1, "create_stage")
        def create(original, self):
            status = original(self)[0]
            stage = self.backend.get_stage(self.path.split("/")[2], self._get_param("stageName"))
            stage.canary = self._get_param("canarySettings")
            return answer(stage.to_json(), status)

        @around(models.Stage, "apply_operations")
        def update(original, self, patch):
            ours = [each for each in patch if each["path"].startswith("/canarySettings")]
            for each in ours:
                self.canary = changed_canary(getattr(self, "canary", None) or {}, each)
            return original(self, [each for each in patch if each not in ours])

        @around(models.Stage, "to_json")
        def tell(original, self):
            canary = getattr(self, "canary", None)
            defaults = {"percentTraffic": 0.0, "useStageCache": False}
            return {**original(self), **({"canarySettings": {**defaults, **canary}} if canary else {})}

    def lacks(aws):
        stage = a_stage(aws, canarySettings={"percentTraffic": 5.0})
        return aws("apigateway").get_stage(**stage).get("canarySettings", {}).get("percentTraffic") != 5.0


def changed_canary(canary, operation):
    _, argument, variable = (operation["path"].strip("/") + "//").split("/")[:3]
    value = operation.get("value")
    if operation["op"] == "remove" and not argument:
        return None
    if argument == "stageVariableOverrides" and variable:
        overrides = {**canary.get(argument, {}), variable: value}
        return {**canary, argument: {key: each for key, each in overrides.items() if each is not None}}
    read = {"percentTraffic": float, "useStageCache": lambda text: text == "true"}.get(argument, str)
    return {**canary, argument: read(value)}


# The path of a method's setting: /{path of the resource, escaped}/{method}/{group}/{setting}.
SETTING = re.compile(r"^/(.+)/((?:metrics|logging|throttling|caching)/\w+)$")


@exception(
    resource="aws_api_gateway_method_settings",
    attribute="method_path",
    why="Settings of nested paths (a/{id}/GET) are kept under another name and read back empty.",
    link=f"{MOTO}/apigateway/models.py",
)
class MethodSettings:
    def cure():
        @around(models.Stage, "apply_operations")
        def update(original, self, patch):
            ours = [each for each in patch if each["op"] == "replace" and SETTING.match(each["path"])]
            for each in ours:
                path, setting = SETTING.match(each["path"]).groups()
                self._patch_method_setting(unescaped(path), setting, each["value"])
            return original(self, [each for each in patch if each not in ours])

    def lacks(aws):
        path = "/a~1{id}/GET/throttling/burstLimit"
        told = patched(aws, a_stage(aws), {"op": "replace", "path": path, "value": "7"})
        return "a/{id}/GET" not in told["methodSettings"]


@exception(
    resource="aws_api_gateway_method_settings",
    attribute="settings",
    why="Settings of a method that were removed stay.",
    link=f"{MOTO}/apigateway/models.py",
)
class MethodSettingsRemoval:
    def cure():
        @around(models.Stage, "apply_operations")
        def update(original, self, patch):
            stage = original(self, patch)
            for each in patch:
                if each["op"] == "remove":
                    self.method_settings.pop(unescaped(each["path"].strip("/")), None)
            return stage

    def lacks(aws):
        stage = a_stage(aws)
        patched(aws, stage, {"op": "replace", "path": "/*/*/throttling/burstLimit", "value": "7"})
        return bool(patched(aws, stage, {"op": "remove", "path": "/*/*"})["methodSettings"])
