import { createRequire } from 'node:module';
import { parsePlainHcl } from './plain-hcl/parse';
import { unpacked } from './unpacked';
import { compileWebAssemblyOnce } from './webassembly.mjs';

/** The reader of HCL: it answers the text of Terraform's JSON, or what is wrong. */
interface HclReader {
  parse(name: string, text: string, answer: (problem: string | null, json: string) => void): void;
}

/** What Go brings to run a program of it in JavaScript. */
interface Go {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

let reader: Promise<HclReader> | undefined;

/** Reads HCL into what Terraform's JSON would hold; throws what the whole reader says of text that is none. */
export async function parseHcl(name: string, text: string): Promise<unknown> {
  return parsePlainHcl(text) ?? parseAnyHcl(name, text);
}

async function parseAnyHcl(name: string, text: string): Promise<unknown> {
  reader ??= loadReader();
  const { parse } = await reader;
  const json = await new Promise<string>((resolve, reject) => {
    parse(name, text, (problem, answer) => (problem ? reject(new Error(problem)) : resolve(answer)));
  });
  return JSON.parse(json);
}

/**
 * Starts the program of the package, WebAssembly of 6 MB: only those who bring HCL wait for it. What the package itself starts it with
 * loads packages that this needs nothing of, and they take a third of the time.
 */
async function loadReader(): Promise<HclReader> {
  compileWebAssemblyOnce();
  const require = createRequire(import.meta.url ?? __filename);
  require('@cdktf/hcl2json/wasm/bridge_wasm_exec.js');
  const program = unpacked(require.resolve('@cdktf/hcl2json/main.wasm.gz'));
  // Both sides know these two by their global names.
  const shared = globalThis as unknown as { readonly Go: new () => Go; __parse_terraform_config_wasm__: object };
  const functions = {};
  shared.__parse_terraform_config_wasm__ = functions;
  const go = new shared.Go();
  const { instance } = await WebAssembly.instantiate(program, go.importObject);
  void go.run(instance);
  return functions as HclReader;
}
