"""HTTP and WebSocket APIs and their domain names."""

import json
from zlib import crc32

import moto.apigatewayv2.models as models
import moto.apigatewayv2.responses as responses
from moto.apigateway.models import apigateway_backends
from moto.apigatewayv2.exceptions import APIGatewayV2Error
from registry import MOTO, exception
from replacing import added, answer, around, sent
from v2_paths import serve

V2 = responses.ApiGatewayV2Response


class IntegrationIsNamed(APIGatewayV2Error):
    code = 409

    def __init__(self, integration, routes):
        super().__init__("ConflictException", f"Cannot delete Integration '{integration}', which routes {routes} name")


@exception(
    resource="aws_apigatewayv2_api",
    attribute="ip_address_type",
    why="CreateApi and UpdateApi drop ipAddressType, and the next plan wants to set it again.",
    link=f"{MOTO}/apigatewayv2/responses.py",
)
class ApiIpAddressType:
    def cure():
        for operation in ("create_api", "update_api"):

            @around(V2, operation)
            def keep(original, self):
                api = self.apigatewayv2_backend.get_api(json.loads(original(self)[2])["apiId"])
                api.ip_address_type = sent(self).get("ipAddressType", getattr(api, "ip_address_type", "ipv4"))
                return answer(api.to_json())

        @around(models.Api, "to_json")
        def tell(original, self):
            return {**original(self), "ipAddressType": getattr(self, "ip_address_type", "ipv4")}

    def lacks(aws):
        made = aws("apigatewayv2").create_api(Name="probe", ProtocolType="HTTP", IpAddressType="dualstack")
        return made.get("IpAddressType") != "dualstack"


@exception(
    resource="aws_apigatewayv2_integration",
    attribute="integration_type",
    why="DeleteIntegration deletes an integration that routes name, which AWS refuses.",
    link=f"{MOTO}/apigatewayv2/models.py",
)
class IntegrationInUse:
    def cure():
        @around(V2, "delete_integration")
        def refuse(original, self):
            api, integration = self.path.split("/")[-3], self.path.split("/")[-1]
            routes = self.apigatewayv2_backend.get_api(api).routes.values()
            named = [route.route_id for route in routes if route.target == f"integrations/{integration}"]
            if not named:
                return original(self)
            raise IntegrationIsNamed(integration, named)

    def lacks(aws):
        gateway = aws("apigatewayv2")
        api = gateway.create_api(Name="probe", ProtocolType="HTTP")["ApiId"]
        made = gateway.create_integration(ApiId=api, IntegrationType="HTTP_PROXY", IntegrationUri="https://probe.test")
        gateway.create_route(ApiId=api, RouteKey="GET /", Target=f"integrations/{made['IntegrationId']}")
        try:
            gateway.delete_integration(ApiId=api, IntegrationId=made["IntegrationId"])
        except gateway.exceptions.ConflictException:
            return False
        return True


@exception(
    resource="aws_apigatewayv2_domain_name",
    attribute="domain_name_configuration",
    why="A domain name never becomes AVAILABLE and has neither target nor hosted zone: create waits and fails.",
    link=f"{MOTO}/apigatewayv2/models.py",
)
class DomainNameTarget:
    def cure():
        @around(models.DomainName, "to_json")
        def tell(original, self):
            target = {
                "apiGatewayDomainName": f"d-{crc32(self.domain_name.encode()):x}.execute-api.eu-west-1.amazonaws.com",
                "hostedZoneId": "Z0000000LOCAL",
                "domainNameStatus": "AVAILABLE",
                "ipAddressType": "ipv4",
            }
            told = {**original(self), "routingMode": "API_MAPPING_ONLY"}
            told["domainNameConfigurations"] = [{**target, **sent} for sent in self.domain_name_configurations]
            # AWS leaves it out where there is none; an empty one would be a difference.
            if not self.mutual_tls_authentication:
                del told["mutualTlsAuthentication"]
            return told

    def lacks(aws):
        made = aws("apigatewayv2").create_domain_name(DomainName="probe.test", DomainNameConfigurations=[{}])
        return made["DomainNameConfigurations"][0].get("DomainNameStatus") != "AVAILABLE"


@exception(
    resource="aws_apigatewayv2_domain_name",
    attribute="mutual_tls_authentication",
    why="UpdateDomainName is missing: certificate, TLS and trust store cannot change.",
    link=f"{MOTO}/apigatewayv2/responses.py",
)
class DomainNameUpdate:
    def cure():
        @added(V2)
        def update_domain_name(self):
            domain = self.apigatewayv2_backend.get_domain_name(self.path.split("/")[-1])
            change = sent(self)
            domain.domain_name_configurations = change.get(
                "domainNameConfigurations", domain.domain_name_configurations
            )
            domain.mutual_tls_authentication = change.get("mutualTlsAuthentication", domain.mutual_tls_authentication)
            return answer(domain.to_json())

    def lacks(aws):
        gateway, store = aws("apigatewayv2"), "s3://probe/trust.pem"
        gateway.create_domain_name(DomainName="update.test", DomainNameConfigurations=[{}])
        gateway.update_domain_name(DomainName="update.test", MutualTlsAuthentication={"TruststoreUri": store})
        told = gateway.get_domain_name(DomainName="update.test")
        return told.get("MutualTlsAuthentication", {}).get("TruststoreUri") != store


@exception(
    resource="aws_apigatewayv2_api_mapping",
    attribute="stage",
    why="UpdateApiMapping is missing: a mapping cannot move to another stage.",
    link=f"{MOTO}/apigatewayv2/responses.py",
)
class ApiMappingUpdate:
    def cure():
        @added(V2)
        def update_api_mapping(self):
            mapping = self.apigatewayv2_backend.api_mappings[self.path.split("/")[-1]]
            change = sent(self)
            mapping.api_id = change.get("apiId", mapping.api_id)
            mapping.stage = change.get("stage", mapping.stage)
            mapping.api_mapping_key = change.get("apiMappingKey", mapping.api_mapping_key)
            return answer(mapping.to_json())

    def lacks(aws):
        gateway = aws("apigatewayv2")
        api = gateway.create_api(Name="probe", ProtocolType="HTTP")["ApiId"]
        gateway.create_domain_name(DomainName="mapping.test", DomainNameConfigurations=[{}])
        place = {"ApiId": api, "DomainName": "mapping.test"}
        mapping = gateway.create_api_mapping(Stage="one", **place)["ApiMappingId"]
        return gateway.update_api_mapping(ApiMappingId=mapping, Stage="two", **place)["Stage"] != "two"


@exception(
    resource="aws_apigatewayv2_api_mapping",
    attribute="api_id",
    why="CreateApiMapping finds no REST API, which AWS maps as well.",
    link=f"{MOTO}/apigatewayv2/models.py",
)
class ApiMappingToRestApi:
    def cure():
        @around(models.ApiGatewayV2Backend, "create_api_mapping")
        def find(original, self, api_id, **others):
            rest_apis = apigateway_backends[self.account_id][self.region_name].apis
            if api_id not in rest_apis:
                return original(self, api_id=api_id, **others)
            self.apis[api_id] = rest_apis[api_id]
            try:
                return original(self, api_id=api_id, **others)
            finally:
                del self.apis[api_id]

    def lacks(aws):
        gateway = aws("apigatewayv2")
        api = aws("apigateway").create_rest_api(name="probe")["id"]
        gateway.create_domain_name(DomainName="rest-mapping.test", DomainNameConfigurations=[{}])
        try:
            gateway.create_api_mapping(ApiId=api, DomainName="rest-mapping.test", Stage="one")
        except gateway.exceptions.NotFoundException:
            return True
        return False


@exception(
    resource="aws_apigatewayv2_domain_name",
    attribute="tags",
    why="Tags of a domain name are kept beside it: they cannot be changed.",
    link=f"{MOTO}/apigatewayv2/urls.py",
)
class DomainNameTags:
    def cure():
        serve("/v2/tags/(?P<arn>[^/]+)/domainnames/(?P<domain_name>[^/]+)$")
        keep_tags_on("domainnames", lambda backend, path: backend.domain_names.get(path[1]))

    def lacks(aws):
        gateway = aws("apigatewayv2")
        made = gateway.create_domain_name(DomainName="tags.test", DomainNameConfigurations=[{}])
        gateway.tag_resource(ResourceArn=made["DomainNameArn"], Tags={"probe": "yes"})
        return gateway.get_domain_name(DomainName="tags.test").get("Tags") != {"probe": "yes"}


def keep_tags_on(kind, find):
    """Tags of one kind of thing belong to the thing: `find` gives it for the parts of its ARN's path, or None."""

    def owner(backend, arn):
        path = arn.split("::/")[-1].split("/")
        return find(backend, path) if path[0] == kind else None

    @around(models.ApiGatewayV2Backend, "tag_resource")
    def tag(original, self, arn, tags):
        tagged = owner(self, arn)
        if tagged is None:
            return original(self, arn, tags)
        tagged.tags = {**(tagged.tags or {}), **tags}

    @around(models.ApiGatewayV2Backend, "untag_resource")
    def untag(original, self, arn, keys):
        tagged = owner(self, arn)
        if tagged is None:
            return original(self, arn, keys)
        tagged.tags = {key: value for key, value in (tagged.tags or {}).items() if key not in keys}
