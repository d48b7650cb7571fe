import type {
  AgreementFigures,
  AllowedFigures,
  Exploded,
  Failed,
  HeroFigures,
  PredictionFigures,
  ProblemFigures,
  RangeFigures,
  StatusFigures,
  Steps,
} from "./figures.ts";
import { ends, megabytes, nonfinite } from "./figures.ts";
import { figure } from "./numbers.ts";
import { settingText } from "./settingText.ts";
import { stepRange } from "./stepRange.ts";
import { type TensorPlace, tensorPlace } from "./tensorPlace.ts";

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function explodedPlace({ what, tensor, overTime }: Exploded): string {
  const place = tensorPlace(tensor, overTime);
  switch (what) {
    case "activation":
      return signalName(place);
    case "loss":
      return "the loss";
    case "total_norm":
      return "the gradient’s norm";
    case "grad": {
      const name = parameterName(place);
      return name === null ? `the gradient of ${tensor.replace("neuron.", "")}` : `${name} gradient`;
    }
    case "param":
      return parameterName(place) ?? tensor.replace("neuron.", "");
  }
}

function signalName(place: TensorPlace): string {
  switch (place.kind) {
    case "layer":
      return `layer ${place.layer} activation`;
    case "time": {
      const state = place.memory ? "cell state" : "state";
      return `${ofLayer(place.layer)}${state} at time step ${place.time}`;
    }
    default:
      return "the prediction";
  }
}

/** null where the name itself is all that there is to say. */
function parameterName(place: TensorPlace): string | null {
  switch (place.kind) {
    case "layer":
      return `layer ${place.layer} ${place.part}`;
    case "cell":
      return `${ofLayer(place.layer)}${place.from === "input" ? "input" : "recurrent"} ${place.part}`;
    case "readout":
      return `the readout ${place.part}`;
    default:
      return null;
  }
}

const ofLayer = (layer: number | null) => (layer === null ? "the " : `layer ${layer} `);

function failure({ code, message, needed, allowed }: Failed): string {
  switch (code) {
    case "memory":
      return needed === undefined || allowed === undefined
        ? "out of memory"
        : `it needs ${megabytes(needed)} of memory, ${megabytes(allowed)} are allowed`;
    case "worker_lost":
      return "the browser ended the worker";
    case "worker_unavailable":
      return "the browser started no worker";
    default:
      return message ?? code;
  }
}

function status(state: StatusFigures): string {
  switch (state.kind) {
    case "starting":
      return "Starting";
    case "ready":
      return "Ready at step 0";
    case "training":
      return state.clipped === null
        ? `Training, step ${state.step}`
        : `Training, clipped on ${state.clipped} of ${plural(state.step + 1, "step", "steps")}`;
    case "paused":
      return `Paused at step ${state.step}`;
    case "exploded":
      return `Exploded at step ${state.step}: ${explodedPlace(state)} became ${nonfinite(state.nan)}`;
    case "vanished":
      return `Not learning: ${state.overTime ? "time step" : "layer"} 1 gets ${figure(state.ratio)}`;
    case "frozen":
      return `Frozen at step ${state.step}: the gradient’s norm overflowed, every update is 0`;
    case "finished":
      return `Finished: ${plural(state.steps, "step", "steps")}, loss ${figure(state.loss)}`;
    case "failed":
      return `Training stopped: ${failure(state)}`;
  }
}

/** Where there is room for half a line: a phone. `loss`: the last one, null where there is none yet. */
function statusShort(state: StatusFigures, loss: number | null): string {
  switch (state.kind) {
    case "training":
      return loss === null ? `Training, step ${state.step}` : `Training, loss ${figure(loss)}`;
    case "exploded": {
      const place = explodedPlace(state)
        .replace(" activation", "")
        .replace(" weight gradient", " gradient")
        .replace("the state at ", "");
      return `Exploded at step ${state.step}: ${place} became ${nonfinite(state.nan)}`;
    }
    case "frozen":
      return `Frozen at step ${state.step}: every update is 0`;
    default:
      return status(state);
  }
}

function sentence({ chi, trend, factor, product, layers }: PredictionFigures): string {
  const grows = {
    grows: `grows **${factor}** per layer`,
    shrinks: `shrinks, **${factor}** per layer`,
    keeps: `keeps its size, **${factor}** per layer`,
  }[trend];
  const where = { grows: ", above 1", shrinks: ", below 1", keeps: "" }[trend];
  const start = chi === null ? "The signal" : `σ_w²/2 = ${chi}${where}, so the signal`;
  return `${start} ${grows}: **${product}** from layer ${layers} back to layer 1.`;
}

/** Names begin with a capital wherever they stand. */
const NAMES = /^(Adagrad|Adam|Gaussian|He|Nesterov|Xavier)\b/;

/** A title as it continues a sentence: "Clipped at 1.0" is "clipped at 1.0"; "ReLU" and "He normal" stay. */
function inSentence(title: string): string {
  const isWord = /^[A-Z][a-z]+\b/.test(title) && !NAMES.test(title);
  return isWord ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** There is no room for both a range of steps and what the growth is per. */
function growthAt(place: string, [from, to]: Steps): string {
  return `Growth${from === to ? ` per ${place}` : ""}, ${stepRange.en([from, to])}`;
}

function heroCaption({ lane, steps, quantity, first, last, overTime = false }: HeroFigures): string {
  const goes = first > last ? "falls" : first < last ? "rises" : "goes";
  const what = en.charts.heroQuantity[quantity];
  return `Lane ${lane}, ${stepRange.en(steps)}: ${what} ${goes} from ${figure(first)} at ${overTime ? "time step" : "layer"} 1 to ${figure(last)} at the output`;
}

function range(allowed: RangeFigures): string {
  const [min, max] = [settingText(allowed.min), settingText(allowed.max)];
  const what = allowed.kind === "integer" ? "a whole number" : "a number";
  const bounds = { both: ` from ${min} to ${max}`, min: ` from ${min} up`, above: ` above ${min}`, none: "" };
  return what + bounds[ends(allowed)];
}

function allowedWords(allowed: AllowedFigures): string {
  switch (allowed.kind) {
    case "number":
    case "integer":
      return range(allowed);
    case "pair":
      return `two numbers from ${allowed.min} to below ${allowed.below}`;
    case "switch":
      return "true or false";
    case "choice":
      return allowed.values.length === 1 ? String(allowed.values[0]) : `one of ${allowed.values.join(", ")}`;
    case "text":
      return `at most ${allowed.maxLength} characters`;
    case "fields":
      return `one of ${allowed.fields.join(", ")}`;
    case "list":
      return `a list of ${allowed.min} to ${allowed.max}`;
    case "memory":
      return `at most ${megabytes(allowed.max)}`;
  }
}

/** `name`: how the reader knows the setting, its label or its path. */
function problem(name: string, { value, code, allowed, with: others }: ProblemFigures): string {
  switch (code) {
    case "unknown":
      return `There is no setting called ${name}.`;
    case "inapplicable":
      return `${name} has no meaning for what is chosen.`;
    case "contradiction": {
      const other = others.map(({ path, value }) => `${path} = ${value}`).join(", ");
      return `${name} takes ${allowedWords(allowed)} with ${other}.`;
    }
    case "not_live":
      return `${name} cannot change while a run trains.`;
    case "memory":
      return allowed.kind === "memory"
        ? `This network needs ${megabytes(allowed.needed)}, more than the ${megabytes(allowed.max)} allowed.`
        : `This network needs too much memory.`;
    default:
      return `${name} takes ${allowedWords(allowed)}, not ${value}.`;
  }
}

export const en = {
  /** Read aloud in place of "10^−6". */
  powerOfTen: (exponent: string) => `10 to the power ${exponent}`,

  app: {
    loading: "Loading this view",
    name: "Exploding Gradients Lab",
    shortName: "Gradients Lab",
    crashed: "This view stopped because of a fault in the program.",
    crashedDetail: (message: string) => `The reason given: ${message}`,
    retry: "Show it again",
    newVersion: "A new version of this page is ready. This one goes on until you reload.",
    reload: "Reload",
  },

  nav: { label: "Views", learn: "Learn", lab: "Lab", cliff: "Cliff", remedies: "Remedies", map: "Map" },

  header: {
    code: "Code",
    codeHint: "Show this comparison as a PyTorch script or notebook",
    embed: "Embed",
    embedHint: "Show this in a page of your own",
    scenario: "Scenario",
    edited: "Your own settings",
    share: "Share",
    files: "Save and open",
    shareHint: "Copy a link to this comparison",
    copied: "Link copied",
    copyByHand: "The browser does not allow copying from here. Copy this link:",
    undo: "Undo",
    redo: "Redo",
    controls: "Controls",
    toDark: "Switch to the dark theme",
    toLight: "Switch to the light theme",
    keys: "Keyboard",
    close: "Close",
    present: "Present",
    presentHint: "For the class: present, QR code, lesson list, assignment",
    classroom: { present: "Present this page", code: "QR code", list: "Lesson list", assignment: "Assignment text" },
  },

  keys: {
    title: "Keyboard",
    single: "Keys without Ctrl",
    singleHint: "Off: letters, digits and Space do nothing outside of text fields and buttons.",
    list: [
      { keys: ["Space"], does: "Play, pause" },
      { keys: [",", "."], does: "Step back, step forward" },
      { keys: ["Home", "End"], does: "First step, last step" },
      { keys: ["[", "]"], does: "Slower, faster" },
      { keys: ["R"], does: "Reset, same seed" },
      { keys: ["Shift+R"], does: "Reset, new seed" },
      { keys: ["←", "→"], does: "On a chart: previous, next layer or step" },
      { keys: ["Enter"], does: "On a chart: open the layer below the lanes" },
      { keys: ["I"], does: "Open, close what is below the lanes" },
      { keys: ["Esc"], does: "Release the pinned layer; below the lanes: close" },
      { keys: ["Ctrl+Z", "Ctrl+Shift+Z"], does: "Undo, redo a setting" },
      { keys: ["1", "2", "3", "4", "5"], does: "Learn, Lab, Cliff, Remedies, Map" },
      { keys: ["F"], does: "Present; Esc leaves" },
      { keys: ["PageUp", "PageDown"], does: "Presenting: previous, next step or stop" },
      { keys: ["B"], does: "Presenting: blank the screen" },
      { keys: ["L"], does: "Language" },
      { keys: ["T"], does: "Theme" },
      { keys: ["?"], does: "This list" },
    ],
  },

  groups: { network: "Network", data: "Data", training: "Training", clipping: "Clipping" },
  groupTabs: { network: "Network", training: "Training", clipping: "Clipping" },

  controls: {
    label: "Controls",
    more: "More",
    unset: "none",
    differ: (field: string) => `Let the lanes differ in ${field}`,
    same: (field: string) => `Same again: ${field} in all lanes`,
    sameShort: "Same again",
    inLane: (field: string, lane: string) => `${field}, lane ${lane}`,
    value: (field: string) => `${field}, value`,
    first: (field: string) => `${field}, first value`,
    second: (field: string) => `${field}, second value`,
    onlyDifference: "the only difference",
    notClean: (count: number) =>
      `The lanes differ in ${count} settings: the comparison no longer shows which one matters.`,
    allElseSame: "Everything else is the same in A and B.",
    allElseSameInAll: "Everything else is the same in all lanes.",
    allSame: "All settings are the same in all lanes.",
    addLane: "Add a lane",
    addLaneHint: "A copy of the last lane, to differ in what is changed next.",
    lanesFull: (most: number) => `There are ${most} lanes already.`,
    removeLane: (letter: string) => `Remove lane ${letter}`,
    live: "A change applies from the next step.",
    differsIn: (count: number) => `The lanes differ in ${count} settings. Everything else is the same.`,
    expand: "Show all controls",
    collapse: "Show fewer controls",
  },

  problem,

  prediction: {
    title: "Prediction",
    sentence,
    none: "The theory makes no prediction for this network.",
    tooFewLayers: "With fewer than two hidden layers nothing is multiplied over layers.",
    waiting: "The prediction appears when the network is built.",
    gaps: {
      recurrent: "The same weights act at every time step: theory gives the line 1/γ instead, under Recurrent matrix.",
      weights_not_random: "Theory speaks of random weights; these are not.",
      weights_zero: "All weights are 0: no signal comes through.",
      small_batch: "The batch is too small for what theory says of BatchNorm.",
      few_inputs: "The inputs have too few directions for what theory says of BatchNorm.",
      normalized_branch: "Theory has no answer for a skip past a normalization.",
      mean_drives_skip: "Theory has no answer for a skip past this activation.",
    },
    agreement: ({ measured, fitted, low, high, agrees }: AgreementFigures) =>
      `Measured at step 0: **${measured}** per layer (straight line: ${fitted}). Most networks of this width lie between ${low} and ${high}: theory and measurement **${agrees ? "agree" : "disagree"}**.`,
  },

  fields: {
    name: { label: "Name", hint: "A name for this experiment." },
    seed: { label: "Seed", hint: "The same seed gives the same weights and batches, here and in PyTorch." },
    steps: { label: "Steps", hint: "How many updates an exported run makes; a lane trains until it is paused." },
    loss: { label: "Loss", hint: "What training lowers." },
    "model.kind": { label: "Model", hint: "Layer after layer, time step after time step, or one neuron over time." },
    "model.depth": { label: "Depth", hint: "The number of hidden layers: one factor of the product each." },
    "model.hidden_features": { label: "Width", hint: "The number of units in each hidden layer." },
    "model.activation": { label: "Activation", hint: "The function behind each hidden layer." },
    "model.negative_slope": { label: "Negative slope", hint: "The slope of leaky ReLU below 0." },
    "model.norm": { label: "Normalization", hint: "Stands between each Linear and its activation." },
    "model.residual": { label: "Residual", hint: "From layer 2 on: h + act(norm(Linear(h)))." },
    "model.residual_scale": { label: "Branch scale", hint: "Multiplies the branch that is added to h." },
    "model.bias": { label: "Bias", hint: "Whether the Linear layers add a bias." },
    "model.in_features": { label: "Inputs", hint: "The number of input features." },
    "model.cell": { label: "Cell", hint: "What makes the next state from the state and the input." },
    "model.nonlinearity": { label: "Nonlinearity", hint: "The function behind each time step of a plain RNN." },
    "model.seq_len": { label: "Time steps", hint: "The length of a sequence: one factor of the product each." },
    "model.hidden_size": { label: "State size", hint: "The number of units in the hidden state." },
    "model.num_layers": {
      label: "Stacked layers",
      hint: "Recurrent layers, each fed with the states of the one below.",
    },
    "model.loss_at": { label: "Loss at", hint: "The time steps at which the prediction is compared with a target." },
    "model.tbptt": {
      label: "Truncation",
      hint: "Truncated BPTT: cuts the gradient’s way back every so many time steps; 0: never.",
    },
    "model.input_size": { label: "Inputs", hint: "The number of inputs at each time step." },
    "model.w": { label: "Weight", symbol: "w", hint: "Where w starts in h ← w·σ(h) + b." },
    "model.b": { label: "Bias", symbol: "b", hint: "Where b starts in h ← w·σ(h) + b." },
    "model.h0": { label: "First state", symbol: "h₀", hint: "The state before the first time step." },
    "model.target": { label: "Target", hint: "What σ(h) should be after the last time step." },
    "model.out_features": { label: "Outputs", hint: "The number of output features." },
    "init.scheme": { label: "Init", hint: "How the weights are drawn before training." },
    "init.bias": { label: "Initial bias", hint: "What the biases start from." },
    "init.output_sigma_w": { label: "Output gain", hint: "Draws the last layer once more, with this gain." },
    "init.forget_bias": {
      label: "Forget bias",
      hint: "What the bias of an LSTM’s forget gates starts from: the larger, the longer it remembers.",
    },
    "init.gain": { label: "Scale (gain)", hint: "PyTorch’s gain: multiplies what the scheme draws." },
    "init.mode": { label: "Fan", hint: "Which number of connections sets the scale." },
    "init.nonlinearity": { label: "Meant for", hint: "The activation that the scheme corrects for." },
    "init.a": { label: "Slope a", hint: "The negative slope that the scheme assumes for leaky ReLU." },
    "init.std": { label: "Std", hint: "The standard deviation of each weight." },
    "init.sigma_w": { label: "Gain", symbol: "σ_w", hint: "Each weight has the standard deviation σ_w/√fan_in." },
    "init.bound": { label: "Bound", hint: "Weights are drawn between minus and plus this bound." },
    "init.value": { label: "Value", hint: "Every weight starts from this value." },
    "data.source": { label: "Data", hint: "What the network is to learn." },
    "data.mode": { label: "Batches", hint: "New examples at every step, or the same ones." },
    "data.batch_size": { label: "Batch size", hint: "Examples per step." },
    "data.outlier_every": {
      label: "Bad batch",
      hint: "Every n-th batch has targets that are far too large; 0: never.",
    },
    "data.outlier_scale": { label: "Bad batch ×", hint: "What the targets of a bad batch are multiplied by." },
    "optimizer.name": { label: "Optimizer", hint: "How a gradient becomes an update." },
    "optimizer.lr": { label: "Learning rate", hint: "The size of a step." },
    "optimizer.warmup_steps": { label: "Warm-up", hint: "Steps over which the learning rate rises to its value." },
    "optimizer.momentum": { label: "Momentum", hint: "How much of the last update is kept." },
    "optimizer.dampening": { label: "Dampening", hint: "Weakens what a gradient adds to the momentum." },
    "optimizer.nesterov": {
      label: "Nesterov",
      hint: "Looks ahead along the momentum. Needs momentum, and dampening 0.",
    },
    "optimizer.weight_decay": {
      label: "Weight decay",
      hint: "L2: pulls weights toward 0, after clipping.",
    },
    "optimizer.betas": { label: "Betas", hint: "How long Adam remembers gradients and their squares." },
    "optimizer.eps": { label: "Epsilon", hint: "Added below the fraction so that it never divides by 0." },
    "optimizer.amsgrad": { label: "AMSGrad", hint: "Divides by the largest average of squares so far." },
    "optimizer.alpha": { label: "Alpha", hint: "How long RMSprop remembers squared gradients." },
    "optimizer.centered": { label: "Centered", hint: "Divides by the variance in place of the mean square." },
    "optimizer.lr_decay": { label: "Rate decay", hint: "Lowers the learning rate a little at every step." },
    "optimizer.initial_accumulator_value": { label: "First sum", hint: "What the sum of squares starts from." },
    "clip.mode": { label: "Clipping", hint: "What limits the gradient before the update." },
    "clip.max_norm": { label: "Threshold", hint: "A gradient that is longer is shortened to this length." },
    "clip.norm_type": { label: "Norm type", hint: "Which length is measured: Euclidean, or the largest entry." },
    "clip.clip_value": { label: "Threshold", hint: "Entries are cut off at minus and plus this value." },
  },

  choices: {
    loss: { mse: "Squared error", cross_entropy: "Cross-entropy" },
    "model.kind": { mlp: "MLP", rnn: "Recurrent", one_neuron_rnn: "One neuron" },
    "model.cell": { rnn: "RNN", gru: "GRU", lstm: "LSTM" },
    "model.nonlinearity": { tanh: "tanh", relu: "ReLU" },
    "model.loss_at": { last: "Last time step", all: "Every time step" },
    "model.activation": {
      linear: "Linear",
      sigmoid: "Sigmoid",
      tanh: "tanh",
      relu: "ReLU",
      leaky_relu: "Leaky ReLU",
      gelu: "GELU",
      selu: "SELU",
      elu: "ELU",
      silu: "SiLU",
      softplus: "Softplus",
    },
    "model.norm": { none: "None", batch_norm: "BatchNorm", layer_norm: "LayerNorm" },
    "init.scheme": {
      default: "PyTorch default",
      xavier_uniform: "Xavier uniform",
      xavier_normal: "Xavier normal",
      kaiming_uniform: "He uniform",
      kaiming_normal: "He normal",
      normal: "Normal, fixed std",
      scaled_normal: "Gaussian",
      uniform: "Uniform",
      orthogonal: "Orthogonal",
      identity: "Identity",
      zeros: "Zeros",
      constant: "Constant",
    },
    "init.bias": { null: "As the scheme", zeros: "Zeros", default: "PyTorch default" },
    "init.mode": { fan_in: "fan_in", fan_out: "fan_out" },
    "init.nonlinearity": {
      relu: "ReLU",
      leaky_relu: "Leaky ReLU",
      tanh: "tanh",
      sigmoid: "Sigmoid",
      selu: "SELU",
      linear: "Linear",
    },
    "data.source": {
      randn: "Pure noise",
      teacher: "Teacher net",
      sine: "Sine wave",
      spirals: "Two spirals",
      circles: "Disc and ring",
      adding: "Adding",
      temporal_order: "Temporal order",
      echo: "Echo",
      sequence_sine: "Sine forecast",
    },
    "data.mode": { stream: "New each step", fixed: "One, fixed" },
    "optimizer.name": { sgd: "SGD", adam: "Adam", adamw: "AdamW", rmsprop: "RMSprop", adagrad: "Adagrad" },
    "clip.mode": { none: "None", norm: "Norm", value: "Value", per_layer: "Layer" },
    "clip.norm_type": { "2": "Euclidean, 2", inf: "Largest, inf" },
  },

  scenarios: {
    opening: {
      name: "Deep ReLU network, gain 1.8",
      look: "Both learn until a bad batch arrives at step 24. A multiplies it through 20 layers; B takes one short step.",
    },
    opening_schema_only: {
      name: "Deep ReLU network, width 24",
      look: "The opening in a narrower network: one bad batch at step 24, multiplied through 20 layers in A, clipped in B.",
    },
    init_too_large: {
      name: "Initial weights too large",
      look: "One number differs, and the gradient is 10^7 times too large before the first update.",
    },
    too_deep: {
      name: "Too deep",
      look: "The factor per layer is the same in both lanes. Only the number of factors differs.",
    },
    relu_unnormalized: {
      name: "Unnormalized ReLU",
      look: "tanh does not stop the signal from growing: it bounds the activations, and that is enough here.",
    },
    lr_too_high: {
      name: "Learning rate too high",
      look: "No hidden layers, so nothing is multiplied over layers: the norm grows tenfold per step.",
    },
    rnn_through_time: {
      name: "Exploding through time",
      look: "Read the chart from right to left: each time step multiplies by 1.27. tanh keeps A finite, but its first update is thousands of times its weights.",
    },
    rnn_relu_nan: {
      name: "1.3 times the identity",
      look: "The recurrent matrix is 1.3 times the identity, and the signal grows as 1.3 to the power of the time steps.",
    },
    cliff: {
      name: "The cliff",
      look: "The gradient is about 0.2 everywhere except on a wall thinner than a step. Hitting the wall is luck; surviving it is clipping.",
    },
    lstm_vs_rnn: {
      name: "RNN, LSTM and GRU",
      look: "The same recurrent scale: the plain RNN multiplies 80,000-fold, the gates hold the product near 1.",
    },
    clip_by_norm: {
      name: "Clipping by norm",
      look: "Angle 0: B keeps the direction of the gradient and takes a shorter step.",
    },
    clip_by_value: {
      name: "Clipping by value",
      look: "The clipped gradient points 56 degrees away from the raw one: nearly every entry becomes 0.01 or −0.01.",
    },
    he_and_xavier: {
      name: "He and Xavier",
      look: "He keeps the factor near 1 and learns. Xavier is 0.71 a layer in ReLU, a thousandth over 20, and predicts the mean.",
    },
    l2: {
      name: "Weight decay (L2)",
      look: "B dies at the same step as A: decay takes 0.05 % of a weight per step, and the explosion needs one step.",
    },
    adam: { name: "Adam", look: "The update has the same length whether the gradient is 1 or 10^5." },
    rmsprop: {
      name: "RMSprop",
      look: "The first losses are large, for without bias correction the first step is ten times the learning rate. Then it learns.",
    },
    batch_norm: {
      name: "BatchNorm",
      look: "The forward pass is held in bounds and the run learns, although the signal still grows 1.2 times a layer.",
    },
    lower_lr: {
      name: "A lower learning rate",
      look: "A thousand times lower is not always enough, ten thousand times is.",
    },
    tanh: {
      name: "tanh instead of ReLU",
      look: "An activation cannot exceed 1, so the loss starts near 1 and not in the thousands.",
    },
    residual: {
      name: "Residual connections",
      look: "A skip connection adds 1 to every factor: branches of scale 0.1 give 1.01, full branches 1.7.",
    },
    two_norms: {
      name: "Two norms that disagree",
      look: "In A the signal climbs 600-fold while the weight gradient stays level. In B both climb.",
    },
    batch_norm_explodes: {
      name: "BatchNorm that explodes",
      look: "Activations are 0.71 in every layer, perfectly healthy, while the gradient grows 19,000-fold. Look backward, not forward.",
    },
    silent_freeze: {
      name: "The silent freeze",
      look: "No NaN, a finite loss, and not one weight moves in 20 steps: the norm is Inf, so clipping multiplies by 0.",
    },
    adam_frozen: {
      name: "Frozen by Adam",
      look: "The gradient is enormous and the update exactly 0: Adam divides by Inf for ever.",
    },
    article: {
      name: "The code example",
      look: "Clipping acts on a fifth of the steps, and the two loss curves differ by less than 0.01.",
    },
  },
  /** What the scenarios are about. */
  scenarioGroups: {
    subject: "The subject",
    causes: "Causes",
    time: "Through time",
    remedies: "Remedies",
    traps: "Traps",
    code: "The code",
  },

  lane: {
    label: (letter: string) => `Lane ${letter}`,
    growth: (steps: Steps) => growthAt("layer", steps),
    growthShort: "Growth per layer",
    growthTime: (steps: Steps) => growthAt("time step", steps),
    growthTimeShort: "Per time step",
    perLayer: "per layer",
    perTimeStep: "per time step",
    theory: (growth: string) => `theory ${growth}`,
    loss: "Loss",
    was: (loss: string) => `was ${loss}`,
    totalNorm: "Whole gradient norm",
    notMeasured: "–",
    status,
    statusShort,
    /** Read aloud when the state changes. */
    announce: (letter: string, sentence: string) => `Lane ${letter}: ${sentence}`,
  },

  titles: {
    list: (parts: readonly string[]) => parts.join(", "),
    /** No setting differs. */
    same: "Same settings",
    several: ([first = "", ...others]: readonly string[]) => [first, ...others.map(inSentence)].join(", "),
    clip: {
      none: "No clipping",
      norm: (threshold: string) => `Clipped at ${threshold}`,
      value: (threshold: string) => `Values clipped at ${threshold}`,
      per_layer: (threshold: string) => `Layers clipped at ${threshold}`,
    },
    depth: (layers: number) => (layers === 0 ? "No hidden layer" : plural(layers, "hidden layer", "hidden layers")),
    timeSteps: (count: number) => plural(count, "time step", "time steps"),
    withoutNorm: "No normalization",
    on: (field: string) => `${field} on`,
    off: (field: string) => `${field} off`,
    setting: (field: string, value: string) => `${field} ${value}`,
  },

  quantities: {
    /** Where the places of the chain are time steps. */
    time: {
      signal: "Gradient signal over time",
      weight_gradient: "Weight gradient",
      activation: "State over time",
    },
    menu: "Quantity",
    signal: "Gradient signal at each layer",
    weight_gradient: "Weight gradient at each layer",
    activation: "Activation at each layer",
  },

  charts: {
    heat: "Every layer, every step",
    loss: "Loss",
    ratio: "Update size ÷ weight size",
    ratioNote: "median, band: all layers",
    dotted: (letter: string) => `dotted: ${letter}`,
    scale: "Scale",
    sharedScale: "Shared scale",
    fit: "Fit",
    showTable: "Show as table",
    savePicture: "Save as a picture",
    layer: "Layer",
    step: "Step",
    value: "Value",
    notRun: "No step yet.",
    heroCaption,
    heroQuantity: { signal: "gradient signal", weight_gradient: "weight gradient", activation: "activation" },
    heatCaption: (lane: string, steps: number, layers: number) =>
      `Lane ${lane}: gradient signal of ${plural(layers, "layer", "layers")} over ${plural(steps, "step", "steps")}`,
    lossCaption: (lane: string, steps: Steps, loss: number) =>
      `Lane ${lane}, ${stepRange.en(steps)}: the loss is ${figure(loss)}`,
    ratioCaption: (lane: string, steps: Steps, ratio: number) =>
      `Lane ${lane}, ${stepRange.en(steps)}: the median update is ${figure(ratio)} of its weights`,

    /** What stands in the charts: src/charts names each word's place. */
    hero: {
      float32Max: "float32 max",
      input: "input",
      output: "output",
      backwardPass: "backward pass",
      theoryAtStart: (factor: string) => `theory at start: ${factor} per layer`,
      onTheoryLine: (factor: string) => `on the theory line: ${factor} per layer`,
      step: stepRange.en,
      layerAtStep: (layer: number, steps: Steps) => `layer ${layer} · ${stepRange.en(steps)}`,
      outputAtStep: (steps: Steps) => `output · ${stepRange.en(steps)}`,
      inOneUpdate: "in one update",
      pressPlay: "Press play, or Space",
      theoryHint: "the dotted line is what theory predicts",
      fitted: (from: string, to: string) => `fit: ${from} to ${to}`,
    },
    /** The same where the places of the chain are time steps. */
    heroTime: {
      input: "first",
      output: "output",
      backwardPass: "back through time",
      theoryAtStart: (factor: string) => `theory at start: ${factor} per time step`,
      onTheoryLine: (factor: string) => `on the theory line: ${factor} per time step`,
      layerAtStep: (time: number, steps: Steps) => `time step ${time} · ${stepRange.en(steps)}`,
    },
    heatTime: "Every time step, every step",
    timeStep: "Time step",
    heatMap: { nanFromHere: "NaN from here on", runStopped: "this run has stopped", outputBadge: "out" },
    lossChart: { peakThen: (peak: string, what: string) => `${peak}, then ${what}`, stepZero: "step 0" },
    updateRatio: { healthy: "healthy", stepZero: "step 0" },
  },

  /** What can be opened below the lanes. */
  dock: {
    inLane: (tab: string, letter: string) => `${tab}, lane ${letter}`,
    label: "A closer look",
    close: "Close",
    loading: "Loading",
    tabs: {
      story: "What happened",
      layer: "Layer",
      clipping: "Clipping",
      step: "One step",
      recurrent: "Recurrent matrix",
      picture: "Prediction",
      checks: "Checks",
    },
  },

  transport: {
    label: "Transport",
    play: "Play",
    pause: "Pause",
    stepForward: "Step forward",
    stepBack: "Step back",
    reset: "Reset",
    step: "Step",
    of: (last: number) => `/ ${last}`,
    steps: stepRange.en,
    speed: "Speed",
    speeds: { "1": "1×", "4": "4×", "16": "16×", max: "Max" },
    stepsPerSecond: "steps/s",
    /** Steps are trained again for the exact values of the one that is shown. */
    replaying: "replaying",
    scrubber: "Step shown",
    branch: (lane: string, from: number, until: number) =>
      `Lane ${lane}, branch from step ${from} to ${until}: go back to it`,
    atStep: (step: number) => `step ${step}`,
  },

  marks: {
    first_clip: "first clip",
    first_inf: "first Inf",
    first_nan: "first NaN",
    bad_batch: "bad batch",
    change: "setting changed",
    fork: "fork",
    at: (mark: string, step: number) => `${mark} · step ${step}`,
    jump: (mark: string, step: number) => `${mark} · step ${step}, go there`,
  },

  notices: {
    dismiss: "Dismiss",
    address_ignored: (fields: readonly string[]) =>
      `The link has settings that this version does not know; they are ignored: ${fields.join(", ")}.`,
    address_replaced: (fields: readonly string[]) =>
      `The link has values that cannot be used; the defaults stand in for them: ${fields.join(", ")}.`,
    address_unreadable: "The link could not be read. This is the opening comparison.",
    list_unreadable: "The lesson list of this link could not be read: it may have been cut off.",
    list_unloaded:
      "The part of this page that opens lesson lists did not arrive: reload the page when the network is back.",
  },

  announcements: {
    paused: (step: number) => `Paused at step ${step}`,
  },
};
