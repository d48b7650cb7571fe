import type { ClipOptions } from "../clipping/clip.ts";
import type { GradientNorms } from "../clipping/gradientNorms.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { ModelSpec, NetworkPlan } from "../network.ts";
import type { NonfiniteSearch } from "../nonfiniteSearch.ts";
import type { OptimizerOptions } from "../optimizers/optimizer.ts";
import { optimizerOf } from "../optimizers/stateKind.ts";
import type { FirstNonfinite } from "../quantities.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { infiniteGradients, noteClip, noteNormSquare, noteUpdate, secondMoments } from "./behindBackward.ts";
import { Ledger } from "./ledger.ts";
import { traceOneNeuron } from "./oneNeuron.ts";
import type { Operand, Origins } from "./origin.ts";
import { Places } from "./places.ts";
import { replay } from "./replay.ts";

/**
 * Below it no square, and no sum of a million of them, leaves float32: while gradients and decayed weights stay below it
 * in norm, second moments need not be looked at.
 */
const SAFE_TO_SQUARE = 1e15;

const none: ReadonlyMap<string, Operand> = new Map();

export interface ProvenanceSetting {
  readonly model: ModelSpec;
  /** Every tensor of the run, in the order of the offsets. */
  readonly tensors: readonly Tensor[];
  readonly network: NetworkPlan;
  readonly kernels: Kernels;
  readonly norms: GradientNorms;
  readonly search: NonfiniteSearch;
}

/**
 * Finds the operation that made the first Inf, and the one that made the first NaN, of a run. A healthy step pays a few
 * comparisons of numbers that are there anyway: only a step in which the search has found something new is replayed
 * (replay.ts), before anything of it is overwritten. What becomes Inf and finite again within one step, where nothing
 * of the search's kinds sees it (under a ReLU that is off), has no origin.
 */
export class Provenance {
  readonly #setting: ProvenanceSetting;
  readonly #ledger = new Ledger();
  readonly #named: ReadonlyMap<string, Tensor>;
  #seen: FirstNonfinite;
  #parameterWasNaN = false;
  #total_norm = 0;
  /** The infinite gradients of this step, before clipping. */
  #unclipped = none;

  constructor(setting: ProvenanceSetting) {
    this.#setting = setting;
    this.#named = new Map(setting.tensors.map((tensor) => [tensor.name, tensor]));
    this.#seen = setting.search.found;
  }

  get origins(): Origins {
    return this.#ledger.origins;
  }

  /** Behind the search of the same step; `total_norm`: the float32 one, before clipping, with `clip` to come. */
  afterBackward(step: number, loss: number, total_norm: number, clip: ClipOptions): void {
    this.#total_norm = total_norm;
    this.#unclipped = none;
    if (this.#ledger.complete) return;
    const { search, network, norms } = this.#setting;
    const { found } = search;
    if (found === this.#seen && Number.isFinite(loss) && Number.isFinite(total_norm)) return;
    if (this.#isNews(found, loss, total_norm)) this.#retrace(step, loss);
    this.#seen = found;
    if (Number.isFinite(total_norm)) return;
    if (this.origins.inf === null) noteNormSquare(step, network, norms, clip, this.#ledger);
    if (this.origins.nan === null && found.grad !== null) this.#unclipped = infiniteGradients(network);
  }

  afterClip(step: number): void {
    if (this.#unclipped !== none) noteClip(step, this.#setting.network, this.#unclipped, this.#ledger);
  }

  /** Behind the search of the same step. */
  afterUpdate(step: number, options: OptimizerOptions): void {
    if (this.#ledger.complete) return;
    const { search, network } = this.#setting;
    const news = search.found !== this.#seen || search.parameterIsNaN !== this.#parameterWasNaN;
    this.#seen = search.found;
    this.#parameterWasNaN = search.parameterIsNaN;
    if (news || this.#squareMayOverflow(options)) {
      noteUpdate(step, network, (name) => this.#named.get(name), options, this.#ledger);
    }
  }

  /** Goes on from what an earlier run of the same experiment had found, behind the search. */
  restore(origins: Origins): void {
    this.#ledger.restore(origins);
    this.#seen = this.#setting.search.found;
    this.#parameterWasNaN = this.#setting.search.parameterIsNaN;
  }

  /** Whether the forward or the backward pass made something that has no origin yet. */
  #isNews(found: FirstNonfinite, loss: number, total_norm: number): boolean {
    if (this.origins.nan === null && (Number.isNaN(loss) || Number.isNaN(total_norm))) return true;
    const { activation, loss: ofLoss, grad } = this.#seen;
    return found.activation !== activation || found.loss !== ofLoss || found.grad !== grad;
  }

  #retrace(step: number, loss: number): void {
    const { model, network, kernels, tensors } = this.#setting;
    if (model.kind === "one_neuron_rnn") traceOneNeuron(step, loss, network, this.#ledger);
    else replay(step, network, kernels, new Places(tensors, model), this.#ledger);
  }

  /** Whether a second moment may have become Inf in this step though nothing else has: |g + λθ| may be large. */
  #squareMayOverflow(options: OptimizerOptions): boolean {
    if (this.origins.inf !== null) return false;
    const decay = options.name === "adamw" ? 0 : options.weight_decay;
    const reach = decay === 0 ? this.#total_norm : this.#total_norm + decay * this.#setting.search.largestParameter;
    if (reach < SAFE_TO_SQUARE) return false;
    return optimizerOf(options)
      .stateNames(options)
      .some((name) => secondMoments.has(name));
  }
}
