#!/usr/bin/env python3
"""Writes service-models.zip: what the operations of AWS services answer, one file for each service.

Reads the service models of an installed botocore (Apache-2.0). Each file holds
  {"operations": {"PutEvents": 0}, "shapes": [{"type": "structure", "members": {"Entries": 1}, "required": []}, ...]}
where a number is an index into "shapes". The same botocore gives the same bytes.
"""
import gzip, json, os, re, zipfile
import botocore

MODELS = os.path.join(os.path.dirname(botocore.__file__), "data")
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "service-models.zip")

# Bounds that were raised after TestState came out: it still compares with the older ones.
OLDER_BOUNDS = {("lambda", "MemorySize"): {"max": 10240}}


def answers(service, model):
    shapes, numbers, order, table = model["shapes"], {}, [], []

    def number(name):
        if name not in numbers:
            numbers[name] = len(order)
            order.append(name)
        return numbers[name]

    operations = {name: number(operation["output"]["shape"])
                  for name, operation in sorted(model["operations"].items()) if "output" in operation}
    for name in order:  # grows while it is read
        shape = shapes[name]
        entry = {"type": shape["type"]}
        if shape["type"] == "structure":
            members = {key: number(member["shape"]) for key, member in shape.get("members", {}).items()}
            entry["members"] = members
            if shape.get("required"):
                entry["required"] = shape["required"]
        elif shape["type"] == "list":
            entry["item"] = number(shape["member"]["shape"])
        elif shape["type"] == "map":
            entry["value"] = number(shape["value"]["shape"])
        for rule in ("min", "max", "enum"):
            if rule in shape:
                entry[rule] = shape[rule]
        entry.update(OLDER_BOUNDS.get((service, name), {}))
        table.append(entry)
    return {"operations": operations, "shapes": table}


with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
    for service in sorted(os.listdir(MODELS)):
        folder = os.path.join(MODELS, service)
        versions = sorted(v for v in os.listdir(folder) if os.path.exists(os.path.join(folder, v, "service-2.json.gz"))) if os.path.isdir(folder) else []
        if not versions:
            continue
        with gzip.open(os.path.join(folder, versions[-1], "service-2.json.gz")) as file:
            model = json.load(file)
        name = re.sub("[^a-z0-9]", "", model["metadata"]["serviceId"].lower())
        entry = zipfile.ZipInfo(name + ".json", (2025, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        target.writestr(entry, json.dumps(answers(name, model), separators=(",", ":")))
print(botocore.__version__, os.path.getsize(TARGET), "bytes")
