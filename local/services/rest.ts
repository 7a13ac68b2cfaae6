import type { Need, ServiceFault } from './service';
import type { ServiceAnswer, ServiceRequest } from './services';

/** A call of a service that is addressed by method and path. */
export interface RestCall {
  readonly operation: string;
  readonly needs: readonly Need[];
  answer(): Promise<ServiceAnswer>;
  /**
   * Writes an error as the service does.
   *
   * @default - as JSON
   */
  readonly fault?: ((fault: ServiceFault) => ServiceAnswer) | undefined;
}

/** A service whose operations are methods and paths. */
export interface RestService {
  /** Reads a call; undefined when it is none that is simulated. */
  read(request: ServiceRequest): RestCall | undefined;
}
