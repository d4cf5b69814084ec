"""Reachability Analyzer, which is in no snapshot: paths and analyses that are made, looked at and deleted.

The analysis that every path gets is read from a file: {"polls": N, "analysis": {…}}. It runs for N looks, and may not be
deleted meanwhile; then it is as the file says. A path with analyses may not be deleted either, as with AWS.
"""
import json
import pathlib
import threading

from replay_model import ServiceError

OPERATIONS = {
    "CreateNetworkInsightsPath", "StartNetworkInsightsAnalysis", "DescribeNetworkInsightsAnalyses",
    "DeleteNetworkInsightsAnalysis", "DeleteNetworkInsightsPath",
}


class Insights:
    """The state of one server."""

    def __init__(self, file):
        orders = json.loads(pathlib.Path(file).read_text())
        self.looks, self.found = orders["polls"], orders["analysis"]
        self.paths, self.analyses, self.lock = {}, {}, threading.Lock()

    def answer(self, operation, parameters):
        with self.lock:
            return getattr(self, operation)(parameters)

    def CreateNetworkInsightsPath(self, parameters):
        token = parameters["ClientToken"]
        path = next((each for each, made in self.paths.items() if made == token), None)
        if path is None:
            path = f"nip-{len(self.paths):017x}"
            self.paths[path] = token
        return {"NetworkInsightsPath": {"NetworkInsightsPathId": path, "Protocol": parameters["Protocol"]}}

    def StartNetworkInsightsAnalysis(self, parameters):
        path = parameters["NetworkInsightsPathId"]
        if path not in self.paths:
            raise ServiceError(400, "InvalidNetworkInsightsPathId.NotFound", f"There is no {path}")
        analysis = f"nia-{len(self.analyses):017x}"
        self.analyses[analysis] = [path, self.looks]
        return {"NetworkInsightsAnalysis": {"NetworkInsightsAnalysisId": analysis, "Status": "running"}}

    def DescribeNetworkInsightsAnalyses(self, parameters):
        asked = parameters.get("NetworkInsightsAnalysisIds")
        path = parameters.get("NetworkInsightsPathId")
        found = []
        for analysis, state in self.analyses.items():
            if (asked and analysis not in asked) or (path and state[0] != path):
                continue
            known = {"NetworkInsightsAnalysisId": analysis, "NetworkInsightsPathId": state[0]}
            found.append({**known, "Status": "running"} if state[1] > 0 else {**known, **self.found})
            state[1] -= 1
        return {"NetworkInsightsAnalyses": found}

    def DeleteNetworkInsightsAnalysis(self, parameters):
        analysis = parameters["NetworkInsightsAnalysisId"]
        if analysis not in self.analyses:
            raise ServiceError(400, "InvalidNetworkInsightsAnalysisId.NotFound", f"There is no {analysis}")
        if self.analyses[analysis][1] > 0:
            # One that is to go ends soon, however long it would have run.
            self.analyses[analysis][1] = min(self.analyses[analysis][1] - 1, 1)
            raise ServiceError(400, "AnalysisInProgress", f"{analysis} is running")
        del self.analyses[analysis]
        return {"NetworkInsightsAnalysisId": analysis}

    def DeleteNetworkInsightsPath(self, parameters):
        path = parameters["NetworkInsightsPathId"]
        if any(state[0] == path for state in self.analyses.values()):
            raise ServiceError(400, "AnalysisExistsForNetworkInsightsPath", f"{path} has analyses")
        del self.paths[path]
        return {"NetworkInsightsPathId": path}
