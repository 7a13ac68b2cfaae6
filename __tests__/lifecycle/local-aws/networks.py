"""Security groups."""

import moto.ec2.models.security_groups as models
from registry import MOTO, exception


@exception(
    resource="aws_vpc_security_group_ingress_rule",
    attribute="description",
    why="The description of a rule that names a group comes back empty, for egress too.",
    link=f"{MOTO}/ec2/models/security_groups.py",
)
class RuleDescription:
    def cure():
        def description(self):
            return self.ip_range.get("Description") or self.source_group.get("Description")

        models.SecurityGroupRule.description = property(description)

    def lacks(aws):
        ec2 = aws("ec2")
        network = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        group = ec2.create_security_group(GroupName="probe", Description="probe", VpcId=network)["GroupId"]
        source = {"GroupId": group, "Description": "probe"}
        rule = {"IpProtocol": "tcp", "FromPort": 7, "ToPort": 7, "UserIdGroupPairs": [source]}
        made = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])["SecurityGroupRules"][0]
        told = ec2.describe_security_group_rules(SecurityGroupRuleIds=[made["SecurityGroupRuleId"]])
        return told["SecurityGroupRules"][0].get("Description") != "probe"
