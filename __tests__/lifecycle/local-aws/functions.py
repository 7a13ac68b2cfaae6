"""Lambda functions."""

import copy
from urllib.parse import unquote

import moto.awslambda.models as models
import moto.awslambda.responses as responses
import moto.awslambda.urls as urls
from registry import MOTO, exception
from replacing import added, answer, around, not_found, sent

LAMBDA = responses.LambdaResponse

# What CreateFunction and UpdateFunctionConfiguration take, and moto forgets.
FORGOTTEN = ("DeadLetterConfig", "KMSKeyArn", "LoggingConfig")


@exception(
    resource="aws_lambda_function",
    attribute="logging_config",
    why="Log format and group, dead letter queue and KMS key are dropped: each plan wants to set them again.",
    link=f"{MOTO}/awslambda/models.py",
)
class FunctionLogging:
    def cure():
        def remember(function, arguments):
            kept = {key: copy.deepcopy(arguments[key]) for key in FORGOTTEN if key in arguments}
            function.remembered = {**getattr(function, "remembered", {}), **kept}

        @around(models.LambdaFunction, "__init__")
        def create(original, self, account_id, spec, *args, **kwargs):
            original(self, account_id, spec, *args, **kwargs)
            remember(self, spec)

        @around(models.LambdaFunction, "update_configuration")
        def update(original, self, change):
            remember(self, change)
            return original(self, change)

        @around(models.LambdaFunction, "get_configuration")
        def tell(original, self, *args, **kwargs):
            remembered = {key: value for key, value in self.remembered.items() if value}
            logging = {"LogFormat": "Text", "LogGroup": self.logs_group_name, **remembered.get("LoggingConfig", {})}
            return {**original(self, *args, **kwargs), **remembered, "LoggingConfig": logging}

    def lacks(aws):
        made = a_function(aws, "probe-logging", LoggingConfig={"LogFormat": "JSON", "LogGroup": "/probe"})
        return made.get("LoggingConfig", {}).get("LogFormat") != "JSON"


@exception(
    resource="aws_lambda_function",
    attribute="tracing_config",
    why="UpdateFunctionConfiguration drops the tracing mode and the size of /tmp.",
    link=f"{MOTO}/awslambda/models.py",
)
class FunctionTracing:
    def cure():
        @around(models.LambdaFunction, "update_configuration")
        def update(original, self, change):
            self.tracing_config = change.get("TracingConfig", self.tracing_config)
            self.ephemeral_storage = change.get("EphemeralStorage", {}).get("Size", self.ephemeral_storage)
            return original(self, change)

    def lacks(aws):
        a_function(aws, "probe-tracing")
        functions = aws("lambda")
        functions.update_function_configuration(FunctionName="probe-tracing", TracingConfig={"Mode": "Active"})
        told = functions.get_function_configuration(FunctionName="probe-tracing")
        return told.get("TracingConfig", {}).get("Mode") != "Active"


@exception(
    resource="aws_lambda_provisioned_concurrency_config",
    attribute="provisioned_concurrent_executions",
    why="The operations on provisioned concurrency are missing (404).",
    link=f"{MOTO}/awslambda/urls.py",
)
class ProvisionedConcurrency:
    def cure():
        urls.url_paths[
            r"{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[\w_:%-]+)/provisioned-concurrency/?$"
        ] = LAMBDA.dispatch

        def configured(self):
            """What is configured, and the key of the alias that is asked for; fails where the function does not exist."""
            function = self.backend.get_function(unquote(self.path.split("/")[-2]))
            key = (function.function_name, self.querystring["Qualifier"][0])
            return self.backend.__dict__.setdefault("provisioned", {}), key

        @added(LAMBDA)
        def put_provisioned_concurrency_config(self):
            provisioned, key = configured(self)
            executions = sent(self)["ProvisionedConcurrentExecutions"]
            kinds = ("Requested", "Available", "Allocated")
            provisioned[key] = {f"{kind}ProvisionedConcurrentExecutions": executions for kind in kinds}
            provisioned[key].update(Status="READY", LastModified="2026-01-01T00:00:00+0000")
            return answer(provisioned[key], 202)

        @added(LAMBDA)
        def get_provisioned_concurrency_config(self):
            provisioned, key = configured(self)
            if key in provisioned:
                return answer(provisioned[key])
            status, _, body = not_found("No Provisioned Concurrency Config found for this function")
            return status, {"x-amzn-errortype": "ProvisionedConcurrencyConfigNotFoundException"}, body

        @added(LAMBDA)
        def delete_provisioned_concurrency_config(self):
            provisioned, key = configured(self)
            provisioned.pop(key, None)
            return answer({}, 204)

    def lacks(aws):
        a_function(aws, "probe-provisioned")
        place = {"FunctionName": "probe-provisioned", "Qualifier": "live"}
        aws("lambda").create_alias(FunctionName=place["FunctionName"], Name="live", FunctionVersion="1")
        aws("lambda").put_provisioned_concurrency_config(ProvisionedConcurrentExecutions=2, **place)
        return aws("lambda").get_provisioned_concurrency_config(**place)["Status"] != "READY"


def a_function(aws, name, **arguments):
    trusted = '{"Version":"2012-10-17","Statement":[]}'
    role = aws("iam").create_role(RoleName=name, AssumeRolePolicyDocument=trusted)["Role"]["Arn"]
    return aws("lambda").create_function(
        FunctionName=name,
        Role=role,
        Runtime="nodejs22.x",
        Handler="index.handler",
        Code={"ZipFile": an_empty_zip()},
        Publish=True,
        **arguments,
    )


def an_empty_zip():
    return b"PK\x05\x06" + bytes(18)
