import { spread } from "./statistics.mjs";

/** Per contestant and workload: {median, min, max} of the rates; undefined where there are none. */
export function ratesOf(measurements, workload, contestant) {
  const rates = measurements
    .filter((one) => one.workload === workload && one.contestant === contestant)
    .map(({ rate }) => rate);
  return rates.length === 0 ? undefined : spread(rates);
}

/**
 * The ratios of our rate to that of an opponent in the same round. `own`: which of our contestants; `opponent`: "pytorch",
 * "peer" for the fastest of the JavaScript peers in the round, or "byHand" for TensorFlow.js without its gradients.
 */
export function ratiosOf(measurements, workload, own, opponent) {
  const rounds = new Set(measurements.map(({ round }) => round));
  const ratios = [...rounds].flatMap((round) => {
    const here = measurements.filter((one) => one.workload === workload && one.round === round);
    const ours = here.find(({ contestant }) => contestant === own);
    const theirs = here.filter(({ contestant }) => isOpponent[opponent](contestant)).map(({ rate }) => rate);
    return ours === undefined || theirs.length === 0 ? [] : [ours.rate / Math.max(...theirs)];
  });
  return ratios.length === 0 ? undefined : spread(ratios);
}

const isOpponent = {
  pytorch: (contestant) => contestant === "pytorch",
  peer: (contestant) => /^(tfjs|jax)-(chromium|node)$/.test(contestant),
  byHand: (contestant) => contestant.startsWith("tfjs-by-hand-"),
};
