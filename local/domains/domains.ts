import type { Model } from '../../terraform/model/model';
import type { ApiRequest } from '../api';
import type { DomainMapping } from './mapping';
import { mappedDomains, readDomains, readMappings } from './read-mappings';

/** Where a custom domain leads: to an API, or nowhere. */
export type DomainTarget =
  | { readonly apiId: string; readonly model: Model; readonly request: ApiRequest }
  | { readonly apiId: undefined; readonly why: string };

/** A mapping, and the document that has it: ids of APIs are unique in their document alone. */
type FoundMapping = DomainMapping & { readonly model: Model };

/** The custom domains of documents: choose by `Host` what answers a request, for APIs of every kind. A domain that none of them makes counts as well. */
export class Domains {
  private readonly names: readonly string[];
  private readonly mappings: readonly FoundMapping[];

  constructor(...models: readonly Model[]) {
    const names = models.flatMap((model) => [...readDomains(model), ...mappedDomains(model)]);
    this.names = [...new Set(names)].sort((one, other) => stars(one) - stars(other));
    this.mappings = models
      .flatMap((model) => readMappings(model).map((mapping) => ({ ...mapping, model })))
      .sort((one, other) => other.key.length - one.key.length);
  }

  /** Where a request goes; undefined when its host is no custom domain. */
  find(request: ApiRequest): DomainTarget | undefined {
    if (this.names.length === 0) return undefined;
    const name = this.names.find((one) => fits(one, request.host));
    if (name === undefined) return undefined;
    const path = pathOf(request.target);
    const mapping = this.mappings.find(({ domain, key }) => domain === name && isBelow(path, key));
    if (mapping === undefined) return { apiId: undefined, why: `${name} has no mapping for ${path}` };
    return { apiId: mapping.apiId, model: mapping.model, request: below(request, mapping) };
  }
}

const pathOf = (target: string): string => target.split('?', 1)[0] ?? '';

/** A name goes before the wildcard around it. */
const stars = (name: string): number => Number(name.startsWith('*.'));

/** A wildcard stands for one label: `*.example.com` is `a.example.com`, and not `a.b.example.com`. */
const fits = (name: string, host: string): boolean =>
  name === host || (name.startsWith('*.') && host.includes('.') && host.slice(host.indexOf('.')) === name.slice(1));

const isBelow = (path: string, key: string): boolean => key === '' || `${path}/`.startsWith(`/${key}/`);

/** The request as its API sees it: without the mapping's key, and without a stage that the path names. */
function below(request: ApiRequest, { domain, key, stage }: DomainMapping): ApiRequest {
  const rest = key === '' ? request.target : request.target.slice(key.length + 1);
  const name = request.host === domain ? domain : request.host;
  if (stage !== undefined) return { ...request, target: rooted(rest), domain: { name, stage, mappingKey: key } };
  const named = pathOf(rest).split('/')[1] ?? '';
  const target = rooted(rest.slice(named.length + 1));
  return { ...request, target, domain: { name, stage: named, mappingKey: key } };
}

const rooted = (target: string): string => (target.startsWith('/') ? target : `/${target}`);
