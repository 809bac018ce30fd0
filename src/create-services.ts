import { manifests } from './manifests.ts';
import { throttleLimits } from './modules/accounts/throttle-limits.ts';
import { modules } from './modules/index.ts';
import { paymentTargets, targetsByPrefix } from './modules/payments/payment-targets.ts';
import type { Services } from './platform/context/services.ts';
import { createPlatformServices, type ProcessResources } from './platform/create-platform-services.ts';

/** Everything that lives as long as the process, from the configuration and the manifests. */
export function createServices(resources: ProcessResources): Services {
  const services = createPlatformServices(resources, manifests, throttleLimits);
  services.set(paymentTargets, targetsByPrefix(modules.flatMap(module => module.paymentTargets ?? [])));
  for (const { key, create } of manifests.flatMap(manifest => manifest.services ?? [])) {
    services.set(key, create(services));
  }
  return services;
}
