// What the page loads before anything is shown is what its index.html names, and the words of the reader's language.
const { existsSync, readFileSync } = require("node:fs");

const page = "dist/web/index.html";
const html = existsSync(page) ? readFileSync(page, "utf8") : "";
const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => `dist/web/${file}`);

module.exports = [
  {
    name: "initial JavaScript, worker and kernels included",
    path: [...named.filter((file) => file.endsWith(".js")), "dist/web/assets/zh-*.js"],
    gzip: true,
    limit: "218 kB",
  },
  { name: "initial style", path: named.filter((file) => file.endsWith(".css")), gzip: true, limit: "12 kB" },
  { name: "the script for pages that embed", path: "dist/web/embed.js", gzip: true, limit: "3 kB" },
  {
    name: "the engine on the page, where no worker can be",
    path: ["dist/web/assets/openLaboratory-*.js", "dist/web/assets/trainer-*.js"],
    gzip: true,
    limit: "48 kB",
  },
];
