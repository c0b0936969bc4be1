#!/usr/bin/env python3
"""What botocore makes of requests and answers, for tests to compare with.

oracle.py requests SEED COUNT    one line of JSON for each of COUNT operations: random parameters and the request that botocore makes of them
oracle.py answers SEED COUNT     the same for answers, which moto's serializers write and botocore's parsers read
oracle.py serve                  signs requests and calls services for as long as lines come: one answer a line
"""
import base64, datetime, json, os, random, re, sys, urllib.parse, warnings

warnings.simplefilter("ignore")
import botocore, botocore.loaders, botocore.model, botocore.parsers, botocore.serialize, botocore.utils

PROTOCOLS = ["json", "rest-json", "query", "ec2", "rest-xml"]
LOADER = botocore.loaders.Loader()


def name_of(service_id):
    return re.sub("[^a-z0-9]", "", service_id.lower())


def services():
    seen = set()
    for folder in sorted(LOADER.list_available_services("service-2")):
        data = LOADER.load_service_model(folder, "service-2")
        name = name_of(data["metadata"]["serviceId"])
        if name not in seen:
            seen.add(name)
            yield name, folder, data


def protocol_of(data):
    metadata = data["metadata"]
    return next(p for p in PROTOCOLS if p in metadata.get("protocols", [metadata["protocol"]]))


class Values:
    """Random values of a shape: as botocore takes them, and as a task's parameters say them."""

    def __init__(self, random, protocol):
        self.random, self.protocol = random, protocol

    def of(self, shape, depth=0, name=None):
        kind = shape.type_name
        if kind == "structure":
            if getattr(shape, "is_document_type", False):
                return {"free": [1, "x", None, {"deep": True}]}, {"free": [1, "x", None, {"deep": True}]}
            return self.structure(shape, depth)
        if kind == "list":
            count = 0 if depth > 5 else self.random.choice([1, 1, 2])
            pairs = [self.of(shape.member, depth + 1) for _ in range(count)]
            return [p[0] for p in pairs], [p[1] for p in pairs]
        if kind == "map":
            count = 0 if depth > 5 else self.random.choice([1, 1, 2])
            keys = sorted({self.text(shape.key) for _ in range(count)})
            pairs = {key: self.of(shape.value, depth + 1) for key in keys}
            return {k: p[0] for k, p in pairs.items()}, {k: p[1] for k, p in pairs.items()}
        if kind == "blob":
            text = self.text(shape)
            return text.encode(), text
        if kind == "timestamp":
            time = datetime.datetime.fromtimestamp(self.random.randrange(10**9, 2 * 10**9), datetime.timezone.utc)
            return time, time.strftime("%Y-%m-%dT%H:%M:%SZ")
        if kind == "boolean":
            value = self.random.random() < 0.5
        elif kind in ("integer", "long"):
            value = self.random.randrange(0, 10**6)
        elif kind in ("float", "double"):
            value = self.random.randrange(0, 4000) / 4
        else:
            value = self.text(shape)
        return value, value

    def text(self, shape):
        values = shape.metadata.get("enum")
        if values:
            return self.random.choice(values)
        return self.random.choice(["plain", "two words", "a/b", "q=1&r+2", "quo\"te", "<tag>", "grüße", "x" * 3]) + str(self.random.randrange(100))

    def structure(self, shape, depth, skip=()):
        wire, said = {}, {}
        union = shape.metadata.get("union") or getattr(shape, "is_tagged_union", False)
        members = list(shape.members.items())
        if union and members:
            members = [self.random.choice(members)]
        for name, member in members:
            required = name in shape.required_members or member.serialization.get("location") == "uri" or member.metadata.get("idempotencyToken")
            if getattr(member, "is_eventstream", False) or (not union and not required and (depth > 3 or self.random.random() < 0.45)):
                continue
            if depth > 12:
                continue
            if member.serialization.get("location") == "headers":
                wire[name] = said[name] = {"one": "x1", "two": "y2"}
            elif member.serialization.get("location") == "header" and member.type_name in ("string", "list") and not member.serialization.get("jsonvalue"):
                value = "h" + str(self.random.randrange(1000))
                if member.type_name == "list":
                    value = [value, "z"] if member.member.type_name == "string" and not member.member.metadata.get("enum") else [self.of(member.member)[0]]
                elif member.metadata.get("enum"):
                    value = self.random.choice(member.metadata["enum"])
                if isinstance(value, list) and value and isinstance(value[0], datetime.datetime):
                    continue
                wire[name] = said[name] = value
            elif member.serialization.get("jsonvalue"):
                said[name] = {"json": "value"}
                # Only in headers does botocore make the text itself.
                wire[name] = said[name] if member.serialization.get("location") == "header" else '{"json":"value"}'
            else:
                wire[name], said[name] = self.of(member, depth + 1)
        return wire, said


def clean(value):
    """An answer as botocore reads it, with nothing but JSON in it."""
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items() if k != "ResponseMetadata" and v is not None}
    if isinstance(value, list):
        return [clean(v) for v in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, (bytes, bytearray)):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return value


def operations(seed, count):
    found = []
    for name, folder, data in services():
        for operation in sorted(data["operations"]):
            found.append((name, data, operation))
    chooser = random.Random(seed)
    # Each service at least once, whatever the number.
    first = {}
    chooser.shuffle(found)
    for entry in found:
        first.setdefault(entry[0], entry)
    rest = [entry for entry in found if first[entry[0]] is not entry]
    return (list(first.values()) + rest)[:count]


def model_of(data, operation):
    protocol = protocol_of(data)
    service = botocore.model.ServiceModel(data)
    return service.operation_model(operation), protocol


def print_requests(seed, count):
    for name, data, operation in operations(seed, count):
        model, protocol = model_of(data, operation)
        shape = model.input_shape
        wire, said = {}, {}
        if shape is not None:
            if model.has_event_stream_input:
                continue
            wire, said = Values(random.Random(f"{seed}{name}{operation}"), protocol).structure(shape, 0)
        try:
            request = botocore.serialize.create_serializer(protocol, False).serialize_to_request(wire, model)
        except Exception as problem:
            sys.stderr.write(f"{name}:{operation}: {type(problem).__name__} {problem}\n")
            continue
        body = request["body"]
        if isinstance(body, dict):
            body = urllib.parse.urlencode(body, doseq=True)
        if isinstance(body, str):
            body = body.encode()
        if hasattr(body, "read"):
            body = body.read()
        query = request["query_string"]
        pairs = list(query.items()) if isinstance(query, dict) else list(query)
        flat = []
        for key, value in pairs:
            for item in value if isinstance(value, list) else [value]:
                flat.append([key, item if isinstance(item, str) else json.dumps(item)])
        path = request["url_path"]
        if "?" in path:
            path, inline = path.split("?", 1)
            for pair in inline.split("&"):
                key, _, value = pair.partition("=")
                flat.append([key, value])
        print(json.dumps({
            "service": name, "operation": operation, "protocol": protocol, "parameters": said, "method": request["method"], "path": path,
            "query": flat, "headers": {k: str(v) for k, v in request["headers"].items()}, "body": base64.b64encode(body or b"").decode(),
            "hostPrefix": request.get("host_prefix") or ""}))


def print_answers(seed, count):
    from moto.core.model import ServiceModel
    from moto.core.serialize import SERIALIZERS, S3Serializer
    for name, data, operation in operations(seed, count):
        model, protocol = ServiceModel(data).operation_model(operation), protocol_of(data)
        shape = model.output_shape
        if shape is None or model.has_event_stream_output:
            continue
        chooser = random.Random(f"{seed}{name}{operation}")
        wire, _ = Values(chooser, protocol).structure(shape, 0)
        status = 200
        for key, member in shape.members.items():
            if member.serialization.get("location") == "statusCode":
                wire[key] = status
        try:
            kind = S3Serializer if name == "s3" else SERIALIZERS[protocol]
            answer = kind(model).serialize(wire)
            body = answer["body"]
            body = body.encode() if isinstance(body, str) else body or b""
            headers = {str(k): str(v) for k, v in answer["headers"].items()}
            parsed = botocore.parsers.create_parser(protocol).parse(
                {"status_code": status, "headers": botocore.compat.HTTPHeaders.from_dict(headers), "body": body}, shape)
        except Exception as problem:
            sys.stderr.write(f"{name}:{operation}: {type(problem).__name__} {problem}\n")
            continue
        print(json.dumps({
            "service": name, "operation": operation, "status": status, "headers": headers, "body": base64.b64encode(body).decode(), "answer": clean(parsed)}))


def sign(request):
    from botocore.auth import S3SigV4Auth, SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
    import botocore.auth, botocore.compat
    now = datetime.datetime.strptime(request["time"], "%Y%m%dT%H%M%SZ")
    botocore.auth.get_current_datetime = lambda *_, **__: now
    url = request["url"] + ("?" + "&".join(urllib.parse.quote(k, safe="-_.~") + "=" + urllib.parse.quote(v, safe="-_.~") for k, v in request["query"]) if request["query"] else "")
    draft = AWSRequest(request["method"], url, headers=request["headers"], data=base64.b64decode(request["body"]))
    kind = S3SigV4Auth if request["service"] == "s3" else SigV4Auth
    signer = kind(Credentials(request["accessKey"], request["secretKey"], request.get("token")), request["service"], request["region"])
    signer.add_auth(draft)
    return {k: v for k, v in draft.headers.items()}


CLIENTS = {}


def call(request):
    """Calls an operation; the parameters may spell acronyms and first letters in their own manner."""
    import boto3, botocore.config, botocore.exceptions
    key = (request["service"], request["endpoint"])
    if key not in CLIENTS:
        folder = next(folder for name, folder, _ in services() if name == request["service"])
        CLIENTS[key] = boto3.client(
            folder, endpoint_url=request["endpoint"], region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test",
            config=botocore.config.Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, inject_host_prefix=False,
                request_checksum_calculation="when_required", response_checksum_validation="when_required"))
    client = CLIENTS[key]
    model = client.meta.service_model.operation_model(request["operation"])
    parameters = spelt(request["parameters"], model.input_shape) if model.input_shape is not None else {}
    try:
        return {"answer": clean(client._make_api_call(request["operation"], parameters))}
    except botocore.exceptions.ClientError as problem:
        return {"code": problem.response["Error"]["Code"], "message": problem.response["Error"].get("Message", "")}


def spelt(value, shape):
    if shape.type_name == "structure" and isinstance(value, dict) and not getattr(shape, "is_document_type", False):
        names = {name.lower(): name for name in shape.members}
        names.update({"nul": "NULL"} if "NULL" in shape.members else {})
        return {names[key.lower()]: spelt(inner, shape.members[names[key.lower()]]) for key, inner in value.items()}
    if shape.type_name == "list":
        return [spelt(inner, shape.member) for inner in value]
    if shape.type_name == "map":
        return {key: spelt(inner, shape.value) for key, inner in value.items()}
    if shape.type_name == "blob":
        return (value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))).encode()
    if shape.type_name == "string" and not isinstance(value, str):
        return json.dumps(value, separators=(",", ":"))
    return value


def data_of(service):
    return next(data for name, _, data in services() if name == service)


MODELS = {}


def service_of(name):
    if name not in MODELS:
        from moto.core.model import ServiceModel
        data = data_of(name)
        MODELS[name] = (ServiceModel(data), protocol_of(data))
    return MODELS[name]


def read(request):
    """Which operation a request calls and with what, by the service's model; what is wrong with it is a problem."""
    from botocore.validate import ParamValidator
    from moto.core.parse import PROTOCOL_PARSERS
    model, protocol = service_of(request["service"])
    body = base64.b64decode(request["body"])
    name, labels, headers, values = called(request, model, protocol, body)
    operation = model.operation_model(name)
    parameters = PROTOCOL_PARSERS[protocol](operation).parse(
        {"body": body, "headers": headers, "method": request["method"], "url_params": labels, "url_path": request["path"], "values": values})
    if operation.input_shape is not None:
        report = ParamValidator().validate(parameters, operation.input_shape)
        if report.has_errors():
            raise ValueError(report.generate_report())
    return {"operation": name, "parameters": clean(parameters)}


def which(request):
    """Which operation a request calls, whatever it is called with."""
    model, protocol = service_of(request["service"])
    return {"operation": called(request, model, protocol, base64.b64decode(request["body"]))[0]}


def called(request, model, protocol, body):
    from werkzeug.datastructures import Headers, MultiDict
    headers = Headers(list(request["headers"].items()))
    values = MultiDict(urllib.parse.parse_qsl(request["query"], keep_blank_values=True))
    if protocol == "json":
        return headers["X-Amz-Target"].split(".")[-1], {}, headers, values
    if protocol in ("query", "ec2"):
        values = MultiDict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
        return values["Action"], {}, headers, values
    name, labels = matching(model, request["method"], request["path"], values, "x-amz-copy-source" in headers)
    return name, labels, headers, values


def matching(model, method, path, values, is_copy):
    found = []
    for name in model.operation_names:
        # A copy differs from what is written by a header alone.
        if name in ("CopyObject", "UploadPartCopy") and not is_copy:
            continue
        http = model.operation_model(name).http
        template, _, query = http["requestUri"].partition("?")
        pattern = re.sub(r"\\\{([^}\\]+)(\\\+)?\\\}", lambda m: f"(?P<{m[1]}>.+)" if m[2] else f"(?P<{m[1]}>[^/]+)", re.escape(template))
        match = re.fullmatch(pattern, path)
        if http["method"] == method and match and all(part.split("=")[0] in values for part in query.split("&") if part):
            # Some operations have a successor that is asked for in the very same way.
            found.append((len(query), -len(match.groups()), not model.operation_model(name).deprecated, name, match.groupdict()))
    if not found:
        raise ValueError(f"No operation has {method} {path}")
    return max(found, key=lambda entry: entry[:3])[3:]


def write(request):
    """An answer as the service writes it. A member that its model does not have is a problem."""
    from botocore.validate import ParamValidator
    from moto.core.serialize import SERIALIZERS
    model, protocol = service_of(request["service"])
    operation = model.operation_model(request["operation"])
    if operation.output_shape is None:
        return {"status": 200, "headers": {}, "body": ""}
    answer = timed(spelt(request["answer"], operation.output_shape), operation.output_shape)
    report = ParamValidator().validate(answer, operation.output_shape)
    problems = [error for error in report._errors if error[0] not in ("missing required field", "invalid length", "invalid range")]
    if problems:
        raise ValueError(str(problems))
    written = SERIALIZERS[protocol](operation).serialize(answer)
    body = written["body"].encode() if isinstance(written["body"], str) else written["body"] or b""
    return {"status": written["status_code"], "headers": {str(k): str(v) for k, v in written["headers"].items()}, "body": base64.b64encode(body).decode()}


def timed(value, shape):
    if shape.type_name == "structure" and isinstance(value, dict):
        return {key: timed(inner, shape.members[key]) for key, inner in value.items()}
    if shape.type_name == "list":
        return [timed(inner, shape.member) for inner in value]
    return botocore.utils.parse_timestamp(value) if shape.type_name == "timestamp" else value


def serve():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"sign": sign, "call": call, "read": read, "which": which, "write": write}[request["do"]](request)
        except Exception as problem:
            answer = {"problem": f"{type(problem).__name__}: {problem}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    {"requests": lambda: print_requests(sys.argv[2], int(sys.argv[3])), "answers": lambda: print_answers(sys.argv[2], int(sys.argv[3])), "serve": serve}[sys.argv[1]]()
