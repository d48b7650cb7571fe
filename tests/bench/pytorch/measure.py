"""Times the training loop of an exported script on one thread: reads one JSON object, prints one.

  {"before": ["…"], "body": ["…"], "warm_up": 0.4, "measured": 1.5}    lines of Python; seconds
  {"rate": 123.4, "healthy": true, "torch": "1.13.0", "python": "3.11.2", "blas": "OpenBLAS"}
"""
import json
import platform
import sys
import time

import torch

torch.set_num_threads(1)
request = json.load(sys.stdin)
rate = None


def stretch():
    """The numbers of steps: as many as warming up and measuring take."""
    global rate
    step, began, first = 0, time.perf_counter(), None
    while True:
        yield step
        step += 1
        now = time.perf_counter()
        if first is None:
            if now - began >= request["warm_up"] and step >= 3:
                first = step, now
        elif now - first[1] >= request["measured"]:
            rate = (step - first[0]) / (now - first[1])
            return


def blas():
    """Which library the matrix products come from."""
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read()
    except OSError:
        return "the BLAS that it brings along"
    if "openblas" in loaded:
        return "OpenBLAS"
    return "the reference BLAS" if "/libblas.so" in loaded else "the BLAS that it brings along"


lines = [*request["before"], "for step in stretch():", *(f"    {line}" for line in request["body"])]
names = {"torch": torch, "nn": torch.nn, "stretch": stretch}
exec(compile("import math\n" + "\n".join(lines), "exported.py", "exec"), names)
healthy = bool(torch.isfinite(names["loss"]))
versions = {"torch": torch.__version__, "python": platform.python_version(), "blas": blas()}
print(json.dumps({"rate": rate, "healthy": healthy, **versions}))
