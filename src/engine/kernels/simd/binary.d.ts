/** src/engine/kernels/assembly, compiled, in base64. */
declare module "virtual:kernels-binary" {
  const base64: string;
  export default base64;
}

/** What these kernels use of every platform's WebAssembly and base64; the engine is compiled without a platform's types. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Memory {
    constructor(descriptor: { readonly initial: number; readonly maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: unknown;
  }
}
declare function atob(base64: string): string;
