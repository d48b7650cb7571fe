/**
 * Who takes part: `id`, its name in the report, and how it is measured. `peer`: of the JavaScript peers each runs in
 * both places once, and then in the one that was faster.
 */
export function contestantsOf({ programs, engine, chromium, python, node, stretch }) {
  const inWorker =
    (recording) =>
    ({ experiment }) =>
      chromium.measure("worker", {
        experiment: engine.complete(experiment),
        columns: engine.columnsOf(recording),
        stretch,
      });
  const inProcess =
    (backend) =>
    ({ experiment }) =>
      node(programs.engine, { experiment, backend, stretch });
  const ours = [
    { id: "ours", name: "the Lab's engine, worker in Chromium", measure: inWorker("everything") },
    { id: "ours-nothing", name: "the same, recording nothing", measure: inWorker("nothing") },
    { id: "ours-node", name: "the Lab's engine, Node", measure: inProcess("fastest") },
    { id: "reference", name: "its plain TypeScript reference, Node", measure: inProcess("reference") },
  ];
  const pytorch = {
    id: "pytorch",
    name: "PyTorch, one thread",
    measure: ({ experiment }) => python.measure(engine.pytorchCode(experiment), stretch),
  };
  const peers = Object.entries(javaScriptPeers).flatMap(([peer, { name, program, way }]) => [
    {
      id: `${peer}-chromium`,
      name: `${name}, Chromium`,
      peer,
      measure: ({ experiment }) => chromium.measure(program, { experiment, way, wasmFolder: "/wasm/", stretch }),
    },
    {
      id: `${peer}-node`,
      name: `${name}, Node`,
      peer,
      measure: ({ experiment }) => node(programs[program], { experiment, way, stretch }),
    },
  ]);
  return [...ours, ...(python === null ? [] : [pytorch]), ...peers];
}

const javaScriptPeers = {
  tfjs: { name: "TensorFlow.js (wasm)", program: "tfjs", way: "autodiff" },
  jax: { name: "jax-js (wasm)", program: "jax" },
  "tfjs-by-hand": { name: "TensorFlow.js (wasm), backward pass by hand", program: "tfjs", way: "byHand" },
};
