#!/usr/bin/env python3
"""Writes service-requests.zip: what the operations of AWS services take, one file for each service.

Reads the service models of an installed botocore (Apache-2.0). Each file holds, for each operation, the names of its members in the
order of the model, those that must be there first:
  {"PutEvents": {"required": ["Entries"], "members": ["EndpointId"]}, ...}
The same botocore gives the same bytes.
"""
import gzip, json, os, re, zipfile
import botocore

MODELS = os.path.join(os.path.dirname(botocore.__file__), "data")
TARGET = os.path.join(os.path.dirname(os.path.abspath(__file__)), "service-requests.zip")


def requests(model):
    result = {}
    for name, operation in sorted(model["operations"].items()):
        shape = model["shapes"][operation["input"]["shape"]] if "input" in operation else {}
        required = shape.get("required", [])
        result[name] = {"required": required, "members": [key for key in shape.get("members", {}) if key not in required]}
    return result


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
        target.writestr(entry, json.dumps(requests(model), separators=(",", ":")))
print(botocore.__version__, os.path.getsize(TARGET), "bytes")
