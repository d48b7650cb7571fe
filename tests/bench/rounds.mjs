/**
 * Measures every contestant once a round, each round in another order, so that what slows the machine down for a while
 * hits all. Gives the measurements: {round, workload, contestant, rate, healthy, …}.
 */
export async function measureRounds(contestants, { rounds, workloads }, tell) {
  const measurements = [];
  for (let round = 0; round < rounds; round++) {
    for (const { id: workload, experiment } of workloads) {
      const taking = contestants.filter((contestant) => takesPart(contestant, workload, measurements));
      for (const contestant of rotated(taking, round)) {
        const measured = await contestant.measure({ experiment });
        const measurement = { round, workload, contestant: contestant.id, ...measured };
        if (!measured.healthy) throw new Error(`numbers went out of range: ${JSON.stringify(measurement)}`);
        measurements.push(measurement);
        tell(measurement);
      }
    }
  }
  return measurements;
}

const rotated = (list, by) => list.map((_, k) => list[(k + by) % list.length]);

/** The places of a peer were compared in the first round. */
function takesPart({ id, peer }, workload, measurements) {
  if (peer === undefined) return true;
  const first = measurements.filter((one) => one.round === 0 && one.workload === workload);
  const rateOf = (contestant) => first.find((one) => one.contestant === contestant)?.rate;
  const [own, other] = ["chromium", "node"].map((place) => rateOf(`${peer}-${place}`));
  if (own === undefined || other === undefined) return true;
  return id === `${peer}-${own >= other ? "chromium" : "node"}`;
}
