"""Cognito user pools."""

import moto.cognitoidp.models as models
import moto.cognitoidp.responses as responses
from moto.core.responses import ActionResult
from registry import MOTO, exception
from replacing import added, around

COGNITO = responses.CognitoIdpResponse

# What only CreateUserPool takes.
CREATED = ("AliasAttributes", "Domain", "Schema", "SchemaAttributes", "UserPoolTags", "UsernameAttributes", "UsernameConfiguration")


@exception(
    resource="aws_cognito_user_pool",
    attribute="username_attributes",
    why="UpdateUserPool resets what only CreateUserPool takes: the next plan wants another pool.",
    link=f"{MOTO}/cognitoidp/models.py",
)
class UserPoolUpdate:
    def cure():
        @around(models.CognitoIdpBackend, "update_user_pool")
        def update(original, self, pool_id, change):
            config = self.describe_user_pool(pool_id).extended_config
            original(self, pool_id, {**{key: config[key] for key in CREATED if key in config}, **change})

    def lacks(aws):
        cognito = aws("cognito-idp")
        pool = cognito.create_user_pool(PoolName="probe", UsernameAttributes=["email"])["UserPool"]["Id"]
        cognito.update_user_pool(UserPoolId=pool, MfaConfiguration="OFF")
        return cognito.describe_user_pool(UserPoolId=pool)["UserPool"].get("UsernameAttributes") != ["email"]


@exception(
    resource="aws_cognito_user_pool",
    attribute="deletion_protection",
    why="DeleteUserPool deletes a protected pool, which AWS refuses.",
    link=f"{MOTO}/cognitoidp/models.py",
)
class UserPoolProtection:
    def cure():
        @around(models.CognitoIdpBackend, "delete_user_pool")
        def delete(original, self, pool_id):
            if self.describe_user_pool(pool_id).extended_config.get("DeletionProtection") == "ACTIVE":
                reason = f"The user pool {pool_id} cannot be deleted because deletion protection is activated."
                raise models.InvalidParameterException(reason)
            return original(self, pool_id)

    def lacks(aws):
        cognito = aws("cognito-idp")
        pool = cognito.create_user_pool(PoolName="probe", DeletionProtection="ACTIVE")["UserPool"]["Id"]
        try:
            cognito.delete_user_pool(UserPoolId=pool)
        except cognito.exceptions.InvalidParameterException:
            return False
        return True


@exception(
    resource="aws_cognito_resource_server",
    attribute="scope",
    why="UpdateResourceServer and DeleteResourceServer are missing: scopes can neither change nor go.",
    link=f"{MOTO}/cognitoidp/responses.py",
)
class ResourceServers:
    def cure():
        @added(COGNITO)
        def update_resource_server(self):
            server = self.backend.describe_resource_server(self._get_param("UserPoolId"), self._get_param("Identifier"))
            server.name, server.scopes = self._get_param("Name"), self._get_param("Scopes")
            return ActionResult({"ResourceServer": server.to_json()})

        @added(COGNITO)
        def delete_resource_server(self):
            pool = self.backend.describe_user_pool(self._get_param("UserPoolId"))
            pool.resource_servers.pop(self._get_param("Identifier"), None)
            return ActionResult({})

    def lacks(aws):
        cognito = aws("cognito-idp")
        pool = cognito.create_user_pool(PoolName="probe")["UserPool"]["Id"]
        cognito.create_resource_server(UserPoolId=pool, Identifier="probe", Name="one")
        cognito.update_resource_server(UserPoolId=pool, Identifier="probe", Name="two")
        cognito.delete_resource_server(UserPoolId=pool, Identifier="probe")
        return bool(cognito.list_resource_servers(UserPoolId=pool, MaxResults=5)["ResourceServers"])
