"""Cognito user pools."""

import moto.cognitoidp.models as models
from registry import MOTO, exception
from replacing import around

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
