import type { ApiRequest } from './api';
import { Domains } from './domains/domains';
import type { Lead, RunningApi } from './running-api';
import type { RunningDocument } from './running-document';

/** The custom domains of a run: stacks that share a name answer below it together. */
export class RunDomains {
  private domains = new Domains();
  private apis: readonly RunningApi[] = [];

  /** Leads to the APIs of these documents from now on. */
  follow(documents: readonly RunningDocument[]): void {
    this.domains = new Domains(...documents.map(({ world }) => world.deployed.model));
    this.apis = documents.flatMap(({ apis }) => apis);
  }

  /** Says which API answers, by the host of a request. */
  readonly lead: Lead = (request: ApiRequest) => {
    const led = this.domains.find(request);
    if (led === undefined) return undefined;
    if (led.apiId === undefined) return { api: undefined, request };
    const api = this.apis.find(({ served, world }) => served.id === led.apiId && world.deployed.model === led.model);
    return { api, request: led.request };
  };
}
