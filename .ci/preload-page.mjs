// The entry is small and imports the page. All that the page consists of at its start is one script, which compresses
// better than a script for each set of views that share a module, and index.html names it with its style, so that the
// browser fetches them at once, without waiting for the entry.

/** The module and all that it imports statically. */
function importedWith(id, graph, ids = new Set()) {
  if (ids.has(id)) return ids;
  ids.add(id);
  for (const other of graph.getModuleInfo(id)?.importedIds ?? []) importedWith(other, graph, ids);
  return ids;
}

/** A chunk's file and those of all that it imports statically. */
function loadedWith(file, bundle, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  for (const other of bundle[file]?.imports ?? []) loadedWith(other, bundle, files);
  return files;
}

/** Vite plugin. `entry`, `page`: the paths of the two modules; the first imports the second dynamically. */
export function preloadPage({ entry, page }) {
  let start = null;
  const groupOf = (id, graph) => {
    start ??= [
      ["entry", importedWith(entry, graph)],
      ["page", importedWith(page, graph)],
    ];
    return start.find(([, ids]) => ids.has(id))?.[0] ?? null;
  };
  return {
    name: "preload-page",
    config: () => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: groupOf, includeDependenciesRecursively: false }] } },
        },
      },
    }),
    buildStart() {
      start = null;
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        if (!bundle) return [];
        // What is imported is the script with the page in it, or a small one before it that stands for the page alone.
        const chunks = Object.values(bundle);
        const chunk =
          chunks.find(({ facadeModuleId }) => facadeModuleId === page) ??
          chunks.find(({ moduleIds }) => moduleIds?.includes(page));
        if (!chunk) throw new Error(`no chunk has ${page}`);
        const scripts = [...loadedWith(chunk.fileName, bundle)];
        const styles = scripts.flatMap((file) => [...(bundle[file].viteMetadata?.importedCss ?? [])]);
        const link = (rel, file) => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `./${file}` },
          injectTo: "head",
        });
        return [
          ...scripts.map((file) => link("modulepreload", file)),
          ...styles.map((file) => link("stylesheet", file)),
        ].filter(({ attrs }) => !html.includes(attrs.href));
      },
    },
  };
}
