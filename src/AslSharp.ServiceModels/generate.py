#!/usr/bin/env python3
"""Writes service-models.zip: the operations of AWS services, what they take and what they answer, one file for each service.

Reads the service models and endpoint rules of an installed botocore (Apache-2.0). README.md describes the form. The same botocore
gives the same bytes.
"""
import collections, gzip, json, os, re, zipfile
import botocore
from botocore.endpoint_provider import EndpointProvider

MODELS = os.path.join(os.path.dirname(botocore.__file__), "data")
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "service-models.zip")

PARTITIONS = ["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"]

# The first of them that a service speaks is the one that is used.
PROTOCOLS = ["json", "rest-json", "query", "ec2", "rest-xml"]

# Bounds that were raised after TestState came out: it still compares with the older ones.
OLDER_BOUNDS = {("lambda", "MemorySize"): {"max": 10240}}

SHAPE_TRAITS = ("required", "min", "max", "enum", "payload", "flattened", "timestampFormat", "document", "eventstream", "xmlOrder")
MEMBER_TRAITS = ("location", "locationName", "queryName", "flattened", "timestampFormat", "idempotencyToken", "jsonvalue", "xmlAttribute", "streaming", "eventpayload")


def read(*path):
    file = os.path.join(MODELS, *path)
    if os.path.exists(file + ".gz"):
        with gzip.open(file + ".gz") as text:
            return json.load(text)
    with open(file) as text:
        return json.load(text)


def namespace(value):
    return [value["uri"], value["prefix"]] if "prefix" in value else value["uri"]


def shapes_of(service, model, protocol):
    shapes, numbers, order, table = model["shapes"], {}, [], []

    def number(name):
        if name not in numbers:
            numbers[name] = len(order)
            order.append(name)
        return numbers[name]

    operations = {}
    for name, operation in sorted(model["operations"].items()):
        entry = {}
        if "input" in operation:
            entry["input"] = number(operation["input"]["shape"])
            if "locationName" in operation["input"]:
                entry["root"] = operation["input"]["locationName"]
            if "xmlNamespace" in operation["input"]:
                entry["xmlNamespace"] = namespace(operation["input"]["xmlNamespace"])
        if "output" in operation:
            entry["output"] = number(operation["output"]["shape"])
            if "resultWrapper" in operation["output"]:
                entry["resultWrapper"] = operation["output"]["resultWrapper"]
        http = operation["http"]
        if (http["method"], http["requestUri"]) != ("POST", "/"):
            entry["http"] = http["method"] + " " + http["requestUri"]
        if "hostPrefix" in operation.get("endpoint", {}):
            entry["hostPrefix"] = operation["endpoint"]["hostPrefix"]
        if operation.get("authtype") in ("none",) or operation.get("auth") == ["smithy.api#noAuth"]:
            entry["unsigned"] = True
        if operation.get("unsignedPayload") or operation.get("authtype") == "v4-unsigned-body":
            entry["unsignedPayload"] = True
        if operation.get("httpChecksumRequired") or operation.get("httpChecksum", {}).get("requestChecksumRequired"):
            entry["checksum"] = True
        operations[name] = entry
    for name in order:  # grows while it is read
        shape = shapes[name]
        entry = {"type": shape["type"]}
        if shape["type"] == "structure":
            members = {}
            for key, member in shape.get("members", {}).items():
                traits = {trait: member[trait] for trait in MEMBER_TRAITS if member.get(trait)}
                target = shapes[member["shape"]]
                for trait in ("flattened", "timestampFormat", "streaming", "locationName"):
                    if trait not in traits and target.get(trait) and trait in MEMBER_TRAITS:
                        traits[trait] = target[trait]
                if protocol == "rest-xml" and shape.get("payload") == key and "locationName" not in traits:
                    traits["locationName"] = member["shape"]
                xml = member.get("xmlNamespace", target.get("xmlNamespace"))
                if xml and protocol == "rest-xml":
                    traits["xmlNamespace"] = namespace(xml)
                if traits.get("locationName") == key and "location" not in traits:
                    del traits["locationName"]
                members[key] = [number(member["shape"]), traits] if traits else number(member["shape"])
            entry["members"] = members
        elif shape["type"] == "list":
            entry["item"] = number(shape["member"]["shape"])
            if "locationName" in shape["member"] and protocol not in ("json", "rest-json"):
                entry["itemName"] = shape["member"]["locationName"]
        elif shape["type"] == "map":
            entry["value"] = number(shape["value"]["shape"])
            for part in ("key", "value"):
                if "locationName" in shape[part]:
                    entry[part + "Name"] = shape[part]["locationName"]
        for trait in SHAPE_TRAITS:
            if shape.get(trait) is not None and shape.get(trait) is not False and shape.get(trait) != []:
                entry[trait] = shape[trait]
        entry.update(OLDER_BOUNDS.get((service, name), {}))
        table.append(entry)
    return operations, table


def errors_of(model):
    """The errors of a service by the code that stands in the answer; an empty text where the shape has that very name."""
    errors = {}
    for name, shape in sorted(model["shapes"].items()):
        if shape.get("exception") or "error" in shape:
            code = shape.get("error", {}).get("code", name)
            errors[code] = "" if code == name else name
    return errors


def endpoints_of(ruleset, prefix, partitions):
    """Addresses by region, by partition, and the one that all others have ("")."""
    rules = EndpointProvider(ruleset, partitions)
    default = "https://%s.{region}.{suffix}" % prefix
    found = {"": [default]}
    for partition in partitions["partitions"]:
        suffix, regions = partition["outputs"]["dnsSuffix"], {}
        for region in partition["regions"]:
            if region.endswith("-global"):
                continue
            try:
                endpoint = rules.resolve_endpoint(Region=region, UseFIPS=False, UseDualStack=False)
            except Exception:
                continue  # needs more than a region: the default holds
            scheme = (endpoint.properties.get("authSchemes") or [{}])[0]
            url = endpoint.url.replace("." + region + ".", ".{region}.").replace(suffix, "{suffix}")
            signing = scheme.get("signingRegion")
            name = scheme.get("signingName")
            regions[region] = tuple([url, "" if signing == region or not signing else signing, name or ""])
        if not regions:
            continue
        usual = collections.Counter(regions.values()).most_common(1)[0][0]
        for region, entry in [(partition["id"], usual)] + [(r, e) for r, e in regions.items() if e != usual]:
            value = list(entry)
            while len(value) > 1 and not value[-1]:
                value.pop()
            if value != [default]:
                found[region] = value
            elif region != partition["id"]:
                found[region] = value
    return found


def without_usual_name(endpoints, signing):
    """Leaves the signing name away where it is the service's own, and entries that then say what the default says."""
    for value in endpoints.values():
        if len(value) > 2 and value[2] == signing:
            value.pop()
            if not value[1]:
                value.pop()
    special = {key for key, value in endpoints.items() if value != endpoints[""]}
    return {key: value for key, value in endpoints.items() if not key or key in special or special.intersection(PARTITIONS)}


def entry_of(name, folder, version, partitions):
    model = read(folder, version, "service-2.json")
    metadata = model["metadata"]
    protocols = metadata.get("protocols", [metadata["protocol"]])
    protocol = next(candidate for candidate in PROTOCOLS if candidate in protocols)
    service = {"id": metadata["serviceId"], "protocol": protocol, "apiVersion": metadata["apiVersion"]}
    for trait in ("jsonVersion", "targetPrefix", "signingName", "serviceAbbreviation"):
        if trait in metadata:
            service[trait] = metadata[trait]
    service.setdefault("signingName", metadata["endpointPrefix"])
    if metadata["serviceFullName"] != metadata["serviceId"]:
        service["fullName"] = metadata["serviceFullName"]
    if metadata["signatureVersion"] == "bearer":
        service["unsigned"] = True
    if os.path.exists(os.path.join(MODELS, folder, version, "endpoint-rule-set-1.json.gz")):
        rules = read(folder, version, "endpoint-rule-set-1.json")
        service["endpoints"] = without_usual_name(endpoints_of(rules, metadata["endpointPrefix"], partitions), service["signingName"])
    else:
        service["endpoints"] = {"": ["https://%s.{region}.{suffix}" % metadata["endpointPrefix"]]}
    if errors := errors_of(model):
        service["errors"] = errors
    service["operations"], service["shapes"] = shapes_of(name, model, protocol)
    return service


with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
    partitions, written = read("partitions.json"), set()
    for folder in sorted(os.listdir(MODELS)):
        place = os.path.join(MODELS, folder)
        versions = sorted(v for v in os.listdir(place) if os.path.exists(os.path.join(place, v, "service-2.json.gz"))) if os.path.isdir(place) else []
        if not versions:
            continue
        service_id = read(folder, versions[-1], "service-2.json")["metadata"]["serviceId"]
        name = re.sub("[^a-z0-9]", "", service_id.lower())
        if name in written:
            continue  # botocore has one service below two names
        written.add(name)
        entry = zipfile.ZipInfo(name + ".json", (2025, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        target.writestr(entry, json.dumps(entry_of(name, folder, versions[-1], partitions), separators=(",", ":")))
print(botocore.__version__, os.path.getsize(TARGET), "bytes")
