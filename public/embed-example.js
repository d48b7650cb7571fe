// The script of embed-example.html: three buttons, and a list of what the frame has said.
const lab = document.querySelector("exploding-gradients");
const said = document.getElementById("said");

function say(sentence) {
  said.appendChild(document.createElement("li")).textContent = sentence;
}

lab.on("clipped", ({ lane, step }) =>
  say(`Lane ${lane}: the gradient was clipped for the first time at step ${step}.`),
);
lab.on("exploded", ({ lane, step, tensor }) => say(`Lane ${lane}: ${tensor} stopped being finite at step ${step}.`));
lab.on("finished", ({ step }) => say(`Stopped at step ${step}.`));

const acts = {
  play: () => lab.seek(40),
  clip: () => lab.fork({ lane: "a", step: 20, patch: { "clip.mode": "norm", "clip.max_norm": 10 } }),
  reset: () => lab.reset(),
};

for (const button of document.querySelectorAll("[data-act]")) {
  button.addEventListener("click", () => acts[button.dataset.act]().catch((error) => say(error.message)));
}
