// Every operation of Step Functions by AWS's SDK for JavaScript, and its errors: node operations.mjs ADDRESS
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import * as sfn from "@aws-sdk/client-sfn";

const [endpoint] = process.argv.slice(2);
const client = new sfn.SFNClient({
  endpoint, region: "eu-central-1", disableHostPrefix: true, maxAttempts: 1, credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
});
const prefix = "arn:aws:states:eu-central-1:123456789012";
const shop = `${prefix}:stateMachine:shop`;
const sent = new Set();

// What was answered, before the SDK read it.
let wire;
client.middlewareStack.add((next) => async (request) => {
  const result = await next(request);
  const chunks = [];
  for await (const chunk of result.response.body) chunks.push(chunk);
  result.response.body = Buffer.concat(chunks);
  wire = JSON.parse(result.response.body.toString("utf8"));
  return result;
}, { step: "deserialize", priority: "low" });

// The SDK leaves out what its model of the service does not have, and makes dates of times.
function fits(value, raw, place) {
  if (value instanceof Date) return assert.equal(value.getTime(), Math.round(raw * 1000), place);
  if (typeof raw !== "object") return assert.strictEqual(value, raw, place);
  assert.deepEqual(Object.keys(value).sort(), Object.keys(raw).sort(), `${place}: what the SDK read, and what was sent`);
  for (const name of Object.keys(raw)) fits(value[name], raw[name], `${place}.${name}`);
}

async function call(operation, input = {}) {
  sent.add(operation);
  const { $metadata, ...answer } = await client.send(new sfn[`${operation}Command`](input));
  assert.equal($metadata.httpStatusCode, 200);
  assert.match($metadata.requestId, /^[0-9a-f-]{36}$/);
  fits(answer, wire, operation);
  return answer;
}

async function refused(operation, input, error, message) {
  sent.add(operation);
  await assert.rejects(client.send(new sfn[`${operation}Command`](input)), (thrown) => {
    assert.equal(thrown.name, error, `${operation}: ${thrown.message}`);
    assert.ok(thrown instanceof sfn.SFNServiceException);
    // Those that the service's model has are types of their own.
    if (sfn[error]) assert.ok(thrown instanceof sfn[error]);
    assert.equal(thrown.$metadata.httpStatusCode, 400);
    assert.match(thrown.message, message);
    return true;
  });
}

async function until(describe, isThere) {
  for (;;) {
    const found = await describe();
    if (isThere(found)) return found;
    await setTimeout(20);
  }
}

const start = async (machine, name, input) => (await call("StartExecution", { stateMachineArn: `${prefix}:stateMachine:${machine}`, name, input: JSON.stringify(input) })).executionArn;
const ended = (executionArn) => until(() => call("DescribeExecution", { executionArn }), ({ status }) => status !== "RUNNING");
const history = async (executionArn) => (await call("GetExecutionHistory", { executionArn })).events;

// Machines.
const machines = [];
for await (const page of sfn.paginateListStateMachines({ client, pageSize: 1 }, {})) machines.push(...page.stateMachines.map(({ name }) => name));
assert.deepEqual(machines.sort(), ["many", "shop", "sleep", "work"]);
assert.equal((await call("ListStateMachines", { maxResults: 1 })).stateMachines.length, 1);
assert.equal(JSON.parse((await call("DescribeStateMachine", { stateMachineArn: shop })).definition).StartAt, "Price");

// An execution that asks for an answer by its token.
const dear = await start("shop", "dear", { pieces: ["a", "b"] });
const { parameters } = (await until(() => history(dear), (events) => events.some(({ type }) => type === "TaskSubmitted" || type === "TaskScheduled")))
  .find(({ type }) => type === "TaskScheduled").taskScheduledEventDetails;
const { token } = JSON.parse(parameters).Payload;
assert.equal((await call("DescribeExecution", { executionArn: dear })).status, "RUNNING");
await refused("RedriveExecution", { executionArn: dear }, "ExecutionNotRedrivable", /./);
await call("SendTaskHeartbeat", { taskToken: token });
await refused("SendTaskSuccess", { taskToken: token, output: "{" }, "InvalidOutput", /^Invalid Output: '/);
await call("SendTaskSuccess", { taskToken: token, output: '"fine"' });
const done = await ended(dear);
assert.equal(done.status, "SUCCEEDED");
assert.deepEqual(JSON.parse(done.output), { pieces: ["a", "b"], price: 120, approval: "fine", packed: ["a", "b"] });
await refused("SendTaskSuccess", { taskToken: token, output: "1" }, "TaskTimedOut", /./);
await refused("SendTaskHeartbeat", { taskToken: "none" }, "InvalidToken", /./);
assert.equal((await history(dear)).at(-1).type, "ExecutionSucceeded");
assert.equal((await call("GetExecutionHistory", { executionArn: dear, reverseOrder: true, maxResults: 1, includeExecutionData: false })).events[0].type, "ExecutionSucceeded");
let number = 0;
for await (const page of sfn.paginateGetExecutionHistory({ client, pageSize: 2 }, { executionArn: dear })) for (const { id } of page.events) assert.equal(id, ++number);
assert.equal((await call("DescribeStateMachineForExecution", { executionArn: dear })).name, "shop");
assert.equal((await call("StartSyncExecution", { stateMachineArn: shop, input: '{"pieces":[]}' })).status, "SUCCEEDED");
assert.equal((await call("StartSyncExecution", { stateMachineArn: shop, input: '{"pieces":["broken"]}' })).error, "OutOfStock");
const listed = [];
for await (const page of sfn.paginateListExecutions({ client, pageSize: 1 }, { stateMachineArn: shop, statusFilter: "SUCCEEDED" })) listed.push(...page.executions.map(({ name }) => name));
assert.ok(listed.includes("dear"));
assert.equal((await call("ListExecutions", { stateMachineArn: shop, maxResults: 1 })).executions.length, 1);

// One that is stopped.
const sleeping = await start("sleep", "sleeping", {});
assert.ok((await call("StopExecution", { executionArn: sleeping, error: "Enough", cause: "Time is up." })).stopDate instanceof Date);
assert.deepEqual((({ status, error, cause }) => [status, error, cause])(await ended(sleeping)), ["ABORTED", "Enough", "Time is up."]);

// An activity, one execution of which fails and is redriven.
const { activityArn } = await call("CreateActivity", { name: "work" });
assert.equal((await call("DescribeActivity", { activityArn })).name, "work");
assert.deepEqual((await call("ListActivities")).activities.map(({ name }) => name), ["work"]);
const worked = await start("work", "worked", { n: 1 });
const failing = await call("GetActivityTask", { activityArn, workerName: "sdk" });
assert.equal(failing.input, '{"n":1}');
await call("SendTaskFailure", { taskToken: failing.taskToken, error: "Broken", cause: "It is." });
assert.equal((await ended(worked)).redriveStatus, "REDRIVABLE");
assert.ok((await call("RedriveExecution", { executionArn: worked })).redriveDate instanceof Date);
await call("SendTaskSuccess", { taskToken: (await call("GetActivityTask", { activityArn })).taskToken, output: "2" });
assert.deepEqual((({ status, output, redriveCount }) => [status, output, redriveCount])(await ended(worked)), ["SUCCEEDED", "2", 1]);

// A Map Run with two child executions, one after the other until it is changed.
const many = await start("many", "many", [1, 2]);
const { mapRunArn } = (await until(() => call("ListMapRuns", { executionArn: many }), ({ mapRuns }) => mapRuns.length > 0)).mapRuns[0];
const first = await call("GetActivityTask", { activityArn });
assert.equal((await call("DescribeMapRun", { mapRunArn })).status, "RUNNING");
await call("UpdateMapRun", { mapRunArn, maxConcurrency: 2, toleratedFailureCount: 1 });
const second = await call("GetActivityTask", { activityArn });
await call("SendTaskSuccess", { taskToken: first.taskToken, output: "1" });
await call("SendTaskFailure", { taskToken: second.taskToken, error: "Broken" });
assert.equal((await ended(many)).status, "SUCCEEDED");
const run = await call("DescribeMapRun", { mapRunArn });
assert.deepEqual([run.status, run.itemCounts.succeeded, run.itemCounts.failed, run.toleratedFailureCount, run.maxConcurrency], ["SUCCEEDED", 1, 1, 1, 2]);
const children = (await call("ListExecutions", { mapRunArn })).executions;
assert.deepEqual(children.map(({ status }) => status).sort(), ["FAILED", "SUCCEEDED"]);
assert.equal((await call("DescribeExecution", { executionArn: children[0].executionArn })).mapRunArn, mapRunArn);
await call("DeleteActivity", { activityArn });

// What needs the compiler.
const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Next: "B" } } });
const found = await call("ValidateStateMachineDefinition", { definition });
assert.equal(found.result, "FAIL");
assert.ok(found.diagnostics.length > 0);
assert.equal((await call("ValidateStateMachineDefinition", { definition: definition.replace('"Next":"B"', '"End":true') })).result, "OK");
const tested = await call("TestState", { definition: '{"Type":"Pass","Parameters":{"b.$":"$.a"},"Next":"There"}', input: '{"a":1}', inspectionLevel: "DEBUG" });
assert.deepEqual([tested.status, tested.output, tested.nextState], ["SUCCEEDED", '{"b":1}', "There"]);

// What is wrong.
const none = `${prefix}:execution:shop:none`;
for (const operation of ["DescribeExecution", "GetExecutionHistory", "StopExecution", "RedriveExecution", "DescribeStateMachineForExecution", "ListMapRuns"]) {
  await refused(operation, { executionArn: none }, "ExecutionDoesNotExist", /^Execution Does Not Exist: 'arn:aws:states:eu-central-1:123456789012:execution:shop:none'$/);
  await refused(operation, { executionArn: "none" }, "InvalidArn", /^Invalid Arn: 'Invalid ARN prefix: none'$/);
  await refused(operation, { executionArn: shop }, "InvalidArn", /^Invalid Arn: 'Resource type not valid in this context: stateMachine'$/);
}

for (const operation of ["StartExecution", "StartSyncExecution", "ListExecutions", "DescribeStateMachine"]) {
  await refused(operation, { stateMachineArn: `${shop}s` }, "StateMachineDoesNotExist", /^State Machine Does Not Exist: '.*:shops'$/);
  await refused(operation, { stateMachineArn: "none" }, "InvalidArn", /^Invalid Arn: 'Invalid ARN prefix: none'$/);
  await refused(operation, { stateMachineArn: none }, "InvalidArn", /^Invalid Arn: 'Resource type not valid in this context: execution'$/);
}

await refused("StartExecution", { stateMachineArn: shop, name: "dear", input: "{}" }, "ExecutionAlreadyExists", /^Execution Already Exists: '.*:dear'$/);
await refused("StartExecution", { stateMachineArn: shop, name: "a b" }, "InvalidName", /^Invalid Name: 'a b'/);
await refused("StartExecution", { stateMachineArn: shop, input: "{" }, "InvalidExecutionInput", /^Invalid State Machine Execution Input: '/);
await refused("StartExecution", { stateMachineArn: shop, name: "n".repeat(81) }, "ValidationException", /^1 validation error detected: Value 'n{81}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80$/);
await refused("StartExecution", { stateMachineArn: shop, input: `"${"ä".repeat(131_072)}"` }, "ValidationException", /^1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have size less than or equal to 262144 bytes in UTF-8 encoding$/);
await refused("StartExecution", {}, "ValidationException", /^1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null$/);
await refused("ListExecutions", { stateMachineArn: shop, nextToken: "none" }, "InvalidToken", /./);
await refused("ListExecutions", { stateMachineArn: shop, statusFilter: "DONE" }, "ValidationException", /enum value set/);
await refused("CreateActivity", { name: "a b" }, "InvalidName", /^Invalid Name: 'a b'/);
await refused("DescribeActivity", { activityArn }, "ActivityDoesNotExist", /^Activity Does Not Exist: '.*:work'$/);
await refused("GetActivityTask", { activityArn: `${prefix}:activity:none` }, "ActivityDoesNotExist", /^Activity Does Not Exist: '.*:none'$/);
for (const operation of ["DescribeActivity", "DeleteActivity", "GetActivityTask"]) await refused(operation, { activityArn: "none" }, "InvalidArn", /^Invalid Arn: 'Invalid ARN prefix: none'$/);
await refused("SendTaskFailure", { taskToken: "none" }, "InvalidToken", /./);
for (const operation of ["DescribeMapRun", "UpdateMapRun"]) await refused(operation, { mapRunArn: `${mapRunArn}x`, maxConcurrency: 1 }, "ResourceNotFound", /^Resource not found: '/);
await refused("TestState", { definition: '{"Type":"Pass"}' }, "InvalidDefinition", /^Invalid State Machine Definition: '/);
await refused("CreateStateMachine", { name: "n", definition, roleArn: "r" }, "ValidationException", /state machines are compiled into the application/);

// What is not offered is refused with a sentence.
const about = { stateMachineArn: shop, stateMachineVersionArn: `${shop}:1`, stateMachineAliasArn: `${shop}:live`, resourceArn: shop, name: "live", tags: [], tagKeys: [], routingConfiguration: [{ stateMachineVersionArn: `${shop}:1`, weight: 100 }] };
const operations = Object.keys(sfn).filter((name) => name.endsWith("Command") && name !== "$Command").map((name) => name.slice(0, -"Command".length));
for (const operation of operations.filter((name) => !sent.has(name))) {
  const error = /StateMachine$/.test(operation) ? "ValidationException" : "UnknownOperationException";
  await refused(operation, about, error, new RegExp(`^${operation} is not offered here: .{15,}\\.$`));
}

assert.deepEqual(operations.filter((name) => !sent.has(name)), []);
console.log(`${operations.length} operations`);
