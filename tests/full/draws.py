"""PyTorch's draws: reads one sequence a line, answers with the float32 bits of each draw in hexadecimal.

  {"seed": 7, "draws": [["randn", 5], ["normal_", 40, 1.5, 0.2], ["rand", 3], ["uniform_", 9, -1, 2], ["randint", 4, 0, 9], ["randperm", 6]]}

The first line says how torch was built for this processor: {"capability": "AVX2", "torch": "1.13.0"}.
"""
import json
import re
import struct
import sys

import torch

DRAWS = {
    "randn": torch.randn,
    "rand": torch.rand,
    "normal_": lambda n, mean, std: torch.empty(n).normal_(mean, std),
    "uniform_": lambda n, low, high: torch.empty(n).uniform_(low, high),
    "randint": lambda n, low, high: torch.randint(low, high, (n,)),
    "randperm": torch.randperm,
}

torch.set_num_threads(1)
capability = re.search(r"CPU capability usage: (.*)", torch.__config__.show())
print(json.dumps({"capability": capability.group(1).strip() if capability else "unknown", "torch": torch.__version__}))
for line in sys.stdin:
    request = json.loads(line)
    torch.manual_seed(request["seed"])
    drawn = [DRAWS[name](*arguments).float().tolist() for name, *arguments in request["draws"]]
    print(json.dumps([struct.pack(f"<{len(values)}f", *values).hex() for values in drawn]), flush=True)
