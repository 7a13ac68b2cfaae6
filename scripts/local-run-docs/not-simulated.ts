/** Facts that no test proves, and why. A fact that a test names must not stand here. */
export const notSimulated: Readonly<Record<string, string>> = {
  G043: 'there is no TLS on this machine, so nobody shows a certificate',
  G110: 'Cloud Map is not asked: a private target is found by `--upstream`',
  G136: 'there are no health checks of the service here: `/ping` is a path like any other',
  G201: 'names are found in upper and lower case: many clients send all names in lower case',
  G327: 'APIs call functions directly, not over the HTTP of the Lambda service',
  G339: 'neither the size of `/tmp` nor writes elsewhere are limited',
};
