import { operators, services } from './scenario';

/** The JSON files the seeded metadata URIs point at, by URI: what a server under those hosts would answer. */
export const metadataFiles: Readonly<Record<string, object>> = Object.fromEntries([
  ...Object.values(operators).map((operator) => [
    operator.metadataUri,
    file(operator.name, operator.metadataUri, `${operator.name} runs nodes for restaking services.`),
  ]),
  ...Object.values(services).map((service) => [
    service.metadataUri,
    file(service.name, service.metadataUri, `${service.name}, a service secured by restaked stake.`),
  ]),
]);

function file(name: string, uri: string, description: string): object {
  const { origin } = new URL(uri);
  return { name, website: origin, description, logo: `${origin}/logo.png`, twitter: 'https://x.com/example' };
}
