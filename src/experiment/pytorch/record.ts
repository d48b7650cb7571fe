import type { ClipCode } from "./clip.ts";
import type { NetworkCode } from "./network.ts";
import { indented } from "./python.ts";

/** What a script needs for --json: the lines of the headless `run`, "start", "step" and "end". */

const KINDS = '["activation", "loss", "grad", "total_norm", "param"]';
const IF_ASKED = 'if "--json" in sys.argv:';

/** `lane`: whether a variable of that name says which one it is. */
const laneField = (lane: boolean) => (lane ? '"lane": lane, ' : "");

/** Before the training loop. */
export function recordStart({ names, watch }: NetworkCode, lane: boolean): readonly string[] {
  return [
    "# Only for --json, which prints every figure; so is what is marked json in the loop.",
    ...names,
    `first, hidden = dict.fromkeys(${KINDS}), {}`,
    ...watch,
    IF_ASKED,
    `    print(json.dumps({"type": "start", ${laneField(lane)}"parameters": names}))`,
  ];
}

/** Behind backward: what clipping and the update overwrite. */
export function recordBefore({ parameters }: NetworkCode): string {
  return `old, raw = zip(*[(p.data.clone(), p.grad.clone()) for p in ${parameters}])  # json`;
}

/** At the end of a step, in pieces. */
export function recordStep(network: NetworkCode, clip: ClipCode, lane: boolean): readonly (readonly string[])[] {
  const { parameters, hiddenGradNorm } = network;
  return [
    [`grads, params = dict(zip(names[::-1], raw[::-1])), dict(zip(names, ${parameters}))`],
    [
      'seen = hidden, {"loss": loss}, grads, {"total_norm": total_norm}, params',
      "for kind, named in zip(first, seen):",
      '    bad = [{"step": step, "tensor": n} for n, t in named.items() if not t.isfinite().all()]',
      "    first[kind] = first[kind] or next(iter(bad), None)",
      'line = {"type": "step", "step": step, "loss": loss.item(), "total_norm": total_norm.item()}',
      ...(lane ? ['line["lane"] = lane'] : []),
      'line["total_norm_f64"] = torch.cat([g.flatten() for g in raw]).double().norm().item()',
    ],
    clip.coefficient('line["clip_coef"]'),
    [
      'line["clipped_norm"] = torch.stack([p.grad.norm() for p in params.values()]).norm().item()',
      'line["grad_norm"] = {n: g.norm().item() for n, g in zip(names, raw)}',
      'line["update_norm"] = {n: (params[n] - w).norm().item() for n, w in zip(names, old)}',
      'line["weight_norm"] = {n: w.norm().item() for n, w in zip(names, old)}',
    ],
    hiddenGradNorm,
    ["print(json.dumps(json.loads(json.dumps(line), parse_constant=str)))"],
  ];
}

/** Behind the training loop. */
export function recordEnd(lane: boolean): readonly string[] {
  const fields = `{"type": "end", ${laneField(lane)}"steps": step + 1, "first_nonfinite": first}`;
  return [
    IF_ASKED,
    ...indented(lane ? [`end = ${fields}`, "print(json.dumps(end))"] : [`print(json.dumps(${fields}))`]),
  ];
}
