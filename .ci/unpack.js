// The only script that stands readable in the single file: it unpacks the program and runs it. The browser checks the
// program against the hash that the page's policy names, as it checks this script.
(async () => {
  try {
    const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (c) => c.charCodeAt(0));
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    const program = await new Response(unpacked).text();
    const policy = globalThis.trustedTypes?.createPolicy("egl-unpack", { createScript: (text) => text });
    const script = document.createElement("script");
    script.type = "module";
    script.textContent = policy ? policy.createScript(program) : program;
    document.body.append(script);
  } catch {
    document.getElementById("app").textContent =
      "This browser cannot unpack the page: one of 2023 or newer is needed. 此浏览器无法打开本页面：需要 2023 年或更新的浏览器。";
  }
})();
