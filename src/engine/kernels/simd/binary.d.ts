/** src/engine/kernels/assembly, compiled: a character a byte, whose code is 61 more, or 61 − 256. */
declare module "virtual:kernels-binary" {
  const characters: string;
  export default characters;
}

/** What these kernels use of every platform's WebAssembly; the engine is compiled without a platform's types. */
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
