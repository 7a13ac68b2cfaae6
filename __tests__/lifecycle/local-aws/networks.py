"""Security groups, and load balancers that ask them."""

import moto.ec2.models.security_groups as models
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response
from registry import MOTO, exception
from replacing import around


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


@exception(
    resource="aws_lb",
    attribute="enforce_security_group_inbound_rules_on_private_link_traffic",
    why="SetSecurityGroups drops whether rules hold for PrivateLink: the next plan wants to set it again.",
    link=f"{MOTO}/elbv2/responses.py",
)
class PrivateLinkRules:
    def cure():
        member = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"

        @around(ELBV2Response, "set_security_groups")
        def change(original, self):
            answered = original(self)
            told = self._get_param(member)
            if told:
                balancer = self.elbv2_backend.load_balancers[self._get_param("LoadBalancerArn")]
                balancer.enforce_security_group_inbound_rules_on_private_link_traffic = told
            return answered

    def lacks(aws):
        arn, group = a_network_load_balancer(aws, "probe-rules")
        said = {"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": "off"}
        aws("elbv2").set_security_groups(LoadBalancerArn=arn, SecurityGroups=[group], **said)
        told = aws("elbv2").describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"][0]
        return not said.items() <= told.items()


@exception(
    resource="aws_lb",
    attribute="arn",
    why="The ARN of a Network Load Balancer says that it is an Application Load Balancer.",
    link=f"{MOTO}/elbv2/utils.py",
)
class NetworkLoadBalancerArn:
    def cure():
        @around(ELBv2Backend, "create_load_balancer")
        def create(original, self, *args, **kwargs):
            made = original(self, *args, **kwargs)
            if made.type == "network":
                told, made.arn = made.arn, made.arn.replace(":loadbalancer/app/", ":loadbalancer/net/")
                self.load_balancers[made.arn] = self.load_balancers.pop(told)
                self.tagging_service.copy_tags(told, made.arn)
                self.tagging_service.delete_all_tags_for_resource(told)
            return made

    def lacks(aws):
        arn, _ = a_network_load_balancer(aws, "probe-arn")
        return ":loadbalancer/net/" not in arn


def a_network_load_balancer(aws, name):
    """Makes one; returns its ARN and the id of its security group."""
    ec2 = aws("ec2")
    network = ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=network, CidrBlock="10.8.0.0/24")["Subnet"]["SubnetId"]
    group = ec2.create_security_group(GroupName=name, Description="probe", VpcId=network)["GroupId"]
    asked = {"Name": name, "Type": "network", "Subnets": [subnet], "SecurityGroups": [group]}
    made = aws("elbv2").create_load_balancer(**asked)["LoadBalancers"][0]
    return made["LoadBalancerArn"], group
