/** The environment of `terraform` and `cdktf`: nobody's settings, credentials or variables but the ones given. */
export function terraformEnvironment(given: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const foreign = /^(AWS|TF|CDKTF|CHECKPOINT|GITHUB)_|^(FORCE|NO)_COLOR$/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(own),
    CI: '1',
    CHECKPOINT_DISABLE: '1',
    // The provider's schema is large and soon thrown away: collecting less garbage saves a quarter of the time.
    GOGC: '400',
    // Providers come from the mirror that the configuration file names, not from a cache in the user's home.
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    ...given,
  };
}
