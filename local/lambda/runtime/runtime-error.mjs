/** An error that the runtime itself finds, by the name that Lambda gives it. */
export class RuntimeError extends Error {
  /**
   * @param {'Runtime.ImportModuleError' | 'Runtime.HandlerNotFound' | 'Runtime.MalformedHandlerName' | 'Runtime.UserCodeSyntaxError' | 'Runtime.UnhandledPromiseRejection' | 'Runtime.NodeJsExit'} name
   * @param {unknown} reason
   */
  constructor(name, reason) {
    super(String(reason));
    this.name = name;
    if (reason instanceof Error && reason.stack !== undefined) this.stack = `${name}: ${reason.stack}`;
  }
}
