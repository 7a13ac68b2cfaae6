import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Resource } from '../../terraform/model/resource';
import type { Trace } from '../trace';
import { CodeFolders } from './code-folders';
import { configurationOf, type FunctionConfiguration } from './configuration';
import { Environment, type EnvironmentSettings } from './environment';
import { FunctionCode } from './function-code';
import { LocalFunction } from './local-function';
import { Pool } from './pool';
import { type Initialization, runtimeVariables } from './runtime-variables';
import type { LambdaSurroundings } from './surroundings';

/**
 * Seconds that the code outside of a handler has.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
const longestInit = 10;

/** Makes functions and their environments, in a folder that is gone after the run. */
export class FunctionWorkshop {
  private readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'gatehouse-run-')));
  private readonly runtime: string;
  /** Folder of this project, whose packages stand in for those of Lambda's runtime. */
  private readonly project: string;
  private readonly folders: CodeFolders;
  private environments = 0;

  constructor(
    private readonly surroundings: LambdaSurroundings,
    private readonly traceOf: (requestId: string) => Trace | undefined,
  ) {
    this.runtime = surroundings.options.runtime ?? fileURLToPath(new URL('./runtime.mjs', import.meta.url));
    this.project = resolve(dirname(this.runtime), '../..');
    this.folders = new CodeFolders(this.root, join(this.project, 'node_modules'));
  }

  /** Makes a function, and says what of it does not run here. */
  make(resource: Resource): LocalFunction {
    const { deployed, options, unsupported } = this.surroundings;
    const configuration = configurationOf(resource, deployed);
    const code = new FunctionCode(resource, deployed, this.folders, options.codeElsewhere);
    const notRun = whyNotRun(configuration, resource);
    const why = notRun ?? code.missing;
    if (why !== undefined) unsupported(resource.address, why);
    for (const arn of code.missingLayers) unsupported(resource.address, `its layer ${arn} is not in the document`);
    for (const name of configuration.unknownVariables)
      unsupported(resource.address, `its environment variable ${name} is left out: no value is known`);
    const makePool = (version: string) => this.pool(configuration, code, version);
    return new LocalFunction(resource, configuration, {
      model: deployed.model,
      makePool,
      notRun,
      code,
      reload: options.reload ?? false,
    });
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private pool(configuration: FunctionConfiguration, code: FunctionCode, version: string): Pool {
    const { deployed, options, endpoint, hosts, tell } = this.surroundings;
    const { handler, timeout, memory, logFormat, logLevel, address } = configuration;
    const log = (line: string, request: string | undefined) => {
      if (request !== undefined) this.traceOf(request)?.log(line);
      tell({ event: 'log', stack: deployed.stack, function: address, request, line });
    };
    const settings = (initialization: Initialization): EnvironmentSettings => ({
      ...code.place(),
      runtime: this.runtime,
      tmp: this.newTmp(),
      real: [...[this.root, this.project, deployed.folder].flatMap(withRealPath), ...this.folders.linked],
      ...{ handler, timeout, memory, logFormat, logLevel, log },
      longestInit,
      variables: { ...configuration.variables, ...runtimeVariables(configuration, version, initialization) },
      endpoint: endpoint(),
      hosts,
      inspected: options.inspect ?? false,
    });
    return new Pool((initialization, onEnd) => new Environment(settings(initialization), onEnd));
  }

  private newTmp(): string {
    const folder = join(this.root, 'tmp', String(this.environments++));
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}

/** A folder, and where it is when it is a link. */
const withRealPath = (folder: string): string[] => (existsSync(folder) ? [folder, realpathSync(folder)] : [folder]);

function whyNotRun({ runtime }: FunctionConfiguration, resource: Resource): string | undefined {
  if (resource.get('package_type') === 'Image') return 'it is a container image: only functions of Node.js are run';
  return /^nodejs\d/.test(runtime) ? undefined : `its runtime is ${runtime}: only functions of Node.js are run`;
}
