"""Asks an endpoint for each exception whether it lacks what the exception adds: `python3 probe.py URL`, JSON by name."""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from rows import rows


def client_for(url):
    once = Config(retries={"total_max_attempts": 1})
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return lambda service: boto3.client(service, endpoint_url=url, region_name="eu-west-1", config=once, **keys)


def lacks(row, aws):
    try:
        return row.lacks(aws)
    except ParamValidationError:
        raise
    except ClientError as refused:
        return f"refused: {refused}"


if __name__ == "__main__":
    aws = client_for(sys.argv[1])
    print(json.dumps({row.name: lacks(row, aws) for row in rows()}, indent=2))
