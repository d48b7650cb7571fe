/**
 * Everything that a training step computes, over one linear memory of float32.
 *
 * Tensors are named by their first element, counted in float32 elements from the start of the memory; no objects and
 * no allocation. Matrices are row-major, a batch of vectors is (batch, features). An output may be the same range as
 * an input where that is said; otherwise ranges must not overlap.
 *
 * The arithmetic is a contract (the same bits from every implementation, NaN where NaN is):
 * - one rounding to float32 after each product and each sum, never a fused multiply-add (but see sumOfSquares and the
 *   normalizations, where PyTorch fuses: there a product and the sum that takes it are computed in float64, where the
 *   product is exact, and rounded once);
 * - a matrix product has one accumulator per output, which starts at +0 and takes the products in the order of k;
 * - a sum over the batch runs in the order of the batch;
 * - any other sum runs in LANES lanes: element i belongs to lane i mod 8 as long as i < 8·⌊n/8⌋, lane 0 then takes
 *   lanes 1..7 in turn and after them the remaining elements in turn (as PyTorch's vectorized norm does with AVX2).
 */
export interface Kernels {
  readonly memory: ArrayBuffer;

  /**
   * y = x Wᵀ + b. y (batch, fan_out), x (batch, fan_in), W (fan_out, fan_in), b (fan_out) or NO_TENSOR. The bias is added
   * last. W_t (fan_in, fan_out) is W as `transpose` has turned it round: an implementation reads the one or the other.
   */
  linearForward(
    y: number,
    x: number,
    W: number,
    W_t: number,
    b: number,
    batch: number,
    fan_in: number,
    fan_out: number,
  ): void;
  /** dx = dy W, the sum over fan_out. */
  linearBackwardInput(dx: number, dy: number, W: number, batch: number, fan_in: number, fan_out: number): void;
  /** dW = dyᵀ x and db = Σ dy (or NO_TENSOR), sums over the batch in order. */
  linearBackwardWeight(
    dW: number,
    db: number,
    dy: number,
    x: number,
    batch: number,
    fan_in: number,
    fan_out: number,
  ): void;

  /** x_t (columns, rows) = xᵀ, x (rows, columns). */
  transpose(x_t: number, x: number, rows: number, columns: number): void;

  /** y = φ(x), elementwise. */
  activationForward(activation: ScalarActivation, y: number, x: number, length: number, negative_slope: number): void;
  /** dx = dy φ′(x), elementwise, with x and y = φ(x) of the forward pass. dx may be dy. */
  activationBackward(
    activation: ScalarActivation,
    dx: number,
    dy: number,
    x: number,
    y: number,
    length: number,
    negative_slope: number,
  ): void;

  /**
   * BatchNorm1d in training mode: y = (x − mean)/√(var + eps)·weight + bias with the biased variance over the batch.
   * mean and rstd (features) keep the moments for the backward pass. Sums over the batch in order, in float32; fused
   * are deviation² and (x − mean)·δ into their sums, bias − mean·α, x·α + β, and (δ − mean δ) − (x − mean)·k (see the
   * reference).
   */
  batchNormForward(
    y: number,
    mean: number,
    rstd: number,
    x: number,
    weight: number,
    bias: number,
    batch: number,
    features: number,
  ): void;
  /** dx may be dy. */
  batchNormBackward(
    dx: number,
    dweight: number,
    dbias: number,
    dy: number,
    x: number,
    mean: number,
    rstd: number,
    weight: number,
    batch: number,
    features: number,
  ): void;

  /**
   * LayerNorm over the features, biased variance. mean and rstd (batch) keep the moments, which are taken as in
   * reference/rowMoments.ts. Fused are x·rstd − rstd·mean and what weight and bias make of it.
   */
  layerNormForward(
    y: number,
    mean: number,
    rstd: number,
    x: number,
    weight: number,
    bias: number,
    batch: number,
    features: number,
  ): void;
  /**
   * dx may be dy. Sums over the features in float64 lanes; those of dweight and dbias over the batch in order, in
   * float32, with δ·(x·rstd − rstd·mean) fused into its sum.
   */
  layerNormBackward(
    dx: number,
    dweight: number,
    dbias: number,
    dy: number,
    x: number,
    mean: number,
    rstd: number,
    weight: number,
    batch: number,
    features: number,
  ): void;

  /**
   * One time step of an LSTM, as nn.LSTMCell: a row of gates and recurrent has the blocks i, f, g, o of `features` each.
   * On entry gates = W_ih x + b_ih and recurrent = W_hh h_prev + b_hh; of their sum gates becomes σ(i), σ(f), tanh(g),
   * σ(o). Then c = f·c_prev + i·g, the products rounded before the sum, tanh_c = tanh(c) and h = o·tanh_c.
   * h, c, tanh_c, c_prev (batch, features).
   */
  lstmCellForward(
    h: number,
    c: number,
    tanh_c: number,
    gates: number,
    recurrent: number,
    c_prev: number,
    batch: number,
    features: number,
  ): void;
  /**
   * On entry dh = ∂L/∂h, and dc what c has from the next time step; dc becomes ∂L/∂c = dc + (dh·o)·(1 − tanh_c²).
   * dgates = ∂L/∂(gates + recurrent); with a σ's output y its dy gives (dy·(1 − y))·y, with a tanh's dy·(1 − y²).
   * dc_prev = ∂L/∂c·f.
   */
  lstmCellBackward(
    dgates: number,
    dc_prev: number,
    dc: number,
    dh: number,
    gates: number,
    tanh_c: number,
    c_prev: number,
    batch: number,
    features: number,
  ): void;

  /**
   * One time step of a GRU, as nn.GRUCell: a row of gates and recurrent has the blocks r, z, n. On entry
   * gates = W_ih x + b_ih and recurrent = W_hh h_prev + b_hh; gates becomes r and z = σ of their sums and
   * n = tanh(gates_n + recurrent_n·r), recurrent_n is kept for the backward pass, and h = (h_prev − n)·z + n.
   * h, recurrent_n, h_prev (batch, features).
   */
  gruCellForward(
    h: number,
    recurrent_n: number,
    gates: number,
    recurrent: number,
    h_prev: number,
    batch: number,
    features: number,
  ): void;
  /**
   * dgates = ∂L/∂(W_ih x + b_ih) and drecurrent = ∂L/∂(W_hh h_prev + b_hh), which differ in block n; dh_direct = dh·z is
   * what h_prev has from h past both.
   */
  gruCellBackward(
    dgates: number,
    drecurrent: number,
    dh_direct: number,
    dh: number,
    gates: number,
    recurrent_n: number,
    h_prev: number,
    batch: number,
    features: number,
  ): void;

  /** y = h + scale·x, the product rounded before the sum. y may be h or x. */
  addScaled(y: number, h: number, x: number, scale: number, length: number): void;

  /** mean((prediction − target)²): squares rounded to float32, summed in float64 lanes, the sum rounded before the division. */
  mseForward(prediction: number, target: number, length: number): number;
  /** dprediction = 2/length·(prediction − target). */
  mseBackward(dprediction: number, prediction: number, target: number, length: number): void;

  /**
   * −Σ target·log p / rows, p = softmax(prediction) over the `classes` of each row; log p is
   * (x − max) − log Σ exp(x − max), its sum in float32 lanes. The products target·log p are rounded to float32 and
   * summed over everything in float64 lanes, the sum rounded before the division. A logit of Inf makes its row NaN, one
   * of −Inf makes log p −Inf: NaN where the target is 0 there, Inf where it is above. PyTorch sums in float32: with
   * targets of both signs beyond 1e36 its partial sums overflow where these do not.
   */
  crossEntropyForward(prediction: number, target: number, rows: number, classes: number): number;
  /** dprediction = g − p·Σ g over the classes of a row, in float32 lanes, with g = −1/rows·target. */
  crossEntropyBackward(dprediction: number, prediction: number, target: number, rows: number, classes: number): void;

  /**
   * Σ x² in float32, in lanes, one rounding a term: lane ← f(lane + x·x) computed in float64, where the square is exact.
   * PyTorch fuses here too, and √ of this is its norm bit for bit on AVX2. It overflows to Inf although every x is
   * finite, and underflows, as PyTorch's norms do.
   */
  sumOfSquares(x: number, length: number): number;
  /** Σ x² in float64, in lanes. Finite exactly if every x is finite. */
  sumOfSquares64(x: number, length: number): number;
  /** Both at once: two float64 at `into`, an even offset, the float32 sum and then the float64 one. */
  sumsOfSquares(x: number, length: number, into: number): void;
  /** Σ f(x − y)² in float64, in lanes. */
  sumOfSquaredDifferences64(x: number, y: number, length: number): number;
  /** max |x|, or NaN where an x is NaN; 0 of nothing. */
  maxAbs(x: number, length: number): number;
  /** What is not finite among the x. */
  scanNonfinite(x: number, length: number): Nonfinite;

  /** y = factor·x. y may be x. */
  scale(y: number, x: number, factor: number, length: number): void;
  /** x ← factor·x; returns sumOfSquares of what it has become. */
  scaleAndSum(x: number, factor: number, length: number): number;
  /** x bounded to ±bound, as clip_grad_value_: ±Inf becomes ±bound, NaN stays. */
  clamp(x: number, bound: number, length: number): void;
  fill(x: number, value: number, length: number): void;
  /** y = x. */
  copy(y: number, x: number, length: number): void;

  /**
   * One step of torch.optim.SGD: θ ← θ − lr·d with d = g + λθ, or, with momentum, b ← μb + (1 − dampening)d and d + μb
   * (Nesterov) or b in place of d; `buffer` is b or NO_TENSOR. c: SgdCoefficient. Where λ is 0 nothing is added to g: an
   * infinite weight would make a NaN of it. θ − lr·d is one rounding, computed in float64: PyTorch fuses it.
   */
  sgdStep(theta: number, g: number, buffer: number, length: number, c: number): void;
  /**
   * One step of Adam or AdamW: m ← β₁m + (1 − β₁)g; v ← β₂v + ((1 − β₂)g)g;
   * θ ← θ + (−step_size·m)/(√v/√(1 − β₂ᵗ) + eps), behind θ ← shrink·θ; with `largest` (or NO_TENSOR) that has the
   * largest v so far in place of v. c: MomentCoefficient. λ as in sgdStep.
   */
  momentStep(theta: number, g: number, m: number, v: number, largest: number, length: number, c: number): void;
  /**
   * One step of RMSprop: v ← αv + ((1 − α)g)g; r = √v + eps, or √(v − ḡ²) + eps with the running mean ḡ (`mean` or
   * NO_TENSOR; ḡ² is not rounded); θ ← θ + (−lr·g)/r, or, with momentum (`buffer` or NO_TENSOR), b ← μb + g/r and
   * θ ← θ − lr·b, one rounding. c: RmspropCoefficient. λ as in sgdStep.
   */
  rmspropStep(theta: number, g: number, v: number, buffer: number, mean: number, length: number, c: number): void;
  /** One step of Adagrad: s ← s + g²; θ ← θ + (−lr·g)/(√s + eps). c: AdagradCoefficient. λ as in sgdStep. */
  adagradStep(theta: number, g: number, s: number, length: number, c: number): void;

  /**
   * tensor.normal_(mean, std) of `length` ≥ 16 values, bit for bit as PyTorch draws them with AVX2. `words`: the state of
   * the Mersenne twister, GENERATOR_WORDS integers of 32 bits, which moves on.
   */
  normal(words: number, out: number, length: number, mean: number, std: number): void;
}

/** In place of an offset: there is no such tensor (a layer without bias, an optimizer without momentum). */
export const NO_TENSOR = -1;

/** The 624 words of the Mersenne twister, and behind them the index of the next one to read. */
export const GENERATOR_WORDS = 625;

/** Where the scalars of an optimizer's step stand behind `c`, rounded to float32. */
export const SgdCoefficient = { minusLr: 0, weight_decay: 1, momentum: 2, undampened: 3, nesterov: 4 } as const;
export const MomentCoefficient = {
  beta1: 0,
  oneMinusBeta1: 1,
  beta2: 2,
  oneMinusBeta2: 3,
  rootCorrection2: 4,
  eps: 5,
  minusStepSize: 6,
  weight_decay: 7,
  shrink: 8,
} as const;
export const RmspropCoefficient = {
  minusLr: 0,
  weight_decay: 1,
  alpha: 2,
  oneMinusAlpha: 3,
  eps: 4,
  momentum: 5,
} as const;
export const AdagradCoefficient = { minusLr: 0, weight_decay: 1, eps: 2 } as const;
/** Room for the scalars of any optimizer. */
export const COEFFICIENTS = 9;

/** Elements at the start of a memory that belong to the kernels themselves: constants and scratch. No tensor lies there. */
export const FIRST_ELEMENT = 4096;
/** eps of BatchNorm1d and LayerNorm, PyTorch's default. */
export const NORM_EPS = 1e-5;
/** Lanes of the sums that do not run over k or the batch. */
export const LANES = 8;

export const FINITE = 0;
/** ±Inf, and no NaN. */
export const INFINITE = 1;
export const NOT_A_NUMBER = 2;
type Nonfinite = typeof FINITE | typeof INFINITE | typeof NOT_A_NUMBER;

/** One elementwise function and its backward pass in float32; an implementation may have its own for the name. */
export interface ScalarActivation {
  readonly name: string;
  /** φ(x), rounded to float32. */
  forward(x: number, negative_slope: number): number;
  /** dy·φ′(x) as PyTorch's backward formula rounds it; y = φ(x). */
  backward(dy: number, x: number, y: number, negative_slope: number): number;
}

/** An implementation of the kernels. */
export interface KernelsBackend {
  readonly name: string;
  /** Kernels over a zeroed memory of their own, of at least `bytes` bytes. */
  createKernels(bytes: number): Kernels;
}
