"""Resources, methods and integrations of REST APIs."""

import moto.apigateway.models as models
import moto.apigateway.responses as responses
from botocore.exceptions import ClientError
from moto.apigateway.exceptions import NoIntegrationDefined, NoIntegrationResponseDefined
from patches import segments, updates
from registry import MOTO, exception
from replacing import answer, around
from rest_apis import a_rest_api

V1 = responses.APIGatewayResponse


def a_method(aws):
    """The arguments that name a method."""
    api = a_rest_api(aws)
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    aws("apigateway").put_method(authorizationType="NONE", **method)
    return method


def an_integration(aws, **arguments):
    return aws("apigateway").put_integration(**a_method(aws), type="MOCK", **arguments)


def keeps_of_integration(keep):
    """Lets PutIntegration keep what it drops."""

    @around(V1, "put_integration")
    def put(original, self):
        status = original(self)[0]
        path = segments(self)
        integration = self.backend.get_integration(path[2], path[4], path[6])
        keep(self, integration)
        return answer(integration.to_json(), status)


@exception(
    resource="aws_api_gateway_integration",
    attribute="cache_key_parameters",
    why="PutIntegration drops the cache's key, and gives neither the namespace nor the timeout that AWS gives.",
    link=f"{MOTO}/apigateway/responses.py",
)
class CacheKey:
    def cure():
        @keeps_of_integration
        def keep(request, integration):
            integration.cache_key_parameters = request._get_param("cacheKeyParameters") or []
            integration.cache_namespace = integration.cache_namespace or segments(request)[4]
            integration.timeout_in_millis = integration.timeout_in_millis or 29000

    def lacks(aws):
        key = ["method.request.querystring.probe"]
        return an_integration(aws, cacheKeyParameters=key).get("cacheKeyParameters") != key


@exception(
    resource="aws_api_gateway_integration",
    attribute="connection_id",
    why="PutIntegration drops the VPC link.",
    link=f"{MOTO}/apigateway/responses.py",
)
class IntegrationConnection:
    def cure():
        @keeps_of_integration
        def keep(request, integration):
            integration.connection_id = request._get_param("connectionId")

        @around(models.Integration, "to_json")
        def tell(original, self):
            return {**original(self), "connectionId": getattr(self, "connection_id", None)}

    def lacks(aws):
        return an_integration(aws, connectionType="VPC_LINK", connectionId="probe").get("connectionId") != "probe"


@exception(
    resource="aws_api_gateway_integration",
    attribute="timeout_milliseconds",
    why="UpdateIntegration is missing: nothing of an integration can change in place.",
    link=f"{MOTO}/apigateway/responses.py",
)
class IntegrationUpdate:
    def cure():
        fields = {
            "cacheNamespace": "cache_namespace",
            "connectionId": "connection_id",
            "connectionType": "connection_type",
            "contentHandling": "content_handling",
            "credentials": "credentials",
            "httpMethod": "http_method",
            "passthroughBehavior": "passthrough_behaviour",
            "timeoutInMillis": "timeout_in_millis",
            "type": "integration_type",
            "uri": "uri",
        }
        updates(
            V1,
            "update_integration",
            lambda backend, path: backend.get_integration(path[2], path[4], path[6]),
            fields,
            maps={"requestParameters": "request_parameters", "requestTemplates": "request_templates"},
            lists={"cacheKeyParameters": "cache_key_parameters"},
        )

    def lacks(aws):
        method = a_method(aws)
        aws("apigateway").put_integration(type="MOCK", timeoutInMillis=29000, **method)
        patch = [{"op": "replace", "path": "/timeoutInMillis", "value": "5000"}]
        return aws("apigateway").update_integration(patchOperations=patch, **method)["timeoutInMillis"] != 5000


@exception(
    resource="aws_api_gateway_integration",
    attribute="http_method",
    why="Asking for an integration that is gone is answered by an empty one.",
    link=f"{MOTO}/apigateway/responses.py",
)
class IntegrationOfNothing:
    def cure():
        @around(V1, "get_integration")
        def find(original, self):
            path = segments(self)
            if self.backend.get_integration(path[2], path[4], path[6]) is None:
                raise NoIntegrationDefined()
            return original(self)

    def lacks(aws):
        gateway, method = aws("apigateway"), a_method(aws)
        gateway.put_integration(type="MOCK", **method)
        gateway.delete_integration(**method)
        try:
            gateway.get_integration(**method)
        except gateway.exceptions.NotFoundException:
            return False
        return True


@exception(
    resource="aws_api_gateway_integration_response",
    attribute="status_code",
    why="Asking for a response of an integration that is gone is an error of the server (500).",
    link=f"{MOTO}/apigateway/models.py",
)
class ResponseOfNothing:
    def cure():
        for operation in ("get_integration_response", "delete_integration_response"):

            @around(models.APIGatewayBackend, operation)
            def find(original, self, function_id, resource_id, method_type, status_code):
                integration = self.get_integration(function_id, resource_id, method_type)
                if integration is None or status_code not in (integration.integration_responses or {}):
                    raise NoIntegrationResponseDefined()
                return original(self, function_id, resource_id, method_type, status_code)

    def lacks(aws):
        gateway, method = aws("apigateway"), a_method(aws)
        gateway.put_integration(type="MOCK", **method)
        gateway.delete_integration(**method)
        try:
            gateway.get_integration_response(statusCode="200", **method)
        except gateway.exceptions.NotFoundException:
            return False
        except ClientError:
            return True


@exception(
    resource="aws_api_gateway_method",
    attribute="request_parameters",
    why="UpdateMethod is missing: nothing of a method can change in place.",
    link=f"{MOTO}/apigateway/responses.py",
)
class MethodUpdate:
    def cure():
        fields = {
            "apiKeyRequired": "api_key_required",
            "authorizationType": "authorization_type",
            "authorizerId": "authorizer_id",
            "operationName": "operation_name",
            "requestValidatorId": "request_validator_id",
        }
        updates(
            V1,
            "update_method",
            lambda backend, path: backend.get_method(path[2], path[4], path[6]),
            fields,
            maps={"requestModels": "request_models", "requestParameters": "request_parameters"},
            lists={"authorizationScopes": "authorization_scopes"},
        )

    def lacks(aws):
        patch = [{"op": "add", "path": "/requestParameters/method.request.querystring.probe", "value": "true"}]
        told = aws("apigateway").update_method(patchOperations=patch, **a_method(aws))
        return told.get("requestParameters") != {"method.request.querystring.probe": True}


@exception(
    resource="aws_api_gateway_method_response",
    attribute="response_parameters",
    why="UpdateMethodResponse is missing: nothing of a response can change in place.",
    link=f"{MOTO}/apigateway/responses.py",
)
class MethodResponseUpdate:
    def cure():
        updates(
            V1,
            "update_method_response",
            lambda backend, path: backend.get_method_response(path[2], path[4], path[6], path[8]),
            {},
            maps={"responseModels": "response_models", "responseParameters": "response_parameters"},
        )

    def lacks(aws):
        response = {**a_method(aws), "statusCode": "200"}
        aws("apigateway").put_method_response(**response)
        patch = [{"op": "add", "path": "/responseParameters/method.response.header.Probe", "value": "true"}]
        told = aws("apigateway").update_method_response(patchOperations=patch, **response)
        return told.get("responseParameters") != {"method.response.header.Probe": True}


@exception(
    resource="aws_api_gateway_resource",
    attribute="path_part",
    why="UpdateResource is missing: a path cannot change in place.",
    link=f"{MOTO}/apigateway/responses.py",
)
class ResourceUpdate:
    def cure():
        fields = {"parentId": "parent_id", "pathPart": "path_part"}
        find = lambda backend, path: backend.get_resource(path[2], path[4])  # noqa: E731
        updates(V1, "update_resource", find, fields, tell="to_dict")

    def lacks(aws):
        api = a_rest_api(aws)
        place = {"restApiId": api["id"]}
        made = aws("apigateway").create_resource(parentId=api["rootResourceId"], pathPart="one", **place)
        patch = [{"op": "replace", "path": "/pathPart", "value": "two"}]
        told = aws("apigateway").update_resource(resourceId=made["id"], patchOperations=patch, **place)
        return told["pathPart"] != "two"


@exception(
    resource="aws_api_gateway_model",
    attribute="schema",
    why="UpdateModel is missing: a schema cannot change in place.",
    link=f"{MOTO}/apigateway/responses.py",
)
class ModelUpdate:
    def cure():
        fields = {"description": "description", "schema": "schema"}
        updates(V1, "update_model", lambda backend, path: backend.get_model(path[2], path[4]), fields)

    def lacks(aws):
        model = {"restApiId": a_rest_api(aws)["id"]}
        aws("apigateway").create_model(name="Probe", contentType="application/json", schema="{}", **model)
        patch = [{"op": "replace", "path": "/schema", "value": '{"type":"object"}'}]
        told = aws("apigateway").update_model(modelName="Probe", patchOperations=patch, **model)
        return told["schema"] != '{"type":"object"}'
