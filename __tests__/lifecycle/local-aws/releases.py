"""CodeDeploy: how it lets versions of Lambda functions reach callers."""

import json
from datetime import datetime

import moto.codedeploy.models as models
from moto.awslambda.models import lambda_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.codedeploy.exceptions import CodeDeployException
from moto.codedeploy.responses import CodeDeployResponse
from registry import MOTO, exception
from replacing import added, around, sent

from functions import a_function


class Refusal(CodeDeployException):
    code = 400


def seconds(moment):
    """Clients read times as numbers; moto sends them as text."""
    return datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp()


@exception(
    resource="aws_codedeploy_app",
    attribute="name",
    why="The time of its creation is text, which the provider does not read, and DeleteApplication is missing.",
    link=f"{MOTO}/codedeploy/models.py",
)
class Application:
    def cure():
        @around(models.Application, "to_dict")
        def tell(original, self):
            return {**original(self), "createTime": seconds(self.create_time)}

        @added(CodeDeployResponse)
        def delete_application(self):
            name = self._get_param("applicationName")
            self.codedeploy_backend.applications.pop(name, None)
            self.codedeploy_backend.deployment_groups.pop(name, None)
            return "{}"

    def lacks(aws):
        deploy, name = aws("codedeploy"), {"applicationName": "probe-app"}
        deploy.create_application(computePlatform="Lambda", **name)
        deploy.delete_application(**name)
        return "probe-app" in deploy.list_applications()["applications"]


@exception(
    resource="aws_codedeploy_deployment_config",
    attribute="traffic_routing_config",
    why="CreateDeploymentConfig, GetDeploymentConfig and DeleteDeploymentConfig are missing.",
    link=f"{MOTO}/codedeploy/responses.py",
)
class DeploymentConfig:
    def cure():
        @added(CodeDeployResponse)
        def create_deployment_config(self):
            given = sent(self)
            name = given["deploymentConfigName"]
            if name in configs(self.codedeploy_backend):
                raise Refusal("DeploymentConfigAlreadyExistsException", f"{name} already exists.")
            configs(self.codedeploy_backend)[name] = {"deploymentConfigId": f"id-of-{name}", **given}
            return json.dumps({"deploymentConfigId": f"id-of-{name}"})

        @added(CodeDeployResponse)
        def get_deployment_config(self):
            name = self._get_param("deploymentConfigName")
            if name not in configs(self.codedeploy_backend):
                raise Refusal("DeploymentConfigDoesNotExistException", f"No deployment configuration is called {name}.")
            return json.dumps({"deploymentConfigInfo": configs(self.codedeploy_backend)[name]})

        @added(CodeDeployResponse)
        def delete_deployment_config(self):
            name, backend = self._get_param("deploymentConfigName"), self.codedeploy_backend
            groups = [group for groups in backend.deployment_groups.values() for group in groups.values()]
            if any(group.deployment_config_name == name for group in groups):
                raise Refusal("DeploymentConfigInUseException", f"{name} is used by a deployment group.")
            configs(backend).pop(name, None)
            return "{}"

    def lacks(aws):
        a_config(aws, "probe-config")
        told = aws("codedeploy").get_deployment_config(deploymentConfigName="probe-config")["deploymentConfigInfo"]
        return told["trafficRoutingConfig"]["timeBasedCanary"]["canaryPercentage"] != 10


@exception(
    resource="aws_codedeploy_deployment_group",
    attribute="alarm_configuration",
    why="Alarms are not told, an empty load balancer is, and UpdateDeploymentGroup and DeleteDeploymentGroup are missing.",
    link=f"{MOTO}/codedeploy/models.py",
)
class DeploymentGroup:
    # What an update may change, by the name that moto keeps it under.
    CHANGEABLE = {
        "alarmConfiguration": "alarm_configuration",
        "autoRollbackConfiguration": "auto_rollback_configuration",
        "deploymentConfigName": "deployment_config_name",
        "deploymentStyle": "deployment_style",
        "outdatedInstancesStrategy": "outdated_instances_strategy",
        "serviceRoleArn": "service_role_arn",
    }

    def cure():
        @around(models.DeploymentGroup, "to_dict")
        def tell(original, self):
            told = {key: value for key, value in original(self).items() if value not in (None, {})}
            return {**told, "alarmConfiguration": self.alarm_configuration or {}}

        @added(CodeDeployResponse)
        def update_deployment_group(self):
            given = sent(self)
            group = self.codedeploy_backend.get_deployment_group(
                given["applicationName"], given["currentDeploymentGroupName"]
            )
            for argument, name in DeploymentGroup.CHANGEABLE.items():
                if argument in given:
                    setattr(group, name, given[argument])
            return json.dumps({"hooksNotCleanedUp": []})

        @added(CodeDeployResponse)
        def delete_deployment_group(self):
            groups = self.codedeploy_backend.deployment_groups.get(self._get_param("applicationName"), {})
            groups.pop(self._get_param("deploymentGroupName"), None)
            return json.dumps({"hooksNotCleanedUp": []})

    def lacks(aws):
        place = a_group(aws, "probe-group")
        told = aws("codedeploy").get_deployment_group(**place)["deploymentGroupInfo"]
        return told.get("alarmConfiguration", {}).get("alarms") != [{"name": "probe-group"}]


@exception(
    resource="aws_codedeploy_deployment_group",
    attribute="deployment_config_name",
    why="A deployment moves no alias and looks at no alarm, and StopDeployment is missing. Here a minute passes each time somebody asks for a deployment.",
    link=f"{MOTO}/codedeploy/models.py",
)
class Deployments:
    def cure():
        @around(models.CodeDeployBackend, "create_deployment")
        def create(original, self, *args, **kwargs):
            group = self.get_deployment_group(kwargs["application_name"], kwargs["deployment_group_name"])
            if any(is_running(one) and one.deployment_group is group for one in self.deployments.values()):
                raise Refusal("DeploymentLimitExceededException", "The deployment group runs a deployment already.")
            deployment = self.deployments[original(self, *args, **kwargs)]
            deployment.status, deployment.minute, deployment.error, deployment.rollback = "InProgress", 0, {}, {}
            shift(self, deployment)
            return deployment.deployment_id

        @around(models.CodeDeployBackend, "get_deployment")
        def get(original, self, deployment_id):
            deployment = original(self, deployment_id)
            if is_running(deployment):
                pass_a_minute(self, deployment)
            return deployment

        @around(models.DeploymentInfo, "to_dict")
        def tell(original, self):
            told = {key: value for key, value in original(self).items() if value is not None}
            told.update(createTime=seconds(self.create_time), errorInformation=self.error, rollbackInfo=self.rollback)
            return told

        @added(CodeDeployResponse)
        def stop_deployment(self):
            deployment = self.codedeploy_backend.deployments[self._get_param("deploymentId")]
            if is_running(deployment):
                take_back(self.codedeploy_backend, deployment, "Stopped", {})
            return json.dumps({"status": "Succeeded"})

    def lacks(aws):
        place = a_group(aws, "probe-deployment")
        a_function(aws, "probe-deployment")
        functions, alias = aws("lambda"), {"FunctionName": "probe-deployment", "Name": "live"}
        functions.create_alias(FunctionVersion="1", **alias)
        content = json.dumps({"version": 0.0, "Resources": [{"function": {"Properties": move("1", "2")}}]})
        revision = {"revisionType": "AppSpecContent", "appSpecContent": {"content": content}}
        aws("codedeploy").create_deployment(revision=revision, **place)
        return functions.get_alias(**alias).get("RoutingConfig") != {"AdditionalVersionWeights": {"2": 0.1}}


def configs(backend):
    return vars(backend).setdefault("deployment_configs", {})


def is_running(deployment):
    return deployment.status == "InProgress"


def shift(backend, deployment):
    """Moves the alias as far as the deployment's minutes have brought it."""
    routing = configs(backend)[deployment.deployment_config_name]["trafficRoutingConfig"]
    asked = properties(deployment)
    if "timeBasedCanary" in routing:
        step = routing["timeBasedCanary"]
        percent = step["canaryPercentage"] if deployment.minute < step["canaryInterval"] else 100
    else:
        step = routing["timeBasedLinear"]
        percent = step["linearPercentage"] * (1 + deployment.minute // step["linearInterval"])
    if percent < 100:
        move_alias(backend, asked, asked["CurrentVersion"], {asked["TargetVersion"]: percent / 100})
    else:
        move_alias(backend, asked, asked["TargetVersion"], {})
        deployment.status = "Succeeded"


def pass_a_minute(backend, deployment):
    deployment.minute += 1
    watched = (deployment.deployment_group.alarm_configuration or {}).get("alarms", [])
    alarms = cloudwatch_backends[backend.account_id][backend.region_name].alarms
    on = [each["name"] for each in watched if each["name"] in alarms and alarms[each["name"]].state_value == "ALARM"]
    if on:
        message = f"One or more alarms have been activated: {', '.join(on)}."
        take_back(backend, deployment, "Stopped", {"code": "ALARM_ACTIVE", "message": message})
    else:
        shift(backend, deployment)


def take_back(backend, deployment, status, error):
    """AWS rolls back by a deployment of its own."""
    asked = properties(deployment)
    move_alias(backend, asked, asked["CurrentVersion"], {})
    back = models.DeploymentInfo(
        *(deployment.application, deployment.deployment_group, deployment.revision, deployment.deployment_config_name),
        *(None, None, None, None, None, None, None, "codeDeployRollback"),
    )
    back.status, back.minute, back.error, back.rollback = "Succeeded", 0, {}, {}
    backend.deployments[back.deployment_id] = back
    deployment.status, deployment.error = status, error
    deployment.rollback = {"rollbackDeploymentId": back.deployment_id}


def properties(deployment):
    [resource] = json.loads(deployment.revision["appSpecContent"]["content"])["Resources"]
    return resource["function"]["Properties"]


def move_alias(backend, asked, version, weights):
    functions = lambda_backends[backend.account_id][backend.region_name]
    alias = functions.get_alias(asked["Alias"], asked["Name"])
    alias.function_version = version
    alias.routing_config = {"AdditionalVersionWeights": weights} if weights else {}


def move(current, target):
    return {"Name": "probe-deployment", "Alias": "live", "CurrentVersion": current, "TargetVersion": target}


def a_config(aws, name):
    canary = {"type": "TimeBasedCanary", "timeBasedCanary": {"canaryPercentage": 10, "canaryInterval": 5}}
    aws("codedeploy").create_deployment_config(
        deploymentConfigName=name, computePlatform="Lambda", trafficRoutingConfig=canary
    )


def a_group(aws, name):
    """The arguments that name a deployment group."""
    a_config(aws, name)
    place = {"applicationName": name, "deploymentGroupName": name}
    aws("codedeploy").create_application(applicationName=name, computePlatform="Lambda")
    aws("codedeploy").create_deployment_group(
        serviceRoleArn="arn:aws:iam::123456789012:role/probe",
        deploymentConfigName=name,
        alarmConfiguration={"enabled": True, "alarms": [{"name": name}]},
        **place,
    )
    return place
