/** For the tests in TypeScript that make a second version of the page. */
export function writeServiceWorker(folder: string): Promise<void>;
