import type { en } from "./en.ts";
import type {
  AllowedFigures,
  Exploded,
  Failed,
  HeroFigures,
  PredictionFigures,
  ProblemFigures,
  RangeFigures,
  StatusFigures,
} from "./figures.ts";
import { ends, megabytes, nonfinite } from "./figures.ts";
import { figure } from "./numbers.ts";
import { settingText } from "./settingText.ts";
import { stepRange } from "./stepRange.ts";
import { type TensorPlace, tensorPlace } from "./tensorPlace.ts";

const parts = { weight: "权重", bias: "偏置" };

function explodedPlace({ what, tensor, overTime }: Exploded): string {
  const place = tensorPlace(tensor, overTime);
  switch (what) {
    case "activation":
      return signalName(place);
    case "loss":
      return "损失";
    case "total_norm":
      return "梯度范数";
    case "grad": {
      const name = parameterName(place);
      return name === null ? `${tensor.replace("neuron.", "")} 的梯度` : `${name}梯度`;
    }
    case "param":
      return parameterName(place) ?? `${tensor.replace("neuron.", "")} `;
  }
}

function signalName(place: TensorPlace): string {
  switch (place.kind) {
    case "layer":
      return `第 ${place.layer} 层激活值`;
    case "time":
      return `第 ${place.time} 个时间步${ofLayer(place.layer)}的${place.memory ? "记忆元" : "隐状态"}`;
    default:
      return "预测值";
  }
}

function parameterName(place: TensorPlace): string | null {
  switch (place.kind) {
    case "layer":
      return place.part === null ? null : `第 ${place.layer} 层${parts[place.part]}`;
    case "cell":
      return `${ofLayer(place.layer)}${place.from === "input" ? "输入" : "循环"}${parts[place.part]}`;
    case "readout":
      return `输出层${parts[place.part]}`;
    default:
      return null;
  }
}

const ofLayer = (layer: number | null) => (layer === null ? "" : `第 ${layer} 层`);

function failure({ code, message, needed, allowed }: Failed): string {
  switch (code) {
    case "memory":
      return needed === undefined || allowed === undefined
        ? "内存不足"
        : `需要 ${megabytes(needed)} 内存，上限为 ${megabytes(allowed)}`;
    case "worker_lost":
      return "浏览器终止了后台线程";
    case "worker_unavailable":
      return "浏览器未能启动后台线程";
    default:
      return message ?? code;
  }
}

function status(state: StatusFigures): string {
  switch (state.kind) {
    case "starting":
      return "正在启动";
    case "ready":
      return "就绪，第 0 步";
    case "training":
      return state.clipped === null
        ? `训练中，第 ${state.step} 步`
        : `训练中，${state.step + 1} 步中裁剪了 ${state.clipped} 步`;
    case "paused":
      return `已暂停，第 ${state.step} 步`;
    case "exploded":
      return `第 ${state.step} 步爆炸：${explodedPlace(state)}变为 ${nonfinite(state.nan)}`;
    case "vanished":
      return `没有在学习：第 1 ${state.overTime ? "个时间步" : "层"}只得到 ${figure(state.ratio)}`;
    case "frozen":
      return `第 ${state.step} 步冻结：梯度范数溢出，每次更新都为 0`;
    case "finished":
      return `完成：${state.steps} 步，损失 ${figure(state.loss)}`;
    case "failed":
      return `训练已停止：${failure(state)}`;
  }
}

function statusShort(state: StatusFigures, loss: number | null): string {
  switch (state.kind) {
    case "training":
      return loss === null ? `训练中，第 ${state.step} 步` : `训练中，损失 ${figure(loss)}`;
    case "exploded": {
      const place = explodedPlace(state).replace("激活值", "").replace("权重梯度", "梯度").replace("的隐状态", "");
      return `第 ${state.step} 步爆炸：${place}变为 ${nonfinite(state.nan)}`;
    }
    case "frozen":
      return `第 ${state.step} 步冻结：每次更新都为 0`;
    default:
      return status(state);
  }
}

function sentence({ chi, trend, factor, product, layers }: PredictionFigures): string {
  const goes = {
    grows: `每层增长 **${factor}**`,
    shrinks: `每层缩小，**${factor}**`,
    keeps: `大小保持不变，每层 **${factor}**`,
  }[trend];
  const where = { grows: " > 1", shrinks: " < 1", keeps: "" }[trend];
  const start = chi === null ? "信号" : `σ_w²/2 = ${chi}${where}，信号`;
  return `${start}${goes}：从第 ${layers} 层回传到第 1 层共 **${product}**。`;
}

function heroCaption({ lane, steps, quantity, first, last, overTime = false }: HeroFigures): string {
  const goes = first > last ? "降到" : first < last ? "升到" : "变为";
  const what = zh.charts.heroQuantity[quantity];
  return `${lane} 路，${stepRange.zh(steps)}：${what}从第 1 ${overTime ? "个时间步" : "层"}的 ${figure(first)} ${goes}输出层的 ${figure(last)}`;
}

function range(allowed: RangeFigures): string {
  const [min, max] = [settingText(allowed.min), settingText(allowed.max)];
  const what = allowed.kind === "integer" ? "整数" : "数";
  const bounds = { both: `${min} 到 ${max} 之间的`, min: `不小于 ${min} 的`, above: `大于 ${min} 的`, none: "" };
  return bounds[ends(allowed)] + what;
}

function allowedWords(allowed: AllowedFigures): string {
  switch (allowed.kind) {
    case "number":
    case "integer":
      return range(allowed);
    case "pair":
      return `两个不小于 ${allowed.min} 且小于 ${allowed.below} 的数`;
    case "switch":
      return "true 或 false";
    case "choice":
      return allowed.values.length === 1 ? String(allowed.values[0]) : `以下之一：${allowed.values.join("，")}`;
    case "text":
      return `不超过 ${allowed.maxLength} 个字符`;
    case "fields":
      return `以下之一：${allowed.fields.join("，")}`;
    case "list":
      return `含 ${allowed.min} 到 ${allowed.max} 项的列表`;
    case "memory":
      return `不超过 ${megabytes(allowed.max)}`;
  }
}

function problem(name: string, { value, code, allowed, with: others }: ProblemFigures): string {
  switch (code) {
    case "unknown":
      return `没有名为“${name}”的设置。`;
    case "inapplicable":
      return `在当前选择下，“${name}”没有意义。`;
    case "contradiction": {
      const other = others.map(({ path, value }) => `${path} = ${value}`).join("，");
      return `${other} 时，“${name}”应为：${allowedWords(allowed)}。`;
    }
    case "not_live":
      return `训练进行时不能更改“${name}”。`;
    case "memory":
      return allowed.kind === "memory"
        ? `这个网络需要 ${megabytes(allowed.needed)}，超过上限 ${megabytes(allowed.max)}。`
        : "这个网络需要的内存过多。";
    default:
      return `“${name}”应为：${allowedWords(allowed)}。输入的是 ${value}。`;
  }
}

export const zh: typeof en = {
  powerOfTen: (exponent) => `10 的 ${exponent} 次方`,

  app: {
    loading: "正在载入此视图",
    name: "梯度爆炸实验室",
    shortName: "梯度爆炸实验室",
    crashed: "程序出现故障，此页面已停止。",
    crashedDetail: (message) => `给出的原因：${message}`,
    retry: "重新显示",
    newVersion: "本页面的新版本已就绪。重新载入之前，当前版本可继续使用。",
    reload: "重新载入",
  },

  nav: { label: "页面", learn: "学习", lab: "实验室", cliff: "悬崖", remedies: "解法", map: "相图" },

  header: {
    code: "代码",
    codeHint: "以 PyTorch 脚本或笔记本显示这个比较",
    embed: "嵌入",
    embedHint: "在你自己的网页中显示",
    scenario: "场景",
    edited: "自定设置",
    share: "分享",
    files: "保存与打开",
    shareHint: "复制此对比的链接",
    copied: "已复制链接",
    copyByHand: "浏览器不允许在此处复制。请手动复制链接：",
    undo: "撤销",
    redo: "重做",
    controls: "控制面板",
    toDark: "切换到深色主题",
    toLight: "切换到浅色主题",
    keys: "键盘",
    close: "关闭",
    present: "演示",
    presentHint: "课堂：演示、二维码、教学列表、作业",
    classroom: { present: "演示本页", code: "二维码", list: "教学列表", assignment: "作业文本" },
  },

  keys: {
    title: "键盘操作",
    single: "不带 Ctrl 的按键",
    singleHint: "关闭后，字母、数字和空格键只在文本框和按钮中起作用。",
    list: [
      { keys: ["Space"], does: "播放、暂停" },
      { keys: [",", "."], does: "后退一步、前进一步" },
      { keys: ["Home", "End"], does: "第一步、最后一步" },
      { keys: ["[", "]"], does: "放慢、加快" },
      { keys: ["R"], does: "重置，种子不变" },
      { keys: ["Shift+R"], does: "重置，换新种子" },
      { keys: ["←", "→"], does: "在图上：上一层或下一层，上一步或下一步" },
      { keys: ["Enter"], does: "在图上：在下方打开这一层" },
      { keys: ["I"], does: "打开、关闭下方的面板" },
      { keys: ["Esc"], does: "松开已固定的层；在下方面板中：关闭面板" },
      { keys: ["Ctrl+Z", "Ctrl+Shift+Z"], does: "撤销、重做设置" },
      { keys: ["1", "2", "3", "4", "5"], does: "学习、实验室、悬崖、解法、相图" },
      { keys: ["F"], does: "演示；按 Esc 退出" },
      { keys: ["PageUp", "PageDown"], does: "演示时：上一步、下一步或上一页、下一页" },
      { keys: ["B"], does: "演示时：黑屏" },
      { keys: ["L"], does: "切换语言" },
      { keys: ["T"], does: "切换主题" },
      { keys: ["?"], does: "显示本列表" },
    ],
  },

  groups: { network: "网络", data: "数据", training: "训练", clipping: "梯度裁剪" },
  groupTabs: { network: "网络", training: "训练", clipping: "裁剪" },

  controls: {
    label: "控制面板",
    more: "更多",
    unset: "无",
    differ: (field) => `让各路的“${field}”不同`,
    same: (field) => `恢复相同：各路的“${field}”`,
    sameShort: "恢复相同",
    inLane: (field, lane) => `${field}，${lane} 路`,
    value: (field) => `${field}，数值`,
    first: (field) => `${field}，第一个值`,
    second: (field) => `${field}，第二个值`,
    onlyDifference: "唯一的差别",
    notClean: (count) => `各路有 ${count} 项设置不同：已无法看出是哪一项在起作用。`,
    allElseSame: "A 与 B 的其他设置完全相同。",
    allElseSameInAll: "各路的其他设置完全相同。",
    allSame: "各路的设置完全相同。",
    addLane: "增加一路",
    addLaneHint: "复制最后一路，之后再改动其中的设置。",
    lanesFull: (most) => `已有 ${most} 路，不能再增加。`,
    removeLane: (letter) => `移除 ${letter} 路`,
    live: "改动从下一步起生效。",
    differsIn: (count) => `各路有 ${count} 项设置不同，其他设置完全相同。`,
    expand: "展开全部设置",
    collapse: "收起部分设置",
  },

  problem,

  prediction: {
    title: "理论预测",
    sentence,
    none: "理论无法预测这个网络。",
    tooFewLayers: "隐藏层少于两层，没有跨层的连乘。",
    waiting: "网络建好后显示预测。",
    gaps: {
      recurrent: "每个时间步用的是同一组权重：理论给出的是 1/γ 这条线，见“循环矩阵”。",
      weights_not_random: "理论讨论的是随机权重，而这里不是。",
      weights_zero: "所有权重都是 0：信号无法通过。",
      small_batch: "批次太小，理论对 BatchNorm 的结论不适用。",
      few_inputs: "输入的方向太少，理论对 BatchNorm 的结论不适用。",
      normalized_branch: "对绕过归一化的跳跃连接，理论没有答案。",
      mean_drives_skip: "对绕过这种激活函数的跳跃连接，理论没有答案。",
    },
    agreement: ({ measured, fitted, low, high, agrees }) =>
      `第 0 步实测：每层 **${measured}**（直线拟合：${fitted}）。这个宽度的大多数网络在 ${low} 与 ${high} 之间：理论与实测**${agrees ? "一致" : "不一致"}**。`,
  },

  fields: {
    name: { label: "名称", hint: "这个实验的名称。" },
    seed: { label: "随机种子", hint: "种子相同，权重和批次就相同，这里与 PyTorch 一致。" },
    steps: { label: "步数", hint: "导出的程序共更新多少次；页面中会一直训练，直到暂停。" },
    loss: { label: "损失", hint: "训练要降低的量。" },
    "model.kind": { label: "模型", hint: "逐层的网络、逐时间步的网络，或随时间运行的单个神经元。" },
    "model.depth": { label: "深度", hint: "隐藏层的层数：每层是连乘中的一个因子。" },
    "model.hidden_features": { label: "宽度", hint: "每个隐藏层的单元数。" },
    "model.activation": { label: "激活函数", hint: "每个隐藏层之后的函数。" },
    "model.negative_slope": { label: "负斜率", hint: "Leaky ReLU 在 0 以下的斜率。" },
    "model.norm": { label: "归一化", hint: "位于每个 Linear 与其激活函数之间。" },
    "model.residual": { label: "残差连接", hint: "从第 2 层起：h + act(norm(Linear(h)))。" },
    "model.residual_scale": { label: "支路系数", hint: "加到 h 上的支路先乘以该系数。" },
    "model.bias": { label: "偏置", hint: "Linear 层是否带偏置。" },
    "model.in_features": { label: "输入数", hint: "输入特征的个数。" },
    "model.cell": { label: "循环单元", hint: "如何由当前状态和输入得到下一个状态。" },
    "model.nonlinearity": { label: "非线性函数", hint: "普通 RNN 在每个时间步所用的函数。" },
    "model.seq_len": { label: "时间步数", hint: "序列的长度：每个时间步是连乘中的一个因子。" },
    "model.hidden_size": { label: "状态维数", hint: "隐状态的单元数。" },
    "model.num_layers": { label: "堆叠层数", hint: "循环层的层数，每层以其下方一层的状态为输入。" },
    "model.loss_at": { label: "损失位置", hint: "在哪些时间步把预测值与目标值相比。" },
    "model.tbptt": { label: "截断间隔", hint: "截断 BPTT：每隔若干时间步切断一次梯度的回传；0 表示不切断。" },
    "model.input_size": { label: "输入数", hint: "每个时间步的输入个数。" },
    "model.w": { label: "权重", symbol: "w", hint: "在 h ← w·σ(h) + b 中，w 的初值。" },
    "model.b": { label: "偏置", symbol: "b", hint: "在 h ← w·σ(h) + b 中，b 的初值。" },
    "model.h0": { label: "初始状态", symbol: "h₀", hint: "第一个时间步之前的状态。" },
    "model.target": { label: "目标值", hint: "最后一个时间步之后，σ(h) 应达到的值。" },
    "model.out_features": { label: "输出数", hint: "输出特征的个数。" },
    "init.scheme": { label: "初始化", hint: "训练前如何抽取权重。" },
    "init.bias": { label: "偏置初值", hint: "偏置从什么值开始。" },
    "init.output_sigma_w": { label: "输出层增益", hint: "用该增益重新抽取最后一层。" },
    "init.forget_bias": { label: "遗忘门偏置", hint: "LSTM 遗忘门偏置的初值：越大，记得越久。" },
    "init.gain": { label: "缩放 gain", hint: "PyTorch 的 gain：把抽取的权重乘以该值。" },
    "init.mode": { label: "扇入扇出", hint: "按哪一侧的连接数确定大小。" },
    "init.nonlinearity": { label: "适用激活", hint: "该方案按哪个激活函数修正。" },
    "init.a": { label: "斜率 a", hint: "该方案为 Leaky ReLU 假定的负斜率。" },
    "init.std": { label: "标准差", hint: "每个权重的标准差。" },
    "init.sigma_w": { label: "增益", symbol: "σ_w", hint: "每个权重的标准差为 σ_w/√fan_in。" },
    "init.bound": { label: "边界", hint: "权重在正负边界之间抽取。" },
    "init.value": { label: "常数", hint: "所有权重都从该值开始。" },
    "data.source": { label: "数据", hint: "网络要学习的内容。" },
    "data.mode": { label: "批次", hint: "每步用新样本，或始终用同一批。" },
    "data.batch_size": { label: "批大小", hint: "每步的样本数。" },
    "data.outlier_every": { label: "坏批次", hint: "每隔 n 批有一批的目标值过大；0 表示没有。" },
    "data.outlier_scale": { label: "坏批次倍数", hint: "坏批次的目标值乘以该倍数。" },
    "optimizer.name": { label: "优化器", hint: "如何把梯度变成更新。" },
    "optimizer.lr": { label: "学习率", hint: "每步走多远。" },
    "optimizer.warmup_steps": { label: "预热步数", hint: "学习率用多少步升到设定值。" },
    "optimizer.momentum": { label: "动量", hint: "保留上一次更新的多少。" },
    "optimizer.dampening": { label: "动量阻尼", hint: "减弱梯度对动量的贡献。" },
    "optimizer.nesterov": { label: "Nesterov", hint: "沿动量方向提前一步。要求动量不为 0，阻尼为 0。" },
    "optimizer.weight_decay": { label: "权重衰减", hint: "即 L2：在裁剪之后把权重拉向 0。" },
    "optimizer.betas": { label: "Betas", hint: "Adam 对梯度及其平方记忆多久。" },
    "optimizer.eps": { label: "Epsilon", hint: "加在分母上，避免除以 0。" },
    "optimizer.amsgrad": { label: "AMSGrad", hint: "除以迄今最大的平方均值。" },
    "optimizer.alpha": { label: "Alpha", hint: "RMSprop 对梯度平方记忆多久。" },
    "optimizer.centered": { label: "中心化", hint: "除以方差，而不是平方均值。" },
    "optimizer.lr_decay": { label: "学习率衰减", hint: "每步把学习率降低一点。" },
    "optimizer.initial_accumulator_value": { label: "累积初值", hint: "平方和从什么值开始。" },
    "clip.mode": { label: "梯度裁剪", hint: "更新之前用什么限制梯度。" },
    "clip.max_norm": { label: "阈值", hint: "更长的梯度缩短到该长度。" },
    "clip.norm_type": { label: "范数类型", hint: "量哪一种长度：欧氏长度，或最大的分量。" },
    "clip.clip_value": { label: "阈值", hint: "各分量截断在正负该值之间。" },
  },

  choices: {
    loss: { mse: "均方误差", cross_entropy: "交叉熵" },
    "model.kind": { mlp: "MLP", rnn: "循环网络", one_neuron_rnn: "单个神经元" },
    "model.cell": { rnn: "RNN", gru: "GRU", lstm: "LSTM" },
    "model.nonlinearity": { tanh: "tanh", relu: "ReLU" },
    "model.loss_at": { last: "最后一个时间步", all: "每个时间步" },
    "model.activation": {
      linear: "线性",
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
    "model.norm": { none: "无", batch_norm: "BatchNorm", layer_norm: "LayerNorm" },
    "init.scheme": {
      default: "PyTorch 默认",
      xavier_uniform: "Xavier 均匀",
      xavier_normal: "Xavier 正态",
      kaiming_uniform: "He 均匀",
      kaiming_normal: "He 正态",
      normal: "固定标准差",
      scaled_normal: "高斯",
      uniform: "均匀",
      orthogonal: "正交",
      identity: "单位矩阵",
      zeros: "全零",
      constant: "常数",
    },
    "init.bias": { null: "随方案", zeros: "全零", default: "PyTorch 默认" },
    "init.mode": { fan_in: "fan_in", fan_out: "fan_out" },
    "init.nonlinearity": {
      relu: "ReLU",
      leaky_relu: "Leaky ReLU",
      tanh: "tanh",
      sigmoid: "Sigmoid",
      selu: "SELU",
      linear: "线性",
    },
    "data.source": {
      randn: "纯噪声",
      teacher: "教师网络",
      sine: "正弦波",
      spirals: "双螺旋",
      circles: "圆盘与圆环",
      adding: "加法问题",
      temporal_order: "时序问题",
      echo: "回声",
      sequence_sine: "正弦预测",
    },
    "data.mode": { stream: "每步换新", fixed: "固定一批" },
    "optimizer.name": { sgd: "SGD", adam: "Adam", adamw: "AdamW", rmsprop: "RMSprop", adagrad: "Adagrad" },
    "clip.mode": { none: "无", norm: "按范数", value: "按值", per_layer: "按层" },
    "clip.norm_type": { "2": "欧氏范数 2", inf: "最大分量 inf" },
  },

  scenarios: {
    opening: {
      name: "深层 ReLU 网络，增益 1.8",
      look: "两路都在学习，直到第 24 步来了一个坏批次。A 让它穿过 20 层逐层放大，B 只走了一小步。",
    },
    opening_schema_only: {
      name: "深层 ReLU 网络，宽 24",
      look: "开场的较窄版本：第 24 步来了一个坏批次，A 让它穿过 20 层逐层放大，B 把它裁剪。",
    },
    init_too_large: { name: "初始权重过大", look: "只有一个数不同，第一次更新之前梯度就大了 10^7 倍。" },
    too_deep: { name: "网络过深", look: "两路每层的因子相同，不同的只是因子的个数。" },
    relu_unnormalized: {
      name: "未归一化的 ReLU",
      look: "tanh 并不阻止信号增长：它限制了激活值的大小，在这里这就够了。",
    },
    lr_too_high: { name: "学习率过高", look: "没有隐藏层，也就没有跨层的连乘：范数每一步增大十倍。" },
    rnn_through_time: {
      name: "随时间爆炸",
      look: "从右往左看图：每个时间步乘以 1.27。tanh 使 A 保持有限，但它的第一次更新是权重的数千倍。",
    },
    rnn_relu_nan: { name: "单位矩阵的 1.3 倍", look: "循环矩阵是单位矩阵的 1.3 倍，信号按 1.3 的时间步次幂增长。" },
    cliff: {
      name: "悬崖",
      look: "梯度几乎处处约为 0.2，只有一道比步长还薄的墙例外。撞上墙看运气，撞上后不被甩开靠裁剪。",
    },
    lstm_vs_rnn: {
      name: "RNN、LSTM 与 GRU",
      look: "循环权重的尺度相同：普通 RNN 放大 80,000 倍，门控让乘积保持在 1 附近。",
    },
    clip_by_norm: { name: "按范数裁剪", look: "夹角为 0：B 保持梯度的方向，只是步子更短。" },
    clip_by_value: { name: "按值裁剪", look: "裁剪后的梯度偏离原方向 56 度：几乎每个元素都变成 0.01 或 −0.01。" },
    he_and_xavier: {
      name: "He 与 Xavier",
      look: "He 让因子保持在 1 附近，能学习。Xavier 在 ReLU 中每层为 0.71，20 层后只剩千分之一，只能预测均值。",
    },
    l2: { name: "权重衰减（L2）", look: "B 与 A 在同一步失败：衰减每步只减去权重的 0.05%，而爆炸只需一步。" },
    adam: { name: "Adam 优化器", look: "无论梯度是 1 还是 10^5，更新量的长度都一样。" },
    rmsprop: {
      name: "RMSprop 优化器",
      look: "最初的损失很大，因为没有偏差修正，第一步是学习率的十倍。之后它就能学习。",
    },
    batch_norm: { name: "批归一化 BatchNorm", look: "前向传播受到约束，网络能学习，尽管信号仍以每层 1.2 倍增长。" },
    lower_lr: { name: "降低学习率", look: "降到千分之一并不总是够，降到万分之一才够。" },
    tanh: { name: "用 tanh 代替 ReLU", look: "激活值不会超过 1，所以损失从 1 附近开始，而不是几千。" },
    residual: { name: "残差连接", look: "跳跃连接给每个因子加 1：支路缩放 0.1 时因子为 1.01，完整支路时为 1.7。" },
    two_norms: { name: "不一致的两种范数", look: "A 中信号上升 600 倍，权重梯度却持平。B 中两者都上升。" },
    batch_norm_explodes: {
      name: "会爆炸的 BatchNorm",
      look: "每层激活值都是 0.71，完全健康，而梯度增大了 19,000 倍。要看反向，不要看前向。",
    },
    silent_freeze: {
      name: "无声的冻结",
      look: "没有 NaN，损失有限，20 步内却没有一个权重移动：范数是 Inf，裁剪便乘以 0。",
    },
    adam_frozen: { name: "被 Adam 冻结", look: "梯度极大，更新量却恰好为 0：Adam 一直在除以 Inf。" },
    article: { name: "代码示例", look: "裁剪只作用于五分之一的步，两条损失曲线相差不到 0.01。" },
  },
  scenarioGroups: { subject: "主题", causes: "原因", time: "随时间", remedies: "补救", traps: "陷阱", code: "代码" },

  lane: {
    label: (letter) => `${letter} 路`,
    growth: (steps) => `每层增长，${stepRange.zh(steps)}`,
    growthShort: "每层增长",
    growthTime: (steps) => `每个时间步增长，${stepRange.zh(steps)}`,
    growthTimeShort: "每个时间步增长",
    perLayer: "每层",
    perTimeStep: "每个时间步",
    theory: (growth) => `理论 ${growth}`,
    loss: "损失",
    was: (loss) => `曾为 ${loss}`,
    totalNorm: "总梯度范数",
    notMeasured: "–",
    status,
    statusShort,
    announce: (letter, words) => `${letter} 路：${words}`,
  },

  titles: {
    list: (parts) => parts.join("，"),
    same: "设置相同",
    several: (titles) => titles.join("，"),
    clip: {
      none: "不裁剪",
      norm: (threshold) => `裁剪到 ${threshold}`,
      value: (threshold) => `按值裁剪到 ${threshold}`,
      per_layer: (threshold) => `按层裁剪到 ${threshold}`,
    },
    depth: (layers) => (layers === 0 ? "没有隐藏层" : `${layers} 个隐藏层`),
    timeSteps: (count) => `${count} 个时间步`,
    withoutNorm: "无归一化",
    on: (field) => `${field}：开`,
    off: (field) => `${field}：关`,
    setting: (field, value) => `${field} ${value}`,
  },

  quantities: {
    /** Where the places of the chain are time steps. */
    time: {
      signal: "梯度信号随时间",
      weight_gradient: "权重梯度",
      activation: "状态随时间",
    },
    menu: "显示的量",
    signal: "各层的梯度信号",
    weight_gradient: "各层的权重梯度",
    activation: "各层的激活值",
  },

  charts: {
    heat: "每一层，每一步",
    loss: "损失",
    ratio: "更新量 ÷ 权重量",
    ratioNote: "中位数，色带为所有层",
    dotted: (letter) => `点线为 ${letter}`,
    scale: "刻度",
    sharedScale: "共用刻度",
    fit: "自适应",
    showTable: "显示为表格",
    savePicture: "保存为图片",
    layer: "层",
    step: "步",
    value: "数值",
    notRun: "尚未开始。",
    heroCaption,
    heroQuantity: { signal: "梯度信号", weight_gradient: "权重梯度", activation: "激活值" },
    heatCaption: (lane, steps, layers) => `${lane} 路：${layers} 层在 ${steps} 步中的梯度信号`,
    lossCaption: (lane, steps, loss) => `${lane} 路，${stepRange.zh(steps)}：损失为 ${figure(loss)}`,
    ratioCaption: (lane, steps, ratio) =>
      `${lane} 路，${stepRange.zh(steps)}：更新量的中位数是权重量的 ${figure(ratio)}`,

    hero: {
      float32Max: "float32 上限",
      input: "输入层",
      output: "输出层",
      backwardPass: "反向传播",
      theoryAtStart: (factor) => `初始理论值：每层 ${factor}`,
      onTheoryLine: (factor) => `与理论线重合：每层 ${factor}`,
      step: stepRange.zh,
      layerAtStep: (layer, steps) => `第 ${layer} 层 · ${stepRange.zh(steps)}`,
      outputAtStep: (steps) => `输出层 · ${stepRange.zh(steps)}`,
      inOneUpdate: "仅一次更新",
      pressPlay: "按播放键或空格键",
      theoryHint: "点线是理论预测",
      fitted: (from, to) => `自适应：${from} 到 ${to}`,
    },
    /** The same where the places of the chain are time steps. */
    heroTime: {
      input: "最初",
      output: "输出",
      backwardPass: "沿时间反向传播",
      theoryAtStart: (factor) => `初始理论值：每个时间步 ${factor}`,
      onTheoryLine: (factor) => `与理论线一致：每个时间步 ${factor}`,
      layerAtStep: (time, steps) => `第 ${time} 个时间步 · ${stepRange.zh(steps)}`,
    },
    heatTime: "每个时间步，每一步",
    timeStep: "时间步",
    heatMap: { nanFromHere: "此后全为 NaN", runStopped: "该次训练已停止", outputBadge: "输出" },
    lossChart: { peakThen: (peak, what) => `${peak}，随后 ${what}`, stepZero: "第 0 步" },
    updateRatio: { healthy: "健康区间", stepZero: "第 0 步" },
  },

  /** What can be opened below the lanes. */
  dock: {
    inLane: (tab, letter) => `${letter} 的${tab}`,
    label: "细看",
    close: "关闭",
    loading: "正在加载",
    tabs: {
      story: "发生了什么",
      layer: "单层",
      clipping: "裁剪",
      step: "单步",
      recurrent: "循环矩阵",
      picture: "预测",
      checks: "核对",
    },
  },

  transport: {
    label: "播放控制",
    play: "播放",
    pause: "暂停",
    stepForward: "前进一步",
    stepBack: "后退一步",
    reset: "重置",
    step: "步",
    of: (last) => `/ ${last}`,
    steps: stepRange.zh,
    speed: "速度",
    speeds: { "1": "1×", "4": "4×", "16": "16×", max: "最快" },
    stepsPerSecond: "步/秒",
    replaying: "重新计算中",
    scrubber: "显示的步",
    branch: (lane, from, until) => `${lane} 的分支，第 ${from} 至 ${until} 步：回到这里`,
    atStep: (step) => `第 ${step} 步`,
  },

  marks: {
    first_clip: "首次裁剪",
    first_inf: "首个 Inf",
    first_nan: "首个 NaN",
    bad_batch: "坏批次",
    change: "更改设置",
    fork: "分支",
    at: (mark, step) => `${mark} · 第 ${step} 步`,
    jump: (mark, step) => `${mark} · 第 ${step} 步，转到这里`,
  },

  notices: {
    dismiss: "知道了",
    address_ignored: (fields) => `链接中有此版本不认识的设置，已忽略：${fields.join("，")}。`,
    address_replaced: (fields) => `链接中有不能使用的值，已改用默认值：${fields.join("，")}。`,
    address_unreadable: "无法读取该链接，现在显示的是开场对比。",
    list_unreadable: "无法读取该链接中的教学列表，链接可能被截断了。",
    list_unloaded: "本页中用于打开教学列表的部分未能载入：请在网络恢复后重新加载本页。",
  },

  announcements: {
    paused: (step) => `已暂停，第 ${step} 步`,
  },
};
