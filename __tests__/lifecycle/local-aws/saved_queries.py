"""Saved queries of CloudWatch Logs Insights."""

import json
from uuid import uuid4

from moto.logs.responses import LogsResponse
from registry import MOTO, exception


@exception(
    resource="aws_cloudwatch_query_definition",
    attribute="name",
    why="PutQueryDefinition, DescribeQueryDefinitions and DeleteQueryDefinition are missing.",
    link=f"{MOTO}/logs/responses.py",
)
class SavedQueries:
    def cure():
        def kept(self):
            return vars(self.logs_backend).setdefault("saved_queries", {})

        def put_query_definition(self):
            name, text = self._get_param("name"), self._get_param("queryString")
            query_id = self._get_param("queryDefinitionId") or str(uuid4())
            kept(self)[query_id] = {
                "queryDefinitionId": query_id,
                "name": name,
                "queryString": text,
                "logGroupNames": self._get_param("logGroupNames") or [],
            }
            return json.dumps({"queryDefinitionId": query_id})

        def describe_query_definitions(self):
            prefix = self._get_param("queryDefinitionNamePrefix") or ""
            found = [query for query in kept(self).values() if query["name"].startswith(prefix)]
            return json.dumps({"queryDefinitions": found})

        def delete_query_definition(self):
            return json.dumps({"success": kept(self).pop(self._get_param("queryDefinitionId"), None) is not None})

        LogsResponse.put_query_definition = put_query_definition
        LogsResponse.describe_query_definitions = describe_query_definitions
        LogsResponse.delete_query_definition = delete_query_definition

    def lacks(aws):
        aws("logs").put_query_definition(name="probe", queryString="fields @message")
        return not aws("logs").describe_query_definitions()["queryDefinitions"]
