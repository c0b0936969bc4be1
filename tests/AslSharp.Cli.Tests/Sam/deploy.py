"""Deploys a SAM template to an emulator of AWS and runs its machine there: by SAM's translator, moto and the aws CLI.

deploy.py TEMPLATE INPUT HISTORY writes the execution's history to a file and prints what the machine's role allows.
"""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request

import boto3
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}


class NoManagedPolicies:
    def load(self):
        return {}


def translated(path):
    with open(path, encoding="utf-8") as file:
        return transform(yaml_parse(file.read()), {}, NoManagedPolicies())


def main(template, execution_input, history):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    endpoint = f"http://127.0.0.1:{port}"
    os.environ.update(KEYS)
    os.environ["AWS_ENDPOINT_URL"] = endpoint
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=quiet, stderr=quiet)
    try:
        wait_for(endpoint)
        boto3.client("dynamodb").create_table(
            TableName="orders",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST")
        stacks = boto3.client("cloudformation")
        stacks.create_stack(StackName="shop", TemplateBody=json.dumps(translated(template)), Capabilities=["CAPABILITY_IAM"])
        arn = stacks.describe_stacks(StackName="shop")["Stacks"][0]["Outputs"][0]["OutputValue"]
        machines = boto3.client("stepfunctions")
        deployed = machines.describe_state_machine(stateMachineArn=arn)

        # What runs machines in moto does not know those that stacks have made.
        request = urllib.request.Request(
            endpoint + "/moto-api/config", b'{"stepfunctions": {"execute_state_machine": true}}', {"Content-Type": "application/json"})
        urllib.request.urlopen(request).close()
        machine = machines.create_state_machine(name=deployed["name"], definition=deployed["definition"], roleArn=deployed["roleArn"])
        execution = machines.start_execution(stateMachineArn=machine["stateMachineArn"], input=execution_input)["executionArn"]
        while machines.describe_execution(executionArn=execution)["status"] == "RUNNING":
            time.sleep(0.1)
        with open(history, "wb") as file:
            file.write(subprocess.check_output(
                ["aws", "stepfunctions", "get-execution-history", "--include-execution-data", "--execution-arn", execution]))
        print(json.dumps(allowed(deployed["roleArn"].split("/")[-1])))
    finally:
        server.kill()
        server.wait()


def wait_for(endpoint):
    for _ in range(600):
        try:
            urllib.request.urlopen(endpoint + "/moto-api/data.json").close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("moto did not start")


def allowed(role):
    roles = boto3.client("iam")
    lines = []
    for name in roles.list_role_policies(RoleName=role)["PolicyNames"]:
        document = roles.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        document = json.loads(document.replace("'", '"')) if isinstance(document, str) else document
        lines += [" ".join(statement["Action"] + statement["Resource"]) for statement in document["Statement"]]
    return lines


if __name__ == "__main__":
    main(*sys.argv[1:])
