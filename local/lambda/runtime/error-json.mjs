/**
 * Lambda's JSON of what was thrown: whatever it is, there is a type, a message and a trace.
 *
 * @param {unknown} thrown
 * @returns {string}
 */
export function errorJson(thrown) {
  if (!isError(thrown)) {
    return JSON.stringify({
      errorType: thrown === null ? 'object' : typeof thrown,
      errorMessage: textOf(thrown),
      trace: [],
    });
  }
  const { name, message, stack = '' } = thrown;
  return JSON.stringify({ errorType: name, errorMessage: message, trace: stack.split('\n') });
}

/**
 * @param {unknown} thrown
 * @returns {thrown is Error}
 */
function isError(thrown) {
  return (
    thrown instanceof Error ||
    (typeof thrown === 'object' && thrown !== null && 'stack' in thrown && 'message' in thrown)
  );
}

/** @param {unknown} thrown */
function textOf(thrown) {
  try {
    return String(thrown);
  } catch {
    return 'Unknown error';
  }
}
