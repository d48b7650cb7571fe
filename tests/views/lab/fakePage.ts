import { vi } from "vitest";
import { createFakePool, type FakePool } from "../../runs/fakePool.ts";

/** What jsdom lacks: sizes and sight; and the pool of workers, as one that trains at once. */
class Nothing {
  observe() {}
  disconnect() {}
}
vi.stubGlobal("ResizeObserver", Nothing);
vi.stubGlobal("IntersectionObserver", Nothing);

export const fakePool: FakePool = createFakePool();
