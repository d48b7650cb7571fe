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
  const peers = ["tfjs", "jax"].flatMap((peer) => [
    {
      id: `${peer}-chromium`,
      name: `${peerNames[peer]}, Chromium`,
      peer,
      measure: ({ experiment }) => chromium.measure(peer, { experiment, wasmFolder: "/wasm/", stretch }),
    },
    {
      id: `${peer}-node`,
      name: `${peerNames[peer]}, Node`,
      peer,
      measure: ({ experiment }) => node(programs[peer], { experiment, stretch }),
    },
  ]);
  return [...ours, ...(python === null ? [] : [pytorch]), ...peers];
}

const peerNames = { tfjs: "TensorFlow.js (wasm)", jax: "jax-js (wasm)" };
