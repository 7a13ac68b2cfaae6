/** Minutes that a linear shift of CodeDeploy takes in all, as AWS counts them: a wait after each whole step. */
export const linearMinutes = (percent: number, minutes: number): number => Math.floor(100 / percent) * minutes;
