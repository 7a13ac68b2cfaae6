import type { Need } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

/** A call of a service that is addressed by method and path. */
export interface RestCall {
  readonly operation: string;
  readonly needs: readonly Need[];
  answer(): Promise<ServiceAnswer>;
}

/** A service whose operations are methods and paths. */
export interface RestService {
  /** Reads a call; undefined when it is none that is simulated. */
  read(request: ServiceRequest): RestCall | undefined;
}
