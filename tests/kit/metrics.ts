import type { Services } from '../../src/platform/context/services.ts';
import { metricRegistry } from '../../src/platform/metrics/metric-registry.ts';

/** The values of all series of an application by now, such as `tradepost_mails_total{result="SENT"}`. */
export async function seriesOf({
  services,
}: {
  readonly services: Services;
}): Promise<ReadonlyMap<string, number>> {
  const text = await services.get(metricRegistry).text();
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map(line => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** By how much the series whose name begins like this have risen while `work` ran; those that have not are left out. */
export async function risesDuring(
  app: { readonly services: Services },
  prefix: string,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const before = await seriesOf(app);
  await work();
  const after = await seriesOf(app);
  const risen = [...after]
    .filter(([series]) => series.startsWith(prefix))
    .map(([series, value]): [string, number] => [series, value - (before.get(series) ?? 0)])
    .filter(([, rise]) => rise !== 0);
  return Object.fromEntries(risen);
}
