"""Experiments in real PyTorch, to compare the app's runs with: reads one JSON object a line, answers each with one line.

  {"patch": {…}, "timeline": [{"step": 3, "patch": {…}}], "noise": null, "noise_size": 1.2e-07}
  {"parameters": ["linear1.weight", …], "steps": [{"loss": …, "grad_norm": [one a parameter], …}, …], "first_nonfinite": {…}}

A field that the experiment leaves out keeps PyTorch's own default. `noise` seeds a disturbance of the parameters, the
batches and what the Linear modules give, by relative ±noise_size or 0 at every step, as another kernel for the matrix
products would: what differs between such runs is what PyTorch itself leaves open.
A non-finite number is the string "NaN", "Infinity" or "-Infinity".
"""
import json
import math
import sys

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils import clip_grad_norm_, clip_grad_value_

ACTIVATIONS = {
    "linear": nn.Identity, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU, "leaky_relu": nn.LeakyReLU,
    "gelu": nn.GELU, "selu": nn.SELU, "elu": nn.ELU, "silu": nn.SiLU, "softplus": nn.Softplus,
}
NORMS = {"none": None, "batch_norm": nn.BatchNorm1d, "layer_norm": nn.LayerNorm}
OPTIMIZERS = {
    "sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop, "adagrad": torch.optim.Adagrad,
}
CLIP_ARGUMENTS = {"none": [], "norm": ["max_norm", "norm_type"], "value": ["clip_value"], "per_layer": ["max_norm"]}


class Network(nn.Module):
    def __init__(self, model):
        super().__init__()
        depth, hidden, bias = model.get("depth", 1), model.get("hidden_features", 50), model.get("bias", True)
        widths = [model.get("in_features", 10)] + [hidden] * depth
        norm = NORMS[model.get("norm", "none")]
        self.hidden = depth
        self.residual_scale = model.get("residual_scale", 1.0) if model.get("residual", False) else None
        slope = [model["negative_slope"]] if model.get("activation") == "leaky_relu" and "negative_slope" in model else []
        self.activation = ACTIVATIONS[model.get("activation", "relu")](*slope)
        for layer in range(1, depth + 1):
            setattr(self, f"linear{layer}", nn.Linear(widths[layer - 1], hidden, bias=bias))
            if norm is not None:
                setattr(self, f"norm{layer}", norm(hidden))
        setattr(self, f"linear{depth + 1}", nn.Linear(widths[depth], model.get("out_features", 1), bias=bias))

    def linear(self, layer):
        return getattr(self, f"linear{layer}")

    def forward(self, x, noise):
        """The prediction, and the outputs h1 … hL of the hidden layers."""
        outputs = []
        for layer in range(1, self.hidden + 1):
            y = noise.disturb(self.linear(layer)(x))
            y = self.activation(getattr(self, f"norm{layer}", nn.Identity())(y))
            x = x + self.residual_scale * y if self.residual_scale is not None and layer > 1 else y
            outputs.append(x)
        return noise.disturb(self.linear(self.hidden + 1)(x)), outputs


def initialize(network, init):
    scheme, zeros = init.get("scheme", "default"), init.get("bias") == "zeros"
    for layer in range(1, network.hidden + 2):
        linear = network.linear(layer)
        draw_weight(linear.weight, scheme, init)
        if linear.bias is not None and (zeros or (init.get("bias") is None and scheme != "default")):
            nn.init.zeros_(linear.bias)
    if init.get("output_sigma_w") is not None:
        weight = network.linear(network.hidden + 1).weight
        nn.init.normal_(weight, std=init["output_sigma_w"] / math.sqrt(weight.shape[1]))


def draw_weight(weight, scheme, init):
    def given(*names):
        return {name: init[name] for name in names if name in init}

    if scheme in ("xavier_uniform", "xavier_normal", "orthogonal"):
        getattr(nn.init, scheme + "_")(weight, **given("gain"))
    elif scheme in ("kaiming_uniform", "kaiming_normal"):
        getattr(nn.init, scheme + "_")(weight, **{"nonlinearity": "relu", **given("a", "mode", "nonlinearity")})
    elif scheme == "normal":
        nn.init.normal_(weight, std=init["std"])
    elif scheme == "scaled_normal":
        nn.init.normal_(weight, std=init["sigma_w"] / math.sqrt(weight.shape[1]))
    elif scheme == "uniform":
        nn.init.uniform_(weight, -init["bound"], init["bound"])
    elif scheme == "identity":
        with torch.no_grad():
            nn.init.eye_(weight).mul_(init.get("gain", 1.0))
    elif scheme == "zeros":
        nn.init.zeros_(weight)
    elif scheme == "constant":
        nn.init.constant_(weight, init["value"])
    elif scheme != "default":
        raise ValueError(f"unknown scheme {scheme}")


class Data:
    def __init__(self, data, model):
        self.data, self.sizes = data, (model.get("in_features", 10), model.get("out_features", 1))
        self.teacher = torch.randn(*self.sizes) if data.get("source") == "teacher" else None
        self.fixed = self.draw() if data.get("mode") == "fixed" else None

    def draw(self):
        source, batch_size = self.data.get("source", "randn"), self.data.get("batch_size", 64)
        inputs, outputs = self.sizes
        if source == "sine":
            x = torch.rand(batch_size, 1) * 2 - 1
            return x, torch.sin(math.pi * x)
        x = torch.randn(batch_size, inputs)
        if source == "teacher":
            return x, torch.tanh(x @ self.teacher / math.sqrt(inputs))
        if source == "randn":
            return x, torch.randn(batch_size, outputs)
        raise ValueError(f"unknown source {source}")

    def batch(self, step):
        x, y = self.fixed if self.fixed is not None else self.draw()
        every = self.data.get("outlier_every", 0)
        return (x, y * self.data.get("outlier_scale", 1.0)) if every and (step + 1) % every == 0 else (x, y)


def clip_gradients(network, clip):
    """Clips in place; what clip_grad_norm_ multiplied by, or 1."""
    mode, max_norm = clip.get("mode", "none"), clip.get("max_norm", 1.0)
    if mode == "norm":
        norm = clip_grad_norm_(network.parameters(), max_norm, norm_type=float(clip.get("norm_type", 2)))
        return torch.clamp(max_norm / (norm + 1e-6), max=1.0).item()
    if mode == "value":
        clip_grad_value_(network.parameters(), clip.get("clip_value", 1.0))
    if mode == "per_layer":
        for module in network.children():
            if list(module.parameters()):
                clip_grad_norm_(module.parameters(), max_norm)
    return 1.0


def norms(tensors):
    return [torch.norm(tensor, 2.0).item() for tensor in tensors]


def total_norm(tensors):
    return torch.norm(torch.stack([torch.norm(tensor, 2.0) for tensor in tensors]), 2.0)


def total_norm_f64(tensors):
    return math.sqrt(sum(float(tensor.double().pow(2).sum()) for tensor in tensors))


class Noise:
    def __init__(self, seed, size):
        self.size, self.generator = size, None if seed is None else torch.Generator().manual_seed(seed)

    def disturb(self, tensor):
        if self.generator is None:
            return tensor
        return tensor * (1 + self.size * torch.randint(-1, 2, tensor.shape, generator=self.generator))


def train(patch, timeline, noise):
    torch.manual_seed(patch.get("seed", 0))
    network = Network(patch.get("model", {}))
    initialize(network, patch.get("init", {}))
    data = Data(patch.get("data", {}), patch.get("model", {}))
    arguments = dict(patch.get("optimizer", {}))
    lr, warmup_steps = arguments.get("lr", 1e-3), arguments.pop("warmup_steps", 0)
    optimizer = OPTIMIZERS[arguments.pop("name", "adam")](network.parameters(), **{"lr": lr, **arguments})
    clip = patch.get("clip", {})
    names = [name for name, _ in network.named_parameters()]
    parameters = list(network.parameters())
    steps, first = [], {}

    def look(kind, step, named):
        for name, tensor in named:
            if kind not in first and not torch.isfinite(tensor).all():
                first[kind] = {"step": step, "tensor": name}

    def move(values):
        with torch.no_grad():
            for parameter, value in zip(parameters, values):
                parameter.copy_(value)

    move([noise.disturb(parameter.detach()) for parameter in parameters])
    for step in range(patch["steps"]):
        for change in timeline:
            if change["step"] == step:
                settings = dict(change["patch"].get("optimizer", {}))
                lr = settings.pop("lr", lr)
                optimizer.param_groups[0].update(settings)
                change = change["patch"].get("clip", {})
                mode = change.get("mode", clip.get("mode", "none"))
                clip = {name: value for name, value in clip.items() if name in CLIP_ARGUMENTS[mode]}
                clip = {**clip, "mode": mode, **change}
        optimizer.param_groups[0]["lr"] = lr * min(1.0, (step + 1) / warmup_steps) if warmup_steps else lr
        x, y = data.batch(step)
        optimizer.zero_grad()
        prediction, outputs = network(noise.disturb(x), noise)
        loss = F.mse_loss(prediction, noise.disturb(y))
        loss.backward()
        gradients = [parameter.grad for parameter in parameters]
        look("activation", step, [(f"h{k + 1}", h) for k, h in enumerate(outputs)])
        look("loss", step, [("loss", loss)])
        look("grad", step, list(zip(names, gradients))[::-1])
        look("total_norm", step, [("total_norm", total_norm(gradients))])
        figures = {
            "loss": loss.item(),
            "total_norm": total_norm(gradients).item(),
            "total_norm_f64": total_norm_f64(gradients),
            "grad_norm": norms(gradients),
            "weight_norm": norms([parameter.detach() for parameter in parameters]),
        }
        figures["clip_coef"] = clip_gradients(network, clip)
        figures["clipped_norm"] = total_norm(gradients).item()
        before = [parameter.detach().clone() for parameter in parameters]
        optimizer.step()
        look("param", step, list(zip(names, parameters)))
        figures["update_norm"] = norms([parameter.detach() - old for parameter, old in zip(parameters, before)])
        steps.append(figures)
        move([noise.disturb(parameter.detach()) for parameter in parameters])
    return {"parameters": names, "steps": steps, "first_nonfinite": first}


def printable(value):
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {key: printable(entry) for key, entry in value.items()}
    return [printable(entry) for entry in value] if isinstance(value, list) else value


def number(digits):
    """JSON has no other way to write 1e25 than as an integer, which PyTorch takes up to 2^63 only."""
    return int(digits) if abs(int(digits)) <= 2**53 else float(digits)


torch.set_num_threads(1)
for line in sys.stdin:
    request = json.loads(line, parse_int=number)
    try:
        answer = train(request["patch"], request["timeline"], Noise(request["noise"], request["noise_size"]))
    except Exception as error:
        answer = {"refused": f"{type(error).__name__}: {error}"}
    print(json.dumps(printable(answer)), flush=True)
