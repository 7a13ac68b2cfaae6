"""REST APIs and what names them."""

import json

import moto.apigateway.models as models
import moto.apigateway.responses as responses
from moto.apigateway.urls import url_paths
from patches import segments, unescaped, updates
from registry import MOTO, exception
from replacing import added, answer, around

V1 = responses.APIGatewayResponse


def a_rest_api(aws, **arguments):
    return aws("apigateway").create_rest_api(name="probe", **arguments)


@exception(
    resource="aws_api_gateway_rest_api",
    attribute="binary_media_types",
    why="CreateRestApi drops the binary media types; UpdateRestApi adds another than was sent.",
    link=f"{MOTO}/apigateway/responses.py",
)
class BinaryMediaTypes:
    def cure():
        @around(V1, "create_rest_api")
        def create(original, self):
            status, headers, body = original(self)
            types = self._get_param("binaryMediaTypes")
            if status >= 300 or not types:
                return status, headers, body
            api = self.backend.get_rest_api(json.loads(body)["id"])
            api.binaryMediaTypes = types
            return answer(api.to_dict(), status)

        @around(models.RestAPI, "apply_patch_operations")
        def update(original, self, patch):
            ours = [each for each in patch if each["path"].startswith("/binaryMediaTypes/")]
            for each in ours:
                kind = unescaped(each["path"].split("/", 2)[2])
                others = [known for known in self.binaryMediaTypes if known != kind]
                self.binaryMediaTypes = others if each["op"] == "remove" else [*others, kind]
            original(self, [each for each in patch if each not in ours])

    def lacks(aws):
        return a_rest_api(aws, binaryMediaTypes=["image/png"]).get("binaryMediaTypes") != ["image/png"]


@exception(
    resource="aws_api_gateway_rest_api",
    attribute="disable_execute_api_endpoint",
    why='UpdateRestApi reads "false" as true.',
    link=f"{MOTO}/apigateway/models.py",
)
class ExecuteApiEndpoint:
    def cure():
        @around(models.RestAPI, "apply_patch_operations")
        def update(original, self, patch):
            original(self, patch)
            for each in patch:
                if each["path"] == "/disableExecuteApiEndpoint":
                    self.disableExecuteApiEndpoint = each["value"] == "true"

    def lacks(aws):
        api = a_rest_api(aws, disableExecuteApiEndpoint=True)["id"]
        patch = [{"op": "replace", "path": "/disableExecuteApiEndpoint", "value": "false"}]
        return aws("apigateway").update_rest_api(restApiId=api, patchOperations=patch)["disableExecuteApiEndpoint"]


@exception(
    resource="aws_api_gateway_rest_api",
    attribute="minimum_compression_size",
    why="UpdateRestApi leaves the compression size as it was.",
    link=f"{MOTO}/apigateway/models.py",
)
class MinimumCompression:
    def cure():
        @around(models.RestAPI, "apply_patch_operations")
        def update(original, self, patch):
            original(self, patch)
            for each in patch:
                if each["path"] == "/minimumCompressionSize":
                    self.minimum_compression_size = int(each["value"]) if each.get("value") else None

    def lacks(aws):
        api = a_rest_api(aws)["id"]
        patch = [{"op": "replace", "path": "/minimumCompressionSize", "value": "7"}]
        return aws("apigateway").update_rest_api(restApiId=api, patchOperations=patch).get("minimumCompressionSize") != 7


@exception(
    resource="aws_api_gateway_rest_api",
    attribute="policy",
    why="AWS returns the policy as an escaped JSON string, moto as it was sent: the provider cannot read it.",
    link=f"{MOTO}/apigateway/models.py",
)
class RestApiPolicy:
    def cure():
        @around(models.RestAPI, "to_dict")
        def tell(original, self):
            told = original(self)
            if told.get("policy"):
                compact = json.dumps(json.loads(told["policy"]), separators=(",", ":"))
                told["policy"] = json.dumps(compact)[1:-1]
            return told

        @around(models.RestAPI, "apply_patch_operations")
        def update(original, self, patch):
            original(self, patch)
            for each in patch:
                if each["path"] == "/policy":
                    self.policy = each.get("value") or None

    def lacks(aws):
        return "\\" not in a_rest_api(aws, policy='{"Version": "2012-10-17"}')["policy"]


# What can have tags besides stages, and where moto keeps it.
TAGGED = {
    "apikeys": "keys",
    "domainnames": "domain_names",
    "restapis": "apis",
    "usageplans": "usage_plans",
    "vpclinks": "vpc_links",
}


@exception(
    resource="aws_api_gateway_rest_api",
    attribute="tags",
    why="Tags of REST APIs, keys, usage plans, domain names and VPC links cannot change; only those of stages can.",
    link=f"{MOTO}/apigateway/urls.py",
)
class RestTags:
    def cure():
        for kind in TAGGED:
            arn = "arn:(?P<partition>[^/]+):apigateway:(?P<region>[^/]+)::/" + kind + "/(?P<id>[^/]+)$"
            url_paths["{0}/tags/" + arn] = V1.dispatch

        def tagged(self):
            path = "/".join(segments(self)).split("::/")[1].split("/")
            if path[2:3] == ["stages"]:
                return self.backend.get_stage(path[1], path[3])
            return getattr(self.backend, TAGGED[path[0]])[path[1]]

        @added(V1)
        def tag_resource(self):
            thing = tagged(self)
            thing.tags = {**(thing.tags or {}), **self._get_param("tags")}
            return answer({}, 204)

        @added(V1)
        def untag_resource(self):
            thing, gone = tagged(self), self.querystring["tagKeys"]
            thing.tags = {key: value for key, value in (thing.tags or {}).items() if key not in gone}
            return answer({}, 204)

    def lacks(aws):
        api = a_rest_api(aws)["id"]
        arn = f"arn:aws:apigateway:eu-west-1::/restapis/{api}"
        aws("apigateway").tag_resource(resourceArn=arn, tags={"probe": "yes"})
        return aws("apigateway").get_rest_api(restApiId=api).get("tags") != {"probe": "yes"}


@exception(
    resource="aws_api_gateway_domain_name",
    attribute="security_policy",
    why="UpdateDomainName is missing: certificate and TLS of a domain name cannot change.",
    link=f"{MOTO}/apigateway/responses.py",
)
class RestDomainNameUpdate:
    def cure():
        fields = {
            "certificateArn": "certificate_arn",
            "regionalCertificateArn": "regional_certificate_arn",
            "securityPolicy": "security_policy",
        }
        updates(V1, "update_domain_name", lambda backend, path: backend.get_domain_name(path[2]), fields)

    def lacks(aws):
        gateway = aws("apigateway")
        gateway.create_domain_name(domainName="rest.test", securityPolicy="TLS_1_0")
        patch = [{"op": "replace", "path": "/securityPolicy", "value": "TLS_1_2"}]
        return gateway.update_domain_name(domainName="rest.test", patchOperations=patch)["securityPolicy"] != "TLS_1_2"
