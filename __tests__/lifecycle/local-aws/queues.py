"""SQS queues."""

import json

import moto.sqs.models as models
from registry import MOTO, exception
from replacing import around


@exception(
    resource="aws_sqs_queue",
    attribute="policy",
    why="SetQueueAttributes without a policy removes the one that was there.",
    link=f"{MOTO}/sqs/models.py",
)
class QueuePolicy:
    def cure():
        @around(models.Queue, "_set_attributes")
        def change(original, self, attributes, now=None):
            kept = {"Policy": self.policy} if getattr(self, "_policy_json", None) else {}
            original(self, {**kept, **attributes}, now)

    def lacks(aws):
        nobody = {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [nobody]})
        queue = aws("sqs").create_queue(QueueName="probe-policy", Attributes={"Policy": policy})["QueueUrl"]
        aws("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"VisibilityTimeout": "7"})
        told = aws("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        return "Policy" not in told


@exception(
    resource="aws_sqs_queue",
    attribute="redrive_policy",
    why="The redrive policy comes back with spaces that AWS does not put there.",
    link=f"{MOTO}/sqs/models.py",
)
class QueueRedrive:
    def cure():
        original = models.Queue.attributes.fget

        def attributes(self):
            told = original(self)
            if told.get("RedrivePolicy"):
                told["RedrivePolicy"] = json.dumps(json.loads(told["RedrivePolicy"]), separators=(",", ":"))
            return told

        models.Queue.attributes = property(attributes)

    def lacks(aws):
        dead = aws("sqs").create_queue(QueueName="probe-dead")["QueueUrl"]
        arn = aws("sqs").get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 3}, separators=(",", ":"))
        queue = aws("sqs").create_queue(QueueName="probe-redrive", Attributes={"RedrivePolicy": redrive})["QueueUrl"]
        told = aws("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        return told["RedrivePolicy"] != redrive
