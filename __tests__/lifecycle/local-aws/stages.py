"""Stages and deployments of HTTP and WebSocket APIs."""

from urllib.parse import unquote

import moto.apigatewayv2.models as models
import moto.apigatewayv2.responses as responses
from http_apis import keep_tags_on
from moto.moto_api._internal import mock_random
from registry import MOTO, exception
from replacing import added, answer, around, not_found, sent
from v2_paths import serve

V2 = responses.ApiGatewayV2Response
STAGE = "/v2/apis/(?P<api_id>[^/]+)/stages/(?P<stage_name>[^/]+)"
DEPLOYMENTS = "/v2/apis/(?P<api_id>[^/]+)/deployments"


def an_api(aws, protocol="HTTP"):
    return aws("apigatewayv2").create_api(Name="probe", ProtocolType=protocol)["ApiId"]


@exception(
    resource="aws_apigatewayv2_deployment",
    attribute="id",
    why="The operations on deployments are missing (404): a WebSocket API cannot go live.",
    link=f"{MOTO}/apigatewayv2/urls.py",
)
class Deployments:
    def cure():
        serve(DEPLOYMENTS + "$")
        serve(DEPLOYMENTS + "/(?P<deployment_id>[^/]+)$")

        def deployments(self):
            api = self.apigatewayv2_backend.get_api(self.path.split("/")[3])
            return api.__dict__.setdefault("deployments", {})

        @added(V2)
        def create_deployment(self):
            made = {"deploymentId": mock_random.get_random_hex(10), "deploymentStatus": "DEPLOYED", **sent(self)}
            made.update(autoDeployed=False, createdDate="2026-01-01T00:00:00Z")
            deployments(self)[made["deploymentId"]] = made
            return answer(made, 201)

        @added(V2)
        def get_deployment(self):
            found = deployments(self).get(self.path.split("/")[-1])
            return answer(found) if found else not_found("Unable to find Deployment by id")

        @added(V2)
        def update_deployment(self):
            deployments(self)[self.path.split("/")[-1]].update(sent(self))
            return self.get_deployment()

        @added(V2)
        def delete_deployment(self):
            deployments(self).pop(self.path.split("/")[-1], None)
            return answer({}, 204)

    def lacks(aws):
        deployment = aws("apigatewayv2").create_deployment(ApiId=an_api(aws, "WEBSOCKET"))
        return deployment.get("DeploymentStatus") != "DEPLOYED"


@exception(
    resource="aws_apigatewayv2_stage",
    attribute="deployment_id",
    why="CreateStage drops deploymentId: the next plan wants to deploy again.",
    link=f"{MOTO}/apigatewayv2/models.py",
)
class StageDeployment:
    def cure():
        @around(models.Stage, "to_json")
        def tell(original, self):
            deployment = self.config.get("deploymentId")
            return {**original(self), **({"deploymentId": deployment} if deployment else {})}

    def lacks(aws):
        made = aws("apigatewayv2").create_stage(ApiId=an_api(aws), StageName="probe", DeploymentId="probe")
        return made.get("DeploymentId") != "probe"


# What UpdateStage takes, and where moto keeps it.
CHANGEABLE = {
    "accessLogSettings": "access_log_settings",
    "autoDeploy": "auto_deploy",
    "defaultRouteSettings": "default_route_settings",
    "description": "description",
}


@exception(
    resource="aws_apigatewayv2_stage",
    attribute="default_route_settings",
    why="UpdateStage is missing: throttles, log format and variables of a stage cannot change.",
    link=f"{MOTO}/apigatewayv2/responses.py",
)
class StageUpdate:
    def cure():
        @added(V2)
        def update_stage(self):
            path, change = self.path.split("/"), sent(self)
            stage = self.apigatewayv2_backend.get_stage(path[-3], unquote(path[-1]))
            for argument in CHANGEABLE.keys() & change.keys():
                setattr(stage, CHANGEABLE[argument], change[argument])
            stage.route_settings = {**stage.route_settings, **change.get("routeSettings", {})}
            variables = {**stage.stage_variables, **change.get("stageVariables", {})}
            # A variable is removed by sending it empty.
            stage.stage_variables = {key: value for key, value in variables.items() if value != ""}
            stage.config.update({key: change[key] for key in ("deploymentId",) if key in change})
            return answer(stage.to_json())

    def lacks(aws):
        gateway, api = aws("apigatewayv2"), an_api(aws)
        gateway.create_stage(ApiId=api, StageName="probe")
        gateway.update_stage(ApiId=api, StageName="probe", DefaultRouteSettings={"ThrottlingBurstLimit": 7})
        told = gateway.get_stage(ApiId=api, StageName="probe")
        return told["DefaultRouteSettings"].get("ThrottlingBurstLimit") != 7


@exception(
    resource="aws_apigatewayv2_stage",
    attribute="route_settings",
    why="DeleteRouteSettings is missing: a route's own throttle cannot be taken back.",
    link=f"{MOTO}/apigatewayv2/urls.py",
)
class StageRouteSettings:
    def cure():
        serve(STAGE + "/routesettings/(?P<route_key>.+)$")

        @added(V2)
        def delete_route_settings(self):
            place, route = self.path.split("/routesettings/")
            stage = self.apigatewayv2_backend.get_stage(place.split("/")[-3], unquote(place.split("/")[-1]))
            stage.route_settings.pop(unquote(route), None)
            return answer({}, 204)

    def lacks(aws):
        gateway, api = aws("apigatewayv2"), an_api(aws)
        settings = {"GET /probe": {"ThrottlingBurstLimit": 7}}
        gateway.create_stage(ApiId=api, StageName="probe", RouteSettings=settings)
        gateway.delete_route_settings(ApiId=api, StageName="probe", RouteKey="GET /probe")
        return bool(gateway.get_stage(ApiId=api, StageName="probe")["RouteSettings"])


@exception(
    resource="aws_apigatewayv2_stage",
    attribute="access_log_settings",
    why="DeleteAccessLogSettings is missing: an access log cannot be switched off.",
    link=f"{MOTO}/apigatewayv2/urls.py",
)
class StageAccessLog:
    def cure():
        serve(STAGE + "/accesslogsettings$")

        @added(V2)
        def delete_access_log_settings(self):
            path = self.path.split("/")
            self.apigatewayv2_backend.get_stage(path[-4], unquote(path[-2])).access_log_settings = None
            return answer({}, 204)

    def lacks(aws):
        gateway, api = aws("apigatewayv2"), an_api(aws)
        gateway.create_stage(ApiId=api, StageName="probe", AccessLogSettings={"Format": "$context.requestId"})
        gateway.delete_access_log_settings(ApiId=api, StageName="probe")
        return "AccessLogSettings" in gateway.get_stage(ApiId=api, StageName="probe")


@exception(
    resource="aws_apigatewayv2_stage",
    attribute="tags",
    why="The path of a stage's tags is missing: they cannot change.",
    link=f"{MOTO}/apigatewayv2/urls.py",
)
class StageTags:
    def cure():
        serve("/v2/tags/(?P<arn>[^/]+)/apis/(?P<api_id>[^/]+)/stages/(?P<stage_name>[^/]+)$")
        keep_tags_on("apis", lambda backend, path: len(path) == 4 and backend.apis[path[1]].stages.get(path[3]) or None)

    def lacks(aws):
        gateway, api = aws("apigatewayv2"), an_api(aws)
        gateway.create_stage(ApiId=api, StageName="probe")
        arn = f"arn:aws:apigateway:eu-west-1::/apis/{api}/stages/probe"
        gateway.tag_resource(ResourceArn=arn, Tags={"probe": "yes"})
        return gateway.get_stage(ApiId=api, StageName="probe").get("Tags") != {"probe": "yes"}
