"""Runs exported scripts: reads one JSON object a line, answers each with one line.

  {"source": "import torch …", "arguments": ["--json"], "noise": null, "noise_size": 1.2e-07}
  {"printed": "…"}, or {"refused": "…"}

`noise` seeds a disturbance of the parameters at every step, of the targets and of what the modules and the sigmoid give,
by relative ±noise_size or 0, as other kernels would: what differs between such runs is what PyTorch itself leaves open.
"""
import contextlib
import io
import json
import sys

import torch
from torch import nn

noise = None


class Noise:
    def __init__(self, seed, size):
        self.size, self.generator = size, torch.Generator().manual_seed(seed)

    def disturb(self, tensor):
        return tensor * (1 + self.size * torch.randint(-1, 2, tensor.shape, generator=self.generator))


def disturbed(value):
    if noise is None:
        return value
    return tuple(map(noise.disturb, value)) if isinstance(value, tuple) else noise.disturb(value)


def disturb_result(owner, name):
    function = getattr(owner, name)
    setattr(owner, name, lambda *args, **kwargs: disturbed(function(*args, **kwargs)))


def disturb_target(loss):
    forward = loss.forward
    loss.forward = lambda self, prediction, target: forward(self, prediction, disturbed(target))


def disturb_parameters(optimizer):
    zero_grad = optimizer.zero_grad

    def zero_grad_and_disturb(self, *args, **kwargs):
        zero_grad(self, *args, **kwargs)
        for group in self.param_groups:
            for parameter in group["params"]:
                parameter.data.copy_(disturbed(parameter.data))

    optimizer.zero_grad = zero_grad_and_disturb


def disturb_gelu():
    """What is left of 1 + erf(x) far below 0 is the last bit of erf."""
    forward = nn.GELU.forward

    def forward_by_erf(self, x):
        return forward(self, x) if noise is None else x * 0.5 * (1 + disturbed(torch.erf(x * 0.5**0.5)))

    nn.GELU.forward = forward_by_erf


disturb_gelu()
disturb_result(nn.functional, "linear")
disturb_result(torch, "sigmoid")
for cell in (nn.RNNCell, nn.GRUCell, nn.LSTMCell):
    disturb_result(cell, "forward")
for loss in (nn.MSELoss, nn.CrossEntropyLoss):
    disturb_target(loss)
disturb_parameters(torch.optim.Optimizer)


def printed_by(source):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "exported.py", "exec"), {"__name__": "__main__"})
    return out.getvalue()


torch.set_num_threads(1)
for line in sys.stdin:
    request = json.loads(line)
    sys.argv = ["exported.py", *request["arguments"]]
    noise = None if request["noise"] is None else Noise(request["noise"], request["noise_size"])
    try:
        answer = {"printed": printed_by(request["source"])}
    except Exception as error:
        answer = {"refused": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
