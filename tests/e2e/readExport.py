"""Reads one exported file with Python's own tools and prints as JSON what it found: readExport.py KIND PATH."""

import json
import struct
import sys
import zlib
from math import isnan
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def svg(path):
    root = ElementTree.parse(path).getroot()
    origin = json.loads(root.find(f"{SVG}metadata").text)
    marks = [node for node in root.iter() if node.tag.removeprefix(SVG) in ("path", "rect", "line", "circle", "image", "text")]
    return {
        "width": int(root.get("width")),
        "height": int(root.get("height")),
        "title": root.find(f"{SVG}title").text,
        "link": origin["link"],
        "marks": len(marks),
    }


def chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert zlib.crc32(kind + body) == check, kind
        yield kind, body
        at += 12 + length


def png(path):
    found = list(chunks(open(path, "rb").read()))
    assert found[0][0] == b"IHDR" and found[-1][0] == b"IEND"
    width, height, depth, colour = struct.unpack(">IIBB", found[0][1][:10])
    assert depth == 8
    pixel = {2: 3, 6: 4}[colour]
    data = zlib.decompress(b"".join(body for kind, body in found if kind == b"IDAT"))
    stride = width * pixel
    assert len(data) == height * (stride + 1)
    # A picture without marks has the same rows from top to bottom.
    rows = {data[y * (stride + 1) : (y + 1) * (stride + 1)] for y in range(height)}
    texts = [body.split(b"\0", 1) for kind, body in found if kind == b"iTXt"]
    return {
        "width": width,
        "height": height,
        "rows": len(rows),
        "texts": {keyword.decode("latin-1"): text[4:].decode("utf-8") for keyword, text in texts},
    }


def summary(lanes, losses, seed):
    first_nan = next(step for step, loss in enumerate(losses) if isnan(loss))
    return {"lanes": lanes, "steps": len(losses), "first_nan": first_nan, "seed": seed}


def csv(path):
    import csv as reader

    import pandas

    lines = open(path, encoding="utf-8", newline="").read().splitlines()
    seed = next(line for line in lines if line.startswith("# seed: ")).removeprefix("# seed: ")
    rows = list(reader.DictReader(line for line in lines if not line.startswith("#")))
    lanes = sorted({row["lane"] for row in rows})
    losses = [float(row["loss"]) for row in rows if row["lane"] == "A"]
    frame = pandas.read_csv(path, comment="#")
    assert str(frame["loss"].dtype) == "float64" and len(frame) == len(rows)
    assert {str(kind) for kind in frame.drop(columns="lane").dtypes} <= {"float64", "int64"}
    return summary(lanes, losses, seed)


def json_(path):
    import pandas

    run = json.load(open(path, encoding="utf-8"))
    lane = run["lanes"][0]
    frame = pandas.DataFrame(lane["columns"]).astype(float)
    assert len(frame) == len(lane["step"])
    return summary([lane["lane"] for lane in run["lanes"]], list(frame["loss"]), run["seed"])


def ipynb(path):
    import nbformat

    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return {"nbformat": notebook.nbformat, "nbformat_minor": notebook.nbformat_minor}


kinds = {"svg": svg, "png": png, "csv": csv, "json": json_, "ipynb": ipynb}
print(json.dumps(kinds[sys.argv[1]](sys.argv[2])))
